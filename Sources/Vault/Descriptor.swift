import Glibc

/// An open file that closes itself.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(KeyFileError) {
    guard !path.utf8.contains(0) else { throw .missing }
    let opened = Glibc.open(path, flags, mode)
    guard opened >= 0 else { throw Self.refusal(errno) }
    number = opened
  }

  deinit { close(number) }

  /// Refuses all but a regular file that is ours or root's and that nobody else may touch.
  func requirePrivate() throws(KeyFileError) {
    try requireOurs()
    let mode = try status().st_mode & 0o7777
    guard mode & 0o077 == 0 else { throw .permissions(mode: mode) }
  }

  /// Refuses all but a regular file that is ours or root's.
  func requireOurs() throws(KeyFileError) {
    let status = try self.status()
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notARegularFile }
    guard status.st_uid == geteuid() || status.st_uid == 0 else { throw .owner(status.st_uid) }
  }

  /// What is known of the open file.
  func status() throws(KeyFileError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .io(errno) }
    return status
  }

  /// Waits until the names in the folder of this path are on the disk.
  static func synchronise(folderOf path: String) throws(KeyFileError) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
    try Descriptor(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC).synchronise()
  }

  func setMode(_ mode: mode_t) throws(KeyFileError) {
    guard fchmod(number, mode) == 0 else { throw .io(errno) }
  }

  func synchronise() throws(KeyFileError) {
    guard fsync(number) == 0 else { throw .io(errno) }
  }

  func writeAll(_ bytes: [UInt8]) throws(KeyFileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        let rest = UnsafeRawBufferPointer(rebasing: all[written...])
        return write(number, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .io(count < 0 ? errno : EIO) }
      written += count
    }
  }

  /// Everything up to the end, in one buffer that is never moved, so that no copy stays behind.
  static func readAll(_ number: Int32, limit: Int) throws(KeyFileError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: limit + 1)
    defer { wipe(&buffer) }
    var filled = 0
    while filled < buffer.count {
      let count = buffer.withUnsafeMutableBytes { bytes in
        let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        return read(number, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .io(errno) }
      if count == 0 { return Array(buffer[..<filled]) }
      filled += count
    }
    throw .tooLarge
  }

  /// Everything up to a line feed or the end, one byte at a time; the line feed is taken and left out.
  static func readLine(_ number: Int32, limit: Int) throws(KeyFileError) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(limit + 1)
    while line.count <= limit {
      var byte: UInt8 = 0
      let count = read(number, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        wipe(&line)
        throw .io(errno)
      }
      if count == 0 || byte == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
    wipe(&line)
    throw .tooLarge
  }

  private static func refusal(_ code: Int32) -> KeyFileError {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case ELOOP: .symlink
    case EEXIST: .exists
    case EISDIR, ENXIO: .notARegularFile
    default: .io(code)
    }
  }
}
