package import Glibc

/// A folder that goes away with the files and folders in it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/redact-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failed() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    guard let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
    }
    closedir(stream)
    rmdir(path)
  }

  package subscript(name: String) -> String { path + "/" + name }

  /// Writes a new file with exactly this mode, makes the folders it lies in, and gives its path.
  @discardableResult
  package func write(_ bytes: [UInt8], _ name: String, mode: mode_t = 0o600) throws -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    if mode & S_IXUSR == 0 {
      try create(bytes, self[name], mode)
    } else {
      try createProgram(bytes, self[name], mode)
    }
    return self[name]
  }

  private func create(_ bytes: [UInt8], _ path: String, _ mode: mode_t) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count, fchmod(file, mode) == 0,
      close(file) == 0
    else { throw Failed() }
  }

  /// A program cannot be started while anybody has it open for writing, and whatever another test starts
  /// meanwhile holds each of our descriptors for a moment. So another program writes it.
  private func createProgram(_ bytes: [UInt8], _ path: String, _ mode: mode_t) throws {
    let draft = path + ".draft"
    try create(bytes, draft, 0o600)
    defer { unlink(draft) }
    let command: [String] = ["install", "-m", String(mode, radix: 8), draft, path]
    let words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var number = pid_t()
    var status: Int32 = -1
    guard access(path, F_OK) != 0, posix_spawnp(&number, "install", nil, nil, words, [nil]) == 0,
      waitpid(number, &status, 0) == number, status == 0
    else { throw Failed() }
  }

  @discardableResult
  package func write(_ text: String, _ name: String, mode: mode_t = 0o600) throws -> String {
    try write(Array(text.utf8), name, mode: mode)
  }

  /// Writes a file anew, whether there is one or not.
  package func rewrite(_ bytes: [UInt8], _ name: String) throws {
    unlink(self[name])
    try write(bytes, name)
  }

  /// What a file holds, up to 1 MiB of it.
  package func read(_ name: String) throws -> [UInt8] {
    let file = open(self[name], O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failed() }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw Failed() }
    return Array(bytes[..<count])
  }

  package func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat(self[name], &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  package struct Failed: Error {
    package init() {}
  }
}
