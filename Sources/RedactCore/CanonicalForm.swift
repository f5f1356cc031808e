/// The form of a name in which its spellings are equal, `canon/1`; labels are derived from it, so it never
/// changes.
///
/// NFKC, without hidden characters, Arabic vowel signs and tatweel; alef, yeh and teh marbuta forms made
/// alike; one apostrophe, one hyphen; a hyphen between words is white space; white space is one blank; case
/// folded. Latin diacritics and look-alike letters of other scripts stay: when unsure, two names are two
/// people.
package enum CanonicalForm {
  /// The number in `canon/1`.
  package static let version: UInt8 = 1

  /// The canonical form, as UTF-8, of a text in UTF-8.
  package static func canon1(_ text: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    let letters =
      bytes.allSatisfy { $0 < 0x80 }
      ? bytes.map { asciiLetter(UInt32($0)) }
      : unicodeLetters(String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for scalar in spaced(letters) { result.append(scalar: scalar) }
    return result
  }

  /// What the tables below say of ASCII, so that plain names need none of them.
  private static func asciiLetter(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 0x20
    case 0x60: apostrophe
    case 0x09...0x0D: blank
    default: scalar
    }
  }

  /// Everything but hyphens between words and runs of white space.
  private static func unicodeLetters(_ scalars: [UInt32]) -> [UInt32] {
    var result = replaced(Normalization.decomposed(replaced(scalars, canon)), canon)
    Normalization.reorder(&result)
    result = replaced(Normalization.decomposed(replaced(withoutHamza(result), caseFolding)), canon)
    Normalization.reorder(&result)
    return Normalization.composed(result)
  }

  private static func replaced(_ scalars: [UInt32], _ table: ScalarTable) -> [UInt32] {
    scalars.flatMap { table[$0] ?? [$0] }
  }

  /// Drops maddah and hamza above or below an alef; elsewhere they make another letter and stay.
  private static func withoutHamza(_ scalars: [UInt32]) -> [UInt32] {
    var onAlef = false
    return scalars.filter { scalar in
      if (0x653...0x655).contains(scalar) { return !onAlef }
      if ScalarTraits(scalar).combiningClass == 0 { onAlef = scalar == 0x627 }
      return true
    }
  }

  /// One blank for every run of white space and for a hyphen with a word on both sides; none at the ends.
  private static func spaced(_ scalars: [UInt32]) -> [UInt32] {
    func isInWord(_ index: Int) -> Bool {
      scalars.indices.contains(index) && scalars[index] != blank && scalars[index] != hyphen
    }
    var result: [UInt32] = []
    for (index, scalar) in scalars.enumerated() {
      let joint = scalar == hyphen && isInWord(index - 1) && isInWord(index + 1)
      let one = joint ? blank : scalar
      if one == blank, result.last == nil || result.last == blank { continue }
      result.append(one)
    }
    if result.last == blank { result.removeLast() }
    return result
  }

  private static let blank: UInt32 = 0x20
  private static let apostrophe: UInt32 = 0x27
  private static let hyphen: UInt32 = 0x2D
  private static let canon = ScalarTable(NormalizationTables.canon)
  private static let caseFolding = ScalarTable(NormalizationTables.caseFolding)
}
