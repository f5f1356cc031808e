import Crypto
import RedactCore

/// The bytes of a key file, read or to be written: plain, or sealed with a passphrase.
///
/// ## Privacy
/// Prints as `<sensitive>`; its memory is cleared when the last copy goes.
package struct KeyDocument: Sendable {
  /// Whether a passphrase is needed.
  package let isProtected: Bool
  private let bytes: Sensitive<SymmetricKey>

  /// Takes what a file holds and wipes it.
  init(_ text: inout [UInt8]) {
    isProtected = ProtectedText.isOne(text)
    bytes = Sensitive(SymmetricKey(data: text))
    wipe(&text)
  }

  /// The file of a ring, sealed when there is a passphrase.
  package init<Key: RingKey>(
    _ ring: KeyRing<Key>, passphrase: Passphrase? = nil, work: WorkFactor = .standard
  ) throws(KeyFileError) {
    var text = KeyText.write(ring)
    defer { wipe(&text) }
    if let passphrase {
      var file = try ProtectedText.seal(text, with: passphrase, work: work)
      self.init(&file)
    } else {
      guard text.count <= KeyFile.limit else { throw .tooLarge }
      self.init(&text)
    }
  }

  /// The ring in it, if it is of this role.
  ///
  /// - Throws: `isProtected` when a passphrase is needed and there is none.
  package func ring<Key: RingKey>(
    of kind: Key.Type = SecretKey.self, role: KeyRole? = nil, passphrase: Passphrase? = nil
  ) throws(KeyFileError) -> KeyRing<Key> {
    let ring = try bytes.value.withBytes { text throws(KeyFileError) in
      guard isProtected else { return try KeyText.read(text, as: kind) }
      guard let passphrase else { throw .isProtected }
      var opened = try ProtectedText.open(text, with: passphrase)
      defer { wipe(&opened) }
      return try KeyText.read(opened, as: kind)
    }
    if let role, ring.role != role { throw .wrongRole(ring.role, wanted: role) }
    return ring
  }

  /// Lends the bytes for one call and wipes the copy.
  func withBytes<Result>(
    _ body: (_ bytes: [UInt8]) throws(KeyFileError) -> Result
  ) throws(KeyFileError) -> Result {
    try bytes.value.withBytes(body)
  }
}
