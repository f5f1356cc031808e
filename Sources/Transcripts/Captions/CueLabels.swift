import RedactCore

/// Speakers named in the words of captions, as in `Nada: Yes.`, `- Nada: Yes.` and `>> Nada: Yes.`
struct CueLabels {
  /// How a line starts.
  struct Head {
    /// The name, without its colon.
    var label: ByteSpan?
    /// Where the words start, or the name.
    let start: Int
    /// What stands in front says that somebody else speaks.
    let mark: Mark
  }

  enum Mark {
    case none, dash, arrows
  }

  /// How often each name starts a line.
  private var counts: [[UInt8]: Int] = [:]
  private var total = 0

  /// The longest name, in bytes.
  private static let longest = 80
  private static let mostWords = 6

  mutating func count(_ head: Head, in text: [UInt8]) {
    guard let label = head.label else { return }
    counts[Array(text[label.range]), default: 0] += 1
    total += 1
  }

  /// Whether this is the name of a speaker: it comes again, or most captions start so.
  func isSpeaker(_ label: ByteSpan, in text: [UInt8], cues: Int) -> Bool {
    total * 2 > cues || counts[Array(text[label.range]), default: 0] > 1
  }

  /// Reads how the words of a line start.
  static func head(_ text: [UInt8], _ words: ByteSpan) -> Head {
    var at = words.start
    var mark = Mark.none
    if text[words.range].starts(with: ">>".utf8) {
      mark = .arrows
      while at < words.end, text[at] == UInt8(ascii: ">") { at += 1 }
    } else if text[words.range].starts(with: "&gt;&gt;".utf8) {
      mark = .arrows
      while text[at..<words.end].starts(with: "&gt;".utf8) { at += 4 }
    } else if let dash = dashes.first(where: { text[words.range].starts(with: $0) }) {
      mark = .dash
      at += dash.count
    }
    while at < words.end, text[at] == 0x20 { at += 1 }
    return Head(label: label(text, ByteSpan(at, words.end)), start: at, mark: mark)
  }

  private static let dashes = ["-", "\u{2010}", "\u{2013}", "\u{2014}"].map { Array($0.utf8) }

  static func isDashed(_ words: [UInt8]) -> Bool { dashes.contains { words.starts(with: $0) } }

  private static func label(_ text: [UInt8], _ words: ByteSpan) -> ByteSpan? {
    guard let first = text[words.range].first, first.isASCIILetter || first >= 0x80 else { return nil }
    let stop = min(words.end, words.start + longest)
    var blanks = 0
    for at in words.start..<stop {
      switch text[at] {
      case UInt8(ascii: ":"):
        let isLabel = at + 1 == words.end || text[at + 1] == 0x20
        return isLabel ? ByteSpan(words.start, at) : nil
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: ","): return nil
      case 0x20:
        blanks += 1
        if blanks >= mostWords { return nil }
      default: continue
      }
    }
    return nil
  }
}
