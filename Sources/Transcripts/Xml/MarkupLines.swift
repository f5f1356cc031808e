import RedactCore

/// Metadata as lines, and words as lines and turns.
extension MarkupReader {
  /// Adds every name that others may refer to, so that it is known wherever it is met.
  mutating func defineNames() {
    for index in document.nodes.indices where document.nodes[index].kind == .attribute && !isDone[index] {
      if case .identifier = role(ofAttribute: index) { attribute(index) }
    }
  }

  /// Adds all that is not done among these nodes: metadata as lines, words as lines and turns.
  mutating func describe(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let node = document.nodes[index]
      if node.kind == .element, holdsWords[index], hasWordsLeft(index) {
        describeWords(index)
        index = node.next
        continue
      }
      describeLeaf(index)
      index += 1
    }
  }

  private func hasWordsLeft(_ element: Int) -> Bool {
    inside(element).contains { isWords($0) && !isDone[$0] && !isBlank(raw($0)) }
  }

  private mutating func describeLeaf(_ index: Int) {
    if isDone[index] { return }
    switch document.nodes[index].kind {
    case .attribute: attribute(index)
    case .comment: aside(index, "note", .comment)
    case .instruction: aside(index, "other", .settings)
    case .text, .cdata, .rawText:
      builder.breakLine()
      words(index)
    default: break
    }
    isDone[index] = true
  }

  /// Adds a comment or an instruction, which is taken out by default.
  mutating func aside(_ index: Int, _ name: StaticString, _ kind: MetadataKind) {
    isDone[index] = true
    let words = raw(index).trimmed(in: document.bytes)
    if words.isEmpty { return }
    builder.field(name, words, coding(index))
    builder.remove(kind, raw(index))
  }

  /// Adds an element that holds words. What its tags say stands before it, or at the end where turns are
  /// read.
  private mutating func describeWords(_ element: Int) {
    let role = roles[name(element)]
    if case .structure(let shape) = role, holdsOnly(shape, element) { return hold(element) }
    let speaker = speaker(of: element)
    if let speaker { isDone[speaker] = true }
    if speakerAttributes.isEmpty {
      for index in element..<document.nodes[element].next where !isWords(index) && !isElement(index) {
        describeLeaf(index)
      }
    }
    if let speaker {
      say(speaker)
    } else {
      begin(fieldName(role))
    }
    flow(element)
    builder.breakLine()
    if case .removed(let kind, _, let rest) = role { remove(kind, wordsOf: element, leaving: rest) }
  }

  private func holdsOnly(_ shape: MarkupShape, _ element: Int) -> Bool {
    inside(element).allSatisfy { !isWords($0) || isBlank(raw($0)) || shape.fits(value($0)) }
  }

  private func speaker(of element: Int) -> Int? {
    guard !speakerAttributes.isEmpty else { return nil }
    return contents(element).first {
      document.nodes[$0].kind == .attribute && !isDone[$0] && speakerAttributes.contains(name($0))
        && !isBlank(raw($0))
    }
  }

  private func fieldName(_ role: MarkupRole?) -> StaticString? {
    switch role {
    case .field(let name), .removed(_, let name, _): name
    default: otherWords
    }
  }

  mutating func begin(_ field: StaticString?) {
    builder.breakLine()
    guard let field else { return }
    builder.put(field)
    builder.put(": ")
  }

  /// Takes out all words of an element.
  mutating func remove(_ kind: MetadataKind, wordsOf element: Int, leaving rest: StaticString = "") {
    var rest = rest
    for index in inside(element) where isWords(index) && !isBlank(raw(index)) {
      builder.remove(kind, raw(index), leaving: rest)
      rest = ""
    }
  }

  /// Starts a turn with a name that may be shown many times over.
  mutating func say(_ speaker: Int) {
    if let place = builder.beginTurn(raw(speaker), coding(speaker)) { builder.define(place, isUnique: false) }
  }
}
