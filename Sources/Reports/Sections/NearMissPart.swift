import RedactCore

/// Places where a rule almost found something: a person should look at them.
struct NearMissPart: Sendable {
  /// How many bytes of the text are shown on each side, before they are cut at a border of words.
  private static let reach = 48

  let data: ReportData

  func write(to page: inout HTMLWriter) {
    page.part("near-misses", "Near misses") { part in
      if data.nearMisses.isEmpty {
        part.paragraph("No rule came close to finding something that it left.")
        return
      }
      part.paragraph(
        "Here a rule came close to finding something, and left it. Read each place, and decide: a name that is missed "
          + "here is missed in public.")
      DataTable(
        caption: "Places to look at",
        columns: [
          .init(name: "Document", isWord: true), .init(name: "Place"), .init(name: "In the text"),
          .init(name: "Perhaps", isWord: true),
          .init(name: "Score", isNumber: true), .init(name: "Why it was left"),
        ],
        isWide: true, rows: rows
      ).write(to: &part)
    }
  }

  private var rows: [[DataTable.Cell]] {
    data.nearMisses.enumerated().compactMap { number, miss in
      guard data.documents.indices.contains(miss.document) else { return nil }
      let document = data.documents[miss.document]
      return [
        .markup(
          HTMLWriter.fragment {
            $0.element("a", ["href": document.text == nil ? "#d\(miss.document)" : "#n\(number)"]) {
              $0.element("bdi", text: document.id)
            }
          }),
        .text("line \(miss.position.line), column \(miss.position.column)"),
        .markup(context(of: miss, in: document.text)),
        .markup(
          HTMLWriter.fragment {
            $0.element("span") { place in
              place.text(miss.type.rawValue)
              place.raw("<br>")
              place.element("code", ["class": "soft"], text: miss.rule)
            }
          }),
        .figure(Numbers.score(miss.score)),
        .text(miss.why),
      ]
    }
  }

  /// The place with some words around it; nothing where the text is not on hand.
  private func context(of miss: ReportNearMiss, in text: [UInt8]?) -> [UInt8] {
    guard let text, TextCut.isInside(miss.bytes, of: text) else { return [] }
    let start = TextCut.before(miss.bytes.start, in: text, reach: Self.reach)
    let end = TextCut.after(miss.bytes.end, in: text, reach: Self.reach)
    return HTMLWriter.fragment { writer in
      writer.element("span", ["class": "context", "dir": "auto"]) { span in
        if start > 0 { span.raw("… ") }
        span.passage(text[start..<miss.bytes.start])
        span.element("mark", ["class": "near " + Palette.className(of: miss.type)]) {
          $0.passage(text[miss.bytes.range])
        }
        span.passage(text[miss.bytes.end..<end])
        if end < text.count { span.raw(" …") }
      }
    }
  }
}

/// Cuts pieces out of a text without cutting a scalar or, where there is a choice, a word.
enum TextCut {
  /// True where the span lies in the text and begins and ends between scalars.
  static func isInside(_ span: ByteSpan, of text: [UInt8]) -> Bool {
    span.end <= text.count && isBorder(span.start, text) && isBorder(span.end, text)
  }

  /// A place up to `reach` bytes before `offset`, on the same line.
  static func before(_ offset: Int, in text: [UInt8], reach: Int) -> Int {
    var place = offset
    var word: Int?
    while place > 0, offset - place < reach, text[place - 1] != 0x0A, text[place - 1] != 0x0D {
      place -= 1
      if text[place] == 0x20 { word = place + 1 }
    }
    let isWhole = place == 0 || text[place - 1] == 0x0A || text[place - 1] == 0x0D
    if !isWhole, let word { return word }
    while !isBorder(place, text) { place += 1 }
    return place
  }

  /// A place up to `reach` bytes after `offset`, on the same line.
  static func after(_ offset: Int, in text: [UInt8], reach: Int) -> Int {
    var place = offset
    var word: Int?
    while place < text.count, place - offset < reach, text[place] != 0x0A, text[place] != 0x0D {
      if text[place] == 0x20 { word = place }
      place += 1
    }
    let isWhole = place == text.count || text[place] == 0x0A || text[place] == 0x0D
    if !isWhole, let word { return word }
    while !isBorder(place, text) { place -= 1 }
    return place
  }

  private static func isBorder(_ offset: Int, _ text: [UInt8]) -> Bool {
    offset == text.count || text[offset] & 0xC0 != 0x80
  }
}
