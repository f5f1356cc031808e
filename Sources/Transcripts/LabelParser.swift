import RedactCore

/// Reads a label and what sets it apart from the words: a colon, a time, a stop, a line of its own.
struct LabelParser {
  private var cursor: TextCursor
  private var time: ByteSpan?
  private let lineEnd: Int

  /// Starts where a label may start, behind a time code if there was one.
  init(_ cursor: TextCursor, time: ByteSpan?, lineEnd: Int) {
    self.cursor = cursor
    self.time = time
    self.lineEnd = lineEnd
  }

  /// The head of a turn with a label, or nil.
  mutating func parse() -> LineHead? {
    if let head = questionOrAnswer() { return head }
    let isEmphasised = cursor.takeEmphasis() > 0
    guard var span = scanLabel() else { return nil }
    while isEmphasised, span.count > 1, cursor.text[span.end - 1] == UInt8(ascii: "_") { span.end -= 1 }
    let isTimed = time != nil
    let width = cursor.skipBlanks()
    if isEmphasised { _ = cursor.takeEmphasis() }
    cursor.skipBlanks()
    takeRemark()
    let follows = time == nil ? takeTime(afterBlanks: width) : nil
    if isEmphasised { _ = cursor.takeEmphasis() }
    cursor.skipBlanks()
    let colon = cursor.takeColon()
    guard colon.found || follows != nil && isAtLineEnd, let label = SpeakerLabel(cursor.text, span) else {
      return nil
    }
    if colon.found {
      let closed = isEmphasised && cursor.takeEmphasis() > 0
      return withColon(label, isTimed || follows != nil, isEmphasised, isApart: colon.isWide || closed)
    }
    guard let follows, label.looks != .lower else { return nil }
    return LineHead(label: label, time: time, body: cursor.at, evidence: follows ? .strong : .weak)
  }

  /// `Q.` and `A.`, or `Q` and `A` with room behind them, as court reporters set them.
  private mutating func questionOrAnswer() -> LineHead? {
    guard cursor.byte == UInt8(ascii: "Q") || cursor.byte == UInt8(ascii: "A") else { return nil }
    var probe = cursor
    probe.at += 1
    let hasStop = probe.take(".")
    let room = probe.skipBlanks()
    guard room > (hasStop ? 0 : 1), !probe.isAtEnd, !TextCursor.isColon(probe.scalar.value),
      let label = SpeakerLabel(cursor.text, ByteSpan(cursor.at, cursor.at + 1))
    else { return nil }
    var ahead = probe  // a name such as `A.  Brandt  0:07` is not an answer
    if TimeCode.wrapped(&ahead) != nil || TimeCode.bare(&ahead) != nil { return nil }
    return LineHead(label: label, time: time, body: probe.at, evidence: .pair)
  }

  /// Moves past the words of a label, up to a colon, a time, a remark, wide room or emphasis.
  private mutating func scanLabel() -> ByteSpan? {
    cursor.skipBlanks()
    let start = cursor.at
    var end = start
    while !cursor.isAtEnd, cursor.at - start <= SpeakerLabel.mostBytes {
      let before = cursor
      let room = cursor.skipBlanks()
      if room > 0 {
        if room > 1 || isTimeOrRemark(cursor) || cursor.isAtEnd {
          cursor = before
          return end > start ? ByteSpan(start, end) : nil
        }
        continue
      }
      let (value, length) = cursor.scalar
      guard Self.isPart(value), end > start || Self.isFirst(value) else {
        return end > start && !cursor.isAtEnd ? ByteSpan(start, end) : nil
      }
      cursor.at += length
      end = cursor.at
    }
    return cursor.isAtEnd && end > start && end - start <= SpeakerLabel.mostBytes ? ByteSpan(start, end) : nil
  }

  private func isTimeOrRemark(_ cursor: TextCursor) -> Bool {
    var probe = cursor
    if probe.byte == UInt8(ascii: "(") || TimeCode.wrapped(&probe) != nil { return true }
    guard TimeCode.bare(&probe) != nil else { return false }
    probe.skipBlanks()
    return probe.isAtEnd || TextCursor.isColon(probe.scalar.value)
  }

  /// Moves past a note in parentheses behind the name, such as `(through the interpreter)`.
  private mutating func takeRemark() {
    var probe = cursor
    if TimeCode.wrapped(&probe) != nil { return }
    guard probe.take("(") else { return }
    let start = probe.at
    while !probe.isAtEnd, probe.at - start <= SpeakerLabel.mostBytes {
      if probe.take(")") {
        probe.skipBlanks()
        cursor = probe
        return
      }
      probe.at += 1
    }
  }

  /// Moves past a time behind a label. Nil when there is none; else whether brackets or room set it apart.
  private mutating func takeTime(afterBlanks width: Int) -> Bool? {
    if let code = TimeCode.wrapped(&cursor) {
      time = code.span
      return true
    }
    guard width > 0 else { return nil }
    var probe = cursor
    guard let code = TimeCode.bare(&probe) else { return nil }
    probe.skipBlanks()
    guard probe.isAtEnd || TextCursor.isColon(probe.scalar.value) else { return nil }
    cursor = probe
    time = code.span
    return width > 1
  }

  private var isAtLineEnd: Bool {
    var probe = cursor
    probe.skipBlanks()
    return probe.at == lineEnd
  }

  /// The head when a colon follows the label: the cursor is just behind it.
  private mutating func withColon(
    _ label: SpeakerLabel, _ isTimed: Bool, _ isEmphasised: Bool, isApart: Bool
  ) -> LineHead? {
    let next = cursor.byte
    let width = cursor.skipBlanks()
    let hasRoom = isApart || width > 0 || cursor.at == lineEnd
    if time == nil, let code = TimeCode.wrapped(&cursor) {
      time = code.span
      cursor.skipBlanks()
    } else if !hasRoom, next == UInt8(ascii: "/") || next == UInt8(ascii: "\\") || 0x30...0x39 ~= next {
      return nil
    }
    let isSetApart = isTimed || isEmphasised || label.isQuestionOrAnswer
    guard let evidence = evidence(label, hasRoom: hasRoom, isSetApart: isSetApart) else { return nil }
    return LineHead(label: label, time: time, body: cursor.at, evidence: evidence)
  }

  private func evidence(_ label: SpeakerLabel, hasRoom: Bool, isSetApart: Bool) -> LineHead.Evidence? {
    if label.looks == .lower, label.words > 3 { return nil }
    if isSetApart { return label.looks == .lower && !hasRoom ? .weak : .strong }
    switch label.looks {
    case .capitals: return label.span.count == 1 ? .fair : hasRoom ? .strong : .weak
    case .title: return hasRoom ? .fair : .weak
    case .caseless: return label.words > 2 ? .weak : .fair
    case .lower: return hasRoom ? .weak : nil
    }
  }

  private static func isFirst(_ scalar: Unicode.Scalar) -> Bool {
    isPart(scalar) && !(0x21...0x40 ~= scalar.value)
  }

  /// Letters, marks and digits of all scripts, and the signs that stand in names.
  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "'", "&", "/", "_", "#", "\u{2019}", "\u{2018}",
      "\u{02BF}",
      "\u{02BE}", "\u{2010}", "\u{2011}", "\u{200C}", "\u{200D}":
      return true
    case "\0"..."\u{7F}": return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }
}
