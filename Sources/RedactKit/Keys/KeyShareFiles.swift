import Vault

// Shares of a key on paper, for people who can only together do what one alone shall not.

extension KeyFiles {
  /// Texts of shares, of which so many as were asked for give the key back.
  ///
  /// ## Privacy
  /// Whoever has enough of them has the key.
  public struct SharedKey: Sendable {
    /// The id of the key that was split.
    public let id: String
    /// How many older keys the file holds that were not split.
    public let others: Int
    /// One text a share.
    public let sheets: [String]
    /// All shares in one text, one a line.
    public let sheet: String
  }

  /// Splits the primary key of a file.
  public static func split(
    _ path: String, threshold: Int, count: Int, passphrase: KeyPassphrase.Source? = nil
  ) throws(RedactError) -> SharedKey {
    try split(KeyReading.secret(path: path, role: nil, passphrase), threshold, count)
  }

  /// Splits the primary key that an open file descriptor gives.
  public static func split(
    descriptor: Int32, threshold: Int, count: Int, passphrase: KeyPassphrase.Source? = nil
  ) throws(RedactError) -> SharedKey {
    try split(KeyReading.secret(descriptor: descriptor, role: nil, passphrase), threshold, count)
  }

  private static func split(
    _ ring: KeyRing<SecretKey>, _ threshold: Int, _ count: Int
  ) throws(RedactError) -> SharedKey {
    do {
      let shares = try KeyShares(splitting: ring.primary, threshold: threshold, count: count)
      return SharedKey(
        id: ring.primary.id.description, others: ring.retired.count, sheets: shares.sheets,
        sheet: shares.sheet)
    } catch {
      throw .key(error.reason)
    }
  }

  /// Makes a key file again from shares.
  ///
  /// - Parameters:
  ///   - shares: the files that hold them; a descriptor is read when there are none.
  ///   - purpose: what the key is for, where the shares do not say.
  ///   - id: the id of the key that is wanted, where the shares do not say.
  ///   - path: the key file, which must not exist.
  /// - Returns: purpose and id of the key, and whether it was compared with an id.
  /// - Throws: `RedactError.key` when the shares do not give the key that is wanted; then nothing is written.
  public static func combine(
    _ shares: [String], orDescriptor descriptor: Int32 = 0, purpose: KeyPurpose? = nil, id: String? = nil,
    to path: String, passphrase: KeyPassphrase? = nil, workFactor: Int? = nil
  ) throws(RedactError) -> (purpose: KeyPurpose, id: String, isCompared: Bool) {
    let wanted = try id.map { id throws(RedactError) in
      guard let wanted = KeyID(id) else { throw .key("a key id has 16 hexadecimal digits") }
      return wanted
    }
    let key: SecretKey
    let isCompared: Bool
    do {
      let sheets = try KeyShares(paths: shares, orDescriptor: descriptor)
      key = try sheets.combined(role: purpose?.role, id: wanted)
      isCompared = sheets.id != nil || wanted != nil
    } catch {
      throw .key(error.reason)
    }
    _ = try write(key, to: path, passphrase, workFactor)
    return (KeyPurpose(key.role), key.id.description, isCompared)
  }
}

extension KeyShareError {
  fileprivate var reason: String {
    switch self {
    case .file(let error): "a file of shares \(error.reason)"
    case .shares(let error): error.reason
    case .disagreement: "the shares, or what was asked for, name different keys or roles"
    case .otherKey(let id, let wanted): "the shares give key \(id), and key \(wanted) is wanted"
    case .noKey: "the shares give no key"
    }
  }
}

extension ShareError {
  fileprivate var reason: String {
    switch self {
    case .secretLength: "what was split is no key"
    case .threshold(let threshold, let count): "\(threshold) of \(count) shares cannot be made"
    case .exponent: "the shares ask for more work than is accepted"
    case .passphrase, .derivation: "the shares cannot be put together"
    case .noShares: "there are no shares"
    case .length(let share, let words): "share \(share) has \(words) words, which no share has"
    case .word(let share, let number): "word \(number) of share \(share) is not of the list of words"
    case .checksum(let share): "share \(share) has a wrong word, or its words are in a wrong order"
    case .padding(let share), .groupThreshold(let share): "share \(share) is not valid"
    case .foreign(let share): "share \(share) is not of the same split as those before it"
    case .duplicate(let share): "share \(share) is there twice"
    case .tooFew(let needed, let given), .tooFewGroups(let needed, let given):
      "\(needed) shares are needed, and there are \(given)"
    case .tooMany(let needed, let given), .tooManyGroups(let needed, let given):
      "exactly \(needed) shares are needed, and there are \(given); leave the others out"
    case .digest: "the shares do not belong together, or one of them was changed"
    }
  }
}
