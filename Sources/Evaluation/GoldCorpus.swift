internal import Transcripts

/// One marked span of a gold document; offsets are Unicode scalars.
package struct GoldSpan: Hashable, Sendable {
  package var range: Range<Int>
  package var type: String
  /// `DIRECT`, `QUASI`, `NO_MASK` or `KEEP`, in capitals; nil when the span has none.
  package var identifier: String?
  /// Shared by all mentions of one entity.
  package var entity: String?
  /// The type in the corpus it was converted from.
  package var origin: String?
  /// True when masking the span is neither required nor wrong.
  package var isWeak = false

  package init(_ range: Range<Int>, _ type: String, identifier: String? = nil, entity: String? = nil) {
    self.range = range
    self.type = type
    self.identifier = identifier
    self.entity = entity
  }
}

/// One document of a gold corpus.
///
/// ## Privacy
/// Holds the text of the document.
package struct GoldDocument: Sendable {
  /// Where it stood in its file, counted from 1.
  package var line: Int
  package var id: String
  /// UTF-8.
  package var text: [UInt8]
  package var spans: [GoldSpan]
  /// The types the document can judge; empty means all that the corpus uses.
  package var annotatedTypes: [String] = []
  /// What the document can be grouped by; a missing field counts as `?`.
  package var groups: [Grouping: String] = [:]

  package init(line: Int = 1, id: String, text: [UInt8], spans: [GoldSpan]) {
    self.line = line
    self.id = id
    self.text = text
    self.spans = spans
  }
}

/// The fields of a document by which figures can be told apart.
package enum Grouping: String, CaseIterable, Hashable, Sendable {
  case genre, source, license, id
}

/// Reads gold corpora: JSON Lines with `id`, `text` and `spans`.
package enum GoldCorpus {
  /// The documents of a file.
  package static func read(_ bytes: [UInt8]) throws(EvaluationError) -> [GoldDocument] {
    try EvaluationInput.gold.records(bytes) { record throws(EvaluationError) in
      guard let text = record.root["text"]?.string else { throw record.malformed(.text) }
      var document = GoldDocument(
        line: record.line, id: try record.id, text: text.bytes, spans: try spans(record))
      document.annotatedTypes = try annotatedTypes(record)
      for grouping in Grouping.allCases {
        document.groups[grouping] = record.root[grouping.rawValue].flatMap(pythonText)
      }
      return document
    }
  }

  private static func spans(_ record: EvaluationRecord) throws(EvaluationError) -> [GoldSpan] {
    try record.spans { value, range throws(EvaluationError) in
      guard let type = value["type"]?.text else { throw record.malformed(.type) }
      var span = GoldSpan(range, type)
      if let identifier = value["identifier"] {
        guard let text = identifier.text else { throw record.malformed(.identifier) }
        span.identifier = text.uppercased()
      }
      span.entity = value["entity_id"].flatMap(entity)
      span.origin = value["orig_type"]?.text
      span.isWeak = value["note"]?.text?.hasPrefix("weak") ?? false
      return span
    }
  }

  private static func annotatedTypes(_ record: EvaluationRecord) throws(EvaluationError) -> [String] {
    guard let value = record.root["annotated_types"], value.kind != .null else { return [] }
    let types = value.elements.compactMap(\.text)
    guard value.kind == .array, types.count == value.elements.count else {
      throw record.malformed(.annotatedTypes)
    }
    return types
  }

  /// The entity's id; what Python takes for false counts as none.
  private static func entity(_ value: JSONValue) -> String? {
    guard let text = pythonText(value), !["", "0", "None", "False"].contains(text) else { return nil }
    return text
  }

  /// A plain value as Python's `str` shows it.
  private static func pythonText(_ value: JSONValue) -> String? {
    switch value.kind {
    case .string: value.text
    case .number: String(decoding: value.raw, as: UTF8.self)
    case .bool: value.bool == true ? "True" : "False"
    case .null: "None"
    case .array, .object: nil
    }
  }
}
