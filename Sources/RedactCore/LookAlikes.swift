/// Writes Greek and Cyrillic letters that look Latin as Latin ones, in words that have a Latin letter.
enum LookAlikes {
  /// Runs the step.
  static func fold(_ writer: inout CopyWriter) {
    let text = writer.source
    var offset = 0
    while offset < text.count {
      guard letterLength(text, offset) == 2 else {
        offset += 1
        continue
      }
      let word = word(around: offset, in: text)
      if text[word].contains(where: \.isASCIILetter) { fold(word, &writer) }
      offset = word.upperBound
    }
  }

  private static func fold(_ word: Range<Int>, _ writer: inout CopyWriter) {
    var offset = word.lowerBound
    var isMixed = false
    while offset < word.upperBound {
      let (scalar, length) = writer.source.scalar(at: offset)
      if length == 2, let latin = latin[Int(scalar - alphabets.lowerBound)] {
        writer.replace(offset..<offset + 2, with: CollectionOfOne(latin))
        isMixed = true
      }
      offset += length
    }
    if isMixed { writer.suspect(.mixedScript, word) }
  }

  /// The row of Latin, Greek and Cyrillic letters around `offset`.
  private static func word(around offset: Int, in text: [UInt8]) -> Range<Int> {
    var start = offset
    while start > 0 {
      let previous = text.scalarStart(before: start)
      if letterLength(text, previous) == 0 { break }
      start = previous
    }
    var end = offset
    while end < text.count, case let length = letterLength(text, end), length > 0 { end += length }
    return start..<end
  }

  /// 1 for an ASCII letter, 2 for a letter of Greek or Cyrillic, else 0.
  private static func letterLength(_ text: [UInt8], _ offset: Int) -> Int {
    if text[offset].isASCIILetter { return 1 }
    guard (0xCD...0xD4).contains(text[offset]) else { return 0 }
    return alphabets.contains(text.scalar(at: offset).value) ? 2 : 0
  }

  /// Greek and Cyrillic.
  private static let alphabets: Range<UInt32> = 0x370..<0x530

  private static let latin: [UInt8?] = {
    var table = [UInt8?](repeating: nil, count: alphabets.count)
    for pair in pairs.split(separator: " ") {
      let scalars = Array(pair.unicodeScalars)
      table[Int(scalars[0].value - alphabets.lowerBound)] = UInt8(ascii: scalars[1])
    }
    return table
  }()

  private static let pairs = """
    АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ҮY Ԁd ԚQ ԜW ҺH ӀI ЬB аa вb еe кk мm нh оo рp сc тt уy хx ѕs іi јj \
    һh ԁd ԛq ԝw ӏl үy өo ѵv ҽe ьb ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa εe ηn ιi κk νv οo ρp τt υu χx γy ωw \
    ϲc ϳj ϹC ͿJ
    """
}
