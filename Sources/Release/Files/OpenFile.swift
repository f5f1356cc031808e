import Glibc

/// Why a file or folder could not be opened or made.
enum FileRefusal: Error, Hashable {
  case missing
  case exists
  /// A symbolic link, or of another kind than was asked for.
  case kind
  case io(Int32)

  init(_ code: Int32) {
    self =
      switch code {
      case ENOENT: .missing
      case EEXIST: .exists
      case ELOOP, ENOTDIR, EISDIR, ENXIO: .kind
      default: .io(code)
      }
  }

  /// The error of what is at this path.
  func error(_ path: ReleasePath) -> ReleaseError {
    switch self {
    case .missing: .missing(path)
    case .exists: .twice(path)
    case .kind: .notAFile(path)
    case .io(let code): .io(code)
    }
  }
}

extension ReleasePath {
  /// Does something with the file of this path.
  func attempt<Result: ~Copyable>(
    _ work: () throws(FileRefusal) -> Result
  ) throws(ReleaseError) -> Result {
    do throws(FileRefusal) { return try work() } catch { throw error.error(self) }
  }
}

/// An open file or folder that closes itself. What is below a folder is always opened from the folder, one name after the
/// other, so that a symbolic link is never followed, wherever and whenever others put it.
struct OpenFile: ~Copyable {
  private static let folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
  private static let piece = 1 << 18

  let number: Int32

  private init(_ number: Int32) throws(FileRefusal) {
    guard number >= 0 else { throw FileRefusal(errno) }
    self.number = number
  }

  deinit { close(number) }

  /// A folder that somebody named; a link to it is followed.
  static func folder(_ path: String) throws(FileRefusal) -> OpenFile {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
    return try OpenFile(Glibc.open(path, folderFlags))
  }

  /// A folder in this one.
  func folder(_ name: [UInt8]) throws(FileRefusal) -> OpenFile {
    try OpenFile(openat(number, cString(name), Self.folderFlags | O_NOFOLLOW))
  }

  /// The folder this one is in.
  func parent() throws(FileRefusal) -> OpenFile { try OpenFile(openat(number, "..", Self.folderFlags)) }

  /// A folder in this one, which is made if it is not there.
  func madeFolder(_ name: [UInt8]) throws(FileRefusal) -> OpenFile {
    guard mkdirat(number, cString(name), 0o700) == 0 || errno == EEXIST else {
      throw FileRefusal(errno)
    }
    return try folder(name)
  }

  /// A regular file in this folder, to be read.
  func file(_ name: [UInt8]) throws(FileRefusal) -> OpenFile {
    // Opening a device can do something, so it is looked at before, and again when nobody can swap it any more.
    guard try isFile(name) else { throw .kind }
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let file = try OpenFile(openat(number, cString(name), flags))
    guard try file.status().st_mode & S_IFMT == S_IFREG else { throw .kind }
    return file
  }

  /// A new file in this folder, to be written.
  func newFile(_ name: [UInt8]) throws(FileRefusal) -> OpenFile {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    return try OpenFile(openat(number, cString(name), flags, 0o600))
  }

  /// Whether a name is that of a regular file; false for a folder.
  ///
  /// - Throws: `.kind` for everything else.
  func isFile(_ name: [UInt8]) throws(FileRefusal) -> Bool {
    var status = stat()
    guard fstatat(number, cString(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileRefusal(errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return true
    case S_IFDIR: return false
    default: throw .kind
    }
  }

  func status() throws(FileRefusal) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileRefusal(errno) }
    return status
  }

  /// The names in this folder, in no order.
  func names() throws(FileRefusal) -> [[UInt8]] {
    let opened = openat(number, ".", Self.folderFlags)
    guard opened >= 0, let stream = fdopendir(opened) else { throw FileRefusal(errno) }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw FileRefusal(errno) }
    return names
  }

  /// Reads the file to its end in pieces, which all come in the same buffer; stops early when there is more than `most`.
  func read(
    most: Int = .max, _ take: (UnsafeRawBufferPointer) throws(FileRefusal) -> Void
  ) throws(FileRefusal) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 16)
    defer { buffer.deallocate() }
    var taken = 0
    while taken <= most {
      let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileRefusal(errno) }
      guard count > 0 else { return }
      taken += count
      try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// All of the file; nil when there is more than `most`.
  func contents(most: Int) throws(FileRefusal) -> [UInt8]? {
    var bytes: [UInt8] = []
    try read(most: most) { bytes += $0 }
    return bytes.count > most ? nil : bytes
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileRefusal) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(number, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw count < 0 ? FileRefusal(errno) : .io(EIO) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  func setMode(_ mode: mode_t) throws(FileRefusal) {
    guard fchmod(number, mode) == 0 else { throw FileRefusal(errno) }
  }

  func synchronise() throws(FileRefusal) {
    guard fsync(number) == 0 else { throw FileRefusal(errno) }
  }

  /// Gives a name in this folder to what has another name in a folder.
  func rename(_ name: [UInt8], from folder: borrowing OpenFile, _ old: [UInt8]) throws(FileRefusal) {
    guard renameat(folder.number, cString(old), number, cString(name)) == 0 else { throw FileRefusal(errno) }
  }

  func remove(_ name: [UInt8], isFolder: Bool = false) {
    _ = unlinkat(number, cString(name), isFolder ? AT_REMOVEDIR : 0)
  }
}

/// A name as the system takes it.
private func cString(_ name: [UInt8]) -> [CChar] { name.map { CChar(bitPattern: $0) } + [0] }
