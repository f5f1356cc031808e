/// Files of oTranscribe (`.otr`): one text in HTML, and the recording it was typed from.
enum OTranscribe: JSONShape {
  static let name = "otranscribe"
  static let title = "oTranscribe (.otr)"
  static let strips = "the name of the recording"

  static let keys = JSONKeyRoles(
    known: "text", numbers: "media-time", removals: ["media media-source": .media])

  static func confidence(_ outline: JSONOutline) -> Confidence {
    guard outline["text"] else { return .none }
    return outline["media-time"] || outline["media-source"] ? .certain : outline["media"] ? .likely : .none
  }

  static func read(_ reading: inout JSONReading) {
    let text = reading.tree.string(reading.root, reading.tree.key("text"))
    if let text { reading.place(text) }
    reading.addFields()
    guard let text else { return }
    JSONMarkup.add(reading.tree.span(text), to: &reading.builder, reading.tree.bytes)
  }
}
