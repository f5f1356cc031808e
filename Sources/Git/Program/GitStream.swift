import Glibc

/// The output of a command of git, read in pieces of a known kind.
struct GitStream: ~Copyable {
  private static let piece = 1 << 17

  private var process: GitProcess
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 16)
  private var start = 0
  private var end = 0

  init(_ process: consuming GitProcess) { self.process = process }

  deinit { buffer.deallocate() }

  /// The bytes up to the next of this value, which is taken too; nil at the end.
  mutating func record(endedBy byte: UInt8, most: Int = 1 << 20) throws(GitError) -> [UInt8]? {
    var record: [UInt8] = []
    while try fill() {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
      let found = Self.firstIndex(of: byte, in: rest)
      record += rest[..<(found ?? rest.count)]
      guard record.count <= most else { throw .tooMuch(process.command) }
      start += found.map { $0 + 1 } ?? rest.count
      if found != nil { return record }
    }
    guard record.isEmpty else { throw brokenOff() }
    return nil
  }

  /// So many bytes, each piece as it comes.
  mutating func take(_ count: Int, _ use: (UnsafeRawBufferPointer) -> Void) throws(GitError) {
    var missing = count
    while missing > 0 {
      guard try fill() else { throw brokenOff() }
      let size = min(missing, end - start)
      use(UnsafeRawBufferPointer(rebasing: buffer[start..<start + size]))
      start += size
      missing -= size
    }
  }

  /// The next byte without taking it; nil at the end.
  mutating func peek() throws(GitError) -> UInt8? { try fill() ? buffer[start] : nil }

  /// Waits for the end of the command, after the end of its output.
  mutating func finish() throws(GitError) {
    guard try !fill() else { throw malformed }
    try process.finish()
  }

  private static func firstIndex(of byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  var malformed: GitError { .malformedOutput(process.command) }

  /// Why the output ended in the middle.
  private mutating func brokenOff() -> GitError {
    do throws(GitError) { try process.finish() } catch { return error }
    return malformed
  }

  private mutating func fill() throws(GitError) -> Bool {
    if start < end { return true }
    start = 0
    end = try process.read(into: buffer)
    return end > 0
  }
}
