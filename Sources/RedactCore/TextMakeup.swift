/// What a text holds that folding may have to change.
///
/// It is found in one pass, so that plain ASCII needs no second one.
struct TextMakeup: OptionSet {
  let rawValue: UInt64

  static let beyondASCII = TextMakeup(rawValue: 0x400)
  static let oddLineEnds = TextMakeup(rawValue: 0x800)
  static let escapes = TextMakeup(rawValue: 0x1000)
  static let marks = TextMakeup(rawValue: 0x2000)
  static let greekOrCyrillic = TextMakeup(rawValue: 0x4000)
  static let joints = TextMakeup(rawValue: 0x8000)

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(of text: [UInt8]) {
    var found: UInt64 = 0
    var recent: UInt64 = 0
    let joints = Self.joints.rawValue
    Self.table.withUnsafeBufferPointer { table in
      text.withUnsafeBufferPointer { text in
        for byte in text {
          let entry = table[Int(byte)]
          found |= entry
          recent = recent &<< (entry &>> 4) | entry & 0x0F
          let isSpelled = recent & 0x12_4242 == 0x02_4242
          let isBroken = recent & 0xFF == 0xC8
          found |= isSpelled || isBroken ? joints : 0
        }
      }
    }
    self.init(rawValue: found & 0xFC00)
  }

  /// For each byte its options and, below them, what it adds to the history of four bits a scalar.
  ///
  /// Bits 4 to 9 tell how far the history moves: not at all for the later bytes of a scalar. The lowest four
  /// are the class: 1 word, 2 letter, 4 may stand between spelled letters, 8 line end, 12 hyphen.
  private static let table: [UInt64] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x80...0xBF: beyondASCII.rawValue
    case 0xCD...0xD4: 0x43 | beyondASCII.rawValue | greekOrCyrillic.rawValue
    case 0xC0...0xFF: 0x43 | beyondASCII.rawValue
    case _ where byte.isASCIILetter: 0x43
    case _ where byte.isASCIIDigit: 0x41
    default: 0x40 | punctuation(byte)
    }
  }

  private static func punctuation(_ byte: UInt8) -> UInt64 {
    switch Unicode.Scalar(byte) {
    case " ", ".": 4
    case "-": 12
    case "\n": 8
    case "\r": 8 | oddLineEnds.rawValue
    case "\u{0B}", "\u{0C}": oddLineEnds.rawValue
    case "&", "%", "=", "\\": escapes.rawValue
    case "*", "_", "~", "`": marks.rawValue
    default: 0
    }
  }
}
