import RedactCore

/// What stands under the keys of a format. Keys it does not list are text, and so are all strings under
/// listed ones unless they are said to be codes, speakers or numbers.
struct JSONKeyRoles: Sendable {
  enum Role: Sendable {
    /// The format does not know the key, which may be a name.
    case unknown
    /// A key of the format; a string under it is text.
    case known
    /// Strings that look like codes, and numbers, are structure.
    case code
    /// Numbers, and strings of digits, are structure: times, scores, counts.
    case number
    /// A speaker: counted ones are structure, names are names.
    case speaker
    /// Text that people wrote or programs made, and what kind.
    case field(StaticString)
    /// What tells where the file comes from.
    case removal(MetadataKind)
  }

  private var roles: [[UInt8]: Role] = [:]

  /// Keys are given with blanks between.
  init(
    known: String, codes: String = "", numbers: String = "", speakers: String = "",
    fields: KeyValuePairs<String, StaticString> = [:], removals: KeyValuePairs<String, MetadataKind> = [:]
  ) {
    func put(_ words: String, _ role: Role) {
      for word in words.split(whereSeparator: \.isWhitespace) { roles[Array(word.utf8)] = role }
    }
    put(known, .known)
    put(codes, .code)
    put(numbers, .number)
    put(speakers, .speaker)
    for (words, name) in fields { put(words, .field(name)) }
    for (words, kind) in removals { put(words, .removal(kind)) }
  }

  /// The roles of a document's keys, by their numbers.
  func roles(of keys: [[UInt8]]) -> [Role] { keys.map { roles[$0] ?? .unknown } }

  /// Whether a string is a word of a program: `pronunciation`, `en-US`, `general-nova:2`. It holds no blank,
  /// no capital before a small letter, as names do, and no long number.
  static func isCode(_ raw: ArraySlice<UInt8>) -> Bool {
    if raw.count > 40 || hasLongNumber(raw) { return false }
    var isCapital = false
    for byte in raw {
      switch byte {
      case 0x61...0x7A: if isCapital { return false }
      case 0x30...0x39, 0x41...0x5A: break
      default: if !codeMarks.contains(byte) { return false }
      }
      isCapital = 0x41...0x5A ~= byte
    }
    return true
  }

  /// Whether a string is a number or a time.
  static func isNumber(_ raw: ArraySlice<UInt8>) -> Bool {
    raw.count <= 24 && !hasLongNumber(raw) && raw.allSatisfy { 0x30...0x39 ~= $0 || timeMarks.contains($0) }
  }

  /// Whether there are seven digits in a row, as in telephones and identity cards; decimals do not count.
  static func hasLongNumber(_ raw: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in raw {
      if byte == UInt8(ascii: ".") {
        digits = -24
      } else {
        digits = 0x30...0x39 ~= byte ? digits + 1 : 0
      }
      if digits == 7 { return true }
    }
    return false
  }

  private static let codeMarks = Array("_-.:+".utf8)
  private static let timeMarks = Array("-.:,se".utf8)
}
