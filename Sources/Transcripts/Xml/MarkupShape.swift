import RedactCore

/// The shapes of values that are never text. What does not fit is text, whatever its place.
enum MarkupShape {
  /// A time, a count or a size: few digits, and signs between them.
  case number
  /// An id that a program made: a known word or none, and digits.
  case id
  /// Several of these with blanks between, each perhaps after `#`.
  case ids
  /// One of these words, which stand with blanks between them.
  case words(StaticString)
  /// A language, such as `en-GB`.
  case language
  /// A type of media, such as `audio/wav`.
  case mediaType
  /// The name of an encoding.
  case encoding
  /// Addresses of schemas and namespaces that all files of a format share.
  case schema

  func fits(_ value: [UInt8]) -> Bool {
    switch self {
    case .number: Self.isNumber(value[...])
    case .id: Self.isID(value[...])
    case .ids: value.split(separator: 0x20).allSatisfy { Self.isID($0.first == 0x23 ? $0.dropFirst() : $0) }
    case .words(let words):
      words.withUTF8Buffer { $0.split(separator: 0x20).contains { $0.elementsEqual(value) } }
    case .language: Self.isLanguage(value)
    case .mediaType: Self.isMediaType(value)
    case .encoding: MarkupEncoding.isKnown(value)
    case .schema: value.split(whereSeparator: \.isMarkupSpace).allSatisfy(Self.isSchema)
    }
  }

  private static func isNumber(_ value: ArraySlice<UInt8>) -> Bool {
    value.count { 0x30...0x39 ~= $0 } <= 10
      && value.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E || $0 == 0x2D || $0 == 0x3A || $0 == 0x2C }
  }

  private static let idWords = Set(
    """
    a ann ts t tli tie spk to cv cve cveid w u s seg p n c m x id utt turn speaker speaker_ tier ev note fn \
    ref pc lb pb li q ln line h i r lang er ft el tt ts_ fig sec body
    """.split(separator: " ").map(String.init))

  /// A word of the list, perhaps a hyphen or dot, and up to seven digits; or digits alone, or a GUID.
  private static func isID(_ value: ArraySlice<UInt8>) -> Bool {
    if value.isEmpty || isGUID(value) { return true }
    let word = value.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "_") }
    var digits = value.dropFirst(word.count)
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: ".") {
      digits.removeFirst()
    }
    guard !digits.isEmpty, digits.count <= 7, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return false }
    return word.isEmpty || idWords.contains(String(decoding: word.map(\.asciiLowercased), as: UTF8.self))
  }

  /// Eight, four, four, four and twelve hexadecimal digits, perhaps after a word of the list.
  private static func isGUID(_ value: ArraySlice<UInt8>) -> Bool {
    let parts = value.suffix(36).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [8, 4, 4, 4, 12] else { return false }
    let word = value.dropLast(36).filter { $0 != UInt8(ascii: "_") }.map(\.asciiLowercased)
    return parts.joined().allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }
      && (word.isEmpty || idWords.contains(String(decoding: word, as: UTF8.self)))
  }

  private static func isLanguage(_ value: [UInt8]) -> Bool {
    let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, 2...3 ~= first.count, first.allSatisfy(\.isASCIILetter) else {
      return false
    }
    return parts.count <= 3
      && parts.dropFirst().allSatisfy { 2...4 ~= $0.count && $0.allSatisfy(\.isASCIILetterOrDigit) }
  }

  private static func isMediaType(_ value: [UInt8]) -> Bool {
    let kinds = ["audio", "video", "image", "text", "application", "unknown"]
    let parts = value.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let kind = parts.first, kinds.contains(where: { $0.utf8.elementsEqual(kind) }) else { return false }
    return parts.count <= 2
      && parts.dropFirst().allSatisfy {
        $0.count <= 40 && $0.allSatisfy { $0.isASCIILetterOrDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
      }
  }

  private static let schemaHosts = [
    "www.w3.org/", "www.tei-c.org/", "www.mpi.nl/", "www.weareavp.com/", "weareavp.com/",
    "www.exmaralda.org/",
    "purl.org/", "www.isocat.org/", "cdb.iso.org/", "schema.org", "ogp.me/ns", "www.nunncenter.net/ohms",
  ].map { Array($0.utf8) }

  private static func isSchema(_ value: ArraySlice<UInt8>) -> Bool {
    let schemes = ["http://", "https://"].map { Array($0.utf8) }
    guard let scheme = schemes.first(where: { value.starts(with: $0) }), value.count <= 120 else {
      return false
    }
    return schemaHosts.contains { value.dropFirst(scheme.count).starts(with: $0) }
  }
}

/// What stands at one place of a format.
enum MarkupRole {
  /// Not text, while its value has that shape.
  case structure(MarkupShape)
  /// A line of metadata of that name.
  case field(StaticString)
  /// The same, taken out unless metadata is to be kept.
  case removed(MetadataKind, StaticString, leaving: StaticString = "")
  /// An id that others refer to, under that name of a field unless a program made it.
  case identifier(StaticString)
  /// One id of another place, or several with blanks between.
  case reference
}

/// The places of a format by their names: `element` for its text, `element@attribute`, and `@attribute` for
/// that of any element.
typealias MarkupRoles = [String: MarkupRole]
