package import RedactCore

/// What the user knows already: entities that must be found, and terms that must be kept.
///
/// ## Privacy
/// Holds names in the clear; nothing of it is printed, and errors give lines, never words.
package struct KnownNames: Sendable {
  /// One line of a list of known entities: `canonical | alias | alias ; type ; label`.
  package struct Entry: Sendable {
    package let canonical: Sensitive<[UInt8]>
    package let aliases: [Sensitive<[UInt8]>]
    package let type: EntityType
    /// What to write instead of a label of our own; nil for the usual label.
    package let label: String?
    /// All spellings, the canonical one first.
    var forms: [Sensitive<[UInt8]>] { [canonical] + aliases }
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  /// Reads a list of known entities; a line that starts with `#`, an empty line, and `[PATTERN]`, which begins what was
  /// asked for in some files, are passed over.
  ///
  /// - Throws: `NameListError` for the first bad line; then nothing of the file counts.
  package init(parsing bytes: [UInt8]) throws(NameListError) {
    var seen = Set<[UInt8]>()
    for (number, line) in try NameListError.lines(of: bytes)
    where line.first != UInt8(ascii: "[") || line.last != UInt8(ascii: "]") {
      let entry = try Self.entry(line, number)
      // Within a line, spellings that are equal to us, such as two apostrophes, do no harm.
      for form in Set(entry.forms.map { CanonicalForm.canon1($0.value) })
      where !seen.insert(form).inserted {
        throw NameListError(line: number, reason: .repeated)
      }
      entries.append(entry)
    }
  }

  private static func entry(_ line: [UInt8], _ number: Int) throws(NameListError) -> Entry {
    let fields = line.split(separator: 0x3B, omittingEmptySubsequences: false).map { $0.trimmed }
    guard fields.count <= 3 else { throw NameListError(line: number, reason: .tooManyFields) }
    let forms = fields[0].split(separator: 0x7C, omittingEmptySubsequences: false).map { $0.trimmed }
    for form in forms where Tokens(FoldedText(form).bytes).all.isEmpty {
      throw NameListError(line: number, reason: .emptyName)
    }
    var type = EntityType.person
    if fields.count > 1, !fields[1].isEmpty {
      guard let named = EntityType(rawValue: String(decoding: fields[1], as: UTF8.self).uppercased()) else {
        throw NameListError(line: number, reason: .unknownType)
      }
      type = named
    }
    var label: String?
    if fields.count > 2, !fields[2].isEmpty {
      let text = String(decoding: fields[2], as: UTF8.self)
      guard LabelGrammar.isName(fields[2]) else {
        throw NameListError(line: number, reason: .badLabel)
      }
      label = text
    }
    return Entry(
      canonical: Sensitive(forms[0]), aliases: forms.dropFirst().map { Sensitive($0) }, type: type,
      label: label)
  }
}

/// Terms that stay as they are: `text ; type`, one a line; without a type, whatever a rule takes them for.
///
/// ## Privacy
/// As `KnownNames`.
package struct KeptTerms: Sendable {
  package struct Entry: Sendable {
    package let text: Sensitive<[UInt8]>
    package let type: EntityType?
    /// 1-based, in its file.
    package let line: Int
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  /// - Throws: `NameListError` for the first bad line.
  package init(parsing bytes: [UInt8]) throws(NameListError) {
    for (number, line) in try NameListError.lines(of: bytes) {
      let fields = line.split(separator: 0x3B, omittingEmptySubsequences: false).map { $0.trimmed }
      guard fields.count <= 2 else { throw NameListError(line: number, reason: .tooManyFields) }
      guard !Tokens(FoldedText(fields[0]).bytes).all.isEmpty else {
        throw NameListError(line: number, reason: .emptyName)
      }
      var type: EntityType?
      if fields.count == 2, !fields[1].isEmpty {
        type = EntityType(rawValue: String(decoding: fields[1], as: UTF8.self).uppercased())
        if type == nil { throw NameListError(line: number, reason: .unknownType) }
      }
      entries.append(Entry(text: Sensitive(fields[0]), type: type, line: number))
    }
  }

  /// The line of the first term that is also a known name: nothing can both go and stay.
  package func firstLine(alsoIn known: KnownNames) -> Int? {
    let names = Set(known.entries.flatMap(\.forms).map { CanonicalForm.canon1($0.value) })
    return entries.first { names.contains(CanonicalForm.canon1($0.text.value)) }?.line
  }
}

/// What is wrong with a list of names, by line.
package struct NameListError: Error, Hashable, Sendable {
  package let line: Int
  package let reason: Reason

  package enum Reason: String, Sendable {
    case notUTF8 = "is not valid UTF-8"
    case emptyName = "has a name without a letter or digit"
    case tooManyFields = "has too many fields"
    case unknownType = "has a type that does not exist"
    case badLabel = "has a label that is not a letter followed by at most 39 letters, digits, '-' or '_'"
    case repeated = "repeats a name of an earlier line"
  }

  /// The lines that say something, with their numbers.
  static func lines(of bytes: [UInt8]) throws(NameListError) -> [(Int, [UInt8])] {
    if let bad = UTF8Check.firstInvalid(in: bytes) {
      throw NameListError(line: 1 + bytes[..<bad].count { $0 == 0x0A }, reason: .notUTF8)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    return body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element.trimmed) }
      .filter { !$0.1.isEmpty && $0.1.first != 0x23 }
  }
}

extension Collection where Element == UInt8 {
  /// Without ASCII white space at both ends.
  fileprivate var trimmed: [UInt8] {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return Array(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
