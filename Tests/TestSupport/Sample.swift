package import RedactCore

/// A text with ⟦ ⟧ taken out and the places they stood around.
package struct Sample: Sendable {
  package private(set) var text: [UInt8] = []
  package private(set) var spans: [ByteSpan] = []

  package init(_ marked: String) {
    var start = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = text.count
      case "⟧": spans.append(ByteSpan(start, text.count))
      default: text += Array(String(scalar).utf8)
      }
    }
  }

  /// The words at each place.
  package var words: [String] { spans.map { String(decoding: text[$0.range], as: UTF8.self) } }

  /// `text` with ⟦ ⟧ put around the spans, which must be in order and disjoint: for messages of tests that fail.
  package static func marking(_ spans: [ByteSpan], in text: [UInt8]) -> String {
    var marked = ""
    var copied = 0
    for span in spans {
      marked += String(decoding: text[copied..<span.start], as: UTF8.self)
      marked += "⟦" + String(decoding: text[span.range], as: UTF8.self) + "⟧"
      copied = span.end
    }
    return marked + String(decoding: text[copied...], as: UTF8.self)
  }
}
