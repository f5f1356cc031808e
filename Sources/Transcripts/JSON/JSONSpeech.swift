import RedactCore

/// A word of a word list.
struct JSONWord {
  var piece: JSONPiece
  /// The same word spelled in another way, such as without its comma.
  var other: ByteSpan?
  /// When it is spoken, in milliseconds; nil where the list does not tell.
  var time: (start: Int, end: Int)?
}

/// What somebody says without a break.
struct JSONTurn {
  /// The node of the speaker's name or number.
  var speaker: Int?
  /// The node of the text; without one the words are the text.
  var text: Int?
  var words: [JSONWord] = []
  var time: (start: Int, end: Int)?
}

/// The keys of the words, or of the turns, of a format; numbers of the document at hand.
struct JSONSpeechKeys {
  let text: Int32
  var other = JSONKeyTable.none
  let start: Int32
  let end: Int32
  var speaker = JSONKeyTable.none
  let clock: JSONClock

  init(
    _ tree: JSONTree, text: String, other: String? = nil, start: String = "start", end: String = "end",
    speaker: String = "speaker", clock: JSONClock = .seconds
  ) {
    self.text = tree.key(text)
    self.other = other.map(tree.key) ?? JSONKeyTable.none
    self.start = tree.key(start)
    self.end = tree.key(end)
    self.speaker = tree.key(speaker)
    self.clock = clock
  }

  /// When an object says that it begins and ends.
  func time(_ object: Int, _ tree: JSONTree) -> (start: Int, end: Int)? {
    guard let start = tree.value(object, start).flatMap({ clock.time($0, in: tree) }) else { return nil }
    guard let end = tree.value(object, end).flatMap({ clock.time($0, in: tree) }) else { return nil }
    return (start, end)
  }
}

// MARK: - Reading

extension JSONReading {
  /// The words of a list; their strings count as placed, and speakers' names as mentioned.
  mutating func words(_ list: Int?, _ keys: JSONSpeechKeys) -> [JSONWord] {
    var words: [JSONWord] = []
    var goesOn = false
    for object in tree.elements(list) {
      guard let text = tree.string(object, keys.text) else {
        goesOn = false
        continue
      }
      if mergesWords {
        let end = tree.value(object, keys.end).flatMap { tree.kind($0) == .number ? tree.span($0) : nil }
        builder.unit(WordUnit(element: tree.span(object), text: tree.span(text), end: end, goesOn: goesOn))
        goesOn = true
      }
      place(text)
      var word = JSONWord(piece: JSONPiece(span: tree.trimmed(text)), time: keys.time(object, tree))
      if let other = tree.string(object, keys.other) {
        place(other)
        word.other = tree.trimmed(other)
      }
      if let speaker = tree.value(object, keys.speaker) { mention(speaker) }
      words.append(word)
    }
    return words
  }

  /// The turn of an object, with the words in the list under a key. Its text and speaker count as placed. Nil
  /// when nothing is said.
  mutating func turn(
    _ object: Int, _ keys: JSONSpeechKeys, words list: (key: Int32, keys: JSONSpeechKeys)? = nil
  ) -> JSONTurn? {
    let speaker = tree.value(object, keys.speaker)
    var turn = JSONTurn(speaker: speaker, text: tree.string(object, keys.text), time: keys.time(object, tree))
    if let list { turn.words = words(tree.value(object, list.key), list.keys) }
    if let text = turn.text { place(text) }
    if turn.text == nil, turn.words.isEmpty {
      if let speaker { mention(speaker) }
      return nil
    }
    if let speaker, tree.kind(speaker) == .string { place(speaker) }
    return turn
  }

  /// The strings under a key of the elements of an array; they count as placed.
  mutating func texts(_ array: Int?, _ key: String) -> [Int] {
    let key = tree.key(key)
    let texts = tree.elements(array).compactMap { tree.string($0, key) }
    for text in texts { place(text) }
    return texts
  }
}

// MARK: - Adding

extension JSONReading {
  /// Adds turns, each with its words laid over it, and returns where their texts stand. What the same
  /// speaker goes on to say flows on.
  mutating func speak(_ turns: [JSONTurn]) -> [ByteSpan] {
    var bodies: [ByteSpan] = []
    var last: ArraySlice<UInt8>?
    for (index, turn) in turns.enumerated() {
      let speaker = turn.speaker.map { tree.raw($0) }
      if index == 0 || speaker != last {
        begin(turn.speaker)
      } else if let speaker = turn.speaker, speaker != turns[index - 1].speaker {
        remember(speaker)
      }
      last = speaker
      bodies.append(say(turn))
    }
    settleMentions()
    return bodies
  }

  private mutating func begin(_ speaker: Int?) {
    guard let speaker, !isOpaque(speaker) else {
      builder.beginTurn(nil)
      return
    }
    builder.breakParagraph()
    builder.define(builder.add(tree.trimmed(speaker), .json))
    builder.put(": ")
  }

  private mutating func say(_ turn: JSONTurn) -> ByteSpan {
    guard let text = turn.text else { return say(turn.words) }
    builder.goOn()
    let body = builder.add(tree.trimmed(text), .json)
    timeTurn(body, turn.time)
    lay(turn.words, over: [body])
    return body
  }

  /// Adds words that are written in no other form.
  private mutating func say(_ words: [JSONWord]) -> ByteSpan {
    builder.goOn()
    let start = builder.text.count
    for word in words {
      if !word.piece.isGlued { builder.goOn() }
      let place = builder.add(word.piece.span, .json)
      time(place, word.time)
      if let other = word.other, !builder.copy([(other, .json)], of: [place]) {
        setApart([JSONPiece(span: other)])
      }
    }
    return ByteSpan(start, builder.text.count)
  }

  /// Says that words repeat what stands at `bodies`; where they do not, they are text of their own.
  mutating func lay(_ words: [JSONWord], over bodies: [ByteSpan]) {
    if words.isEmpty { return }
    if let places = builder.copyPlaces(words.map { ($0.piece.span, .json) }, of: bodies) {
      for (word, place) in zip(words, places) {
        time(place, word.time)
      }
    } else {
      setApart(words.map(\.piece))
    }
    lay(words.compactMap { $0.other.map { JSONPiece(span: $0) } }, over: bodies)
  }

  /// Says the same of whole texts, such as sentences.
  mutating func lay(_ texts: [Int], over bodies: [ByteSpan]) {
    lay(texts.map { JSONPiece(span: tree.trimmed($0)) }, over: bodies)
  }

  mutating func lay(_ pieces: [JSONPiece], over bodies: [ByteSpan]) {
    if pieces.isEmpty || builder.copy(pieces.map { ($0.span, .json) }, of: bodies) { return }
    setApart(pieces)
  }
}
