package import RedactCore

/// A text as it reads, with the way back from every byte of it to the raw bytes it was written as.
///
/// Containers write text with escapes: `\u00e9` in JSON, `&amp;` in markup, `""` in tables. A decoder takes
/// the raw bytes piece by piece, in order, and says of each what it stands for.
///
/// ## Privacy
/// Holds text of a document.
package struct EncodedText: Sendable {
  /// A stretch of decoded text in which every `unit` bytes come from `rawUnit` raw bytes.
  struct Run: Sendable {
    var decoded: Int32
    var raw: Int32
    var unit: Int32
    var rawUnit: Int32
  }

  /// The decoded text, valid UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// Where the raw text stands, in bytes of what was decoded.
  package private(set) var span: ByteSpan
  private(set) var runs: [Run] = []

  /// Whether every byte stands for itself.
  var isVerbatim: Bool {
    guard let only = runs.first, runs.count == 1 else { return runs.isEmpty && span.isEmpty }
    return only.unit == 1 && only.rawUnit == 1 && Int(only.raw) == span.start && bytes.count == span.count
  }

  /// Begins an empty text whose raw bytes start at `start`.
  package init(from start: Int) { span = ByteSpan(start, start) }

  /// Takes raw bytes that stand for themselves.
  package mutating func copy(_ raw: [UInt8], _ next: Range<Int>) {
    if next.isEmpty { return }
    begin(next.lowerBound, unit: 1, rawUnit: 1)
    bytes += raw[next]
    span.end = next.upperBound
  }

  /// Takes raw bytes that together stand for one character, or for none.
  package mutating func decode(_ next: Range<Int>, as utf8: some Collection<UInt8>) {
    if !utf8.isEmpty {
      begin(next.lowerBound, unit: utf8.count, rawUnit: next.count)
      bytes += utf8
    }
    span.end = next.upperBound
  }

  /// The raw bytes that decode to `decoded`; an escape that is touched is taken whole.
  package func raw(_ decoded: ByteSpan) -> ByteSpan {
    precondition(decoded.end <= bytes.count, "a span must lie in the text")
    if decoded.isEmpty, decoded.end == bytes.count { return ByteSpan(span.end, span.end) }
    let start = Self.raw(decoded.start, in: runs[...])
    if decoded.isEmpty, start.isExact { return ByteSpan(start.raw.start, start.raw.start) }
    return start.raw.union(Self.raw(max(decoded.start, decoded.end - 1), in: runs[...]).raw)
  }

  /// The same text where labels that were written without brackets have them again; so a text with labels
  /// reads the same wherever it was written.
  package func withBrackets() -> EncodedText {
    let labels = LabelGrammar.unbracketed(in: bytes)
    if labels.isEmpty { return self }
    var result = EncodedText(from: span.start)
    var copied = 0
    for label in labels {
      result.append(self, ByteSpan(copied, label.start))
      let raw = raw(label)
      result.decode(raw.range, as: [UInt8(ascii: "[")] + bytes[label.range] + [UInt8(ascii: "]")])
      copied = label.end
    }
    result.append(self, ByteSpan(copied, bytes.count))
    result.span.end = span.end
    return result
  }

  /// Takes over a part of another reading of the same raw bytes.
  private mutating func append(_ other: EncodedText, _ part: ByteSpan) {
    for (index, run) in other.runs.enumerated() {
      let next = index + 1 < other.runs.count ? Int(other.runs[index + 1].decoded) : other.bytes.count
      var at = max(part.start, Int(run.decoded))
      while at < min(part.end, next) {
        let raw = other.raw(ByteSpan(at, at + 1))
        let end = min(part.end, next, run.unit == 1 && run.rawUnit == 1 ? next : at + Int(run.unit))
        begin(raw.start, unit: Int(run.unit), rawUnit: Int(run.rawUnit))
        bytes += other.bytes[at..<end]
        at = end
      }
    }
  }

  /// Starts a run here unless the last one goes on.
  private mutating func begin(_ raw: Int, unit: Int, rawUnit: Int) {
    if let last = runs.last, last.unit == unit, last.rawUnit == rawUnit {
      let units = (bytes.count - Int(last.decoded)) / unit
      if Int(last.raw) + units * rawUnit == raw { return }
    }
    runs.append(
      Run(decoded: Int32(bytes.count), raw: Int32(raw), unit: Int32(unit), rawUnit: Int32(rawUnit)))
  }

  /// The raw bytes behind one decoded byte, and whether that byte is the first they decode to.
  static func raw(_ decoded: Int, in runs: ArraySlice<Run>) -> (raw: ByteSpan, isExact: Bool) {
    var low = runs.startIndex
    var high = runs.endIndex
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].decoded <= decoded { low = middle } else { high = middle }
    }
    let run = runs[low]
    let unit = Int(run.unit)
    let rawUnit = Int(run.rawUnit)
    let ahead = (decoded - Int(run.decoded)) / unit
    let start = Int(run.raw) + ahead * rawUnit
    return (ByteSpan(start, start + rawUnit), Int(run.decoded) + ahead * unit == decoded)
  }
}

// MARK: - One code within another

extension EncodedText {
  /// What `inner` stands for once its bytes are decoded a second time, with the way back through both.
  static func decoding(_ inner: EncodedText, _ outer: ([UInt8]) -> EncodedText) -> EncodedText {
    let outer = outer(inner.bytes)
    var result = EncodedText(from: inner.span.start)
    for (index, run) in outer.runs.enumerated() {
      let end = index + 1 < outer.runs.count ? Int(outer.runs[index + 1].decoded) : outer.bytes.count
      var decoded = Int(run.decoded)
      var raw = Int(run.raw)
      if run.unit == 1, run.rawUnit == 1 {
        result.take(inner, raw..<raw + end - decoded)
        continue
      }
      while decoded < end {
        let written = inner.raw(ByteSpan(raw, raw + Int(run.rawUnit)))
        result.decode(written.range, as: outer.bytes[decoded..<decoded + Int(run.unit)])
        decoded += Int(run.unit)
        raw += Int(run.rawUnit)
      }
    }
    result.span.end = inner.span.end
    return result
  }

  /// Takes a part of another text with the raw bytes it came from.
  private mutating func take(_ other: EncodedText, _ part: Range<Int>) {
    var index = max(0, other.runs.partition { $0.decoded > part.lowerBound } - 1)
    while index < other.runs.count, Int(other.runs[index].decoded) < part.upperBound {
      let run = other.runs[index]
      index += 1
      let next = index < other.runs.count ? Int(other.runs[index].decoded) : other.bytes.count
      var at = max(part.lowerBound, Int(run.decoded))
      let end = min(part.upperBound, next)
      var raw = Int(run.raw) + (at - Int(run.decoded)) / Int(run.unit) * Int(run.rawUnit)
      if run.unit == 1, run.rawUnit == 1 {
        begin(raw, unit: 1, rawUnit: 1)
        bytes += other.bytes[at..<end]
        continue
      }
      while at < end {
        decode(raw..<raw + Int(run.rawUnit), as: other.bytes[at..<min(end, at + Int(run.unit))])
        at += Int(run.unit)
        raw += Int(run.rawUnit)
      }
    }
  }
}

extension EncodedText: CustomStringConvertible, CustomReflectable {
  package var description: String { "text of \(bytes.count) bytes" }
  package var customMirror: Mirror { Mirror(self, children: ["span": span]) }
}
