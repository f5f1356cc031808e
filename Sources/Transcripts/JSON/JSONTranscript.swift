import RedactCore

/// One shape of JSON: how it is known, what its keys mean, and where its speech stands.
protocol JSONShape: Sendable {
  static var name: String { get }
  /// What it is called elsewhere.
  static var title: String { get }
  /// What is taken out of it, unless metadata is to be kept.
  static var strips: String { get }
  /// One value a line.
  static var isLines: Bool { get }
  static var keys: JSONKeyRoles { get }
  /// Whether nothing counts the words of its lists, so that they may be merged.
  static var mergesWords: Bool { get }

  static func confidence(_ outline: JSONOutline) -> Confidence

  /// Finds the speech, adds the fields and then the speech.
  static func read(_ reading: inout JSONReading)
}

extension JSONShape {
  static var strips: String { "nothing" }
  static var isLines: Bool { false }
  static var mergesWords: Bool { false }
}

/// A transcript in JSON of one shape.
struct JSONTranscript<Shape: JSONShape>: TranscriptFormat {
  var name: String { Shape.name }
  var notes: FormatNotes {
    FormatNotes(
      Shape.title, keeps: "times, scores, speakers' numbers, structure, the spelling of numbers",
      changes:
        "every string, in all copies of the words together, and keys that are no program's; long numbers",
      strips: Shape.strips)
  }
  private let limits: IntakeLimits
  private let options: ReadOptions

  init(_ shape: Shape.Type, limits: IntakeLimits, options: ReadOptions = ReadOptions()) {
    self.limits = limits
    self.options = options
  }

  func sniff(_ bytes: [UInt8]) -> Confidence { Shape.confidence(JSONOutline(bytes)) }

  func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let source = try SourceText(bytes, limits: limits)
    let tree: JSONTree
    do throws(JSONError) {
      tree = try JSONTree(source.bytes, isLines: Shape.isLines)
    } catch {
      let place = InputPlace(source.source(of: error.offset), in: bytes)
      throw .malformed(format: name, reason: error.reason.phrase, place)
    }
    var reading = JSONReading(tree, source, Shape.keys)
    reading.mergesWords = options.mergesWords && Shape.mergesWords
    Shape.read(&reading)
    return try reading.finish(name, of: bytes)
  }
}

extension JSONError.Reason {
  fileprivate var phrase: TranscriptError.StaticPhrase {
    switch self {
    case .invalidUTF8: "invalid UTF-8"
    case .byteOrderMark: "a second byte order mark"
    case .unexpectedByte: "a byte that JSON does not allow here"
    case .unexpectedEnd: "it ends too early"
    case .bytesAfterValue: "something follows the value"
    case .badNumber: "a malformed number"
    case .controlCharacter: "a control character inside a string"
    case .badEscape: "a malformed escape, or one of NUL"
    case .loneSurrogate: "half a surrogate pair"
    case .duplicateKey: "a key that stands twice in one object"
    case .tooDeep: "it is nested too deeply"
    case .tooLarge: "too many values"
    }
  }
}
