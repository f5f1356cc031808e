/// What may stand behind a word at which a pattern is tried: a character, and behind a single blank two more.
///
/// Where anything else stands the pattern cannot match, so it need not be tried. It is found out from the
/// pattern alone, see `PatternSketch`, and where that cannot tell it lets everything pass.
package struct Continuation: Hashable, Sendable {
  /// Bit fields, in the order that `Place` reads them: one of ones for the end of the text, four for the first
  /// character, and one for each kind of character behind a blank, with a bit for each kind behind that.
  package let fields: [UInt32]

  /// How many fields a continuation has.
  package static let size = 5 + 64

  /// Everything may follow.
  package static let anything = Continuation(fields: Array(repeating: ~0, count: size))

  /// Over a digest: there are many of them at each start, and all of their fields take long.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(fields.reduce(0) { ($0 &* 31) ^ ($0 >> 29) &+ UInt64($1) })
  }

  package init(fields: [UInt32]) {
    precondition(fields.count == Self.size, "a continuation has another number of fields")
    self.fields = fields
  }

  /// What may follow once a pattern is in one of these states.
  fileprivate init(_ states: PatternSketch.States, of sketch: PatternSketch) {
    var fields = [UInt32](repeating: 0, count: Self.size)
    fields[0] = ~0
    let first = sketch.readable(states)
    for byte in 0...0x7F as ClosedRange<UInt8> where first.contains(byte) {
      fields[1 + Int(byte >> 5)] |= 1 << UInt32(byte & 31)
    }
    // All that is beyond ASCII has the place of NUL, which no text holds.
    if first.hasBeyond { fields[1] |= 1 }
    let blank = sketch.step(states, ByteClass(" "))
    guard !sketch.canEnd(blank) else {
      for field in 5..<Self.size { fields[field] = ~0 }
      self.fields = fields
      return
    }
    let second = sketch.readable(blank)
    for byte in 0...0x80 as ClosedRange<UInt8> where second.contains(byte) {
      let states = sketch.step(blank, ByteClass(byte))
      let third = sketch.readable(states)
      var bits: UInt32 = sketch.canEnd(states) ? ~0 : 0
      for byte in 0...0x80 as ClosedRange<UInt8> where third.contains(byte) {
        bits |= 1 << UInt32(CharacterKinds.coarse[Int(byte)])
      }
      fields[5 + Int(CharacterKinds.fine[Int(byte)])] |= bits
    }
    self.fields = fields
  }

  /// What stands behind one word of a text.
  package struct Place {
    /// Which field tells whether it may stand there, and by which of its bits.
    package let field: Int
    package let bit: UInt32

    /// - Parameter end: where the word ends.
    package init(in text: UnsafeBufferPointer<UInt8>, after end: Int) {
      guard end + 2 < text.count else {
        (field, bit) = (0, 0)
        return
      }
      let first = text[end]
      if first == 0x20 {
        field = 5 + Int(CharacterKinds.fine[Int(text[end + 1])])
        bit = UInt32(CharacterKinds.coarse[Int(text[end + 2])])
      } else {
        field = 1 + Int(first < 0x80 ? first >> 5 : 0)
        bit = UInt32(first < 0x80 ? first & 31 : 0)
      }
    }
  }
}

/// Kinds of characters by their first byte: 64 that tell upper from lower case, and 32 that do not.
private enum CharacterKinds {
  static let fine = (0...255 as ClosedRange<UInt8>).map { kind(of: $0, upper: 27, others: 53) }
  static let coarse = (0...255 as ClosedRange<UInt8>).map { kind(of: $0, upper: 1, others: 27) }

  /// Letters have numbers of their own, and what is rare shares the number 0.
  private static func kind(of byte: UInt8, upper: UInt8, others: UInt8) -> UInt8 {
    switch byte {
    case 0x61...0x7A: 1 + byte - 0x61
    case 0x41...0x5A: upper + byte - 0x41
    case 0x30...0x39: others
    case 0x80...: others + 1
    case 0x20, 0x0A: others + 2
    case 0x27, 0x22: others + 3
    case 0x2D: others + 4
    default: 0
    }
  }
}

/// What may stand behind each of the words at which a pattern is tried.
package struct Continuations: Hashable, Sendable {
  /// All that occur; the first is `Continuation.anything`.
  package var all = [Continuation.anything]
  /// For each trigger word, the number of its continuation; empty where nothing is known.
  package var words: [Int] = []
  /// For a word that begins with a capital.
  package var capitals = 0
  /// For a run that begins with a digit.
  package var digits = 0
  /// Whether the hit is known to begin where the match does.
  package var hitBeginsMatch = false

  /// Where nothing is known.
  package init() {}

  /// - Parameter words: whole words in lower case.
  package init(_ pattern: String, ignoresCase: Bool, words texts: [String]) {
    guard let sketch = PatternSketch(pattern, ignoresCase: ignoresCase) else { return }
    hitBeginsMatch = !sketch.namesHit
    var known: [PatternSketch.States: Int] = [:]
    for text in texts { words.append(number(sketch.states(afterWord: text), of: sketch, &known)) }
    capitals = number(sketch.states(afterWordOf: ByteClass(0x41...0x5A).union(.beyond)), of: sketch, &known)
    digits = number(sketch.states(afterWordOf: ByteClass(0x30...0x39)), of: sketch, &known)
  }

  /// The continuation of a trigger word by its place in the list of them.
  package func word(_ index: Int) -> Continuation { all[words.isEmpty ? 0 : words[index]] }

  /// The number of what may follow these states; none are given where a match can have ended already.
  private mutating func number(
    _ states: PatternSketch.States?, of sketch: PatternSketch, _ known: inout [PatternSketch.States: Int]
  ) -> Int {
    guard let states else { return 0 }
    if let number = known[states] { return number }
    let continuation = Continuation(states, of: sketch)
    let number = all.firstIndex(of: continuation) ?? all.count
    if number == all.count { all.append(continuation) }
    known[states] = number
    return number
  }
}

extension PatternSketch {
  /// Where a word in any case leads to; nil where a match can end before it does, or with it.
  fileprivate func states(afterWord word: String) -> States? {
    var states = start
    for byte in word.utf8 {
      guard !canEnd(states) else { return nil }
      states = step(states, ByteClass(byte).ignoringCase)
    }
    return canEnd(states) ? nil : states
  }

  /// Where any word leads to that begins with one of these characters.
  fileprivate func states(afterWordOf first: ByteClass) -> States? {
    let inWord = ByteClass(0x30...0x39).union(ByteClass(0x41...0x5A)).union(ByteClass(0x61...0x7A))
      .union(.beyond)
    guard !canEnd(start) else { return nil }
    var all = Set<Int>()
    var states = step(start, first)
    while !all.isSuperset(of: states) {
      if canEnd(states) { return nil }
      all.formUnion(states)
      states = step(states, inWord)
    }
    return all.sorted()
  }
}
