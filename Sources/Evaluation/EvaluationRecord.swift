internal import Transcripts

typealias EvaluationInput = EvaluationError.Input

/// One line of a gold or prediction file.
struct EvaluationRecord {
  let input: EvaluationInput
  let line: Int
  let root: JSONValue

  func malformed(_ field: EvaluationError.Field) -> EvaluationError {
    EvaluationError(input, .field(field), line: line)
  }

  /// The document's id; a number is taken as it is written.
  var id: String {
    get throws(EvaluationError) {
      guard let value = root["id"] else { throw malformed(.id) }
      if let text = value.text { return text }
      guard value.kind == .number else { throw malformed(.id) }
      return String(decoding: value.raw, as: UTF8.self)
    }
  }

  /// What `read` makes of every span, whose bounds must be whole numbers and hold at least one scalar.
  func spans<Span>(
    _ read: (JSONValue, Range<Int>) throws(EvaluationError) -> Span
  ) throws(EvaluationError) -> [Span] {
    guard let list = root["spans"], list.kind == .array else { throw malformed(.spans) }
    var result: [Span] = []
    for value in list.elements {
      guard let start = value["start"]?.int, let end = value["end"]?.int, 0 <= start, start < end
      else { throw malformed(.span) }
      result.append(try read(value, start..<end))
    }
    return result
  }
}

extension EvaluationInput {
  /// What `read` makes of every line that is not blank.
  func records<Result>(
    _ bytes: [UInt8], _ read: (EvaluationRecord) throws(EvaluationError) -> Result
  ) throws(EvaluationError) -> [Result] {
    let lines: [Line]
    do {
      lines = try LineSplitter.lines(of: bytes)
    } catch {
      throw EvaluationError(self, .tooLong(limit: error.limit), line: error.line)
    }
    var results: [Result] = []
    for line in lines where !line.isBlank {
      let root: JSONValue
      do {
        root = try JSONDocument(line.bytes).root
      } catch {
        throw EvaluationError(self, .json(error.reason), line: line.number)
      }
      results.append(try read(EvaluationRecord(input: self, line: line.number, root: root)))
    }
    return results
  }
}
