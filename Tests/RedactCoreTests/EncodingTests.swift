import RedactCore
import Testing

@Suite struct EncodingTests {
  @Test func `Crockford's base 32 puts the first bit first and fills up with zeros`() {
    #expect(Crockford32.encode([]) == "")
    #expect(Crockford32.encode([0xFF]) == "ZW")
    #expect(Crockford32.encode([0, 0, 0, 0, 1]) == "00000001")
    #expect(Crockford32.encode([0x0A, 0xB3, 0x9C]) == "1ASSR")
  }

  @Test func `Every length comes back from base 32 and from hexadecimal`() {
    for length in 0...70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ length) }
      #expect(Crockford32.decode(Array(Crockford32.encode(bytes).utf8)) == bytes)
      #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: [
    "0", "000", "000000", "01", "ZZ", "zw", "ZO", "ZI", "ZL", "ZU", "Z-", "ZW=", "Z W",
  ])
  func `Base 32 that nobody would have written is refused`(text: String) {
    #expect(Crockford32.decode(Array(text.utf8)) == nil)
  }

  @Test func `There is one spelling of every byte`() {
    var spellings = 0
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max where Crockford32.decode([first, second]) != nil {
        spellings += 1
      }
    }
    #expect(spellings == 256)
  }

  @Test func `Hexadecimal takes both cases and refuses the rest`() {
    #expect(Hex.decode("00fFA0") == [0, 255, 160])
    for text in ["0", "0g", "0x00", " 00", "٠٠"] { #expect(Hex.decode(text) == nil) }
  }
}
