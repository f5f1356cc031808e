import CRuntime
import Glibc
import RedactKit

/// Reading: whole files, or standard input as it comes.
enum Input {
  /// The largest input, and how much is read at once, in bytes.
  static let limit = 64 << 20
  private static let chunk = 64 << 10
  /// From here on an input needs more memory than the start of the program, in bytes.
  private static let longInput = 128 << 10

  /// The whole of a file; `-` is standard input.
  ///
  /// - Throws: `Failure` with exit code 66 when it cannot be read, 65 when it is larger than the limit.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    try stream(path) { chunk throws(Failure) in
      bytes += chunk
      guard bytes.count <= limit else {
        throw Failure(.badInput, "\(path): is larger than the limit of \(limit) bytes; nothing was written")
      }
      return true
    }
    // The code that only the start has needed makes room.
    if bytes.count > longInput { redact_evict_code() }
    return bytes
  }

  /// Hands on the bytes of a file as they come, until the end or until `take` has enough.
  static func stream(
    _ path: String, _ take: (ArraySlice<UInt8>) throws(Failure) -> Bool
  ) throws(Failure) {
    let descriptor = try opened(path)
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var buffer = [UInt8](repeating: 0, count: chunk)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.inputOutput, "\(path): \(reason()); nothing was written") }
      if count == 0 { return }
      guard try take(buffer[..<count]) else { return }
    }
  }

  /// A small file that an option names.
  static func list(_ path: String?) throws(Failure) -> [UInt8] {
    guard let path else { return [] }
    return try read(path)
  }

  private static func opened(_ path: String) throws(Failure) -> Int32 {
    if path == "-" { return STDIN_FILENO }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(.noInput, "\(path): \(reason()); nothing was written") }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw Failure(.noInput, "\(path): is a folder, not a file; nothing was written")
    }
    return descriptor
  }

  static func reason() -> String { String(cString: strerror(errno)).lowercasedFirst }
}

extension String {
  /// Error messages start with a small letter.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
