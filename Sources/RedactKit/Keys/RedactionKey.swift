package import Vault

/// The key that labels and tokens are made with, and the older ones that its file keeps for reading.
///
/// ## Privacy
/// Prints as nothing but its id. The bytes cannot be reached outside this package.
public struct RedactionKey: Sendable {
  /// What is written with.
  package let root: RootKey
  /// What older labels and tokens were written with, the latest first.
  package let retiredRoots: [RootKey]

  package init(root: RootKey, retiredRoots: [RootKey] = []) {
    self.root = root
    self.retiredRoots = retiredRoots
  }

  /// Reads a key file, which must be a regular file that only its owner may read.
  ///
  /// - Throws: `RedactError.key`, with what is wrong and never what the file holds.
  public init(contentsOf path: String, passphrase: KeyPassphrase.Source? = nil) throws(RedactError) {
    try self.init(KeyReading.secret(path: path, role: .pseudonym, passphrase))
  }

  /// Reads a key from an open file descriptor to its end, such as one end of a pipe from another program.
  public init(descriptor: Int32, passphrase: KeyPassphrase.Source? = nil) throws(RedactError) {
    try self.init(KeyReading.secret(descriptor: descriptor, role: .pseudonym, passphrase))
  }

  private init(_ ring: KeyRing<SecretKey>) throws(RedactError) {
    let roots = ring.keys.compactMap { key -> RootKey? in
      if case .pseudonym(let root) = key { root } else { nil }
    }
    guard let first = roots.first else { throw .internalFault("a ring without its key") }
    self.init(root: first, retiredRoots: Array(roots.dropFirst()))
  }

  /// Makes a new key and writes it to a file that must not exist.
  ///
  /// - Throws: `RedactError.output` when the file cannot be made.
  public static func create(at path: String) throws(RedactError) -> RedactionKey {
    let root = RootKey.random()
    do { try KeyFile.write(KeyRing(.pseudonym(root)), path: path) } catch {
      throw .output("\(path) \(error.reason)")
    }
    return RedactionKey(root: root)
  }

  /// Sixteen hexadecimal digits that name the key and tell nothing of it.
  public var id: String { root.id.description }
}
