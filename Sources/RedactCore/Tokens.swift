// The one token pass that rules, lexicons, known names and propagation share.

/// One word or number: a maximal run of letters and digits of a folded text.
///
/// Hyphens and apostrophes separate: `al-Jassem` is two tokens.
package struct Token: Hashable, Sendable {
  /// Where it begins, and how many bytes it has; see `span`.
  package let offset: UInt32
  package let length: UInt16
  package let traits: Traits
  /// The 64-bit hash of the word in lower case; see `WordHash`.
  package let hash: UInt64

  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

    // Written out, because the general ones are not specialised in other modules.
    @inlinable package func contains(_ other: Traits) -> Bool { rawValue & other.rawValue == other.rawValue }
    @inlinable package func intersection(_ other: Traits) -> Traits {
      Traits(rawValue: rawValue & other.rawValue)
    }
    @inlinable package func isSuperset(of other: Traits) -> Bool { contains(other) }

    @inlinable package static var capitalised: Traits { Traits(rawValue: 1) }
    @inlinable package static var hasLowerCase: Traits { Traits(rawValue: 2) }
    @inlinable package static var startsWithDigit: Traits { Traits(rawValue: 4) }
    @inlinable package static var hasDigit: Traits { Traits(rawValue: 8) }
    @inlinable package static var hasLetter: Traits { Traits(rawValue: 16) }
    @inlinable package static var startsLine: Traits { Traits(rawValue: 32) }
    /// Holds a letter of a script other than Latin.
    @inlinable package static var otherScript: Traits { Traits(rawValue: 64) }
  }

  @inlinable package var start: Int { Int(offset) }
  @inlinable package var end: Int { Int(offset) + Int(length) }
  @inlinable package var span: ByteSpan { ByteSpan(start, end) }
}

/// All tokens of one folded text, in order.
package struct Tokens: Sendable {
  package let all: [Token]
  /// For each block of the text the first token that ends in it or behind it.
  private let firstOfBlock: [UInt32]

  /// Bytes of a block are counted by this many bits.
  private static let blockBits = 6
  /// Longer runs are cut; no word of a language is this long.
  private static let longest = Int(UInt16.max)

  /// Splits `text`, which must be valid UTF-8 of less than 4 GiB.
  package init(_ text: [UInt8]) {
    all = text.withUnsafeBufferPointer(Self.split)
    firstOfBlock = Self.index(all, size: text.count)
  }

  /// The tokens of a text without a way to find them by their place.
  static func split(_ text: UnsafeBufferPointer<UInt8>) -> [Token] {
    var tokens: [Token] = []
    // Room for more than there will be: what is not used costs nothing, what is moved does.
    tokens.reserveCapacity(text.count / 4)
    var at = 0
    var startsLine = true
    while at < text.count {
      if text[at] == 0x0A {
        startsLine = true
        at += 1
      } else if let token = token(at: &at, in: text, startsLine: startsLine) {
        tokens.append(token)
        startsLine = false
      }
    }
    return tokens
  }

  private static func index(_ tokens: [Token], size: Int) -> [UInt32] {
    var firsts: [UInt32] = []
    firsts.reserveCapacity(size >> blockBits + 1)
    var first = 0
    for block in 0...size >> blockBits {
      while first < tokens.count, tokens[first].end <= block << blockBits { first += 1 }
      firsts.append(UInt32(first))
    }
    return firsts
  }

  /// Reads one token at `at`, or steps over one character that belongs to none.
  private static func token(
    at: inout Int, in bytes: UnsafeBufferPointer<UInt8>, startsLine: Bool
  ) -> Token? {
    let start = at
    var traits: Token.Traits = startsLine ? .startsLine : []
    var hash = WordHash()
    let end = min(bytes.count, start + longest - 4)
    while at < end {
      let byte = bytes[at]
      if byte.isSmallLetter {
        traits.insert([.hasLowerCase, .hasLetter])
        // Most of a text are small letters.
        repeat {
          hash.add(bytes[at])
          at += 1
        } while at < end && bytes[at].isSmallLetter
      } else if byte < 0x80 {
        let kind = CharacterKind.ofASCII(byte)
        if kind == .other { break }
        hash.add(kind == .upper ? byte | 0x20 : byte)
        traits.note(kind, first: at == start)
        at += 1
      } else {
        let (scalar, length) = UTF8Scalar.decode(bytes, at: at)
        let kind = CharacterKind.of(scalar)
        if kind == .other { break }
        hash.addLowercased(scalar, isUpper: kind == .upper)
        traits.note(kind, first: at == start)
        traits.insert(.otherScript)
        at += length
      }
    }
    guard at > start else {
      at += UTF8Scalar.length(ofLead: bytes[at])
      return nil
    }
    return Token(
      offset: UInt32(start), length: UInt16(at - start), traits: traits, hash: hash.value)
  }

  /// The index of the first token that ends after `offset`.
  package func firstIndex(endingAfter offset: Int) -> Int {
    let block = offset >> Self.blockBits
    guard firstOfBlock.indices.contains(block) else { return all.count }
    var index = Int(firstOfBlock[block])
    while index < all.count, all[index].end <= offset { index += 1 }
    return index
  }

  /// The indices of the tokens that begin in these ascending, disjoint spans; of all when there are none.
  package func indices(within spans: [ByteSpan]?) -> [Range<Int>] {
    guard let spans else { return [all.indices] }
    return spans.map { span in
      var range = indices(in: span)
      if let first = range.first, all[first].start < span.start { range.removeFirst() }
      return range
    }
  }

  /// The indices of the tokens that share a byte with `span`.
  package func indices(in span: ByteSpan) -> Range<Int> {
    let first = firstIndex(endingAfter: span.start)
    var last = first
    while last < all.count, all[last].start < span.end { last += 1 }
    return first..<last
  }
}

extension Token.Traits {
  fileprivate mutating func note(_ kind: CharacterKind, first: Bool) {
    switch kind {
    case .upper:
      insert(first ? [.capitalised, .hasLetter] : .hasLetter)
    case .lower: insert([.hasLowerCase, .hasLetter])
    case .caseless: insert(.hasLetter)
    case .digit: insert(first ? [.startsWithDigit, .hasDigit] : .hasDigit)
    case .other: break
    }
  }
}

extension UInt8 {
  fileprivate var isSmallLetter: Bool { (0x61...0x7A).contains(self) }
}
