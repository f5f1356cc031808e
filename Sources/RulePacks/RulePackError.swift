/// What is wrong with a rule, pack or lexicon file.
///
/// ## Privacy
/// Rule files are the user's own and hold no text of a document, so messages may quote them.
package struct RulePackError: Error, Hashable, Sendable {
  /// The file, relative to the folder of packs.
  package var file: String
  /// The line, 1-based; nil where the whole file is meant.
  package var line: Int?
  package var reason: String

  package init(_ file: String, line: Int? = nil, _ reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

extension RulePackError: CustomStringConvertible {
  package var description: String {
    line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
  }
}
