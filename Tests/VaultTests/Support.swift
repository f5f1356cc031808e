import Glibc

/// The folder of shared answers beside the package, if there is one.
enum SharedVectors {
  static let folder = root() + "/../shared/vectors"
  static let areThere = access(folder, R_OK) == 0
  static let missing = "../shared/vectors is not there"

  private static func root(_ file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  }
}

/// A folder that goes away with the files in it.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/redact-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failed() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    guard let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      unlink(self[name])
    }
    closedir(stream)
    rmdir(path)
  }

  subscript(name: String) -> String { path + "/" + name }

  /// Writes a file with exactly this mode and gives its path.
  func write(_ bytes: [UInt8], _ name: String, mode: mode_t = 0o600) throws -> String {
    let file = open(self[name], O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count, fchmod(file, mode) == 0,
      close(file) == 0
    else { throw Failed() }
    return self[name]
  }

  func write(_ text: String, _ name: String, mode: mode_t = 0o600) throws -> String {
    try write(Array(text.utf8), name, mode: mode)
  }

  /// What a file holds.
  func read(_ name: String) throws -> [UInt8] {
    let file = open(self[name], O_RDONLY)
    guard file >= 0 else { throw Failed() }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw Failed() }
    return Array(bytes[..<count])
  }

  func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat(self[name], &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  struct Failed: Error {}
}

/// SplitMix64, so that every run of a test sees the same bytes.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(next() & 255) } }
}
