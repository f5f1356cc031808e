/// Why a record of JSON Lines was refused, and where; it never carries text.
package struct JSONLinesError: Error, Hashable {
  package enum Reason: Hashable, Sendable {
    case json(JSONError.Reason)
    /// The line is longer than the limit, in bytes.
    case tooLong(limit: Int)
    case notAnObject
    case noTextField
    case textNotAString
    case nulInText
    case idNotStringOrNumber
  }

  package let reason: Reason
  /// Counted from 1.
  package let line: Int
  /// In bytes from the start of the input.
  package let offset: Int

  init(_ reason: Reason, _ line: Line, at offset: Int = 0) {
    self.reason = reason
    self.line = line.number
    self.offset = line.offset + offset
  }

  /// The same refusal when it was the splitter that found the line too long.
  package init(_ error: LineTooLong) {
    reason = .tooLong(limit: error.limit)
    line = error.line
    offset = error.offset
  }
}

extension JSONLinesError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .json(let reason): reason.description
    case .tooLong(let limit): "a line of more than \(limit) bytes"
    case .notAnObject: "a record that is not a JSON object"
    case .noTextField: "a record without the text field"
    case .textNotAString: "a text field that is not a string"
    case .nulInText: "a NUL in the text field"
    case .idNotStringOrNumber: "an id field that is neither string nor number"
    }
  }
}
