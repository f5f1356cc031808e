import Foundation

/// The folder of published vectors beside the package; tests that need it are skipped where it is absent.
enum SharedFolder {
  static let url = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  static var isPresent: Bool { FileManager.default.fileExists(atPath: url.appending(path: "vectors").path) }

  /// The bytes of a file under `shared/vectors`.
  static func vector(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appending(path: "vectors").appending(path: path)))
  }

  /// A JSON file under `shared/vectors`.
  static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(try vector(path)))
  }
}
