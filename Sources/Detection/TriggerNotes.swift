/// Which rules are called where by the words of a text.
struct TriggerNotes {
  private struct Note {
    let rule: Int32
    let offset: UInt32
  }

  /// In order of place.
  private var notes: [Note] = []
  /// The offsets of all rules in a row, and for each rule which of them are its own; made by `sort`.
  private var offsets: [UInt32] = []
  private var ranges: [Range<Int>]

  init(rules: Int) { ranges = Array(repeating: 0..<0, count: rules) }

  /// - Parameter offset: not before that of an earlier note.
  mutating func add(rule: Int32, at offset: Int) {
    notes.append(Note(rule: rule, offset: UInt32(truncatingIfNeeded: offset)))
  }

  /// Puts the notes in order of their rules, each place once; to be called when there will be no more.
  mutating func sort() {
    var starts = [Int](repeating: 0, count: ranges.count + 1)
    for note in notes { starts[Int(note.rule) + 1] += 1 }
    for rule in ranges.indices { starts[rule + 1] += starts[rule] }
    var ends = starts
    offsets = Array(repeating: 0, count: notes.count)
    offsets.withUnsafeMutableBufferPointer { offsets in
      for note in notes {
        let end = ends[Int(note.rule)]
        if end > starts[Int(note.rule)], offsets[end - 1] == note.offset { continue }
        offsets[end] = note.offset
        ends[Int(note.rule)] = end + 1
      }
    }
    ranges = ranges.indices.map { starts[$0]..<ends[$0] }
    notes = []
  }

  /// Ascending offsets of the words that call a rule.
  func offsets(ofRule index: Int) -> ArraySlice<UInt32> { offsets[ranges[index]] }
}
