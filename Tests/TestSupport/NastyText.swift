/// Seeded random texts from scalars and pieces that folding, maps and clusters get wrong most easily.
package struct NastyText: Sendable {
  private var generator: SeededGenerator

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A text of up to `length` pieces.
  package mutating func next(_ length: Int = 24) -> [UInt8] {
    var text = ""
    for _ in 0..<number(below: length + 1) { text += Self.pieces[number(below: Self.pieces.count)] }
    return Array(text.utf8)
  }

  /// A number from 0 up to, not including, `limit`.
  package mutating func number(below limit: Int) -> Int { generator.number(below: limit) }

  package static let pieces = pool.unicodeScalars.split(separator: "¦").map { String($0) }

  private static let pool = """
    a¦Z¦U¦m¦i¦7¦ ¦  ¦-¦.¦'¦\n¦\r¦\r\n¦\t¦\u{0B}¦\u{85}¦\u{2028}¦é¦e\u{301}¦\u{301}¦\u{323}¦\u{345}¦ß¦ŉ¦ﬁ¦İ¦ı¦ø¦Å¦\
    \u{1E9E}¦ǆ¦½¦㎏¦Ｕ¦𝐇¦①¦²¦\u{FDFA}¦أ¦ا¦\u{653}¦\u{654}¦\u{655}¦و¦ى¦ة¦ه¦ـ¦\u{64E}¦\u{670}¦ﻷ¦ﺓ¦٣¦क¦ष¦\u{93C}¦\
    \u{93F}¦か¦\u{3099}¦ｶ¦ﾞ¦가¦\u{1100}¦\u{1161}¦\u{11A8}¦а¦о¦Н¦ж¦й¦ё¦α¦ώ¦ᾳ¦ς¦Σ¦\u{200B}¦\u{200C}¦\u{200D}¦\
    \u{AD}¦\u{202E}¦\u{2066}¦\u{61C}¦\u{34F}¦\u{FE0F}¦\u{E0061}¦\u{FEFF}¦\u{600}¦\u{A0}¦\u{3000}¦’¦“¦–¦´¦`¦\
    \u{1FEF}¦¨¦*¦**¦_¦~~¦&#72;¦&amp;¦&#x301;¦%20¦%C3%A9¦=7A¦=C3=A9¦\\u0048¦\\ud83d\\ude00¦\\x41¦👩¦👩\u{200D}🔬¦🏽¦\
    🇩¦🇪¦U m m  H a¦S-A-L¦a-\nb¦中¦עִ¦%FF¦=\n¦&¦\\
    """
}
