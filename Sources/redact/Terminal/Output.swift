// Outputs appear whole or not at all: a file is written beside its place under another name, made durable,
// and renamed.

import Glibc

enum StandardOutput {
  /// Writes all bytes.
  ///
  /// - Throws: `Failure` with exit code 74, also when the reader went away.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    try Descriptor.write(bytes, to: STDOUT_FILENO, named: "standard output")
  }

  /// What a full disk tells only at the end.
  static func finish() throws(Failure) {
    if fsync(STDOUT_FILENO) != 0, errno == ENOSPC || errno == EIO || errno == EDQUOT {
      throw Failure(.inputOutput, "standard output: \(Input.reason())")
    }
  }
}

private enum Descriptor {
  static func write(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(.inputOutput, "\(name): \(Input.reason())") }
      rest = rest.dropFirst(count)
    }
  }
}

/// A file in the making.
final class OutputFile {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isDone = false

  /// Opens a new file beside `path`, which it will replace.
  ///
  /// - Parameters:
  ///   - inputs: files that the output must not be.
  ///   - replaces: whether a file that is there is replaced; otherwise it is refused.
  /// - Throws: `Failure` with exit code 64 when it is one of the inputs, 73 when it cannot be made.
  init(_ path: String, inputs: [String], replaces: Bool = true) throws(Failure) {
    try Self.refuse(path, ifOneOf: inputs)
    if !replaces, access(path, F_OK) == 0 {
      throw Failure(.cannotCreate, "\(path): exists already; nothing was written")
    }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    self.path = path
    temporary = "\(folder).redact-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).tmp"
    descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path): \(Input.reason()); nothing was written")
    }
  }

  deinit {
    close(descriptor)
    if !isDone { unlink(temporary) }
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    try Descriptor.write(bytes, to: descriptor, named: path)
  }

  /// Writes a whole output: a file, or standard output where none is named.
  static func emit(_ bytes: [UInt8], to path: String?, inputs: [String]) throws(Failure) {
    guard let path, path != "-" else {
      try StandardOutput.write(bytes)
      return try StandardOutput.finish()
    }
    let file = try OutputFile(path, inputs: inputs)
    try file.write(bytes)
    try file.commit()
  }

  /// Takes room on the disk for what must not fail to be written later.
  func reserve(_ count: Int) throws(Failure) {
    try write([UInt8](repeating: 0, count: count))
    guard fsync(descriptor) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw Failure(.inputOutput, "\(path): \(Input.reason()); nothing was written")
    }
  }

  /// Puts the file in its place.
  func commit() throws(Failure) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw Failure(.inputOutput, "\(path): \(Input.reason()); nothing was written")
    }
    isDone = true
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if parent >= 0 {
      fsync(parent)
      close(parent)
    }
  }

  private static func refuse(_ path: String, ifOneOf inputs: [String]) throws(Failure) {
    var link = stat()
    guard lstat(path, &link) == 0 else { return }
    var target = stat()
    let exists = stat(path, &target) == 0
    for input in inputs where input != "-" {
      var status = stat()
      if exists, stat(input, &status) == 0, status.st_ino == target.st_ino, status.st_dev == target.st_dev {
        throw Failure(
          .usage, "\(path): is the input itself; nothing was written", hint: "name another output")
      }
    }
    guard link.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.cannotCreate, "\(path): exists and is no regular file; nothing was written")
    }
  }
}
