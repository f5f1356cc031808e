import TestSupport
import Testing

@testable import Vault

@Suite struct GF256Tests {
  @Test func `Products are those of carry-less multiplication modulo the polynomial of AES`() {
    for a in 0..<256 {
      for b in 0..<256 {
        #expect(GF256.multiply(UInt8(a), UInt8(b)) == product(a, b))
      }
    }
    #expect(GF256.multiply(0x57, 0x83) == 0xC1)
  }

  @Test func `A number times its inverse is one`() {
    for a in UInt8(1)...255 { #expect(GF256.multiply(a, GF256.inverse(a)) == 1) }
  }

  /// Schoolbook: shift and add, then divide.
  private func product(_ a: Int, _ b: Int) -> UInt8 {
    var sum = (0..<8).reduce(0) { b >> $1 & 1 == 1 ? $0 ^ a << $1 : $0 }
    for bit in (8..<16).reversed() where sum >> bit & 1 == 1 { sum ^= 0x11B << (bit - 8) }
    return UInt8(sum)
  }
}

@Suite struct PolynomialTests {
  @Test func `All points of one split lie on one polynomial`() throws {
    var generator = SeededGenerator(seed: 255)
    let secret = generator.bytes(16)
    let points = Polynomial.split(secret, threshold: 3, count: 16, using: &generator)
    #expect(points.map(\.x) == Array(0..<16))
    for first in 0..<14 {
      let three = [points[first + 2], points[first], points[first + 1]]
      for other in points {
        #expect(Polynomial.interpolate(three, at: other.x) == other.y)
      }
      #expect(try Polynomial.recover(three) == secret)
    }
  }

  @Test func `One changed bit of one point is found out`() throws {
    var generator = SeededGenerator(seed: 254)
    let points = Polynomial.split(generator.bytes(16), threshold: 2, count: 2, using: &generator)
    for bit in 0..<128 {
      var changed = points
      changed[1].y[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: ShareError.digest) { try Polynomial.recover(changed) }
    }
  }

  @Test func `Fewer points than are needed look like random bytes`() {
    var generator = SeededGenerator(seed: 1)
    let secret = [UInt8](repeating: 0, count: 16)
    for threshold in [2, 3] {
      var seen = [[Int]](repeating: [Int](repeating: 0, count: 256), count: 6)
      for _ in 0..<2_000 {
        let points = Polynomial.split(secret, threshold: threshold, count: 3, using: &generator)
        for byte in secret.indices {
          let three = points.map { $0.y[byte] }
          for index in 0..<3 {
            seen[index][Int(three[index])] += 1
            seen[3 + index][Int(three[index] ^ three[(index + 1) % 3])] += 1
          }
        }
      }
      // 32,000 bytes: 125 of each value are expected, and 11 is the standard deviation.
      for counts in threshold == 2 ? seen.prefix(3) : seen[...] {
        #expect(counts.allSatisfy { (65...185).contains($0) })
      }
    }
  }
}
