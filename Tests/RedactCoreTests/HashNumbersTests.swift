import RedactCore
import Testing

@Suite struct HashNumbersTests {
  @Test func `hashes are numbered as they first come up`() {
    var numbers = HashNumbers()
    #expect([7, 9, 7, 0, 9].map { numbers.number(of: $0) } == [0, 1, 0, 2, 1])
    #expect(numbers.hashes == [7, 9, 0])
    #expect(numbers.find(9) == 1)
    #expect(numbers.find(8) == nil)
  }

  @Test func `room is made for as many as come`() {
    var numbers = HashNumbers(bits: 1)
    // Of these, many share their low bits and many their high ones.
    let hashes = (0..<5000).map { UInt64($0) << 52 | UInt64($0 % 7) }
    for (index, hash) in hashes.enumerated() { #expect(numbers.number(of: hash) == index) }
    for (index, hash) in hashes.enumerated() { #expect(numbers.find(hash) == index) }
  }
}
