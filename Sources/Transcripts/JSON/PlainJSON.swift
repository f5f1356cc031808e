/// JSON of any other shape: all strings are text; objects that tell who speaks what, or when, are turns.
enum PlainJSON: JSONShape {
  static let name = "json"
  static let title = "any other JSON"
  static let keys = JSONKeyRoles.anybodys

  static func confidence(_ outline: JSONOutline) -> Confidence {
    outline.isJSON && !outline.isLines ? .likely : .none
  }

  static func read(_ reading: inout JSONReading) { reading.readAnything() }
}

/// JSON Lines of any shape, as one document: a value on every line that is not blank.
enum JSONRecords: JSONShape {
  static let name = "jsonl"
  static let title = "JSON Lines"
  static let isLines = true
  static let keys = JSONKeyRoles.anybodys

  static func confidence(_ outline: JSONOutline) -> Confidence {
    outline.isJSON && outline.isLines ? .likely : .none
  }

  static func read(_ reading: inout JSONReading) { reading.readAnything() }
}

extension JSONKeyRoles {
  /// Keys that are common in JSON of speech. A key that is not listed is text: it may be a name.
  fileprivate static let anybodys = JSONKeyRoles(
    known: """
      text transcript content utterance sentence said words word segments turns items results data metadata
      meta paragraphs utterances sentences entries records messages type kind id format language lang status
      version file url path key value values label labels phone email
      """,
    numbers: """
      start end begin stop from to time times timestamp start_time end_time startTime endTime at duration
      offset length confidence score probability index count turn line speaker_tag seconds ms scale
      """,
    speakers: "speaker speaker_id speaker_label speakerLabel",
    fields: [
      "speaker_name speakerName name who voice author user sender participant witness interviewee": "person",
      "interviewer narrator translator interpreter person people": "person",
      "place places location city village country address lat lon lng latitude longitude": "place",
      "date born dob birth_date created updated": "date", "organisation organization": "organisation",
      "title subject headline": "title", "tags keywords topics": "keywords",
      "note notes comment comments description summary": "note",
    ])

  /// Keys of what is said, of who says it, and of when it begins; the first that fits is taken.
  fileprivate static let said = ["text", "transcript", "content", "utterance", "sentence", "said", "word"]
  fileprivate static let says = [
    "speaker", "speaker_name", "speakerName", "speaker_label", "speakerLabel", "who", "voice", "name",
    "author", "user", "sender", "participant", "speaker_id",
  ]
  fileprivate static let begins = ["start", "start_time", "startTime", "begin", "time", "timestamp", "from"]
  fileprivate static let ends = ["end", "end_time", "endTime", "stop", "to"]
}

extension JSONReading {
  fileprivate mutating func readAnything() {
    let keys = AnybodysKeys(tree)
    var turns: [JSONTurn] = []
    var node = 0
    while node < tree.nodes.count {
      if tree.kind(node) == .object, let turn = anyTurn(node, keys) {
        turns.append(turn)
        node = tree.nodes[node].next
      } else {
        node += 1
      }
    }
    let full = turns.isEmpty ? nil : keys.text(in: root, tree)
    if let full, !placed[full] { place(full) }
    addFields()
    let bodies = speak(turns)
    if let full, !turns.contains(where: { $0.text == full }) { lay([full], over: bodies) }
  }

  /// An object with words, and a speaker or a time.
  private mutating func anyTurn(_ object: Int, _ keys: AnybodysKeys) -> JSONTurn? {
    let text = keys.text(in: object, tree)
    let speaker = keys.scalar(keys.says, in: object, tree)
    let start = keys.scalar(keys.begins, in: object, tree)
    if speaker == nil && start == nil { return nil }
    if let text, JSONMarkup.isMarkup(tree.bytes, tree.span(text)) { return nil }
    var turn = JSONTurn(speaker: speaker, text: text)
    let end = keys.scalar(keys.ends, in: object, tree)
    if let start, let end, let from = JSONClock.seconds.time(start, in: tree),
      let to = JSONClock.seconds.time(end, in: tree)
    {
      turn.time = (from, to)
    }
    if let list = tree.value(object, keys.words) {
      let key = keys.words(of: list, tree)
      turn.words = words(list, key)
    }
    if text == nil, turn.words.isEmpty { return nil }
    if let text { place(text) }
    if let speaker, tree.kind(speaker) == .string { place(speaker) }
    return turn
  }
}

/// The numbers that common keys have in a document, so far as they occur.
private struct AnybodysKeys {
  let said: [Int32]
  let says: [Int32]
  let begins: [Int32]
  let ends: [Int32]
  let words: Int32
  private let word: JSONSpeechKeys
  private let text: JSONSpeechKeys

  init(_ tree: JSONTree) {
    func numbers(_ names: [String]) -> [Int32] { names.map(tree.key).filter { $0 != JSONKeyTable.none } }
    said = numbers(JSONKeyRoles.said)
    says = numbers(JSONKeyRoles.says)
    begins = numbers(JSONKeyRoles.begins)
    ends = numbers(JSONKeyRoles.ends)
    words = tree.key("words")
    word = JSONSpeechKeys(tree, text: "word")
    text = JSONSpeechKeys(tree, text: "text")
  }

  /// The first string among what is said.
  func text(in object: Int, _ tree: JSONTree) -> Int? {
    for key in said { if let text = tree.string(object, key) { return text } }
    return nil
  }

  /// The first string or number under one of some keys.
  func scalar(_ keys: [Int32], in object: Int, _ tree: JSONTree) -> Int? {
    for key in keys {
      if let value = tree.value(object, key), [.string, .number].contains(tree.kind(value)) { return value }
    }
    return nil
  }

  /// The keys of a word list.
  func words(of list: Int, _ tree: JSONTree) -> JSONSpeechKeys {
    let first = tree.elements(list).first { _ in true }
    return first.flatMap { tree.value($0, word.text) } == nil ? text : word
  }
}
