import RedactCore

/// The places in a transcript of OHMS where each minute begins, as lines and words: `1:|36(2)|73(1)`.
///
/// Lines are counted by line feeds and words by blanks, both from 1. A replacement never adds or takes away a
/// line; where it changes how many words come before a place in its line, the place is counted anew.
struct OHMSSync: Sendable {
  private struct Place {
    let line: Int
    let word: Int
    /// The digits of the word, in the source.
    let digits: ByteSpan
  }

  /// What stands in the transcript's element, in the source.
  private let transcript: ByteSpan
  private let places: [Place]

  /// Reads the places at `span`; nil when that is no list of them.
  init?(_ bytes: [UInt8], _ span: ByteSpan, transcript: ByteSpan) {
    var at = span.start
    func number() -> ByteSpan? {
      let end = bytes[at..<span.end].firstIndex { !(0x30...0x39 ~= $0) } ?? span.end
      defer { at = end }
      return 1...9 ~= end - at ? ByteSpan(at, end) : nil
    }
    func sign(_ byte: Unicode.Scalar) -> Bool {
      guard at < span.end, bytes[at] == UInt8(ascii: byte) else { return false }
      at += 1
      return true
    }
    var places: [Place] = []
    guard number() != nil, sign(":") else { return nil }
    while at < span.end {
      guard sign("|") else { return nil }
      if at == span.end { break }
      guard let line = number(), sign("("), let word = number(), sign(")") else { return nil }
      places.append(Place(line: Self.value(bytes, line), word: Self.value(bytes, word), digits: word))
    }
    self.transcript = transcript
    self.places = places
  }

  private static func value(_ bytes: [UInt8], _ digits: ByteSpan) -> Int {
    bytes[digits.range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Makes blanks of the line feeds that edits would put into the transcript.
  func keepLines(_ edits: inout [Edit]) {
    for index in edits.indices where transcript.contains(edits[index].span) {
      edits[index].replacement = edits[index].replacement.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    }
  }

  /// The edits of the list that keep its places true when the transcript is edited so.
  ///
  /// - Parameter edits: sorted edits of the source.
  func edits(for edits: [Edit], in bytes: [UInt8]) -> [Edit] {
    let inside = edits.filter { transcript.contains($0.span) }
    if inside.isEmpty { return [] }
    let order = places.indices.sorted { (places[$0].line, $0) < (places[$1].line, $1) }
    var result: [Edit] = []
    var line = ByteSpan(transcript.start, lineEnd(bytes, transcript.start))
    var number = 1
    var next = 0
    var known: EditedLine?
    for place in order.map({ places[$0] }) {
      while number < place.line, line.end < transcript.end {
        line = ByteSpan(line.end + 1, lineEnd(bytes, line.end + 1))
        number += 1
        known = nil
      }
      if number != place.line { break }
      while next < inside.count, inside[next].span.start < line.start { next += 1 }
      let here = inside[next...].prefix { $0.span.end <= line.end }
      if here.isEmpty { continue }
      let edited = known ?? EditedLine(bytes, line, here)
      known = edited
      let word = edited.place(of: place.word)
      if word != place.word { result.append(Edit(place.digits, Array("\(word)".utf8))) }
    }
    return result
  }

  private func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes[start..<transcript.end].firstIndex(of: 0x0A) ?? transcript.end
  }
}

/// Where words of a line begin, before and after it is edited.
private struct EditedLine {
  private let old: [Int]
  private let new: [Int]
  private let edits: ArraySlice<Edit>
  /// By how much each edit moves what follows.
  private let shifts: [Int]

  init(_ bytes: [UInt8], _ line: ByteSpan, _ edits: ArraySlice<Edit>) {
    self.edits = edits
    old = Self.words(bytes[line.range]).map { $0 - line.start }
    var written: [UInt8] = []
    var copied = line.start
    var shift = -line.start
    var shifts: [Int] = []
    for edit in edits {
      written += bytes[copied..<edit.span.start]
      written += edit.replacement
      copied = edit.span.end
      shift += edit.replacement.count - edit.span.count
      shifts.append(shift)
    }
    written += bytes[copied..<line.end]
    new = Self.words(written[...])
    self.shifts = shifts
    start = line.start
  }

  private let start: Int

  private static func words(_ line: ArraySlice<UInt8>) -> [Int] {
    line.indices.filter {
      !line[$0].isHTMLSpace && ($0 == line.startIndex || line[$0 - 1].isHTMLSpace)
    }
  }

  /// The number of the word that stands where a word stood; at least 1.
  func place(of word: Int) -> Int {
    guard word >= 1, word <= old.count else { return max(1, word + new.count - old.count) }
    let at = old[word - 1] + start
    let after = edits.partition { $0.span.start > at } - edits.startIndex
    guard after > 0 else { return max(1, new.partition { $0 > at - start }) }
    let edit = edits[edits.startIndex + after - 1]
    let before = after > 1 ? shifts[after - 2] : -start
    let moved = at < edit.span.end ? edit.span.start + before : at + shifts[after - 1]
    return max(1, new.partition { $0 > moved })
  }
}
