import Glibc

/// An open folder in which files are read, written and renamed by name: a symbolic link is never followed, and what
/// belongs to somebody else is never changed.
struct SetupFolder: ~Copyable {
  /// What is found under a name.
  enum Entry: Equatable {
    case nothing
    /// A regular file of ours, with its permissions.
    case file(mode: mode_t, inode: ino_t)
    /// Anything else, and why it is left alone.
    case other(String)
  }

  /// The largest file that is looked into, in bytes.
  private static let most = 1 << 20

  let path: String
  private let number: Int32

  /// Opens a folder; nil where there is none.
  init?(_ path: String) throws(SetupError) {
    number = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    self.path = path
    if number >= 0 {
      try requireOwner()
      return
    }
    switch errno {
    case ENOENT: return nil
    case ELOOP, ENOTDIR:
      throw .refused(
        "\(path): is a symbolic link or no folder", hint: "name the folder itself")
    default: throw .io(path, errno)
    }
  }

  /// Opens a folder, which is made if it is missing; the one it lies in must be there.
  init(making path: String) throws(SetupError) {
    let isNew = mkdir(path, 0o755) == 0
    guard isNew || errno == EEXIST else { throw .io(path, errno) }
    guard let folder = try SetupFolder(path) else { throw .io(path, ENOENT) }
    // Whatever the mask says: who else may use the repository must be able to read its hooks.
    if isNew, fchmod(folder.number, 0o755) != 0 { throw .io(path, errno) }
    self = folder
  }

  deinit { if number >= 0 { close(number) } }

  private func requireOwner() throws(SetupError) {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .io(path, errno) }
    guard status.st_uid == geteuid() else {
      throw .refused("\(path): belongs to another user", hint: "let its owner do this")
    }
  }

  func entry(_ name: String) throws(SetupError) -> Entry {
    var status = stat()
    guard fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return .nothing }
      throw .io("\(path)/\(name)", errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG where status.st_uid != geteuid(): return .other("belongs to another user")
    case S_IFREG: return .file(mode: status.st_mode & 0o7777, inode: status.st_ino)
    case S_IFLNK: return .other("is a symbolic link")
    default: return .other("is no regular file")
    }
  }

  /// All of a file; nil when it is larger than what is looked into.
  func read(_ name: String) throws(SetupError) -> [UInt8]? {
    let file = openat(number, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw .io("\(path)/\(name)", errno) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: Self.most + 1)
    var count = 0
    while count < bytes.count {
      let step = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + count, $0.count - count) }
      if step < 0, errno == EINTR { continue }
      guard step >= 0 else { throw .io("\(path)/\(name)", errno) }
      if step == 0 { return Array(bytes[..<count]) }
      count += step
    }
    return nil
  }

  /// Puts a file in its place, whole or not at all, and replaces what has this name.
  func write(_ bytes: [UInt8], to name: String, mode: mode_t) throws(SetupError) {
    let temporary = ".redact-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).tmp"
    let file = openat(number, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .io("\(path)/\(name)", errno) }
    var code = Self.fill(file, bytes)
    if code == 0, fchmod(file, mode) != 0 || fsync(file) != 0 { code = errno }
    if close(file) != 0, code == 0 { code = errno }
    if code == 0, renameat(number, temporary, number, name) != 0 { code = errno }
    guard code == 0 else {
      _ = unlinkat(number, temporary, 0)
      throw .io("\(path)/\(name)", code)
    }
    _ = fsync(number)
  }

  private static func fill(_ file: Int32, _ bytes: [UInt8]) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  /// Gives a file a second name, which nothing may have.
  func link(_ name: String, to second: String) throws(SetupError) {
    guard linkat(number, name, number, second, 0) == 0 else { throw .io("\(path)/\(second)", errno) }
  }

  /// Gives a file another name, and replaces what has that name.
  func rename(_ name: String, to other: String) throws(SetupError) {
    guard renameat(number, name, number, other) == 0 else { throw .io("\(path)/\(other)", errno) }
    _ = fsync(number)
  }

  func remove(_ name: String) throws(SetupError) {
    guard unlinkat(number, name, 0) == 0 || errno == ENOENT else { throw .io("\(path)/\(name)", errno) }
    _ = fsync(number)
  }
}
