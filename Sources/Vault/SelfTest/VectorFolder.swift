import Glibc

/// Just enough of a file system to find and read answers.
enum VectorFolder {
  private static let limit = 16 << 20

  /// The names in a folder, sorted by bytes; nil when it cannot be listed.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The bytes of a file of answers; nil when it cannot be read or is beyond all measure.
  static func contents(of path: String) -> [UInt8]? {
    do {
      let file = try Descriptor(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      return try Descriptor.readAll(file.number, limit: limit)
    } catch {
      return nil
    }
  }
}
