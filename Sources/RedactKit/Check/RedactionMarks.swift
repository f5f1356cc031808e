import RedactCore

/// Marks of a redaction: the labels and masks of this tool, and what people and other tools leave, such as
/// `[name withheld]`, `<PERSON_1>` and `XXXX`.
///
/// ## Privacy
/// Reads the text of a document and keeps nothing of it.
enum RedactionMarks {
  /// Whether a text has any.
  static func stand(in analysis: Analysis) -> Bool {
    if !analysis.labels.isEmpty || analysis.text.firstRange(of: mask) != nil { return true }
    return analysis.text.withUnsafeBufferPointer { text in
      text.indices.contains { index in
        switch text[index] {
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("): isMark(words(text, behind: index))
        // Markup has names in lower case between such brackets.
        case UInt8(ascii: "<"):
          index + 1 < text.count && text[index + 1] & 0x20 == 0 && isMark(words(text, behind: index))
        case UInt8(ascii: "X"): isCrossedOut(text, at: index)
        default: false
        }
      }
    }
  }

  private static let mask = Array(String(repeating: Character(LabelFill.standard), count: 2).utf8)

  /// What was done, wherever it stands in brackets.
  private static let deeds: Set<String> = ["redacted", "withheld", "anonymised", "anonymized"]
  /// What was there, alone or with a number or letter: `[Place A]`, `[name of village]`.
  private static let things: Set<String> = [
    "name", "person", "kunya", "relative", "place", "location", "city", "town", "village", "country",
    "organisation", "organization",
  ]
  /// What was there, alone: "[Date 2015]" tells one.
  private static let values: Set<String> = ["date", "age", "phone", "email", "address"]
  private static let between: Set<String> = ["of", "the", "a"]

  private static func isMark(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if words.contains(where: deeds.contains) { return true }
    if words.count == 1, values.contains(first) { return true }
    return things.contains(first)
      && words.dropFirst().allSatisfy { things.contains($0) || between.contains($0) || $0.utf8.count <= 2 }
  }

  private static let longestMark = 40

  /// The words up to the closing bracket, in lower case; none where it is not near.
  private static func words(_ text: UnsafeBufferPointer<UInt8>, behind bracket: Int) -> [String] {
    let inside = text[(bracket + 1)...].prefix(longestMark).prefix { !"])}>\n".utf8.contains($0) }
    guard inside.endIndex < text.count, "])}>".utf8.contains(text[inside.endIndex]) else { return [] }
    return inside.split { !isLetter($0) }.map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
  }

  /// `XXX`, alone.
  private static func isCrossedOut(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    if start > 0, isLetter(text[start - 1]) { return false }
    let end = text[start...].firstIndex { $0 != UInt8(ascii: "X") } ?? text.count
    return end - start >= 3 && (end == text.count || !isLetter(text[end]))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
