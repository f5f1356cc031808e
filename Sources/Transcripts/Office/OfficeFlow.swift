import RedactCore

/// Text of an office document that is read in one go: a paragraph, a text box, the code of a field.
struct OfficeFlow {
  /// A leaf of a stretch of text, or what stands between leaves.
  enum Piece {
    case leaf(ByteSpan, LeafCoding)
    case blank, lineEnd
    /// A hyphen at which no line is broken.
    case hyphen
    /// Words that touch here are two: one of them fills in a form.
    case border
  }

  /// The name of the line of metadata; nil for what is said.
  var field: StaticString?
  /// The node at which it ends.
  var end: Int
  var pieces: [Piece] = []
  /// The drawing it belongs to, and whether it is the drawing's form for old programs.
  var drawing: (number: Int, isCopy: Bool)?

  var leaves: [(raw: ByteSpan, coding: LeafCoding)] {
    pieces.compactMap { piece in if case .leaf(let raw, let coding) = piece { (raw, coding) } else { nil } }
  }
}

/// A value that is one text with all equal ones.
struct OfficeName {
  let raw: ByteSpan
  let coding: LeafCoding
  let field: StaticString
  /// Must stay unlike all others.
  let isUnique: Bool
}

/// What a part of an office document holds, in the joined source.
struct OfficeText {
  /// Metadata, codes and comments.
  var fields: [OfficeFlow] = []
  var said: [OfficeFlow] = []
  var names: [OfficeName] = []
  var removals: [(kind: MetadataKind, span: ByteSpan, rest: StaticString)] = []
  /// How many drawings there are.
  var drawings = 0
}

extension DocumentBuilder {
  /// Adds what parts hold: metadata on top, then what is said, each part after a blank line.
  mutating func add(_ parts: [OfficeText]) {
    for part in parts {
      for removal in part.removals { remove(removal.kind, removal.span, leaving: removal.rest) }
      for flow in part.fields { add(flow) }
      for name in part.names { add(name) }
    }
    for part in parts where part.said.contains(where: { !$0.leaves.isEmpty }) {
      breakParagraph()
      var drawn: [Int: [ByteSpan]] = [:]
      for flow in part.said {
        if let drawing = flow.drawing, drawing.isCopy, copy(flow.leaves, of: drawn[drawing.number] ?? []) {
          continue
        }
        let place = add(flow)
        if let drawing = flow.drawing { drawn[drawing.number, default: []].append(place) }
      }
    }
  }

  private mutating func add(_ name: OfficeName) {
    if refer(name.raw, name.coding, isUnique: name.isUnique) { return }
    define(field(name.field, name.raw, name.coding), isUnique: name.isUnique)
  }

  @discardableResult
  private mutating func add(_ flow: OfficeFlow) -> ByteSpan {
    breakLine()
    guard !flow.leaves.isEmpty else { return ByteSpan(text.count, text.count) }
    if let field = flow.field {
      put(field)
      put(": ")
    }
    let start = text.count
    var gap: OfficeFlow.Piece?
    for piece in flow.pieces {
      switch piece {
      case .leaf(let raw, let coding):
        if let gap { bridge(gap, to: source.bytes[raw.start]) }
        gap = nil
        add(raw, coding)
      case .blank: if let last = text.last, last != 0x20, last != 0x0A { put(" ") }
      case .lineEnd: breakLine()
      case .border, .hyphen: gap = piece
      }
    }
    let place = ByteSpan(start, text.count)
    breakLine()
    return place
  }

  /// Puts what is seen between two leaves. A hyphen between small letters only cuts a word, which
  /// is read whole.
  private mutating func bridge(_ gap: OfficeFlow.Piece, to next: UInt8) {
    guard let last = text.last else { return }
    if case .hyphen = gap {
      if !(0x61...0x7A ~= next && (0x61...0x7A ~= last || last >= 0x80)) { put("-") }
    } else if last.isPartOfWord, next.isPartOfWord {
      put(" ")
    }
  }
}

extension UInt8 {
  fileprivate var isPartOfWord: Bool { isASCIILetterOrDigit || self >= 0x80 || self == UInt8(ascii: "&") }
}
