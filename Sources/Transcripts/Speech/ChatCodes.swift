import RedactCore

/// The codes of the speakers of a CHAT file, which must stay equal wherever they stand.
struct ChatCodes {
  /// Those that are no standard codes, with what stands there when metadata is taken out.
  private var substitutes: [ArraySlice<UInt8>: [UInt8]] = [:]
  /// Mentions outside of labels, which refer to labels further down too.
  private var mentions: [ByteSpan] = []
  private var taken: Set<ArraySlice<UInt8>>
  private let text: [UInt8]

  init(_ lines: [ChatLine], _ text: [UInt8]) {
    self.text = text
    taken = Set(lines.lazy.filter { $0.kind == .main }.map { text[$0.name.range] })
  }

  /// Starts a turn with the code as its label; a standard code names nobody, and is no text.
  mutating func label(_ code: ByteSpan, in builder: inout DocumentBuilder) {
    if ChatTables.isStandard(text[code.range]) {
      builder.beginTurn(nil)
      return
    }
    substitute(code, in: &builder)
    if let place = builder.beginTurn(code, .chatCode) { builder.define(place) }
  }

  /// Takes a code that stands anywhere else; one in a line that is taken out as a whole goes with it.
  mutating func mention(_ code: ByteSpan, goesAsAWhole: Bool = false, in builder: inout DocumentBuilder) {
    if code.isEmpty || ChatTables.isStandard(text[code.range]) { return }
    if !goesAsAWhole { substitute(code, in: &builder) }
    mentions.append(code)
  }

  /// Ties the mentions to the labels; a code that nobody speaks under becomes text.
  func refer(in builder: inout DocumentBuilder) {
    for code in mentions where !builder.refer(code, .chatCode) {
      builder.define(builder.field("person", code, .chatCode))
    }
  }

  private mutating func substitute(_ code: ByteSpan, in builder: inout DocumentBuilder) {
    let name = text[code.range]
    let substitute = substitutes[name] ?? next()
    substitutes[name] = substitute
    builder.remove(.identifier, code, leaving: substitute)
  }

  private mutating func next() -> [UInt8] {
    var number = substitutes.count + 1
    while !taken.insert(Array("SP\(number)".utf8)[...]).inserted { number += 1 }
    return Array("SP\(number)".utf8)
  }
}
