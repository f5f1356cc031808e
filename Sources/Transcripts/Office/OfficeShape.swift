import RedactCore

/// The shapes of values that are never text. What does not fit is text, whatever its place.
enum OfficeShape: Sendable {
  /// None.
  case none
  /// A short number, perhaps with its unit, or a plain yes or no.
  case plain
  /// A number of any size.
  case number
  /// One word, as lists of the standard have them.
  case token
  /// Several of these, and signs between them.
  case tokens
  /// Digits of base 16.
  case hex
  /// Digits of base 16 in groups, as programs make them up.
  case guid
  /// An id of digits, perhaps after letters that mean a kind of thing.
  case id
  /// The name of a style that comes with the programs.
  case style
  /// The name of a common font.
  case font
  /// The address of a vocabulary of a standard.
  case vocabulary
  /// How numbers of a list look, such as `%1.`.
  case list
  /// A bookmark that programs set.
  case bookmark
  /// Bytes that were made letters: packed drawings, checksums.
  case base64

  func fits(_ value: [UInt8]) -> Bool {
    if value.isEmpty { return true }
    return switch self {
    case .none: false
    case .plain: Self.isPlain(value)
    case .number: value.allSatisfy { Self.isDigit($0) || $0 == 0x2E || $0 == 0x2D }
    case .token: Self.isPlain(value) || Self.isToken(value)
    case .tokens: value.count <= 4000 && value.allSatisfy(Self.isSignOrSmall) && Self.hasNoProse(value)
    case .hex: value.count <= 40 && value.allSatisfy(Self.isHex)
    case .guid: Self.isGUID(value)
    case .id: Self.isPlain(value) || Self.isGUID(value) || Self.isID(value)
    case .style: OfficeNames.isStyle(value)
    case .font: OfficeNames.isFont(value)
    case .vocabulary: Self.isVocabulary(value)
    case .list: Self.isList(value)
    case .bookmark: Self.isBookmark(value)
    case .base64: value.allSatisfy { $0.isASCIILetterOrDigit || $0.isMarkupSpace || "+/=".utf8.contains($0) }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || 0x61...0x66 ~= byte | 0x20 }

  private static let words = Set(
    ["true", "false", "on", "off", "none", "auto", "yes", "no", "t", "f"].map { Array($0.utf8) })
  private static let units = Set(
    ["", "pt", "cm", "mm", "in", "px", "%", "em", "pc", "inch", "f", "fd", "deg", "*", "pt*"].map {
      Array($0.utf8)
    })

  private static func isPlain(_ value: [UInt8]) -> Bool {
    if value.count <= 5, words.contains(value) { return true }
    let number = value.drop { $0 == 0x2D || $0 == 0x2B }
    let digits = number.prefix { isDigit($0) || $0 == 0x2E }
    guard value.count <= 16, !digits.isEmpty, digits.count(where: isDigit) <= 6 || digits.contains(0x2E)
    else {
      return false
    }
    return units.contains(Array(number.dropFirst(digits.count)))
  }

  /// Letters, digits and a few signs, without a blank.
  private static func isToken(_ value: [UInt8]) -> Bool {
    value.count <= 64 && value.count(where: isDigit) <= 8
      && value.allSatisfy { $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x5F || $0 == 0x23 || $0 == 0x2E }
  }

  private static func isSignOrSmall(_ byte: UInt8) -> Bool {
    byte.isASCIILetterOrDigit || " ,;:.-#%@+*/()=_!'&<>?$\n\t".utf8.contains(byte)
  }

  /// No long words, and no two words with nothing but a blank between them, as names have it.
  private static func hasNoProse(_ value: [UInt8]) -> Bool {
    var words = 0
    for part in value.split(whereSeparator: \.isMarkupSpace) {
      let letters = part.prefix { $0.isASCIILetter }
      if part.split(whereSeparator: { !$0.isASCIILetter }).contains(where: { $0.count > 48 }) { return false }
      words = letters.count > 2 && !formulaWords.contains(Array(letters)) ? words + 1 : 0
      if words > 1 { return false }
      if letters.count < part.count { words = 0 }
    }
    return true
  }

  private static let formulaWords = Set(
    ["lineDrawn", "pixelLineWidth", "pixelWidth", "sum"].map { Array($0.utf8) })

  private static func isGUID(_ value: [UInt8]) -> Bool {
    let inner =
      value.first == UInt8(ascii: "{") && value.last == UInt8(ascii: "}")
      ? value[1..<value.count - 1] : value[...]
    return inner.count == 36 && inner.split(separator: 0x2D).map(\.count) == [8, 4, 4, 4, 12]
      && inner.allSatisfy { isHex($0) || $0 == 0x2D }
  }

  private static func isID(_ value: [UInt8]) -> Bool {
    if value.starts(with: "_x0000_".utf8) || value.starts(with: "#_x0000_".utf8) {
      return value.count <= 16 && value.suffix(from: 8).dropFirst().allSatisfy(isDigit)
    }
    let word = value.prefix { !isDigit($0) }
    let digits = value.dropFirst(word.count)
    guard digits.count <= (word.isEmpty ? 10 : 16), digits.allSatisfy(isDigit) else {
      return value.count >= 8 && value.count <= 40
        && value.drop { $0 | 0x20 == 0x72 || $0 == 0x5F }.allSatisfy(isHex)
    }
    return OfficeNames.ids.contains(String(decoding: word.map(\.asciiLowercased), as: UTF8.self))
  }

  private static let vocabularies = [
    "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:",
    "http://www.w3.org/", "http://purl.org/dc/", "http://purl.oclc.org/ooxml/",
    "urn:oasis:names:tc:opendocument:",
    "http://openoffice.org/", "http://www.openoffice.org/", "urn:org:documentfoundation:",
    "http://docs.oasis-open.org/ns/",
    "urn:openoffice:", "http://www.gnome.org/", "urn:microsoft-", "https://schemas.microsoft.com/",
    "http://schemas.libreoffice.org/", "https://developers.google.com/",
    "http://customooxmlschemas.google.com/",
  ].map { Array($0.utf8) }

  private static func isVocabulary(_ value: [UInt8]) -> Bool {
    isGUID(value) || value.count <= 140 && vocabularies.contains { value.starts(with: $0) }
  }

  /// `%` and a digit, signs, and at most one letter in a row.
  private static func isList(_ value: [UInt8]) -> Bool {
    let scalars = Array(String(decoding: value, as: UTF8.self).unicodeScalars)
    guard scalars.count <= 30 else { return false }
    var letters = 0
    for scalar in scalars {
      letters = scalar.properties.isAlphabetic ? letters + 1 : 0
      if letters > 1 { return false }
    }
    return true
  }

  private static func isBookmark(_ value: [UInt8]) -> Bool {
    let word = value.prefix { !isDigit($0) }
    let digits = value.dropFirst(word.count)
    return digits.count <= 10 && digits.allSatisfy(isDigit)
      && OfficeNames.bookmarks.contains(String(decoding: word, as: UTF8.self))
  }
}
