/// One record as it was read.
///
/// ## Privacy
/// Holds what the log holds, and so nothing that is not public.
package struct ScannedRecord: Sendable {
  /// Where a member's value stands, its quotes included.
  struct Member: Sendable {
    let field: AuditField
    let start: Int
    let end: Int
  }

  package let kind: RecordKind
  /// The number of the line, from 1.
  package let number: Int
  /// Where the line stands in the log, in bytes.
  package let offset: Int
  /// The place of its document in the whole log, from 0; nil for a record outside of documents.
  package internal(set) var document: Int?

  let buffer: [UInt8]
  let range: Range<Int>
  let members: [Member]

  /// The line, without its LF.
  package var line: [UInt8] { Array(buffer[range]) }

  /// The value of a word or digest; of `document` where that is a digest.
  package func word(_ field: AuditField) -> String? { value(field).flatMap(Self.unquoted) }

  /// The value of a whole number; of `document` where that is a number.
  package func number(_ field: AuditField) -> Int? { value(field).flatMap(Self.number) }

  /// The value of a word, digest or number as it is written, without quotes.
  package func text(_ field: AuditField) -> String? {
    value(field).map { Self.unquoted($0) ?? String(decoding: $0, as: UTF8.self) }
  }

  package func score(_ field: AuditField) -> Double? {
    value(field).map { $0.filter { $0 != UInt8(ascii: ".") } }.flatMap { Self.number($0[...]) }
      .map { Double($0) / 100 }
  }

  /// The value of `bytes` or `scalars`.
  package func range(_ field: AuditField) -> Range<Int>? {
    let ends = parts(field).compactMap(Self.number)
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
  }

  /// The words or digests of a list.
  package func words(_ field: AuditField) -> [String] { parts(field).compactMap(Self.unquoted) }

  /// The pairs of a list of lists of two words.
  package func pairs(_ field: AuditField) -> [[String]] {
    let words = words(field)
    return stride(from: 0, to: words.count - 1, by: 2).map { [words[$0], words[$0 + 1]] }
  }

  /// The numbers of an object by their names, in order.
  package func counts(_ field: AuditField) -> [(name: String, count: Int)] {
    entries(parts: parts(field)).compactMap { name, value in Self.number(value).map { (name, $0) } }
  }

  /// The booleans of an object by their names, in order.
  package func flags(_ field: AuditField) -> [(name: String, holds: Bool)] {
    entries(parts: parts(field)).map { ($0, $1.first == UInt8(ascii: "t")) }
  }

  /// The words or digests of an object by their names, in order.
  package func entries(_ field: AuditField) -> [(name: String, value: String)] {
    entries(parts: parts(field)).compactMap { name, value in Self.unquoted(value).map { (name, $0) } }
  }

  /// The value's bytes, with its quotes.
  func value(_ field: AuditField) -> ArraySlice<UInt8>? {
    members.first { $0.field == field }.map { buffer[$0.start..<$0.end] }
  }

  /// Words, numbers and booleans of a list or an object; no word holds what stands between them.
  private func parts(_ field: AuditField) -> [ArraySlice<UInt8>] {
    (value(field) ?? []).split { byte in
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","): true
      default: false
      }
    }
  }

  /// Parts the names of an object, which are words and may hold colons, from its values.
  private func entries(parts: [ArraySlice<UInt8>]) -> [(String, ArraySlice<UInt8>)] {
    parts.compactMap { part in
      guard let quote = part.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { return nil }
      return (String(decoding: part[(part.startIndex + 1)..<quote], as: UTF8.self), part[(quote + 2)...])
    }
  }

  private static func unquoted(_ value: ArraySlice<UInt8>) -> String? {
    guard value.count >= 2, value.first == UInt8(ascii: "\"") else { return nil }
    return String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
  }

  private static func number(_ value: ArraySlice<UInt8>) -> Int? {
    guard !value.isEmpty else { return nil }
    var number = 0
    for byte in value {
      guard (0x30...0x39).contains(byte), number < 1 << 53 else { return nil }
      number = number * 10 + Int(byte & 15)
    }
    return number
  }
}
