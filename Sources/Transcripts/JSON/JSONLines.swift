package import RedactCore

/// Reads JSON Lines: one object a line, of which one field is the text.
package struct JSONLines: Sendable {
  /// The key of the text, or a path of keys with dots between.
  package var textField = "text"
  /// The key of the record's id, or a path of keys with dots between.
  package var idField = "id"
  /// Whether a record without the text field is refused; else it passes unchanged.
  package var requiresText = true

  package init() {}

  /// The record in a line, or nil when the line is blank and no record.
  package func record(in line: Line) throws(JSONLinesError) -> JSONRecord? {
    if line.isBlank { return nil }
    let root: JSONValue
    do {
      root = try JSONDocument(line.bytes, duplicateKeys: .refuseOf(keysThatMatter)).root
    } catch {
      throw JSONLinesError(.json(error.reason), line, at: error.offset)
    }
    guard root.kind == .object else { throw JSONLinesError(.notAnObject, line) }
    return JSONRecord(line: line, id: try id(of: root, in: line), text: try text(of: root, in: line))
  }

  /// The keys on the way to the text and the id: with two of one of them, another reader could see another
  /// text.
  private var keysThatMatter: Set<[UInt8]> {
    Set(
      [textField, idField].flatMap { [$0] + $0.split(separator: ".").map(String.init) }.map { Array($0.utf8) }
    )
  }

  private func text(of root: JSONValue, in line: Line) throws(JSONLinesError) -> EncodedText? {
    guard let value = root[path: textField] else {
      if requiresText { throw JSONLinesError(.noTextField, line) }
      return nil
    }
    guard let text = value.string else {
      throw JSONLinesError(.textNotAString, line, at: value.span.start)
    }
    if let nul = text.bytes.firstIndex(of: 0) {
      throw JSONLinesError(.nulInText, line, at: text.raw(ByteSpan(nul, nul + 1)).start)
    }
    return text
  }

  private func id(of root: JSONValue, in line: Line) throws(JSONLinesError) -> [UInt8]? {
    guard let value = root[path: idField], value.kind != .null else { return nil }
    guard value.kind == .string || value.kind == .number else {
      throw JSONLinesError(.idNotStringOrNumber, line, at: value.span.start)
    }
    return Array(value.raw)
  }
}

/// One record of JSON Lines and the way to write it back.
///
/// ## Privacy
/// Holds text of a document.
package struct JSONRecord: Sendable {
  /// The line it stands in.
  package let line: Line
  /// The id as the record writes it, a string with its quotes; nil without one.
  package let id: [UInt8]?
  /// The decoded text; nil when the record has none and may have none.
  package let text: EncodedText?

  /// The line's bytes with the edits to the decoded text made; all else stays as it was written, byte for
  /// byte.
  ///
  /// The edits must ascend, not overlap, and begin and end at Unicode scalars.
  package func rewritten(_ edits: [Edit]) -> [UInt8] {
    guard let text else { return line.bytes }
    var result: [UInt8] = []
    result.reserveCapacity(line.bytes.count)
    var copied = 0
    for edit in edits {
      let raw = text.raw(edit.span)
      precondition(copied <= raw.start, "edits must ascend and not overlap")
      result += line.bytes[copied..<raw.start]
      JSONWriter.escape(edit.replacement, to: &result)
      copied = raw.end
    }
    return result + line.bytes[copied...]
  }
}
