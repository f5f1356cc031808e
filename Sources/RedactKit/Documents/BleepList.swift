import RedactCore

/// When the words are spoken that a label replaces; what an editor needs to silence them in a recording.
///
/// ## Privacy
/// Times and labels only. Who has the recording can hear what is said then.
public struct BleepList: Sendable {
  /// One stretch of the recording.
  public struct Range: Hashable, Sendable {
    /// In milliseconds from the start of the recording, padding included.
    public var start: Int
    /// In milliseconds from the start of the recording, padding included.
    public var end: Int
    /// The labels of those who are named, without brackets, in order.
    public var labels: [String]
  }

  /// Ascending and disjoint.
  public let ranges: [Range]
  /// How many findings have no time: what they replace is not spoken, or the format does not say when.
  public let untimed: Int

  /// How a list is written.
  public enum Format: String, CaseIterable, Sendable {
    /// Seconds and labels, with a header line.
    case csv
    /// A label track: start, end and label, with tabs between.
    case audacity
    /// A filter that silences the ranges: `ffmpeg -i IN -af "$(cat FILE)" OUT`.
    case ffmpeg
  }

  /// The list in one of its forms, ASCII.
  public func written(as format: Format) -> String {
    switch format {
    case .csv:
      "start,end,label\n"
        + ranges.map { "\($0.start.seconds),\($0.end.seconds),\($0.labels.joined(separator: " "))\n" }
        .joined()
    case .audacity:
      ranges.map { "\($0.start.seconds)\t\($0.end.seconds)\t\($0.labels.joined(separator: " "))\n" }.joined()
    case .ffmpeg:
      ranges.isEmpty
        ? "anull\n"
        : "volume=enable='"
          + ranges.map { "between(t,\($0.start.seconds),\($0.end.seconds))" }.joined(separator: "+")
          + "':volume=0\n"
    }
  }

  /// - Parameters:
  ///   - found: where in the document something is replaced, and by what label.
  ///   - padding: how long before and after the words, in milliseconds.
  init(_ found: [(span: ByteSpan, label: String)], in timings: [Timing], padding: Int) {
    let spoken = TimedText(timings)
    var raw: [Range] = []
    var untimed = 0
    for (span, label) in found {
      if let (start, end) = spoken.times(of: span) {
        raw.append(Range(start: max(0, start - padding), end: end + padding, labels: [label]))
      } else {
        untimed += 1
      }
    }
    self.untimed = untimed
    ranges = Self.merged(raw)
  }

  private static func merged(_ raw: [Range]) -> [Range] {
    var ranges: [Range] = []
    for range in raw.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard let last = ranges.last, range.start <= last.end else {
        ranges.append(range)
        continue
      }
      ranges[ranges.count - 1].end = max(last.end, range.end)
      for label in range.labels where !last.labels.contains(label) {
        ranges[ranges.count - 1].labels.append(label)
      }
    }
    return ranges
  }
}

/// Times of words and captions, by place in the text.
private struct TimedText {
  /// By where they start in the text; of those that start together the shorter first.
  private let timings: [Timing]
  /// The length of the longest stretch, in bytes.
  private let longest: Int

  init(_ timings: [Timing]) {
    self.timings = timings.sorted { $0.text < $1.text }
    longest = timings.map(\.text.count).max() ?? 0
  }

  /// When a span is spoken: by the times of its words where there are any, and else of its captions.
  func times(of span: ByteSpan) -> (start: Int, end: Int)? {
    let first = timings.partition { $0.text.start >= span.start - longest }
    let here = timings[first...].prefix { $0.text.start < span.end }.filter { $0.text.overlaps(span) }
    let words = here.filter { one in !here.contains { one.text.contains($0.text) && $0.text != one.text } }
    guard let start = words.map(\.start).min(), let end = words.map(\.end).max() else { return nil }
    return (start, end)
  }
}

extension Int {
  /// Milliseconds as seconds with three decimals.
  fileprivate var seconds: String { (Double(self) / 1000).fixed(3) }
}

extension Redactor {
  /// When the words are spoken that redaction replaces.
  ///
  /// - Parameter padding: how long before and after the words, in milliseconds.
  /// - Throws: `RedactError`, also when the format has no times.
  public func bleeps(
    _ bytes: [UInt8], format: String? = nil, padding: Int = 150
  ) throws(RedactError) -> BleepList {
    let file = try TranscriptFile(bytes, format: format, limit: documentLimit)
    guard !file.timings.isEmpty else {
      throw .input(
        "\(file.formatName) without times: there is nothing to bleep",
        hint: "use a file of captions or words with times")
    }
    var state = pipeline.freshState()
    var labels = LabelBook(.numbered)
    let draft = try pipeline.run(file.text, state: &state, labels: &labels).draft
    let found = zip(draft.mentions, draft.replacements).map {
      ($0.span, $1.name ?? $0.type.rawValue)
    }
    return BleepList(found, in: file.timings, padding: padding)
  }
}
