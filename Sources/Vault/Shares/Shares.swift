import RedactCore

/// Splits a secret into shares of which any so many give it back, and fewer tell nothing, as words that
/// can be written on paper (SLIP-0039).
///
///     let shares = try Shares.split(secret: bytes, threshold: 2, count: 3)
///     try Shares.combine([shares[2], shares[0]]) == bytes
///
/// ## Privacy
/// Neither secret nor words reach an error. Buffers made here are wiped; the shares that are handed out,
/// and the secret, are for the caller to keep or to wipe.
package enum Shares {
  /// The numbers of bytes that a secret may have; only even ones are possible.
  package static let secretLengths = 16...32
  /// The most shares of one split.
  package static let maximumCount = 16

  /// Shares of one group, with randomness of the system.
  ///
  /// The passphrase is not kept in the shares, nor a sign of it: another one gives another secret. The
  /// exponent doubles the work of splitting, combining and guessing with every step.
  package static func split(
    secret: [UInt8], threshold: Int, count: Int, passphrase: [UInt8] = [], iterationExponent: Int = 1,
    extendable: Bool = true
  ) throws(ShareError) -> [String] {
    var generator = SystemRandomNumberGenerator()
    return try split(
      secret: secret, threshold: threshold, count: count, passphrase: passphrase,
      iterationExponent: iterationExponent, extendable: extendable, using: &generator)
  }

  /// The same with randomness from elsewhere, for tests: who knows it needs no shares.
  package static func split(
    secret: [UInt8], threshold: Int, count: Int, passphrase: [UInt8] = [], iterationExponent: Int = 1,
    extendable: Bool = true, using generator: inout some RandomNumberGenerator
  ) throws(ShareError) -> [String] {
    guard secretLengths.contains(secret.count), secret.count.isMultiple(of: 2) else {
      throw .secretLength(secret.count)
    }
    guard (1...maximumCount).contains(count), (1...count).contains(threshold), threshold > 1 || count == 1
    else { throw .threshold(threshold, of: count) }
    guard (0...ShareCipher.maximumExponent).contains(iterationExponent) else {
      throw .exponent(iterationExponent)
    }
    guard passphrase.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .passphrase }
    let split = Share.Split(
      identifier: UInt16.random(in: 0..<1 << 15, using: &generator), extendable: extendable,
      exponent: iterationExponent, groupThreshold: 1, groupCount: 1)
    var hidden = try split.cipher(passphrase).encrypt(secret)
    var points = Polynomial.split(hidden, threshold: threshold, count: count, using: &generator)
    defer {
      wipe(&hidden)
      wipe(&points)
    }
    return points.map { point in
      let share = Share(split: split, groupIndex: 0, memberThreshold: threshold, point: point)
      var words = share.words
      defer { wipe(&words) }
      return ShareWords.write(words)
    }
  }

  /// The secret behind exactly as many shares as are needed, in any order, of one group or of several.
  package static func combine(
    _ texts: [String], passphrase: [UInt8] = []
  ) throws(ShareError) -> [UInt8] {
    var shares: [Share] = []
    defer { for index in shares.indices { wipe(&shares[index].point.y) } }
    for (index, text) in texts.enumerated() {
      var words = try ShareWords.read(text, share: index + 1)
      defer { wipe(&words) }
      shares.append(try Share(words: words, number: index + 1))
    }
    guard let split = shares.first?.split else { throw .noShares }
    var points = try recoverGroups(shares)
    defer { wipe(&points) }
    var hidden = try Polynomial.recover(points)
    defer { wipe(&hidden) }
    return try split.cipher(passphrase).decrypt(hidden)
  }

  /// What each group hides, after everything that can be seen without putting it together was looked at.
  private static func recoverGroups(_ shares: [Share]) throws(ShareError) -> [SharePoint] {
    var groups: [UInt8: [Share]] = [:]
    for (index, share) in shares.enumerated() {
      let others = groups[share.groupIndex, default: []]
      guard share.belongs(to: shares[0]),
        others.first.map({ $0.memberThreshold == share.memberThreshold }) ?? true
      else { throw .foreign(share: index + 1) }
      guard !others.contains(where: { $0.point.x == share.point.x }) else {
        throw .duplicate(share: index + 1)
      }
      groups[share.groupIndex] = others + [share]
    }
    try requireExactly(shares[0].split.groupThreshold, groups.count)
    let sorted = groups.sorted { $0.key < $1.key }
    for (_, members) in sorted { try requireExactly(members: members) }
    var points: [SharePoint] = []
    for (index, members) in sorted {
      points.append(SharePoint(x: index, y: try Polynomial.recover(members.map(\.point))))
    }
    return points
  }

  private static func requireExactly(_ needed: Int, _ given: Int) throws(ShareError) {
    if given < needed { throw .tooFewGroups(needed: needed, given: given) }
    if given > needed { throw .tooManyGroups(needed: needed, given: given) }
  }

  private static func requireExactly(members: [Share]) throws(ShareError) {
    let needed = members.first?.memberThreshold ?? 1
    if members.count < needed { throw .tooFew(needed: needed, given: members.count) }
    if members.count > needed { throw .tooMany(needed: needed, given: members.count) }
  }
}

extension Share {
  /// Whether the other one can be of the same split.
  fileprivate func belongs(to other: Share) -> Bool {
    split == other.split && point.y.count == other.point.y.count
  }
}

extension Share.Split {
  fileprivate func cipher(_ passphrase: [UInt8]) -> ShareCipher {
    ShareCipher(
      identifier: identifier, extendable: extendable, exponent: exponent, passphrase: passphrase)
  }
}
