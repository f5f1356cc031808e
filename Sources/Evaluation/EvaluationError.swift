package import Transcripts

/// Why gold or predictions could not be read or compared; it never carries text.
package struct EvaluationError: Error, Hashable {
  /// Which of the two files is meant.
  package enum Input: String, Sendable {
    case gold
    case predictions
  }

  package enum Reason: Hashable, Sendable {
    case json(JSONError.Reason)
    case tooLong(limit: Int)
    /// The line is not an object with the fields named in `score.py`, or one has the wrong type.
    case field(Field)
    case spanPastEnd
    case unknownDocument
  }

  /// The fields that a document or span can lack.
  package enum Field: String, Sendable {
    case id, text, spans, span, type, identifier
    case annotatedTypes = "annotated_types"
  }

  package let input: Input
  package let reason: Reason
  /// Counted from 1; 0 for predictions that were not read from a file.
  package let line: Int

  package init(_ input: Input, _ reason: Reason, line: Int) {
    self.input = input
    self.reason = reason
    self.line = line
  }
}

extension EvaluationError: CustomStringConvertible {
  package var description: String { "\(input.rawValue), line \(line): \(reason)" }
}

extension EvaluationError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .json(let reason): reason.description
    case .tooLong(let limit): "a line of more than \(limit) bytes"
    case .field(let field): "\(field.rawValue) is missing or malformed"
    case .spanPastEnd: "a span past the end of the text; offsets must be code points"
    case .unknownDocument: "a prediction for a document that the gold does not have"
    }
  }
}
