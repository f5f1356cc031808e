import RedactCore

/// One tier of a TextGrid: labels of intervals or of points.
struct TextGridTier {
  struct Label {
    /// The inside of its string, with quotes still doubled.
    let raw: ByteSpan
    /// In milliseconds; a point ends when it starts.
    let start: Int
    let end: Int
  }

  let name: ByteSpan
  let isPoints: Bool
  /// Only those that say something.
  var labels: [Label] = []

  /// How long a label is on average, in bytes: long ones hold sentences, short ones words.
  var richness: Int { labels.reduce(0) { $0 + $1.raw.count } / max(1, labels.count) }
}

/// All that a TextGrid holds.
struct TextGridTiers {
  private(set) var tiers: [TextGridTier] = []
  private(set) var notes: [ByteSpan] = []
  private(set) var unknown: [ByteSpan] = []
  private var scanner: TextGridScanner

  /// Labels that stand for no words: pauses, noise and breaks, as aligners write them.
  private static let marks = Set(words: "<p:> <p> <sil> sil sp spn <usb> <nib> <spn> <eps>")

  init(_ text: [UInt8]) throws(TranscriptError) {
    scanner = TextGridScanner(text)
    try readHeader()
    let flag = try take { token in
      if case .flag(let span) = token { return span }
      return nil
    }
    if text[flag.range].elementsEqual("<exists>".utf8) {
      for _ in 0..<(try count()) { tiers.append(try tier()) }
    } else if !text[flag.range].elementsEqual("<absent>".utf8) {
      throw scanner.malformed("a flag that is not known", flag.start)
    }
    if try scanner.next() != nil { throw scanner.malformed("something follows the tiers", scanner.at) }
    notes = scanner.comments
    unknown = scanner.unknown
  }

  private mutating func readHeader() throws(TranscriptError) {
    let kind = try string()
    let bytes = scanner.text[kind.range]
    guard bytes.elementsEqual("ooTextFile".utf8) || bytes.elementsEqual("ooTextFile short".utf8) else {
      throw scanner.malformed("not a text file of Praat", kind.start)
    }
    let type = try string()
    guard scanner.text[type.range].elementsEqual("TextGrid".utf8) else {
      throw scanner.malformed("another kind of object", type.start)
    }
    _ = try number()
    _ = try number()
  }

  private mutating func tier() throws(TranscriptError) -> TextGridTier {
    let type = try string()
    let isPoints = scanner.text[type.range].elementsEqual("TextTier".utf8)
    guard isPoints || scanner.text[type.range].elementsEqual("IntervalTier".utf8) else {
      throw scanner.malformed("a tier of another kind", type.start)
    }
    var tier = TextGridTier(name: try string(), isPoints: isPoints)
    _ = try number()
    _ = try number()
    for _ in 0..<(try count()) {
      let start = try milliseconds()
      let end = isPoints ? start : try milliseconds()
      let raw = try string()
      if saysSomething(raw) { tier.labels.append(TextGridTier.Label(raw: raw, start: start, end: end)) }
    }
    return tier
  }

  /// False for blanks, dots and dashes, and marks of pauses.
  private func saysSomething(_ raw: ByteSpan) -> Bool {
    let label = scanner.text[raw.trimmed(in: scanner.text).range]
    guard label.contains(where: Self.isLetterOrDigit) else { return false }
    return label.count > 8 || !Self.marks.contains(String(decoding: label, as: UTF8.self))
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
  }

  // MARK: Values

  private mutating func string() throws(TranscriptError) -> ByteSpan {
    try take { token in
      if case .string(let span) = token { return span }
      return nil
    }
  }

  private mutating func number() throws(TranscriptError) -> Double {
    try take { token in
      if case .number(let value) = token { return value }
      return nil
    }
  }

  private mutating func milliseconds() throws(TranscriptError) -> Int {
    Int((try number() * 1000).rounded().clamped(to: -1e15...1e15))
  }

  private mutating func count() throws(TranscriptError) -> Int {
    guard let count = Int(exactly: try number()), count >= 0 else {
      throw scanner.malformed("a size that is none", scanner.at)
    }
    return count
  }

  private mutating func take<Value>(
    _ wanted: (TextGridScanner.Token) -> Value?
  ) throws(TranscriptError) -> Value {
    guard let token = try scanner.next() else {
      throw scanner.malformed("it ends too early", scanner.text.count)
    }
    guard let value = wanted(token) else {
      throw scanner.malformed("a value of another kind than expected", scanner.at)
    }
    return value
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
