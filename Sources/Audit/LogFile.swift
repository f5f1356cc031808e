import Glibc

/// A file that is only ever added to, by one process at a time.
struct LogFile: ~Copyable {
  let number: Int32

  static func open(_ path: String) throws(AuditError) -> LogFile {
    guard !path.utf8.contains(0) else { throw .io(EINVAL) }
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let opened = Glibc.open(path, flags, 0o600)
    guard opened >= 0 else { throw refusal(errno) }
    let file = LogFile(number: opened)
    if try file.isNew() { try synchroniseFolder(of: path) }
    return file
  }

  deinit { close(number) }

  /// One write for the whole line: whatever was written of it in part is an error.
  func write(_ line: [UInt8]) throws(AuditError) {
    while true {
      let count = line.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count == line.count { return }
      if count < 0, errno == EINTR { continue }
      throw count < 0 ? .io(errno) : .shortWrite
    }
  }

  func synchronise() throws(AuditError) {
    guard fdatasync(number) == 0 else { throw .io(errno) }
  }

  /// Takes the lock, then looks at the last byte: a torn line must not be joined with a new one.
  ///
  /// - Returns: true for an empty file.
  private func isNew() throws(AuditError) -> Bool {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .io(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notARegularFile }
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .locked : .io(errno)
    }
    guard fstat(number, &status) == 0 else { throw .io(errno) }
    guard status.st_size > 0 else { return true }
    var last: UInt8 = 0
    guard pread(number, &last, 1, status.st_size - 1) == 1 else { throw .io(errno) }
    guard last == UInt8(ascii: "\n") else { throw .tornTail }
    return false
  }

  /// Puts the name of a new file on the disk, without which its bytes cannot be found.
  private static func synchroniseFolder(of path: String) throws(AuditError) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
    let opened = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw .io(errno) }
    defer { close(opened) }
    guard fsync(opened) == 0 else { throw .io(errno) }
  }

  private static func refusal(_ code: Int32) -> AuditError {
    switch code {
    case ELOOP: .symlink
    case EISDIR, ENXIO: .notARegularFile
    default: .io(code)
    }
  }
}
