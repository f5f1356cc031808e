/// How a label stands in a text.
package enum LabelStyle: String, Hashable, Sendable {
  /// `[PERSON-3]`: numbered by first appearance in one document.
  case numbered
  /// `[PERSON-7K3QW9D2M4XA]`: sixty bits of a keyed pseudonym.
  case coded
  /// `[PERSON-7K3QW9D2M4XA:BODY]`: a coded label with the sealed surface behind it.
  case token
  /// `[PERSON-Amal_2]`: a name that the user chose.
  case named
  /// `[PERSON]` or `[redacted]`: nothing but the type, or not even that.
  case bare
  /// Words without brackets that were written in the place of others; known by their place only, and never
  /// found in a text.
  case plain
}

/// One label found in a text.
package struct LabelOccurrence: Hashable, Sendable {
  /// From the opening to the closing bracket, both included.
  package let span: ByteSpan
  /// What stands after the hyphen: the number, or the twelve characters.
  package let code: ByteSpan
  /// What stands after the colon; empty but for tokens.
  package let body: ByteSpan
  /// Nil for `[redacted]`.
  package let type: EntityType?
  package let style: LabelStyle

  /// Words that were written in the place of others of this type.
  package static func plain(_ type: EntityType?, at span: ByteSpan) -> LabelOccurrence {
    let end = ByteSpan(span.end, span.end)
    return LabelOccurrence(span: span, code: end, body: end, type: type, style: .plain)
  }
}

/// What a label looks like, how it is written and how it is found again.
///
///     label    = "[" type [ "-" ( number / code [ ":" body ] / name ) ] "]" / "[redacted]"
///     type     = one of the names of `EntityType`
///     number   = nonzero digit, at most eight further digits
///     code     = 12 characters of Crockford's alphabet
///     body     = 1 or more characters of Crockford's alphabet
///     name     = letter, at most 39 further letters, digits, "-" or "_", and no code
///
/// In other styles other marks stand for the brackets, of labels but not of tokens; see `LabelBrackets`.
/// Whatever differs in one byte is text, not a label.
package enum LabelGrammar {
  /// The number of characters of a code; five bits each.
  package static let codeLength = 12
  /// The most digits of a number; fewer than `codeLength`, so that no number can be read as a code.
  package static let numberLength = 9
  /// The most bytes of a chosen name.
  package static let nameLength = 40

  /// The label of the entity that appeared as number `number`, counted from one.
  package static func numbered(
    _ type: EntityType, _ number: Int, in brackets: LabelBrackets = .square
  ) -> String {
    brackets.around("\(type.rawValue)-\(number)")
  }

  /// The label with a code of twelve characters.
  package static func coded(
    _ type: EntityType, _ code: String, in brackets: LabelBrackets = .square
  ) -> String {
    brackets.around("\(type.rawValue)-\(code)")
  }

  /// The label with a code and a token body.
  package static func token(_ type: EntityType, _ code: String, _ body: String) -> String {
    "[\(type.rawValue)-\(code):\(body)]"
  }

  /// The label that says only what type was there.
  package static func bare(_ type: EntityType, in brackets: LabelBrackets = .square) -> String {
    brackets.around(type.rawValue)
  }

  /// The label that says nothing.
  package static func redacted(in brackets: LabelBrackets = .square) -> String {
    brackets.around("redacted")
  }

  /// The label with a name of the user's choice.
  package static func named(
    _ type: EntityType, _ name: String, in brackets: LabelBrackets = .square
  ) -> String {
    brackets.around("\(type.rawValue)-\(name)")
  }

  /// True when a name of the user's choice can be written and found again.
  package static func isName(_ name: some Collection<UInt8>) -> Bool {
    guard let first = name.first, isLetter(first), name.count <= nameLength else { return false }
    return name.allSatisfy(isNameByte) && !(name.count == codeLength && name.allSatisfy(Crockford32.contains))
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// True for a label without brackets whose code was derived from a pseudonym.
  package static func isCoded(_ label: String) -> Bool {
    guard let hyphen = label.utf8.firstIndex(of: UInt8(ascii: "-")) else { return false }
    let code = label.utf8[label.utf8.index(after: hyphen)...]
    return code.count == codeLength && code.allSatisfy(Crockford32.contains)
  }

  /// Every label in the text, in order. They never overlap; time is linear in the number of bytes.
  ///
  /// - Parameter brackets: what a run writes around its labels; those with a name are looked for in any case.
  package static func occurrences(
    in text: [UInt8], and brackets: LabelBrackets = .square
  ) -> [LabelOccurrence] {
    var found: [LabelOccurrence] = []
    text.withUnsafeBufferPointer { bytes in
      var scanner = LabelScanner(bytes: bytes, and: brackets)
      while let occurrence = scanner.next() { found.append(occurrence) }
    }
    return found
  }

  /// Where labels stand in the text whose brackets are missing, because they could not be written there:
  /// `PERSON-3`, `PERSON` or `redacted`, with no letter or digit at its ends. An underscore may follow: in some
  /// formats it joins words.
  package static func unbracketed(in text: [UInt8]) -> [ByteSpan] {
    var found: [ByteSpan] = []
    var at = 0
    while let start = text[at...].firstIndex(where: { isCapital($0) || $0 == bareWord[0] }) {
      let isBareWord = text[start...].starts(with: bareWord)
      at =
        isBareWord ? start + bareWord.count : text[(start + 1)...].firstIndex { !isCapital($0) } ?? text.count
      guard start == 0 || !isInsideLabel(text[start - 1]) else { continue }
      let labelEnd =
        isBareWord ? endOfBareWord(in: text, at: at) : endOfUnbracketed(in: text, from: start, type: at)
      guard let end = labelEnd else { continue }
      found.append(ByteSpan(start, end))
      at = end
    }
    return found
  }

  private static let bareWord = Array("redacted".utf8)

  /// A number may follow, where names must differ.
  private static func endOfBareWord(in text: [UInt8], at end: Int) -> Int? {
    let isNumbered =
      text[end...].starts(with: [UInt8(ascii: "-")]) && (0x30...0x39).contains(text.byte(end + 1))
    return isNumbered || endsUnbracketed(text, at: end) ? end : nil
  }

  /// Where the label that begins with these capitals ends: with the word, or before an underscore in it.
  private static func endOfUnbracketed(in text: [UInt8], from start: Int, type end: Int) -> Int? {
    let limit = min(text.count, start + longestUnbracketed)
    guard end <= limit, EntityType(rawValue: String(decoding: text[start..<end], as: UTF8.self)) != nil else {
      return nil
    }
    var last = text[end..<limit].firstIndex { !isNameByte($0) } ?? limit
    while true {
      let label = [UInt8(ascii: "[")] + text[start..<last] + [UInt8(ascii: "]")]
      if endsUnbracketed(text, at: last), isLabel(label) { return last }
      guard let joint = text[end..<last].lastIndex(of: UInt8(ascii: "_")) else { return nil }
      last = joint
    }
  }

  private static func endsUnbracketed(_ text: [UInt8], at end: Int) -> Bool {
    end == text.count || !isNameByte(text[end]) || text[end] == UInt8(ascii: "_")
  }

  private static let longestUnbracketed =
    (EntityType.allCases.map(\.rawValue.utf8.count).max() ?? 0) + 1 + nameLength

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private static func isInsideLabel(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || isNameByte(byte) && byte != UInt8(ascii: "_")
  }

  private static func isLabel(_ text: [UInt8]) -> Bool {
    occurrences(in: text).first?.span.count == text.count
  }
}

/// Walks over a text once. What is read of a failed attempt is read once more: no part of a label may hold what
/// begins one.
private struct LabelScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private let styles: [LabelBrackets]
  private let beginnings: ByteSet
  private var offset = 0

  init(bytes: UnsafeBufferPointer<UInt8>, and brackets: LabelBrackets) {
    self.bytes = bytes
    // The user's own come first, for they may begin like others.
    styles = (brackets.name == nil ? [brackets] : []) + LabelBrackets.named.map(\.brackets)
    beginnings = ByteSet(styles.map { $0.open[0] })
  }

  mutating func next() -> LabelOccurrence? {
    while offset < bytes.count {
      guard beginnings.contains(bytes[offset]) else {
        offset += 1
        continue
      }
      let start = offset
      for style in styles {
        offset = start
        guard skip(style.open) else { continue }
        if let occurrence = label(from: start, style) { return occurrence }
      }
      offset = start + 1
    }
    return nil
  }

  /// Reads on from behind an opening bracket.
  private mutating func label(from start: Int, _ style: LabelBrackets) -> LabelOccurrence? {
    guard let type = type() else { return redacted(from: start, style) }
    if skip(style.close) { return occurrence(start, type, .bare, code: ByteSpan(offset, offset)) }
    guard skip("-") else { return nil }
    let code = run(where: LabelGrammar.isNameByte)
    if code.count == LabelGrammar.codeLength, bytes[code.range].allSatisfy(Crockford32.contains) {
      guard skip(":") else { return skip(style.close) ? occurrence(start, type, .coded, code: code) : nil }
      let body = run(where: Crockford32.contains)
      guard !body.isEmpty, style == .square, skip(style.close) else { return nil }
      return occurrence(start, type, .token, code: code, body: body)
    }
    let form: LabelStyle = isNumber(code) ? .numbered : .named
    guard form == .numbered || LabelGrammar.isName(bytes[code.range]), skip(style.close) else { return nil }
    return occurrence(start, type, form, code: code)
  }

  private func occurrence(
    _ start: Int, _ type: EntityType?, _ style: LabelStyle, code: ByteSpan, body: ByteSpan? = nil
  ) -> LabelOccurrence {
    LabelOccurrence(
      span: ByteSpan(start, offset), code: code, body: body ?? ByteSpan(code.end, code.end), type: type,
      style: style)
  }

  private mutating func redacted(from start: Int, _ style: LabelBrackets) -> LabelOccurrence? {
    let word = run { (0x61...0x7A).contains($0) }
    guard word.count == 8, bytes[word.range].elementsEqual("redacted".utf8), skip(style.close) else {
      return nil
    }
    return occurrence(start, nil, .bare, code: ByteSpan(offset, offset))
  }

  private mutating func type() -> EntityType? {
    let name = run { (0x41...0x5A).contains($0) }
    guard (1...16).contains(name.count) else {
      offset = name.start
      return nil
    }
    return EntityType(rawValue: String(decoding: bytes[name.range], as: UTF8.self))
  }

  private func isNumber(_ span: ByteSpan) -> Bool {
    guard (1...LabelGrammar.numberLength).contains(span.count) else { return false }
    return bytes[span.start] != UInt8(ascii: "0")
      && bytes[span.range].allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func run(where fits: (UInt8) -> Bool) -> ByteSpan {
    let start = offset
    while offset < bytes.count, fits(bytes[offset]) { offset += 1 }
    return ByteSpan(start, offset)
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool { skip([UInt8(ascii: character)]) }

  private mutating func skip(_ mark: [UInt8]) -> Bool {
    guard offset + mark.count <= bytes.count, bytes[offset..<offset + mark.count].elementsEqual(mark) else {
      return false
    }
    offset += mark.count
    return true
  }
}
