import RedactCore
import TestSupport
import Testing

@Suite struct UTF8CheckTests {
  @Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"))
  func `every line of the published UTF-8 tests is classified as stated`() throws {
    let lines = try Shared.bytes("vectors/utf8tests/utf8tests.bin").split(separator: 0x0A)
    var counts = [true: 0, false: 0]
    for line in lines {
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
      try #require(parts.count == 3)
      let isValid = parts[1].elementsEqual("valid".utf8)
      #expect(isValid || parts[1].elementsEqual("invalid".utf8))
      let number = String(decoding: parts[0], as: UTF8.self)
      #expect((UTF8Check.firstInvalid(in: Array(parts[2])) == nil) == isValid, "line \(number)")
      counts[isValid, default: 0] += 1
    }
    #expect(counts[true, default: 0] > 15 && counts[false, default: 0] > 60)
  }

  @Test func `the offset of the first invalid byte is told, also behind long ASCII`() {
    for length in 0..<40 {
      let ascii = [UInt8](repeating: 0x61, count: length)
      #expect(UTF8Check.firstInvalid(in: ascii) == nil)
      #expect(UTF8Check.firstInvalid(in: ascii + [0xC3, 0xA9] + ascii) == nil)
      #expect(UTF8Check.firstInvalid(in: ascii + [0xE2, 0x80] + ascii) == length)
      #expect(UTF8Check.firstInvalid(in: ascii + [0xC3, 0xA9, 0xFF] + ascii) == length + 2)
    }
  }

  @Test func `the check agrees with the standard library on random bytes`() {
    var random = NastyText(seed: 1)
    for _ in 0..<20_000 {
      var bytes = random.next(6)
      if !bytes.isEmpty { bytes[random.number(below: bytes.count)] = UInt8(random.number(below: 256)) }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((UTF8Check.firstInvalid(in: bytes) == nil) == isValid)
    }
  }
}
