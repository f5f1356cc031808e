import TestSupport
import Testing

@testable import Guard

@Suite struct MarkSearchTests {
  @Test func `it finds what looking at every place finds`() {
    let marks = ["abcabca", "bcabcab", "ccccccccc", "[a1b2c3d4"]
    let search = MarkSearch(marks)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      var bytes: [UInt8] = []
      while bytes.count < 200 {
        bytes +=
          generator.number(below: 4) == 0
          ? Array(generator.pick(marks).utf8) : [generator.pick(Array("abcABC[".utf8))]
      }
      var found: [[Int]] = []
      search.forEach(in: bytes) { found.append([$1, $0]) }
      var wanted: [[Int]] = []
      for start in bytes.indices {
        for (number, mark) in marks.enumerated()
        where bytes[start...].map(ASCII.lower).starts(with: mark.utf8) { wanted.append([start, number]) }
      }
      #expect(found == wanted)
    }
  }
}
