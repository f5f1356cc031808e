import Glibc

/// An open file, closed with the last that holds it.
final class FileNumber: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens a regular file, which no link stands for.
  static func open(_ path: String, _ flags: Int32) throws(AuditError) -> FileNumber {
    guard !path.utf8.contains(0) else { throw .io(EINVAL) }
    let opened = Glibc.open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
    guard opened >= 0 else { throw refusal(errno) }
    let file = FileNumber(opened)
    guard try file.status().st_mode & S_IFMT == S_IFREG else { throw .notARegularFile }
    return file
  }

  private static func refusal(_ code: Int32) -> AuditError {
    switch code {
    case ELOOP: .symlink
    case EISDIR, ENXIO: .notARegularFile
    case ENOENT: .missing
    case EEXIST: .exists
    default: .io(code)
    }
  }

  private func status() throws(AuditError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .io(errno) }
    return status
  }

  /// How many bytes the file has.
  func size() throws(AuditError) -> Int { Int(try status().st_size) }

  /// Waits a little for a lock that is about to be given back: a program that was just started holds the files of its
  /// parent for a moment, also those that the parent closes meanwhile.
  func lock() throws(AuditError) {
    for _ in 0..<50 {
      if flock(number, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw .io(errno) }
      usleep(10_000)
    }
    throw .locked
  }

  /// The bytes from an offset on, fewer where the file ends.
  func read(_ count: Int, at offset: Int) throws(AuditError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    let read = try read(into: &bytes, from: 0, at: offset)
    bytes.removeLast(bytes.count - read)
    return bytes
  }

  /// Fills an array from an index on; tells how many bytes there were.
  func read(into bytes: inout [UInt8], from start: Int, at offset: Int) throws(AuditError) -> Int {
    var place = start
    while place < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(number, $0.baseAddress.map { $0 + place }, $0.count - place, off_t(offset + place - start))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .io(errno) }
      if count == 0 { break }
      place += count
    }
    return place - start
  }

  /// Writes at the end of a file that is only added to: one write, and whatever was written of it in part
  /// is an error.
  func append(_ bytes: [UInt8]) throws(AuditError) {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count == bytes.count { return }
      if count < 0, errno == EINTR { continue }
      throw count < 0 ? .io(errno) : .shortWrite
    }
  }

  /// Writes all the bytes at an offset.
  func write(_ bytes: [UInt8], at offset: Int) throws(AuditError) {
    var place = 0
    while place < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(number, $0.baseAddress.map { $0 + place }, $0.count - place, off_t(offset + place))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .io(errno) }
      guard count > 0 else { throw .shortWrite }
      place += count
    }
  }

  func cut(to size: Int) throws(AuditError) {
    guard ftruncate(number, off_t(size)) == 0 else { throw .io(errno) }
  }

  func synchronise() throws(AuditError) {
    guard fdatasync(number) == 0 else { throw .io(errno) }
  }
}

/// A file that takes the place of another one as a whole, or not at all.
struct NewFile: ~Copyable {
  let file: FileNumber
  private let path: String
  private let draft: String
  private var isInPlace = false

  /// What a crash left of an earlier draft goes away; whoever makes one holds the lock of the log.
  init(inPlaceOf path: String) throws(AuditError) {
    self.path = path
    draft = path + ".part"
    unlink(draft)
    file = try FileNumber.open(draft, O_RDWR | O_CREAT | O_EXCL)
  }

  deinit { if !isInPlace { unlink(draft) } }

  /// Puts the bytes and then the name on the disk.
  mutating func takeItsPlace() throws(AuditError) {
    guard fsync(file.number) == 0, rename(draft, path) == 0 else { throw .io(errno) }
    isInPlace = true
    try Folder.synchronise(of: path)
  }
}

enum Folder {
  /// Puts the names in the folder of a file on the disk, without which its bytes cannot be found.
  static func synchronise(of path: String) throws(AuditError) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
    let opened = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw .io(errno) }
    let file = FileNumber(opened)
    guard fsync(file.number) == 0 else { throw .io(errno) }
  }
}
