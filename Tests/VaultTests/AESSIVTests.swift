import TestSupport
import Testing

@testable import Vault

@Suite struct AESSIVTests {
  private static func siv(_ length: Int = 64) throws -> AESSIV {
    try AESSIV(key: (0..<length).map { UInt8($0) })
  }

  @Test(arguments: [32, 48, 64])
  func `What is sealed opens again, for every length and number of parts`(key: Int) throws {
    var generator = SeededGenerator(seed: 5297)
    let siv = try Self.siv(key)
    for length in 0...70 {
      let parts = (0..<length % 5).map { _ in generator.bytes(length % 19) }
      let plaintext = generator.bytes(length)
      let sealed = try siv.seal(plaintext, authenticating: parts)
      #expect(sealed.count == length + AESSIV.overhead)
      #expect(try siv.open(sealed, authenticating: parts) == plaintext)
    }
  }

  @Test func `The same input gives the same bytes`() throws {
    let first = try Self.siv().seal([1, 2, 3], authenticating: [[4]])
    #expect(try Self.siv().seal([1, 2, 3], authenticating: [[4]]) == first)
  }

  @Test(arguments: [0, 3, 16, 40])
  func `One changed bit anywhere is refused`(length: Int) throws {
    let siv = try Self.siv()
    let sealed = try siv.seal([UInt8](repeating: 7, count: length), authenticating: [[1], [2]])
    for bit in 0..<sealed.count * 8 {
      var changed = sealed
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: AESSIVError.notAuthentic) {
        try siv.open(changed, authenticating: [[1], [2]])
      }
    }
  }

  @Test func `Other associated data, in content, order or number, is refused`() throws {
    let siv = try Self.siv()
    let sealed = try siv.seal([9], authenticating: [[1, 2], [3]])
    for parts: [[UInt8]] in [
      [], [[1, 2]], [[3], [1, 2]], [[1], [2, 3]], [[1, 2, 3]], [[1, 2], [3], []],
    ] {
      #expect(throws: AESSIVError.notAuthentic) { try siv.open(sealed, authenticating: parts) }
    }
  }

  @Test func `Anything shorter than the synthetic IV is refused`() throws {
    for length in 0..<16 {
      #expect(throws: AESSIVError.notAuthentic) {
        try Self.siv().open([UInt8](repeating: 0, count: length), authenticating: [])
      }
    }
  }

  @Test func `Wrong key lengths and too many parts are refused`() throws {
    for length in [0, 16, 31, 33, 65, 128] {
      #expect(throws: AESSIVError.keyLength(length)) { try Self.siv(length) }
    }
    let parts = [[UInt8]](repeating: [], count: 127)
    #expect(throws: AESSIVError.tooManyParts(127)) {
      try Self.siv().seal([], authenticating: parts)
    }
    #expect(throws: Never.self) { try Self.siv().seal([], authenticating: parts.dropLast()) }
  }
}
