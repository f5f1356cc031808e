package import RedactCore
internal import Transcripts

/// One predicted span; offsets are Unicode scalars.
package struct PredictedSpan: Hashable, Sendable {
  package var range: Range<Int>
  /// In capitals.
  package var type: String

  package init(_ range: Range<Int>, _ type: String) {
    self.range = range
    self.type = type
  }
}

/// What was predicted for each document.
package struct Predictions: Sendable {
  /// The spans under the document's id; a document without an entry counts as predicted empty.
  package private(set) var spans: [String: [PredictedSpan]] = [:]

  package init() {}

  /// Adds spans to a document.
  package mutating func add(_ new: [PredictedSpan], to id: String) { spans[id, default: []] += new }

  /// Adds spans given in bytes of the document's text.
  package mutating func add(_ new: [(span: ByteSpan, type: String)], to document: GoldDocument) {
    let bounds = Set(new.flatMap { [$0.span.start, $0.span.end] }).sorted()
    let scalars = ScalarOffsets.offsets(.scalars, of: bounds, in: document.text)
    let offset = Dictionary(uniqueKeysWithValues: zip(bounds, scalars))
    add(
      new.map { PredictedSpan((offset[$0.span.start] ?? 0)..<(offset[$0.span.end] ?? 0), $0.type) },
      to: document.id)
  }

  /// Reads a file of predictions: JSON Lines with `id` and `spans`, each for a document of `gold`.
  package static func read(_ bytes: [UInt8], gold: [GoldDocument]) throws(EvaluationError) -> Predictions {
    let known = Set(gold.map(\.id))
    var predictions = Predictions()
    _ = try EvaluationInput.predictions.records(bytes) { record throws(EvaluationError) in
      let id = try record.id
      guard known.contains(id) else {
        throw EvaluationError(.predictions, .unknownDocument, line: record.line)
      }
      let spans = try record.spans { value, range throws(EvaluationError) in
        guard let type = value["type"] else { return PredictedSpan(range, "MISC") }
        guard let text = type.text else { throw record.malformed(.type) }
        return PredictedSpan(range, text.uppercased())
      }
      predictions.add(spans, to: id)
    }
    return predictions
  }
}
