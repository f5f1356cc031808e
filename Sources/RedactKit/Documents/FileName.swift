import Policy
import RedactCore

/// Redacts the name of a file: who is found in the document, or known, is looked for in its name too.
struct FileName {
  /// Finds what is sure, and writes what names of files can hold.
  private(set) var pipeline: Pipeline

  /// How sure a finding in a name must be: a name has no sentence around it, and says "aws" or "march" of files.
  private static let threshold = 0.7

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    self.pipeline.allowsLabels = true
    self.pipeline.asksTagger = false
    self.pipeline.policy = pipeline.policy.forFileNames(from: Self.threshold)
  }

  /// The path with each of its parts redacted. Labels stand in it without brackets, which mean something to
  /// shells.
  ///
  /// - Parameters:
  ///   - state: who is who in the document.
  ///   - labels: the labels they were given.
  func redacted(_ path: String, state: EntityState, labels: LabelBook) throws(RedactError) -> String {
    var state = state
    var labels = labels
    var parts: [String] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      parts.append(try redacted(part: Array(part.utf8), &state, &labels))
    }
    return parts.joined(separator: "/")
  }

  private func redacted(
    part: [UInt8], _ state: inout EntityState, _ labels: inout LabelBook
  ) throws(RedactError) -> String {
    guard UTF8Check.firstInvalid(in: part) == nil else {
      throw .input("its name is not UTF-8", hint: "rename it")
    }
    let draft = try pipeline.run(Self.readable(part), state: &state, labels: &labels).draft
    var result: [UInt8] = []
    var copied = 0
    for (mention, replacement) in zip(draft.mentions, draft.replacements) {
      result += part[copied..<mention.span.start]
      result += Self.plain(replacement.name ?? mention.type.rawValue)
      copied = mention.span.end
    }
    return String(decoding: result + part[copied...], as: UTF8.self)
  }

  /// A part of a path as words: without its suffix, with blanks for underscores and full stops. All are one byte, so
  /// places stay the same.
  static func readable(_ part: [UInt8]) -> [UInt8] {
    part.prefix(stem(of: part)).map {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") ? UInt8(ascii: " ") : $0
    }
  }

  /// How many bytes of a name stand before its suffix, such as `.json`, which tells the kind of file only.
  private static func stem(of part: [UInt8]) -> Int {
    guard let dot = part.lastIndex(of: UInt8(ascii: ".")), dot > 0, part.count - dot <= 10 else {
      return part.count
    }
    return dot
  }

  /// The name of a label without what a name of a file cannot hold.
  private static func plain(_ name: String) -> [UInt8] {
    name.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "-") : $0 }
  }
}
