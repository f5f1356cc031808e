/// Widens spans to what a reader sees as whole characters, so that no mark is left behind when a letter goes.
enum Clusters {
  /// The smallest span of whole clusters that holds `span`, with all that is hidden after its last letter.
  static func cover(_ span: ByteSpan, in text: [UInt8]) -> ByteSpan {
    var start = span.start
    while start > 0, !startsCluster(start, in: text) { start = text.scalarStart(before: start) }
    var end = span.end
    while end < text.count, !startsCluster(end, in: text) {
      end += 1
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    }
    return ByteSpan(start, end)
  }

  /// False when the scalar at `offset`, which is inside the text and not 0, goes with the one before it.
  private static func startsCluster(_ offset: Int, in text: [UInt8]) -> Bool {
    let (here, before) = (text[offset], text[offset - 1])
    if here < 0x80, before < 0x80 { return here != 0x0A || before != 0x0D }
    if here & 0xC0 == 0x80 { return false }
    let scalar = text.scalar(at: offset).value
    let start = text.scalarStart(before: offset)
    let previous = text.scalar(at: start).value
    if isLineEnd(previous) || isLineEnd(scalar) { return true }
    if ScalarTraits(scalar).extends || ScalarTraits(previous).isPrepended { return false }
    if isLeadingJamo(previous), isLeadingJamo(scalar) || (0xAC00..<0xD7A4).contains(scalar) { return false }
    if previous == 0x200D, isPictograph(scalar) { return !isPictograph(text.base(before: start)) }
    return !(isFlagLetter(scalar) && isFlagLetter(previous) && isSecondOfFlag(offset, in: text))
  }

  private static func isLineEnd(_ scalar: UInt32) -> Bool {
    scalar < 0x20 || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
  }

  private static func isLeadingJamo(_ scalar: UInt32) -> Bool {
    (0x1100...0x115F).contains(scalar) || (0xA960...0xA97C).contains(scalar)
  }

  private static func isFlagLetter(_ scalar: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar) }

  /// Flags are pairs of letters, counted from where the row of them starts.
  private static func isSecondOfFlag(_ offset: Int, in text: [UInt8]) -> Bool {
    var letters = 0
    var place = offset
    while let scalar = text.scalar(before: place), isFlagLetter(scalar) {
      letters += 1
      place -= 4
    }
    return letters % 2 == 1
  }

  /// Scalars that a joiner can tie into one emoji; drawn wide, a cluster too large does no harm.
  private static func isPictograph(_ scalar: UInt32?) -> Bool {
    switch scalar {
    case 0xA9, 0xAE, 0x203C, 0x2049, 0x3030, 0x303D, 0x3297, 0x3299: true
    case .some(0x2122...0x2BFF), .some(0x1F000...0x1FAFF): true
    default: false
    }
  }
}

extension [UInt8] {
  /// The last scalar before `offset` that is no mark; nil when there is none.
  fileprivate func base(before offset: Int) -> UInt32? {
    var place = offset
    while let scalar = scalar(before: place) {
      if !ScalarTraits(scalar).extends { return scalar }
      place = scalarStart(before: place)
    }
    return nil
  }
}
