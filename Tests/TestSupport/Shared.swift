package import Foundation

/// The folder of corpora, samples and vectors beside the package, which not everybody has.
///
/// A test that needs it says so: `@Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"))`.
package enum Shared {
  /// The root of this package.
  package static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static let folder = package.appending(path: "../shared").standardizedFileURL

  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// The names of the files in a folder, sorted; none when it is absent.
  package static func files(_ path: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
    return (names ?? []).sorted()
  }

  package static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(try bytes(path)))
  }

  /// The texts of a file of `corpora`, one JSON record a line.
  package static func corpus(_ name: String) throws -> [CorpusText] {
    try bytes("corpora/\(name)").split(separator: 0x0A)
      .map { try JSONDecoder().decode(CorpusText.self, from: Data($0)) }
  }
}

/// One document of a corpus, without what is marked in it.
package struct CorpusText: Decodable, Sendable {
  package let id: String
  package let text: String
  package var bytes: [UInt8] { Array(text.utf8) }

  package init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}
