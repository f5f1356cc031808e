import Policy
import RedactCore

/// An output in the making: what was copied, what was replaced, and the way from output offsets back to the
/// original.
struct Draft {
  let original: [UInt8]
  let context: Int
  private(set) var output: [UInt8] = []
  private(set) var mentions: [Mention] = []
  private(set) var replacements: [Replacement] = []
  /// Words without brackets that were written in the place of others, in bytes of the output.
  private(set) var plain: [LabelOccurrence] = []
  /// What was found and stays as it is, in bytes of the output.
  private(set) var kept: [ByteSpan] = []
  private var copied: Int

  /// How much longer labels are than words, mostly; in bytes.
  private static let growth = 8

  /// - Parameter mentions: how many there are at most.
  init(original: [UInt8], context: Int, mentions count: Int) {
    self.original = original
    self.context = context
    copied = context
    output.reserveCapacity(original.count - context + Self.growth * count + 64)
    mentions.reserveCapacity(count)
    replacements.reserveCapacity(count)
  }

  mutating func replace(_ mention: Mention, with written: Written) {
    output += original[copied..<mention.span.start]
    let start = output.count
    output += written.text.utf8
    copied = mention.span.end
    let place = ByteSpan(start, output.count)
    if written.isPlain, !place.isEmpty { plain.append(.plain(mention.type, at: place)) }
    mentions.append(mention)
    replacements.append(Replacement(output: place, written))
  }

  /// Leaves a mention as it is.
  mutating func keep(_ span: ByteSpan) {
    output += original[copied..<span.start]
    let start = output.count
    output += original[span.range]
    copied = span.end
    kept.append(ByteSpan(start, output.count))
  }

  /// Where the last replacement ends, in bytes of the original.
  var reached: Int { copied }

  /// The same as edits of the original, for a writer that knows its format.
  var edits: [Edit] {
    zip(mentions, replacements).map { Edit($0.span, Array($1.label.utf8)) }
  }

  mutating func finish() {
    output += original[copied...]
    copied = original.count
  }

  /// Where in the original a span of the output stands that touches no label.
  func original(of span: ByteSpan) -> ByteSpan {
    var low = 0
    var high = replacements.count
    while low < high {
      let middle = (low + high) / 2
      if replacements[middle].output.end > span.start { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return ByteSpan(span.start + context, span.end + context) }
    let shift = mentions[low - 1].span.end - replacements[low - 1].output.end
    return ByteSpan(span.start + shift, span.end + shift)
  }
}
