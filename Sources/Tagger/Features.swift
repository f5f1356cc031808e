import RedactCore

/// One feature of a word, and at which distances from it it counts.
package struct Feature {
  package let hash: UInt64
  /// Bit `2 + d`: for the word that stands `d` places behind the word that has the feature.
  package let reach: UInt8
}

/// The features. Each depends on one word or on two that stand close, so that a text's distinct words are looked
/// up once and every further occurrence is addition only.
package enum Features {
  private static let everywhere: UInt8 = 0b11111
  private static let nearby: UInt8 = 0b01110
  private static let here: UInt8 = 0b00100

  package static let pairTemplates = 5

  /// How far a feature of a pair reaches: from the word before two neighbours to the word behind them; of two words
  /// around a third, that word alone.
  package static func pairReach(_ template: Int) -> UInt8 { template == around ? 0b0100 : 0b1111 }

  /// The template of the two words around a third.
  private static let around = 4

  /// Appends the features of a word.
  ///
  /// - Parameter letters: the bytes of the word, valid UTF-8.
  package static func append(
    of form: WordForm, _ letters: UnsafeBufferPointer<UInt8>, to list: inout [Feature]
  ) {
    func add(_ template: UInt64, _ value: UInt64, _ reach: UInt8) {
      list.append(Feature(hash: mix(value, template), reach: reach))
    }
    let shape = shape(form, letters.count)
    let sort = sort(form)
    add(1, form.hash, everywhere)
    add(2, shape, everywhere)
    add(3, sort, everywhere)
    if form.capitals != .unknown { add(4, mix(form.hash, UInt64(form.capitals.rawValue)), nearby) }
    add(5, mix(shape, sort), nearby)
    if !form.notes.isEmpty { add(6, mix(shape, UInt64(form.notes.rawValue)), nearby) }
    guard !letters.isEmpty else { return }
    if form.traits.contains(.hasDigit) { add(7, digits(letters), nearby) }
    affixes(letters) { template, value, reach in add(template, value, reach) }
    add(24, mix(suffix(letters, 2), sort), here)
  }

  /// The two keys by which a word takes part in pairs: itself, and its sort.
  package typealias PairKeys = (word: UInt64, sort: UInt64)

  /// Those of a word of so many bytes.
  package static func pairKeys(of form: WordForm, _ length: Int) -> PairKeys {
    (mix(form.hash, 40), mix(mix(sort(form), shape(form, length)), 41))
  }

  /// The features of three words in a row, by template: of the first two, or of the two around the second.
  ///
  /// - Parameter gap: what stands between the first two.
  @inline(__always)
  package static func pair(
    _ template: Int, _ a: PairKeys, _ b: PairKeys, _ c: PairKeys, _ gap: Gap
  ) -> UInt64 {
    switch template {
    case 0: mix(a.word, b.word &+ 50)
    case 1: mix(a.word, b.sort &+ 51)
    case 2: mix(a.sort, b.word &+ 52)
    case 3: mix(a.sort, b.sort &+ 53 &+ UInt64(gap.rawValue))
    default: mix(a.word, c.word &+ 80)
    }
  }

  /// The traits that a shape tells of; made once, for a set from a list is slow.
  static let kinds: Token.Traits = [.startsWithDigit, .hasDigit, .hasLetter, .otherScript]

  /// Capitals, digits, script and length.
  private static func shape(_ form: WordForm, _ length: Int) -> UInt64 {
    let size = length < 5 ? length : length < 7 ? 5 : 6
    return UInt64(form.traits.intersection(kinds).rawValue) << 8 | UInt64(form.capitals.rawValue) << 4
      | UInt64(size)
  }

  /// What lexicons say.
  private static func sort(_ form: WordForm) -> UInt64 { UInt64(form.lexicons) | 1 << 20 }

  private static func affixes(
    _ letters: UnsafeBufferPointer<UInt8>, _ add: (UInt64, UInt64, UInt8) -> Void
  ) {
    var at = 0
    var hash: UInt64 = 7
    for count in 1...4 where at < letters.count {
      repeat {
        hash = mix(hash, UInt64(lower(letters[at])))
        at += 1
      } while at < letters.count && letters[at] & 0xC0 == 0x80
      add(10 + UInt64(count), hash, count == 2 ? nearby : here)
    }
    at = letters.count
    hash = 7
    for count in 1...4 where at > 0 {
      repeat {
        at -= 1
        hash = mix(hash, UInt64(lower(letters[at])))
      } while at > 0 && letters[at] & 0xC0 == 0x80
      add(16 + UInt64(count), hash, count == 3 ? nearby : here)
    }
  }

  private static func suffix(_ letters: UnsafeBufferPointer<UInt8>, _ count: Int) -> UInt64 {
    letters.suffix(count).reduce(7) { mix($0, UInt64(lower($1))) }
  }

  /// The word with all its digits alike.
  private static func digits(_ letters: UnsafeBufferPointer<UInt8>) -> UInt64 {
    letters.prefix(12).reduce(UInt64(letters.count)) {
      mix($0, (0x30...0x39).contains($1) ? 0x30 : UInt64(lower($1)))
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = ((a ^ (b &* 0x9E37_79B9_7F4A_7C15)) &+ 0x632B_E59B_D9B4_E019).multipliedFullWidth(
      by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
