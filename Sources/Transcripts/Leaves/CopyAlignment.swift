package import RedactCore

/// Lays a copy of a text over the text itself.
///
/// Copies differ in case, white space and punctuation, and in where words are cut: "Salih, he said" is
/// "salih" "he" "said" in one list and " Sal" "ih" "," in another. So letters and digits are compared, with
/// no regard to case, and nothing else.
package enum CopyAlignment {
  /// A part of a piece, and the stretch of the text that it repeats.
  struct Match {
    let piece: Int
    /// In bytes of the piece.
    var part: ByteSpan
    var text: ByteSpan
  }

  /// What the pieces of a copy repeat, in order; nil when it is no copy.
  ///
  /// A piece without letters and digits repeats nothing. One that goes on behind words that are not copied,
  /// such as the name of the next speaker, is cut there.
  ///
  /// - Parameter stretches: where in the text the copied words stand, in order.
  static func matches(of pieces: [[UInt8]], in text: [UInt8], _ stretches: [ByteSpan]) -> [Match]? {
    var words = stretches.makeIterator()
    var stretch = words.next() ?? ByteSpan(0, 0)
    var here = Characters(text, stretch)
    /// How often words were passed over.
    var gaps = 0
    func nextHere() -> Character? {
      while true {
        if let next = here.next() { return next }
        guard let more = words.next() else { return nil }
        if more.start < stretch.end || hasWords(text, ByteSpan(stretch.end, more.start)) { gaps += 1 }
        stretch = more
        here = Characters(text, more)
      }
    }
    var result: [Match] = []
    result.reserveCapacity(pieces.count)
    for (index, piece) in pieces.enumerated() {
      let whole = ByteSpan(0, piece.count)
      var there = Characters(piece, whole)
      var seen: Int?
      while let wanted = there.next() {
        guard let found = nextHere(), found.folded == wanted.folded else { return nil }
        if seen == gaps {
          result[result.count - 1].text.end = found.span.end
          continue
        }
        let cut = seen == nil ? 0 : wanted.span.start
        if seen != nil { result[result.count - 1].part.end = cut }
        result.append(Match(piece: index, part: ByteSpan(cut, whole.end), text: found.span))
        seen = gaps
      }
    }
    return nextHere() == nil ? result : nil
  }

  /// Whether the pieces together say what the text says.
  static func repeats(_ pieces: [[UInt8]], _ text: [UInt8]) -> Bool {
    matches(of: pieces, in: text, [ByteSpan(0, text.count)]) != nil
  }

  /// Where spans of the text stand in a copy of one stretch of it, which aligns; empty for none.
  ///
  /// - Parameter spans: ascending and disjoint.
  static func places(
    of spans: [ByteSpan], in text: [UInt8], _ stretch: ByteSpan, copy: [UInt8]
  ) -> [ByteSpan] {
    var places = spans.map { _ in ByteSpan(0, 0) }
    var here = Characters(text, stretch)
    var there = Characters(copy, ByteSpan(0, copy.count))
    var index = 0
    while let original = here.next(), let copied = there.next() {
      while index < spans.count, spans[index].end <= original.span.start { index += 1 }
      if index == spans.count { break }
      if original.span.end <= spans[index].start { continue }
      places[index] =
        places[index].isEmpty ? copied.span : ByteSpan(places[index].start, copied.span.end)
    }
    return places
  }

  /// Where spans of one text stand in another that says the same in the same order; nil when it does not.
  ///
  /// - Parameter spans: in any order.
  package static func places(
    of spans: [ByteSpan], in text: [UInt8], copy: [UInt8]
  ) -> [ByteSpan]? {
    let whole = ByteSpan(0, text.count)
    guard repeats([copy], text) else { return nil }
    let order = spans.indices.sorted { spans[$0] < spans[$1] }
    var result = spans
    for (index, place) in zip(order, places(of: order.map { spans[$0] }, in: text, whole, copy: copy)) {
      result[index] = bracketed(place, in: copy)
    }
    return result
  }

  /// A label's brackets belong to it.
  private static func bracketed(_ place: ByteSpan, in text: [UInt8]) -> ByteSpan {
    for (_, brackets) in LabelBrackets.named
    where text[..<place.start].suffix(brackets.open.count).elementsEqual(brackets.open)
      && text[place.end...].starts(with: brackets.close)
    {
      return ByteSpan(place.start - brackets.open.count, place.end + brackets.close.count)
    }
    return place
  }

  /// Whether a part of a text holds a letter or digit.
  package static func hasWords(_ text: [UInt8], _ span: ByteSpan) -> Bool {
    var characters = Characters(text, span)
    return characters.next() != nil
  }

  /// A letter or digit as it is compared, and where it stands.
  private struct Character {
    let folded: UInt32
    let span: ByteSpan
  }

  private struct Characters {
    private let text: [UInt8]
    private var at: Int
    private let end: Int

    init(_ text: [UInt8], _ span: ByteSpan) {
      self.text = text
      at = span.start
      end = span.end
    }

    mutating func next() -> Character? {
      while at < end {
        let start = at
        let lead = text[at]
        if lead < 0x80 {
          at += 1
          switch lead {
          case 0x61...0x7A, 0x30...0x39: return Character(folded: UInt32(lead), span: ByteSpan(start, at))
          case 0x41...0x5A: return Character(folded: UInt32(lead | 0x20), span: ByteSpan(start, at))
          default: continue
          }
        }
        at = min(end, at + UTF8Scalar.length(ofLead: lead))
        let scalar = text.withUnsafeBufferPointer { UTF8Scalar.decode($0, at: start).scalar }
        if let folded = Self.fold(scalar) { return Character(folded: folded, span: ByteSpan(start, at)) }
      }
      return nil
    }

    /// Nil for punctuation, blanks and marks.
    private static func fold(_ scalar: UInt32) -> UInt32? {
      switch scalar {
      case 0x80...0xBF, 0xD7, 0xF7, 0x300...0x36F, 0x64B...0x652: return nil
      case 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x3020, 0xFE00...0xFE0F, 0xFEFF, 0xFFFD: return nil
      case 0x130, 0x131: return 0x69
      default:
        return Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
      }
    }
  }
}
