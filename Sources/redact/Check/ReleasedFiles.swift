import RedactKit

/// What was released: where it has labels, no words may stand again.
enum ReleasedFiles {
  /// The files of a release but for its manifest.
  static func contents(of folder: String) throws -> [(name: String, bytes: [UInt8])] {
    try InputFile.expand([folder], entersFolders: true)
      .filter { !$0.name.hasPrefix("MANIFEST.") }
      .map { (name: $0.path, bytes: try Input.read($0.path)) }
  }
}
