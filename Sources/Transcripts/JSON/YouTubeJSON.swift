import RedactCore

/// Captions of YouTube in its format `json3`: events, and pieces of words in them.
enum YouTubeJSON: JSONShape {
  static let name = "youtube-json3"
  static let title = "YouTube json3 captions"

  static let keys = JSONKeyRoles(
    known: "pens wsWinStyles wpWinPositions events segs utf8",
    codes: "wireMagic",
    numbers: """
      tStartMs dDurationMs id wpWinPosId wsWinStyleId wWinId tOffsetMs acAsrConf aAppend pPenId mhModeHint
      juJustifCode sdScrollDir apPoint ahHorPos avVerPos rcRows ccCols bAttr iAttr uAttr fcForeColor
      foForeAlpha bcBackColor boBackAlpha ecEdgeColor etEdgeType fsFontStyle szPenSize ofOffset rbRuby
      """,
    removals: ["videoId video_id docid": .identifier])

  static func confidence(_ outline: JSONOutline) -> Confidence {
    outline["events[].segs[].utf8"] || outline["wireMagic"] && outline["events"] ? .certain : .none
  }

  static func read(_ reading: inout JSONReading) {
    let tree = reading.tree
    let (segs, utf8) = (tree.key("segs"), tree.key("utf8"))
    let events = tree.value(reading.root, "events")
    for event in tree.elements(events) {
      for seg in tree.elements(tree.value(event, segs)) {
        if let text = tree.value(seg, utf8), tree.kind(text) == .string { reading.place(text) }
      }
    }
    reading.addFields()
    reading.builder.breakParagraph()
    for event in tree.elements(events) { reading.addEvent(event, segs, utf8) }
  }
}

extension JSONReading {
  /// Pieces of an event stand close together, blanks are written out; events are lines of one text.
  fileprivate mutating func addEvent(_ event: Int, _ segs: Int32, _ utf8: Int32) {
    let offset = tree.key("tOffsetMs")
    let clock = JSONClock.milliseconds
    let start = tree.value(event, tree.key("tStartMs")).flatMap { clock.time($0, in: tree) }
    let length = tree.value(event, tree.key("dDurationMs")).flatMap { clock.time($0, in: tree) }
    var pieces: [(place: ByteSpan, start: Int)] = []
    builder.goOn()
    for seg in tree.elements(tree.value(event, segs)) {
      guard let text = tree.value(seg, utf8), tree.kind(text) == .string else { continue }
      if tree.trimmed(text).isEmpty {
        builder.goOn()
        continue
      }
      let isOpen = builder.text.last.map { $0 == 0x20 || $0 == 0x0A } ?? true
      let place = builder.add(isOpen ? tree.trimmedStart(text) : tree.span(text), .json)
      pieces.append((place, tree.value(seg, offset).flatMap { clock.time($0, in: tree) } ?? 0))
    }
    guard let start else { return }
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? pieces[index + 1].start : length ?? piece.start
      builder.time(piece.place, start + piece.start, start + max(piece.start, end))
    }
  }
}

extension JSONTree {
  /// What stands in a string without the blanks in front.
  fileprivate func trimmedStart(_ node: Int) -> ByteSpan {
    ByteSpan(trimmed(node).start, span(node).end)
  }
}
