import Foundation

/// The folder of corpora and vectors beside the package, which not everybody has.
enum SharedFolder {
  static let url = Command.root.appending(path: "../shared").standardizedFileURL

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path)
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: url.appending(path: path), encoding: .utf8)
  }

  /// The files in a folder with their bytes, in order of name.
  static func files(_ path: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = url.appending(path: path)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }
}
