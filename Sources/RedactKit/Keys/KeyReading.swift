import Vault

/// Reads rings for all the keys of the facade, and turns what goes wrong into words.
enum KeyReading {
  static func secret(
    path: String, role: KeyRole?, _ passphrase: KeyPassphrase.Source?
  ) throws(RedactError) -> KeyRing<SecretKey> {
    try document(path).secretRing(role: role, name: path, passphrase)
  }

  /// A file of secret keys. One that others may read is perhaps the public half: then that is what is said.
  static func document(_ path: String) throws(RedactError) -> KeyDocument {
    try named(path) { () throws(KeyFileError) in
      do throws(KeyFileError) { return try KeyFile.read(path: path) } catch .permissions(let mode) {
        throw isPublic(path) ? .wrongHalf(.public, wanted: .secret) : .permissions(mode: mode)
      }
    }
  }

  private static func isPublic(_ path: String) -> Bool {
    do throws(KeyFileError) { _ = try KeyFile.readPublic(path: path) } catch {
      if case .writable = error { return true }
      return false
    }
    return true
  }

  static func secret(
    descriptor: Int32, role: KeyRole?, _ passphrase: KeyPassphrase.Source?
  ) throws(RedactError) -> KeyRing<SecretKey> {
    let name = "what file descriptor \(descriptor) gives"
    return try named(name) { () throws(KeyFileError) in try KeyFile.read(descriptor: descriptor) }
      .secretRing(role: role, name: name, passphrase)
  }

  static func `public`(path: String, role: KeyRole?) throws(RedactError) -> KeyRing<PublicKey> {
    try named(path) { () throws(KeyFileError) in try KeyFile.readPublic(path: path, role: role) }
  }

  /// Opens a file that is to be changed, with its ring and the passphrase that opened it.
  static func update(
    _ path: String, _ passphrase: KeyPassphrase.Source?
  ) throws(RedactError) -> (KeyFileUpdate, KeyRing<SecretKey>, Passphrase?) {
    let file = try named(path) { () throws(KeyFileError) in try KeyFileUpdate(path: path) }
    let words = try file.document.passphrase(path, passphrase)
    let ring = try named(path) { () throws(KeyFileError) in
      try file.document.ring(of: SecretKey.self, passphrase: words)
    }
    return (file, ring, words)
  }

  static func named<Result>(
    _ name: String, _ body: () throws(KeyFileError) -> Result
  ) throws(RedactError) -> Result {
    do { return try body() } catch { throw RedactError(error, name) }
  }
}

extension KeyDocument {
  /// The ring, with a passphrase asked for where it takes one.
  func secretRing(
    role: KeyRole? = nil, name: String, _ passphrase: KeyPassphrase.Source?
  ) throws(RedactError) -> KeyRing<SecretKey> {
    let words = try self.passphrase(name, passphrase)
    return try KeyReading.named(name) { () throws(KeyFileError) in
      try ring(of: SecretKey.self, role: role, passphrase: words)
    }
  }

  /// The passphrase that a protected file takes; nil for a plain one.
  func passphrase(_ name: String, _ source: KeyPassphrase.Source?) throws(RedactError) -> Passphrase? {
    guard isProtected, let source else { return nil }
    return try source("for \(name)").words
  }
}
