import Crypto
import Glibc

/// A key file that is held so that it can be changed as a whole or destroyed, and nobody else does so
/// meanwhile.
package final class KeyFileUpdate {
  /// What the file held when it was opened.
  package let document: KeyDocument
  private let path: String
  private let file: Descriptor

  /// Opens and locks the file at a path.
  package init(path: String) throws(KeyFileError) {
    let flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    file = try Descriptor(path, flags)
    self.path = path
    try file.requirePrivate()
    guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else { throw errno == EWOULDBLOCK ? .busy : .io(errno) }
    document = try KeyFile.read(descriptor: file.number)
    try Self.require(file.status(), isAt: path)
  }

  /// Puts another document in the place of the file, in one step: at any moment the path holds the old one
  /// or the new one, whole.
  ///
  /// The public half follows the secret one, so that there is never a public key that nobody can open.
  ///
  /// - Parameters:
  ///   - publicRing: what the file of the public half is to hold, when there is one.
  ///   - overwritesOld: whether the bytes of the old file are overwritten when the new one is in its place.
  package func replace(
    with new: KeyDocument, publicRing: KeyRing<PublicKey>? = nil, overwritesOld: Bool = false
  ) throws(KeyFileError) {
    let secret = try StagedFile(new, beside: path, mode: 0o600)
    let open = try publicRing.map { ring throws(KeyFileError) in
      try StagedFile(KeyDocument(ring), beside: path + KeyFile.publicSuffix, mode: 0o644)
    }
    try secret.commit()
    try open?.commit()
    if overwritesOld { try overwrite() }
  }

  /// Overwrites the file, makes it empty, and takes its name away.
  package func destroy() throws(KeyFileError) {
    try overwrite()
    guard unlink(path) == 0 else { throw .io(errno) }
    try Descriptor.synchronise(folderOf: path)
  }

  /// Random bytes over the old ones, then nothing. What a disk or a file system keeps besides is out of
  /// reach; the specification says so.
  private func overwrite() throws(KeyFileError) {
    let length = Int(try file.status().st_size)
    guard lseek(file.number, 0, SEEK_SET) == 0 else { throw .io(errno) }
    let noise = SymmetricKey(size: SymmetricKeySize(bitCount: max(length, 1) * 8))
    try noise.withBytes { bytes throws(KeyFileError) in try file.writeAll(bytes) }
    try file.synchronise()
    guard ftruncate(file.number, 0) == 0 else { throw .io(errno) }
    try file.synchronise()
  }

  /// Refuses a file that another process has put in the place of the one that was opened.
  private static func require(_ status: stat, isAt path: String) throws(KeyFileError) {
    var named = Glibc.stat()
    guard lstat(path, &named) == 0, named.st_ino == status.st_ino, named.st_dev == status.st_dev
    else { throw .busy }
  }
}

/// A file that is complete and on the disk under another name beside its place.
private final class StagedFile {
  private let path: String
  private let temporary: String
  private var isDone = false

  init(_ document: KeyDocument, beside path: String, mode: mode_t) throws(KeyFileError) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    self.path = path
    temporary = "\(folder).redact-key-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).tmp"
    try KeyFile.write(document, path: temporary, mode: mode)
  }

  deinit { if !isDone { unlink(temporary) } }

  func commit() throws(KeyFileError) {
    guard rename(temporary, path) == 0 else { throw errno == EISDIR ? .notARegularFile : .io(errno) }
    isDone = true
    try Descriptor.synchronise(folderOf: path)
  }
}
