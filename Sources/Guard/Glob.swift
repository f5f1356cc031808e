import RedactCore

/// A pattern of one name in a path: `*`, `?`, `[a-z]`, and characters that stand for themselves.
///
/// It is matched character by character. In a name that is no UTF-8 every byte is a character, and those beyond
/// ASCII are matched by `*`, `?` and `[!…]` only.
struct Glob: Hashable, Sendable {
  private enum Step: Hashable, Sendable {
    case character(UInt32)
    /// `?`
    case one
    /// `*`
    case any
    case oneOf([ClosedRange<UInt32>], negated: Bool)

    func matches(_ character: UInt32) -> Bool {
      switch self {
      case .character(let own): own == character
      case .one, .any: true
      case .oneOf(let ranges, let negated): ranges.contains { $0.contains(character) } != negated
      }
    }
  }

  private let steps: [Step]

  /// `*`
  static let anything = Glob(steps: [.any])

  private init(steps: [Step]) { self.steps = steps }

  /// Reads a pattern that holds no `/`.
  init(_ pattern: [UInt8]) throws(FilePatternError) {
    var reader = GlobReader(characters: Self.characters(of: pattern))
    var steps: [Step] = []
    while let character = reader.next() {
      switch Unicode.Scalar(character) {
      case "*": if steps.last != .any { steps.append(.any) }
      case "?": steps.append(.one)
      case "[":
        let (ranges, negated) = try reader.characterClass()
        steps.append(.oneOf(ranges, negated: negated))
      case "\\": steps.append(.character(try reader.quoted()))
      default: steps.append(.character(character))
      }
    }
    self.steps = steps
  }

  /// The one name that is meant, where every step is a character.
  var plainName: [UInt32]? {
    var name: [UInt32] = []
    for step in steps {
      guard case .character(let character) = step else { return nil }
      name.append(character)
    }
    return name
  }

  func matches(_ characters: [UInt32]) -> Bool {
    var (step, at) = (0, 0)
    // Where to try again: behind the last `*`, one character further on.
    var retry: (step: Int, at: Int)?
    while step < steps.count || at < characters.count {
      if step < steps.count, steps[step] == .any {
        step += 1
        retry = (step, at)
      } else if step < steps.count, at < characters.count, steps[step].matches(characters[at]) {
        step += 1
        at += 1
      } else {
        guard let last = retry, last.at < characters.count else { return false }
        retry = (last.step, last.at + 1)
        (step, at) = (last.step, last.at + 1)
      }
    }
    return true
  }

  /// The scalars of a name; the bytes of one that is no UTF-8, which then have numbers above all scalars.
  static func characters(of bytes: [UInt8]) -> [UInt32] {
    if !bytes.contains(where: { $0 >= 0x80 }) { return bytes.map(UInt32.init) }
    if UTF8Check.firstInvalid(in: bytes) == nil {
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }
    return bytes.map { $0 < 0x80 ? UInt32($0) : noScalar + UInt32($0) }
  }

  private static let noScalar: UInt32 = 0x11_0000
}

/// Walks over the characters of a pattern.
private struct GlobReader {
  let characters: [UInt32]
  private var at = 0

  init(characters: [UInt32]) { self.characters = characters }

  mutating func next() -> UInt32? {
    guard at < characters.count else { return nil }
    at += 1
    return characters[at - 1]
  }

  /// The character behind a `\`.
  mutating func quoted() throws(FilePatternError) -> UInt32 {
    guard let character = next() else { throw .trailingBackslash }
    return character
  }

  /// Reads on from behind a `[`. A `]` that comes first stands for itself.
  mutating func characterClass() throws(FilePatternError) -> ([ClosedRange<UInt32>], negated: Bool) {
    let negated = take("!") || take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while ranges.isEmpty || !take("]") {
      let low = try member()
      guard at + 1 < characters.count, characters[at] == 0x2D, characters[at + 1] != 0x5D else {
        ranges.append(low...low)
        continue
      }
      at += 1
      let high = try member()
      guard low <= high else { throw .backwardRange }
      ranges.append(low...high)
    }
    return (ranges, negated)
  }

  private mutating func member() throws(FilePatternError) -> UInt32 {
    guard let character = next() else { throw .unclosedClass }
    if character == 0x5B, at < characters.count, characters[at] == 0x3A { throw .namedClass }
    return character == 0x5C ? try quoted() : character
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard at < characters.count, characters[at] == character.value else { return false }
    at += 1
    return true
  }
}
