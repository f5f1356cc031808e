import TestSupport
import Testing

@testable import RedactCore

@Suite struct DeltaTests {
  @Test func `A delta brings the target back, whatever the two are`() throws {
    var generator = SeededGenerator(seed: 39)
    for round in 0..<400 {
      let base = generator.bytes(Int.random(in: 0...600, using: &generator))
      var target = base
      for _ in 0..<round % 9 {
        let at = Int.random(in: 0...target.count, using: &generator)
        let end = min(target.count, at + Int.random(in: 0...90, using: &generator))
        target.replaceSubrange(at..<end, with: generator.bytes(Int.random(in: 0...40, using: &generator)))
      }
      if round % 50 == 0 { target = generator.bytes(300) }
      if round % 51 == 0 { target = Array(repeating: 7, count: 700) }
      let delta = Delta.make(from: base, to: target)
      #expect(try Delta.apply(delta, to: base) == target)
    }
  }

  @Test func `What stands in both files is not written again`() {
    var generator = SeededGenerator(seed: 40)
    let base = generator.bytes(100_000)
    var target = base
    for at in stride(from: 500, to: 99_000, by: 500) { target[at] ^= 1 }
    target.removeSubrange(40_000..<40_010)
    target.insert(contentsOf: Array(repeating: 9, count: 100), at: 70_000)
    #expect(Delta.make(from: base, to: target).count < 197 * 12 + 200)
  }

  @Test
  func `A damaged delta, or one for another file, is refused or gives other bytes, and never fails hard`()
    throws
  {
    var generator = SeededGenerator(seed: 41)
    let base = generator.bytes(400)
    var target = base
    target.replaceSubrange(100..<130, with: generator.bytes(50))
    let delta = Delta.make(from: base, to: target)
    for bit in 0..<delta.count * 8 {
      var changed = delta
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      let got = try? Delta.apply(changed, to: base)
      #expect(got == nil || got?.count ?? 0 < 1 << 20)
    }
    for end in 0..<delta.count {
      #expect(throws: PackedError.self) { try Delta.apply(Array(delta[..<end]), to: base) }
    }
    #expect(throws: PackedError.self) { try Delta.apply(delta, to: Array(base.prefix(50))) }
  }

  @Test func `Numbers and strings come back, and whatever else is refused`() throws {
    var writer = PackedWriter()
    for number in [0, 1, 127, 128, 300, Int.max >> 1] { writer.write(number) }
    writer.write(Array("abc".utf8))
    var reader = PackedReader(writer.bytes)
    for number in [0, 1, 127, 128, 300, Int.max >> 1] { #expect(try reader.number() == number) }
    #expect(try reader.string() == Array("abc".utf8))
    #expect(reader.isAtEnd)
    for bytes: [UInt8] in [[], [0x80], Array(repeating: 0xFF, count: 12), [5, 1, 2]] {
      var reader = PackedReader(bytes)
      #expect(throws: PackedError.self) { try reader.string() }
    }
  }
}
