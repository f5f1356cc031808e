import RedactCore

/// The fields that stand above the first turn: front matter, `LOCATION: …`, `SPEAKERS` with the names
/// below, `AB = …`.
struct HeaderBlock {
  private(set) var fields: [Segment] = []
  /// Turns start here or later.
  private(set) var end = 0

  private let text: [UInt8]
  /// How often each label starts a line of the whole text.
  private let counts: [UInt64: Int]

  private static let mostLines = 120
  /// A block of more bytes, without a field, is no note among the fields: the words have begun.
  private static let mostNote = 400

  init(_ text: [UInt8], counts: [UInt64: Int]) {
    self.text = text
    self.counts = counts
    if let matter = FrontMatter(text) {
      fields = matter.fields
      end = matter.end
    }
    var block: [Lines.Line] = []
    for line in Lines(text, from: end).prefix(Self.mostLines) {
      if !line.span.trimmed(in: text).isEmpty {
        block.append(line)
      } else {
        if !read(block) { return }
        block = []
      }
    }
    _ = read(block)
  }

  /// Reads lines that no blank line parts; false when turns start among them.
  private mutating func read(_ block: [Lines.Line]) -> Bool {
    let size = (block.last?.next ?? 0) - (block.first?.span.start ?? 0)
    let rows = block.map { HeaderRow(text, $0) }
    if !isHeader(rows) { return size <= Self.mostNote && !rows.contains { $0.head != nil } }
    for (index, row) in rows.enumerated() {
      if row.isBare, index + 1 < rows.count {
        fields.append(Segment(field: row.words, body: rows[index + 1].words))
      } else if row.isLegend {
        fields += row.legend
      } else if let head = row.head {
        guard let label = head.label, !startsTurn(label, row) else { return false }
        fields.append(Segment(field: label.span, body: row.value))
      }
      end = block[index].next
    }
    return true
  }

  /// Some line speaks of the recording, or all lines with a label name who takes part.
  private func isHeader(_ rows: [HeaderRow]) -> Bool {
    if rows.contains(where: { $0.isBare || $0.isLegend || $0.isAboutRecording && isOnly($0.head?.label) }) {
      return true
    }
    let labelled = rows.filter { $0.head != nil }
    return !labelled.isEmpty && labelled.allSatisfy { $0.namesRole }
  }

  /// In a header: a label that comes again below and does not name who takes part.
  private func startsTurn(_ label: SpeakerLabel, _ row: HeaderRow) -> Bool {
    label.isQuestionOrAnswer || !isOnly(label) && !row.namesRole
  }

  private func isOnly(_ label: SpeakerLabel?) -> Bool {
    label.map { counts[$0.key, default: 0] < 2 } ?? false
  }
}
