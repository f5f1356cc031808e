import Guard
package import Vault

/// The key that a corpus is checked with where names must not be known: it makes and tests fingerprints, and opens
/// nothing.
///
/// ## Privacy
/// Prints as nothing but its id. Whoever holds it can test guesses against a list of fingerprints.
public struct CheckingKey: Sendable {
  package let key: CheckKey

  /// The check key of a project: from the same key always the same.
  public init(of key: RedactionKey) { self.key = key.root.checkKey }

  /// Reads a key file, which must be a regular file that only its owner may read.
  ///
  /// - Throws: `RedactError.key`, with what is wrong and never what the file holds.
  public init(contentsOf path: String, passphrase: KeyPassphrase.Source? = nil) throws(RedactError) {
    guard case .check(let key) = try KeyReading.secret(path: path, role: .check, passphrase).primary else {
      throw .internalFault("a ring of another role")
    }
    self.key = key
  }

  /// Writes the key to a file that must not exist, for a machine that has no other.
  ///
  /// - Throws: `RedactError.output` when the file cannot be made.
  public func write(to path: String) throws(RedactError) {
    _ = try KeyFiles.write(.check(key), to: path, nil, nil)
  }

  /// Sixteen hexadecimal digits that name the key and tell nothing of it.
  public var id: String { key.id.description }

  /// The same as the guard uses it.
  func guardKey() throws(RedactError) -> GuardKey {
    do { return try key.withBytes(GuardKey.init) } catch { throw .internalFault("the length of a key") }
  }
}
