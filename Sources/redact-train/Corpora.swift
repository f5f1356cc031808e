import Foundation
import RedactCore
import Tagger

/// Reads the corpora: one JSON document a line, as `score.py` takes them.
enum Corpora {
  struct Document: Decodable {
    struct Span: Decodable {
      let start: Int
      let end: Int
      let type: String
      let identifier: String?
      let note: String?
    }
    let id: String
    let text: String
    let spans: [Span]
    let annotated_types: [String]?
    let license: String?
  }

  static func documents(_ file: [UInt8]) throws -> [Document] {
    let decoder = JSONDecoder()
    return try file.split(separator: 0x0A).map { try decoder.decode(Document.self, from: Data($0)) }
  }

  /// Whether a model under a permissive licence may learn from text under this one.
  static func mayLearn(from license: String?) -> Bool {
    guard let license else { return false }
    let parts = license.uppercased()
    for ban in ["NC", "SA", "ND", "EUPL", "GPL", "LGPL", "AGPL"]
    where parts.split(whereSeparator: { !$0.isLetter }).contains(Substring(ban)) {
      return false
    }
    return ["CC-BY", "MIT", "PUBLIC DOMAIN", "OGL", "CC0"].contains { name in
      parts.hasPrefix(name) && parts.dropFirst(name.count).first?.isLetter != true
    }
  }

  /// Whether a document is held out, by its number in its file, counted from nought: of the interviews, which
  /// the rules were written on too, all after the tenth, of other corpora the last of each group of five.
  static func isHeldOut(_ number: Int, of corpus: String) -> Bool {
    areInterviews(corpus) ? number >= 10 : number % 5 == 4
  }

  /// Whether the marks of a corpus follow the conventions of our own interviews.
  private static func areInterviews(_ corpus: String) -> Bool { corpus.hasPrefix("interviews") }

  /// - Throws: where a mark does not lie within the text; then none of its marks can be trusted.
  static func training(_ document: Document, corpus: String) throws(LessonError) -> MarkedText {
    let text = Array(document.text.utf8)
    let offsets = document.spans.flatMap { [$0.start, $0.end] }
    let ascending = Array(Set(offsets)).sorted()
    guard ascending.first ?? 0 >= 0, let bytes = ScalarOffsets.bytes(ofScalars: ascending, in: text) else {
      throw .markOutsideText(corpus)
    }
    let place = Dictionary(uniqueKeysWithValues: zip(ascending, bytes))
    var spans: [MarkedSpan] = []
    for span in document.spans {
      guard let start = place[span.start], let end = place[span.end], start <= end else {
        throw .markOutsideText(corpus)
      }
      let (type, certainty) = meaning(of: span, corpus)
      spans.append(MarkedSpan(span: ByteSpan(start, end), type: type, certainty: certainty))
    }
    var annotated = document.annotated_types.map { Set($0.map { Self.type($0) }) } ?? Set(EntityType.allCases)
    if document.annotated_types != nil { annotated.remove(.misc) }
    return MarkedText(name: document.id, text: text, spans: spans, annotated: annotated)
  }

  private static func meaning(
    of span: Document.Span, _ corpus: String
  ) -> (EntityType, MarkedSpan.Certainty) {
    let type = type(span.type)
    if type == .misc, !areInterviews(corpus) { return (.misc, .unknown) }
    if span.identifier == "keep" { return (type, .kept) }
    if span.identifier == "NO_MASK" || span.note?.hasPrefix("weak") == true { return (type, .optional) }
    return (type, .sure)
  }

  static func type(_ name: String) -> EntityType {
    switch name {
    case "PERSON": .person
    case "KUNYA": .kunya
    case "LOC", "LOCATION": .location
    case "ORG": .organisation
    case "DATE", "DATETIME": .date
    case "AGE": .age
    case "REL": .relative
    case "OCC": .occupation
    case "DEM": .demographic
    case "CODE": .code
    case "QUANT", "QUANTITY": .quantity
    case "CONTACT": .contact
    case "EVENT": .event
    default: .misc
    }
  }
}

/// Reads our own interviews, in which every detail is marked as `⟦TYPE:kind:entity:text⟧`.
enum Interviews {
  /// The files of a folder, in order of name.
  static func files(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
      .map { ($0, try bytes(ofFile: "\(folder)/\($0)")) }
  }

  /// Whether the number at the end of a file's name is a multiple of six.
  static func isHeldOut(_ file: String) -> Bool {
    let digits = file.dropLast(".txt".count).reversed().prefix { $0.isNumber }
    return Int(String(digits.reversed())).map { $0 % 6 == 0 } ?? false
  }

  static func training(_ name: String, _ marked: String) -> MarkedText {
    var text: [UInt8] = []
    var spans: [MarkedSpan] = []
    // The first line tells what the interview is.
    let body = marked.hasPrefix("#") ? marked.drop { !$0.isNewline }.dropFirst() : marked[...]
    for (number, piece) in body.components(separatedBy: "⟦").enumerated() {
      let parts = piece.components(separatedBy: "⟧")
      let fields = parts[0].split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
      guard number > 0, parts.count > 1, fields.count == 4 else {
        text += Array(piece.utf8)
        continue
      }
      let start = text.count
      text += Array(fields[3].utf8)
      let certainty: MarkedSpan.Certainty =
        switch fields[1] {
        case "w": .optional
        case "k": .kept
        default: .sure
        }
      spans.append(
        MarkedSpan(
          span: ByteSpan(start, text.count), type: Corpora.type(String(fields[0])), certainty: certainty,
          entity: String(fields[2])))
      text += Array(parts.dropFirst().joined(separator: "⟧").utf8)
    }
    return MarkedText(name: name, text: text, spans: spans, annotated: Set(EntityType.allCases))
  }
}

/// Why something cannot be learned from; names the corpus or file.
enum LessonError: Error, Equatable {
  case markOutsideText(String)
  case notUTF8(String)
}

/// All of a file.
func bytes(ofFile path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
