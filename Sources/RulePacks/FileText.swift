import Glibc

/// Reading of the small text files that rules are made of.
package enum FileText {
  private static let largest = 16 << 20

  /// The text of a file of at most 16 MiB.
  ///
  /// - Parameter name: how errors call it; the path when nil.
  package static func read(_ path: String, named name: String? = nil) throws(RulePackError) -> String {
    let bytes = try readBytes(path, named: name)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RulePackError(name ?? path, "is not valid UTF-8")
    }
    return text
  }

  package static func readBytes(
    _ path: String, named name: String? = nil
  ) throws(RulePackError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw RulePackError(name ?? path, "cannot be read (\(errorText()))") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw RulePackError(name ?? path, "is not a regular file")
    }
    guard status.st_size <= largest else { throw RulePackError(name ?? path, "is larger than 16 MiB") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress! + filled, $0.count - filled)
      }
      guard count > 0 else { throw RulePackError(name ?? path, "could not be read to its end") }
      filled += count
    }
    return bytes
  }

  /// The names in a folder, sorted by bytes; hidden ones left out.
  package static func names(in path: String) throws(RulePackError) -> [String] {
    guard let folder = opendir(path) else {
      throw RulePackError(path, "cannot be opened as a folder (\(errorText()))")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a file was changed after another, or at the same moment as far as the clock tells.
  static func isNewer(_ path: String, than other: String) -> Bool {
    var first = stat()
    var second = stat()
    guard stat(path, &first) == 0, stat(other, &second) == 0 else { return true }
    return (first.st_mtim.tv_sec, first.st_mtim.tv_nsec) >= (second.st_mtim.tv_sec, second.st_mtim.tv_nsec)
  }

  private static func errorText() -> String { String(cString: strerror(errno)) }
}
