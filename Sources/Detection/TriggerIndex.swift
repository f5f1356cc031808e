import PatternEngine
import RedactCore
import RulePacks

/// Where in one window of a text each rule is to be tried: one pass over the tokens serves all rules.
///
/// Left out at once are places where a rule can find nothing: where what stands behind the word cannot
/// follow, where the text uses capitals otherwise than the rule wants, and where the word alone fails its
/// conditions.
struct TriggerIndex {
  /// For all triggers that are words.
  private let words: TriggerNotes
  private var lines: [UInt32] = []
  /// Ascending positions of each byte that is a trigger.
  private var bytes: [[UInt32]] = Array(repeating: [], count: 256)

  /// - Parameters:
  ///   - wanted: the bytes that are triggers.
  ///   - window: the only stretches of the folded text that count.
  init(_ collector: TriggerCollector, _ wanted: ByteSet, in analysis: Analysis, within window: [ByteSpan]) {
    words = collector.notes(within: window)
    analysis.folded.bytes.withUnsafeBufferPointer { text in
      for place in window { noteLinesAndBytes(text, place, wanted) }
    }
  }

  private mutating func noteLinesAndBytes(
    _ text: UnsafeBufferPointer<UInt8>, _ place: ByteSpan, _ wanted: ByteSet
  ) {
    if place.start < place.end, place.start == 0 || text[place.start - 1] == 0x0A {
      lines.append(UInt32(place.start))
    }
    let calls = (0...255 as ClosedRange<UInt8>).map { $0 == 0x0A || wanted.contains($0) }
    calls.withUnsafeBufferPointer { calls in
      for offset in place.range where calls[Int(text[offset])] {
        let byte = text[offset]
        if byte == 0x0A, offset + 1 < place.end { lines.append(UInt32(offset + 1)) }
        if wanted.contains(byte) { bytes[Int(byte)].append(UInt32(offset)) }
      }
    }
  }

  /// Where a rule is to be tried in the text of the index; nil when it searches everything.
  func tries(of compiled: CompiledRule, at index: Int, in text: CheckedText) -> Tries? {
    guard let triggers = compiled.rule.triggers else { return nil }
    var offsets = sifted(words.offsets(ofRule: index), of: compiled, in: text)
    func add(_ source: [UInt32]) {
      let more = sifted(source[...], of: compiled, in: text)
      offsets = offsets.isEmpty || more.isEmpty ? offsets + more : (offsets + more).sorted()
    }
    if triggers.lines { add(lines) }
    for byte in triggers.bytes { add(bytes[Int(byte)]) }
    return Tries(offsets: offsets, reach: compiled.rule.sieve == nil ? triggers.reach : 0)
  }

  private func sifted(
    _ source: ArraySlice<UInt32>, of compiled: CompiledRule, in text: CheckedText
  ) -> [Int] {
    guard !source.isEmpty, let sieve = compiled.rule.sieve else { return source.map { Int($0) } }
    return sieve.sift(source, reach: compiled.rule.triggers?.reach ?? 0, of: text)
  }
}

/// Where one rule is to be tried.
struct Tries {
  /// Ascending offsets of the folded text.
  let offsets: [Int]
  /// How many bytes before each of them a match may begin.
  let reach: Int
}
