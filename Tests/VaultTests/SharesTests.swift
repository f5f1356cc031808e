import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct SharesTests {
  /// What is wrong with the shares of the standard that must be refused, by the words of their titles.
  private static let refusals: [(title: String, error: ShareError)] = [
    ("invalid checksum", .checksum(share: 1)),
    ("invalid padding", .padding(share: 1)),
    ("different identifiers", .foreign(share: 2)),
    ("different iteration exponents", .foreign(share: 2)),
    ("mismatching group thresholds", .foreign(share: 3)),
    ("mismatching group counts", .foreign(share: 2)),
    ("greater group threshold than group counts", .groupThreshold(share: 1)),
    ("duplicate member indices", .duplicate(share: 2)),
    ("mismatching member thresholds", .foreign(share: 2)),
    ("invalid digest", .digest),
    ("Insufficient number of groups (128 bits, case 1)", .tooFewGroups(needed: 2, given: 1)),
    ("Insufficient number of groups (256 bits, case 1)", .tooFewGroups(needed: 2, given: 1)),
    ("Insufficient number of groups (128 bits, case 2)", .tooFewGroups(needed: 2, given: 1)),
    ("Insufficient number of groups (256 bits, case 2)", .tooFewGroups(needed: 2, given: 1)),
    ("insufficient number of members", .tooFew(needed: 2, given: 1)),
    ("Basic sharing 2-of-3", .tooFew(needed: 2, given: 1)),
    ("insufficient length", .length(share: 1, words: 19)),
    ("invalid master secret length", .length(share: 1, words: 21)),
  ]

  @Test(.enabled(if: Shared.has("vectors/slip39"), "needs ../shared/vectors/slip39"))
  func `All 45 cases of the standard give the secret or the refusal that they name`() throws {
    let root = try #require(
      VectorFile.read(Shared.folder.appending(path: "vectors/slip39/vectors.json").path))
    let cases = try #require(root.items)
    #expect(cases.count == 45)
    for example in cases {
      let fields = try #require(example.items)
      let title = try #require(fields[0].text)
      let shares = try #require(fields[1].items).compactMap(\.text)
      let secret = try #require(fields[2].bytes)
      if secret.isEmpty {
        let known = Self.refusals.first { title.contains($0.title) }
        let error = try #require(known?.error, "\(title)")
        #expect(throws: error, "\(title)") { try Shares.combine(shares, passphrase: trezor) }
      } else {
        #expect(try Shares.combine(shares, passphrase: trezor) == secret, "\(title)")
      }
    }
  }

  @Test func `Any so many shares as are needed give the secret, in any order`() throws {
    var generator = SeededGenerator(seed: 39)
    for count in 1...8 {
      for threshold in 1...count where threshold > 1 || count == 1 {
        let secret = generator.bytes(16 + 2 * generator.number(below: 9))
        let shares = try Shares.split(
          secret: secret, threshold: threshold, count: count, iterationExponent: 0,
          extendable: count.isMultiple(of: 2), using: &generator)
        #expect(shares.count == count)
        for chosen in subsets(of: shares, count: threshold) {
          #expect(try Shares.combine(chosen.shuffled(using: &generator)) == secret)
        }
      }
    }
  }

  @Test(arguments: Array(stride(from: 16, through: 32, by: 2)))
  func `Secrets of every length come back, with every exponent and passphrase`(length: Int) throws {
    var generator = SeededGenerator(seed: UInt64(length))
    for (exponent, passphrase) in [(0, ""), (1, "a b~ !")] {
      let secret = generator.bytes(length)
      let shares = try Shares.split(
        secret: secret, threshold: 2, count: 3, passphrase: Array(passphrase.utf8),
        iterationExponent: exponent, using: &generator)
      let words = shares.map { $0.split(separator: " ").count }
      #expect(words == [Int](repeating: 7 + (length * 8 + 9) / 10, count: 3))
      #expect(
        try Shares.combine([shares[2], shares[1]], passphrase: Array(passphrase.utf8)) == secret)
    }
  }

  @Test func `Fewer or more shares than are needed are refused`() throws {
    let shares = try split(threshold: 3, count: 5)
    for given in [1, 2] {
      for chosen in subsets(of: shares, count: given) {
        #expect(throws: ShareError.tooFew(needed: 3, given: given)) { try Shares.combine(chosen) }
      }
    }
    for given in [4, 5] {
      #expect(throws: ShareError.tooMany(needed: 3, given: given)) {
        try Shares.combine(Array(shares[..<given]))
      }
    }
    #expect(throws: ShareError.noShares) { try Shares.combine([]) }
  }

  @Test func `One wrong word anywhere is refused`() throws {
    let shares = try split(threshold: 2, count: 2)
    let words = shares[1].split(separator: " ").map(String.init)
    for place in words.indices {
      let number = try ShareWords.read(words[place], share: 1)[0]
      for step in [1, 512, 1023] {
        var changed = words
        changed[place] = ShareWords.write([(number + UInt16(step)) % 1024])
        #expect(throws: ShareError.checksum(share: 2)) {
          try Shares.combine([shares[0], changed.joined(separator: " ")])
        }
      }
    }
  }

  @Test func `Two words that changed places are refused`() throws {
    let words = try split(threshold: 2, count: 2)[0].split(separator: " ")
    for place in words.indices.dropLast() where words[place] != words[place + 1] {
      var changed = words
      changed.swapAt(place, place + 1)
      #expect(throws: ShareError.checksum(share: 1)) {
        try Shares.combine([changed.joined(separator: " ")])
      }
    }
  }

  @Test func `Shares of two splits do not mix, nor does a share come twice`() throws {
    let one = try split(threshold: 2, count: 3)
    let other = try split(threshold: 2, count: 3, seed: 8)
    #expect(throws: ShareError.foreign(share: 2)) { try Shares.combine([one[0], other[1]]) }
    #expect(throws: ShareError.duplicate(share: 2)) { try Shares.combine([one[0], one[0]]) }
  }

  @Test func `Shares that only pretend to be of one split are found out by the digest`() throws {
    let one = try split(threshold: 2, count: 3)
    let other = try split(threshold: 2, count: 3, seed: 8)
    let mine = try Share(words: ShareWords.read(one[0], share: 1), number: 1)
    let theirs = try Share(words: ShareWords.read(other[1], share: 1), number: 1)
    let forged = Share(
      split: mine.split, groupIndex: 0, memberThreshold: 2, point: theirs.point)
    #expect(throws: ShareError.digest) {
      try Shares.combine([one[0], ShareWords.write(forged.words)])
    }
  }

  @Test func `Another passphrase gives another secret and no error`() throws {
    let shares = try split(threshold: 2, count: 2, passphrase: "right")
    let right = try Shares.combine(shares, passphrase: Array("right".utf8))
    #expect(right == secret)
    for wrong in ["", "Right", "right ", "wrong"] {
      let combined = try Shares.combine(shares, passphrase: Array(wrong.utf8))
      #expect(combined != right)
      #expect(combined.count == right.count)
    }
  }

  @Test func `Only the extendable kind is independent of the identifier`() throws {
    for extendable in [true, false] {
      let hidden = try (0..<2).map { identifier in
        try ShareCipher(
          identifier: identifier, extendable: extendable, exponent: 0, passphrase: []
        ).encrypt(secret)
      }
      #expect((hidden[0] == hidden[1]) == extendable)
    }
  }

  @Test func `What cannot be split is refused before anything is done`() {
    for length in [0, 1, 14, 15, 17, 31, 33, 34, 64] {
      #expect(throws: ShareError.secretLength(length)) {
        try Shares.split(secret: [UInt8](repeating: 1, count: length), threshold: 2, count: 3)
      }
    }
    for (threshold, count) in [
      (0, 0), (0, 3), (1, 0), (1, 2), (1, 16), (3, 2), (17, 17), (2, 17), (-1, 2), (2, -1),
    ] {
      #expect(throws: ShareError.threshold(threshold, of: count)) {
        try Shares.split(secret: secret, threshold: threshold, count: count)
      }
    }
    for exponent in [-1, ShareCipher.maximumExponent + 1, 16] {
      #expect(throws: ShareError.exponent(exponent)) {
        try Shares.split(secret: secret, threshold: 2, count: 3, iterationExponent: exponent)
      }
    }
    for passphrase: [UInt8] in [[0x1F], [0x7F], [0x0A], Array("\u{E9}".utf8)] {
      #expect(throws: ShareError.passphrase) {
        try Shares.split(secret: secret, threshold: 2, count: 3, passphrase: passphrase)
      }
    }
  }

  @Test func `A share that asks for too much work is refused`() throws {
    for exponent in 0...15 {
      let split = Share.Split(
        identifier: 7, extendable: true, exponent: exponent, groupThreshold: 1, groupCount: 1)
      let words = Share(
        split: split, groupIndex: 0, memberThreshold: 1, point: SharePoint(x: 0, y: secret)
      ).words
      if exponent <= ShareCipher.maximumExponent {
        #expect(throws: Never.self) { try Share(words: words, number: 1) }
      } else {
        #expect(throws: ShareError.exponent(exponent)) {
          try Shares.combine([ShareWords.write(words)])
        }
      }
    }
  }

  @Test func `Anything with a good checksum is refused or gives a secret`() throws {
    var generator = SeededGenerator(seed: 13)
    var given = 0
    for _ in 0..<1_000 {
      let kind = UInt64(generator.number(below: 2))
      let shares = (0..<1 + generator.number(below: 3)).map { _ in
        let fields = [[0, 0, 1, 15], [0, 1], [0, 0, 1], [0, 1], [0, 1, 15], [0, 0, 1]]
        let head = fields.reduce(kind) { $0 << 4 | UInt64(generator.pick($1)) }
        var words = [30, 20, 10, 0].map { UInt16(head >> $0 & 1023) }
        words += (0..<generator.pick([12, 13, 13, 26])).map { _ in
          UInt16(generator.number(below: 1024) >> generator.number(below: 9))
        }
        words += RS1024.checksum(of: words, extendable: kind == 1)
        return ShareWords.write(words)
      }
      do throws(ShareError) {
        let secret = try Shares.combine(shares)
        #expect([16, 32].contains(secret.count))
        given += 1
      } catch {
        #expect(error != .derivation)
      }
    }
    #expect((20...500).contains(given))
  }

  @Test func `Without a seed no two splits are alike`() throws {
    let shares = try (0..<2).map { _ in
      try Shares.split(secret: secret, threshold: 2, count: 2, iterationExponent: 0)
    }
    #expect(Set(shares.joined()).count == 4)
    for split in shares { #expect(try Shares.combine(split) == secret) }
  }

  private let secret = Array(UInt8(1)...32)
  private let trezor = Array("TREZOR".utf8)

  private func split(
    threshold: Int, count: Int, passphrase: String = "", seed: UInt64 = 7
  ) throws -> [String] {
    var generator = SeededGenerator(seed: seed)
    return try Shares.split(
      secret: secret, threshold: threshold, count: count, passphrase: Array(passphrase.utf8),
      iterationExponent: 0, using: &generator)
  }

  /// Every choice of so many of the items.
  private func subsets(of items: [String], count: Int) -> [[String]] {
    (0..<1 << items.count).filter { $0.nonzeroBitCount == count }.map { chosen in
      items.indices.filter { chosen >> $0 & 1 == 1 }.map { items[$0] }
    }
  }
}
