import Glibc

/// Reads and writes key files, as Documentation/specs/key-file.md has them.
///
/// ## Privacy
/// The text of a file is wiped as soon as the key is made or the file is written.
package enum KeyFile {
  /// The most bytes that are read.
  package static let limit = 65_536
  /// What is added to the name of a key file for the file of its public half.
  package static let publicSuffix = ".pub"

  /// Reads the file at a path, after looking at the open file itself: kind, owner, mode.
  package static func read(path: String) throws(KeyFileError) -> KeyDocument {
    let file = try Descriptor(path, reading)
    try file.requirePrivate()
    return try read(descriptor: file.number)
  }

  /// Reads from a descriptor that the caller opened and closes, up to its end.
  package static func read(descriptor: Int32) throws(KeyFileError) -> KeyDocument {
    var text = try Descriptor.readAll(descriptor, limit: limit)
    return KeyDocument(&text)
  }

  /// Reads a file of public keys, which anybody may read, but nobody else may change.
  ///
  /// What it holds is looked at before its mode, so that nobody is told to open a secret key to others.
  package static func readPublic(
    path: String, role: KeyRole? = nil
  ) throws(KeyFileError) -> KeyRing<PublicKey> {
    let file = try Descriptor(path, reading)
    try file.requireOurs()
    let ring = try read(descriptor: file.number).ring(of: PublicKey.self, role: role)
    let mode = try file.status().st_mode & 0o7777
    guard mode & 0o022 == 0 else { throw .writable(mode: mode) }
    return ring
  }

  /// Writes a new file and waits until it and its name are on the disk.
  ///
  /// If anything fails after the file was made, it is taken away again.
  static func write(
    _ document: KeyDocument, path: String, mode: mode_t = 0o600
  ) throws(KeyFileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = try Descriptor(path, flags, mode: 0o600)
    // Always holds for a file just made; so nothing else can ever be written to, or taken away below.
    try file.requirePrivate()
    do {
      try file.setMode(mode)
      try document.withBytes { bytes throws(KeyFileError) in try file.writeAll(bytes) }
      try file.synchronise()
      try Descriptor.synchronise(folderOf: path)
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Writes a new ring and, for a pair, the public half beside it; both files or none.
  package static func write(
    _ ring: KeyRing<SecretKey>, path: String, passphrase: Passphrase? = nil,
    work: WorkFactor = .standard
  ) throws(KeyFileError) {
    try write(KeyDocument(ring, passphrase: passphrase, work: work), path: path)
    guard let publicRing = ring.publicRing else { return }
    do {
      try write(KeyDocument(publicRing), path: path + publicSuffix, mode: 0o644)
    } catch {
      unlink(path)
      throw error
    }
  }

  private static let reading = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
}
