import Vault

/// What can be said of a key file without its secrets.
public struct KeySummary: Hashable, Sendable {
  /// One key of the file.
  public struct Entry: Hashable, Sendable {
    /// In which part of its life a key is.
    public enum State: String, Sendable { case primary, retired, destroyed }

    /// Sixteen hexadecimal digits that name the key.
    public let id: String
    public let state: State
    /// When it was retired or destroyed, such as `2026-11-21`.
    public let day: String?
  }

  public let purpose: KeyPurpose
  /// Whether it holds secret keys, not public ones.
  public let isSecret: Bool
  /// Whether a passphrase opens it.
  public let isProtected: Bool
  /// The primary first.
  public let entries: [Entry]
  /// How tools for signed notes write the primary key that checks signatures.
  public let verifier: String?

  /// Looks into a file of secret keys or of public ones.
  public init(contentsOf path: String, passphrase: KeyPassphrase.Source? = nil) throws(RedactError) {
    do throws(KeyFileError) {
      self.init(try KeyFile.readPublic(path: path), isProtected: false)
    } catch .writable(let mode) {
      throw RedactError(.writable(mode: mode), path)
    } catch {
      let document = try KeyReading.document(path)
      self.init(try document.secretRing(name: path, passphrase), isProtected: document.isProtected)
    }
  }

  /// Looks into the secret keys that an open file descriptor gives.
  public init(descriptor: Int32, passphrase: KeyPassphrase.Source? = nil) throws(RedactError) {
    let name = "what file descriptor \(descriptor) gives"
    let document = try KeyReading.named(name) { () throws(KeyFileError) in
      try KeyFile.read(descriptor: descriptor)
    }
    self.init(try document.secretRing(name: name, passphrase), isProtected: document.isProtected)
  }

  init<Key: RingKey>(_ ring: KeyRing<Key>, isProtected: Bool) {
    purpose = KeyPurpose(ring.role)
    isSecret = Key.half == .secret
    self.isProtected = isProtected
    entries =
      [Entry(id: ring.primary.id.description, state: .primary, day: nil)]
      + ring.retired.map {
        Entry(id: $0.value.id.description, state: .retired, day: $0.day.description)
      }
      + ring.destroyed.map {
        Entry(id: $0.value.description, state: .destroyed, day: $0.day.description)
      }
    let publicKey = (ring.primary as? SecretKey)?.publicKey ?? (ring.primary as? PublicKey)
    verifier = if case .signing(let key) = publicKey { key.verifierText } else { nil }
  }
}
