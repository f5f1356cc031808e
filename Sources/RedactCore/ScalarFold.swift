/// Folds single characters: accents, forms, digits, white space, line ends, hidden characters.
///
/// A unit is a base and all that clings to it; it is replaced as a whole, so that a span of the copy never
/// leaves a dropped mark of its last letter behind.
struct ScalarFold {
  private let text: [UInt8]
  /// Where the unit starts in the text.
  private var start = 0
  /// What stands for the unit, once that differs from the text.
  private var unit: [UInt8] = []
  private var isChanged = false
  /// The hidden characters at the end of the unit.
  private var hidden: Range<Int>?

  /// Runs the step.
  static func fold(_ writer: inout CopyWriter) {
    var state = ScalarFold(text: writer.source)
    state.run(&writer)
  }

  private init(text: [UInt8]) { self.text = text }

  private mutating func run(_ writer: inout CopyWriter) {
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte >= 0x80 {
        offset = foldScalar(at: offset, &writer)
        continue
      }
      begin(at: offset, &writer)
      offset += 1
      if byte &- 0x0B < 3 {
        if byte == 0x0D, text.byte(offset) == 0x0A { offset += 1 }
        unit.removeAll(keepingCapacity: true)
        unit.append(0x0A)
        isChanged = true
      } else {
        while offset < text.count, text[offset] &- 0x0E < 0x72 { offset += 1 }
        start = offset - 1
      }
    }
    close(at: offset, &writer)
  }

  /// Folds the scalar beyond ASCII at `offset`, into the unit or as a new one, and gives the offset after it.
  private mutating func foldScalar(at offset: Int, _ writer: inout CopyWriter) -> Int {
    let (scalar, length) = text.scalar(at: offset)
    let next = offset + length
    guard let replacement = Self.folds[scalar] else {
      if !compose(scalar, at: offset) { begin(at: offset, &writer) }
      return next
    }
    if replacement.isEmpty {
      cling(from: offset)
      if ScalarTraits(scalar).isHidden { hidden = (hidden?.lowerBound ?? offset)..<next }
    } else if replacement.count > 1 || !compose(replacement[replacement.startIndex], at: offset) {
      begin(at: offset, &writer)
      unit.removeAll(keepingCapacity: true)
      for one in replacement { unit.append(scalar: one) }
      isChanged = true
    }
    return next
  }

  /// Joins a mark with the last scalar of the unit where the two have a form of their own.
  private mutating func compose(_ mark: UInt32, at offset: Int) -> Bool {
    guard mark >= 0x300, ScalarTraits(mark).composes, offset > 0 else { return false }
    let last = isChanged ? unit.scalar(before: unit.count) : text.scalar(before: offset)
    guard let last, let one = Normalization.compose(last, mark) else {
      guard (0x653...0x655).contains(mark) else { return false }
      cling(from: offset)
      return true
    }
    cling(from: offset)
    unit.removeSubrange(unit.scalarStart(before: unit.count)...)
    for scalar in Self.folds[one] ?? [one] { unit.append(scalar: scalar) }
    return true
  }

  /// The scalar at `offset` belongs to the unit, which from now on differs from the text.
  private mutating func cling(from offset: Int) {
    guard !isChanged else { return }
    unit.removeAll(keepingCapacity: true)
    unit.append(contentsOf: text[start..<offset])
    isChanged = true
  }

  private mutating func begin(at offset: Int, _ writer: inout CopyWriter) {
    close(at: offset, &writer)
    start = offset
  }

  /// Writes the unit that ends at `offset`.
  @inline(__always)
  private mutating func close(at offset: Int, _ writer: inout CopyWriter) {
    guard isChanged else { return }
    if let hidden, isOdd(hidden, before: offset) { writer.suspect(.hiddenCharacters, hidden) }
    writer.replace(start..<offset, with: unit)
    hidden = nil
    isChanged = false
  }

  /// Hidden characters inside a word are odd, but for soft hyphens and the joiners that many scripts need.
  private func isOdd(_ hidden: Range<Int>, before next: Int) -> Bool {
    guard next < text.count, let last = unit.scalar(before: unit.count), ScalarTraits(last).isLetter,
      ScalarTraits(text.scalar(at: next).value).isLetter
    else { return false }
    let (scalar, length) = text.scalar(at: hidden.lowerBound)
    guard length == hidden.count else { return true }
    let isJoiner = scalar == 0x200C || scalar == 0x200D
    return scalar != 0xAD && !(isJoiner && last >= 0x80)
  }

  private static let folds = ScalarTable(FoldTables.folds)
}
