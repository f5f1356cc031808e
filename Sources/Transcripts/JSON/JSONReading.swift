import RedactCore

/// A document in the making from scanned JSON. What a format has placed as speech stays out of the fields.
///
/// ## Privacy
/// Holds the whole input.
struct JSONReading {
  let tree: JSONTree
  var builder: DocumentBuilder
  /// The values that are placed in the text, or known to be no text.
  private(set) var placed: [Bool]
  /// Whether the words that one replacement covers become one.
  var mergesWords = false
  /// Text that turned out to be no copy of the main text, to be added as paragraphs of its own.
  private var apart: [[JSONPiece]] = []
  /// Names of speakers that stand beside words.
  private var mentions: [Int] = []
  /// Where in the text something starts whose time is told.
  private var timed: Set<Int> = []
  /// Times of whole turns, which count where no word of them has one.
  private var turnTimes: [(body: ByteSpan, start: Int, end: Int)] = []
  private let roles: [JSONKeyRoles.Role]
  /// What the values of each key are called that the format does not know.
  private let fields: [StaticString]
  private var shownKeys: Set<Int> = []

  init(_ tree: JSONTree, _ source: SourceText, _ keys: JSONKeyRoles) {
    self.tree = tree
    builder = DocumentBuilder(source)
    placed = [Bool](repeating: false, count: tree.nodes.count)
    roles = keys.roles(of: tree.keyNames)
    fields = tree.keyNames.map(ColumnRole.field(ofKey:))
  }

  /// The first value at the top.
  var root: Int { tree.roots.first ?? 0 }

  mutating func place(_ node: Int) { placed[node] = true }

  /// Keeps text for a paragraph of its own behind everything else.
  mutating func setApart(_ pieces: [JSONPiece]) { apart.append(pieces) }

  /// Adds what was no copy, and gives the transcript away.
  mutating func finish(_ format: String, of input: [UInt8]) throws(TranscriptError) -> Transcript {
    for pieces in apart {
      builder.breakParagraph()
      for piece in pieces {
        if !piece.isGlued { builder.goOn() }
        builder.add(piece.span, .json)
      }
    }
    settleMentions()
    settleTimes()
    return try builder.transcript(format, of: input)
  }

  // MARK: Speakers and times

  /// A place that repeats who speaks; it counts as placed.
  mutating func mention(_ speaker: Int) {
    guard tree.kind(speaker) == .string, !placed[speaker] else { return }
    place(speaker)
    remember(speaker)
  }

  /// The same for a place that counts as placed already.
  mutating func remember(_ speaker: Int) {
    if !isOpaque(speaker) { mentions.append(speaker) }
  }

  /// Whether a speaker is a number or letter, and no name.
  func isOpaque(_ speaker: Int) -> Bool {
    tree.kind(speaker) != .string || OpaqueSpeaker.matches(tree.bytes[tree.trimmed(speaker).range])
  }

  /// Lets the places that repeat names change with them.
  mutating func settleMentions() {
    for speaker in mentions {
      let span = tree.trimmed(speaker)
      if !builder.refer(span, .json) { builder.define(builder.field("person", span, .json)) }
    }
    mentions = []
  }

  /// Says when a word is spoken, unless another list has said so.
  mutating func time(_ word: ByteSpan, _ time: (start: Int, end: Int)?) {
    guard let time, !word.isEmpty, timed.insert(word.start).inserted else { return }
    builder.time(word, time.start, time.end)
  }

  mutating func timeTurn(_ body: ByteSpan, _ time: (start: Int, end: Int)?) {
    if let time { turnTimes.append((body, time.start, time.end)) }
  }

  private mutating func settleTimes() {
    let starts = timed.sorted()
    for (body, start, end) in turnTimes {
      let next = starts.partition { $0 >= body.start }
      if next < starts.count, starts[next] < body.end { continue }
      builder.time(body, start, end)
    }
  }

  // MARK: Fields

  /// Adds every string that is not placed and every key that the format does not know, one a line.
  mutating func addFields() {
    var removedUntil = 0
    for node in tree.nodes.indices where !placed[node] {
      if addField(node, isRemoved: node < removedUntil) { removedUntil = tree.nodes[node].next }
    }
  }

  /// Adds what one node holds; returns whether everything inside it is taken out as metadata.
  private mutating func addField(_ node: Int, isRemoved: Bool) -> Bool {
    let key = tree.key(of: node)
    let role = key < 0 ? .unknown : roles[key]
    let span = tree.span(node)
    switch tree.kind(node) {
    case .key:
      if case .unknown = role { addKey(node, key) }
    case .string:
      if tree.trimmed(node).isEmpty || isStructure(node, role) { return false }
      addText(node, role)
      if !isRemoved, case .removal(let kind) = role { builder.remove(kind, span) }
    case .number:
      if case .removal(let kind) = role, !isRemoved, tree.raw(node) != [UInt8(ascii: "0")] {
        builder.remove(kind, span, leaving: "0")
      }
      if case .field(let name) = role {
        builder.field(name, span, .jsonNumber)
      } else if isLongNumber(node, role) {
        builder.field("other", span, .jsonNumber)
      }
    case .object:
      guard !isRemoved, case .removal(let kind) = role, tree.nodes[node].next > node + 1 else { return false }
      builder.remove(kind, span, leaving: "{}")
      return true
    case .array, .true, .false, .null: break
    }
    return false
  }

  /// Adds a string that its place, not its key, tells to be metadata.
  mutating func removeText(_ node: Int, _ kind: MetadataKind) {
    place(node)
    if tree.span(node).isEmpty { return }
    builder.field("other", tree.span(node), .json)
    builder.remove(kind, tree.span(node))
  }

  private func isStructure(_ node: Int, _ role: JSONKeyRoles.Role) -> Bool {
    switch role {
    case .code: JSONKeyRoles.isCode(tree.raw(node))
    case .number: JSONKeyRoles.isNumber(tree.raw(node))
    case .speaker: OpaqueSpeaker.matches(tree.raw(node))
    case .unknown, .known, .field, .removal: false
    }
  }

  private func isLongNumber(_ node: Int, _ role: JSONKeyRoles.Role) -> Bool {
    switch role {
    case .code, .number: return false
    case .unknown, .known, .speaker, .field, .removal: break
    }
    return JSONKeyRoles.hasLongNumber(tree.raw(node))
  }

  /// A key is shown where it first stands; the others change with it.
  private mutating func addKey(_ node: Int, _ key: Int) {
    let span = tree.span(node)
    if span.isEmpty { return }
    if shownKeys.insert(key).inserted || !builder.refer(span, .json) {
      builder.define(builder.field("key", span, .json))
    }
  }

  private mutating func addText(_ node: Int, _ role: JSONKeyRoles.Role) {
    let span = tree.span(node)
    let element = tree.nodes[node]
    if element.label == 0, element.parent >= 0, tree.kind(element.parent) == .array, isCut(element.parent) {
      return addPieces(element.parent)
    }
    if JSONMarkup.isMarkup(tree.bytes, span) { return JSONMarkup.add(span, to: &builder, tree.bytes) }
    switch role {
    case .field(let name): builder.field(name, span, .json)
    case .speaker: builder.field("person", span, .json)
    case .unknown: builder.field(field(of: node), span, .json)
    case .known, .code, .number, .removal: builder.field("other", span, .json)
    }
  }

  private func field(of node: Int) -> StaticString {
    let key = tree.key(of: node)
    return key < 0 ? "other" : fields[key]
  }

  /// Adds the strings of an array as one line.
  private mutating func addPieces(_ array: Int) {
    builder.breakLine()
    builder.put("other: ")
    for piece in tree.elements(array) where tree.kind(piece) == .string {
      place(piece)
      builder.add(tree.span(piece), .json)
    }
    builder.breakLine()
  }

  /// Whether the strings of an array are one text that was cut in pieces: the blanks at the cuts tell.
  private func isCut(_ array: Int) -> Bool {
    tree.elements(array).contains { piece in
      tree.kind(piece) == .string && (tree.raw(piece).first == 0x20 || tree.raw(piece).last == 0x20)
    }
  }
}

/// A string, or a part of one, that is added to the text.
struct JSONPiece {
  let span: ByteSpan
  /// It stands right behind the word before it, as a comma does.
  var isGlued = false
}
