/// Output of whisper.cpp, with `-oj` or `-ojf`: segments, and the pieces of words that they are made of.
enum WhisperCpp: JSONShape {
  static let name = "whisper-cpp"
  static let title = "whisper.cpp (-ojf)"
  static let strips = "the path of the model and what the system is"

  static let keys = JSONKeyRoles(
    known: """
      model params result transcription timestamps offsets text tokens audio text_layer translate multilingual
      """,
    codes: "type language speaker_turn_next",
    numbers: "from to id p t_dtw vocab ctx state head layer mels ftype",
    speakers: "speaker",
    removals: ["systeminfo": .settings])

  static func confidence(_ outline: JSONOutline) -> Confidence {
    outline["transcription[].offsets"] || outline["transcription[].timestamps"] ? .certain : .none
  }

  static func read(_ reading: inout JSONReading) {
    let tree = reading.tree
    let keys = JSONSpeechKeys(tree, text: "text", start: "from", end: "to", clock: .milliseconds)
    let (offsets, tokens) = (tree.key("offsets"), tree.key("tokens"))
    if let model = tree.value(tree.value(reading.root, "params"), "model"), tree.kind(model) == .string {
      reading.removeText(model, .settings)
    }
    var turns: [JSONTurn] = []
    for segment in tree.elements(tree.value(reading.root, "transcription")) {
      let words = tree.elements(tree.value(segment, tokens)).compactMap { reading.token($0, keys, offsets) }
      var turn = reading.turn(segment, keys) ?? JSONTurn()
      turn.words = words
      if let times = tree.value(segment, offsets) { turn.time = keys.time(times, tree) }
      turns.append(turn)
    }
    reading.addFields()
    _ = reading.speak(turns)
  }
}

extension JSONReading {
  /// A piece of a word; nil for a mark such as `[_BEG_]`. Its number spells it too.
  fileprivate mutating func token(_ token: Int, _ keys: JSONSpeechKeys, _ offsets: Int32) -> JSONWord? {
    guard let text = tree.string(token, keys.text) else { return nil }
    place(text)
    if let id = tree.value(token, tree.key("id")), tree.kind(id) == .number {
      builder.dropWhenEdited(tree.span(id), leaving: "0")
    }
    if Self.isMark(tree.raw(text)) { return nil }
    let time = tree.value(token, offsets).flatMap { keys.time($0, tree) }
    let startsWord = tree.raw(text).first == 0x20
    return JSONWord(piece: JSONPiece(span: tree.trimmed(text), isGlued: !startsWord), time: time)
  }

  /// `[_BEG_]`, `[_TT_150]` and their like.
  private static func isMark(_ raw: ArraySlice<UInt8>) -> Bool {
    raw.starts(with: "[_".utf8) && raw.last == UInt8(ascii: "]") && raw.count <= 24
      && raw.dropFirst().dropLast().allSatisfy {
        $0 == UInt8(ascii: "_") || 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0
      }
  }
}
