import RedactCore
import Testing

@Suite struct SipHashTests {
  @Test(
    arguments: [
      (0, 0x726F_DB47_DD0E_0E31), (1, 0x74F8_39C5_93DC_67FD), (2, 0x0D6C_8009_D9A9_4F5A),
      (7, 0xAB02_00F5_8B01_D137), (8, 0x93F5_F579_9A93_2462), (9, 0x9E00_82DF_0BA9_E4B0),
      (15, 0xA129_CA61_49BE_45E5),
    ] as [(Int, UInt64)])
  func `the vectors of its authors hold`(length: Int, hash: UInt64) {
    #expect(SipHash.hash((0..<length).map { UInt8($0) }, key: (0..<16).map { UInt8($0) }) == hash)
  }

  @Test func `three numbers are hashed as their bytes`() {
    let numbers: [UInt64] = [3, 0x0123_4567_89AB_CDEF, .max]
    let bytes = numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
    let key = (1...16).map { UInt8($0) }
    #expect(
      SipHash.hash(numbers[0], numbers[1], numbers[2], key: SipHash.Key(key)) == SipHash.hash(bytes, key: key)
    )
  }
}
