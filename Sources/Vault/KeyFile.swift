import Glibc

/// Why a key could not be read or written. None of the cases holds a path or a byte of the key.
package enum KeyFileError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// The path is a symbolic link: where it leads can be changed by others.
  case symlink
  /// A directory, pipe, socket or device.
  case notARegularFile
  /// It belongs neither to us nor to root.
  case owner(UInt32)
  /// Group or others may do something with it; the mode is given.
  case permissions(mode: UInt32)
  /// More than 64 KiB.
  case tooLarge
  /// This line is neither a comment nor a key, or it is a second key.
  case malformed(line: Int)
  /// The key line was altered or mistyped.
  case checksum
  /// Nothing but comments.
  case noKey
  /// A new key never takes the place of a file that is there.
  case exists
  /// The system refused; the error number is given.
  case io(Int32)
}

/// Reads and writes key files, as Documentation/specs/key-file.md has them.
///
/// ## Privacy
/// The text of a file is wiped as soon as the key is made or the file is written.
package enum KeyFile {
  /// The most bytes that are read.
  package static let limit = 65_536

  /// Reads the key at a path, after looking at the open file itself: kind, owner, mode.
  package static func read(path: String) throws(KeyFileError) -> RootKey {
    let file = try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    try file.requirePrivate()
    return try read(descriptor: file.number)
  }

  /// Reads the key from a descriptor that the caller opened and closes, up to its end.
  package static func read(descriptor: Int32) throws(KeyFileError) -> RootKey {
    var text = try Descriptor.readAll(descriptor, limit: limit)
    defer { wipe(&text) }
    return try KeyText.read(text)
  }

  /// Writes a new file with mode 0600 and waits until it and its name are on the disk.
  ///
  /// If anything fails after the file was made, it is taken away again.
  package static func write(_ key: RootKey, path: String) throws(KeyFileError) {
    var text = KeyText.write(key)
    defer { wipe(&text) }
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = try Descriptor(path, flags, mode: 0o600)
    // Always holds for a file just made; so nothing else can ever be written to, or taken away below.
    try file.requirePrivate()
    do {
      try file.setMode(0o600)
      try file.writeAll(text)
      try file.synchronise()
      try Descriptor(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC).synchronise()
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func parent(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }
}
