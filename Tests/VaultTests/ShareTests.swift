import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct ShareTests {
  @Test func `Every field of a share comes back from its words`() throws {
    var generator = SeededGenerator(seed: 1024)
    for _ in 0..<500 {
      let groups = 1 + generator.number(below: 16)
      let share = Share(
        split: Share.Split(
          identifier: UInt16(generator.number(below: 1 << 15)),
          extendable: generator.number(below: 2) == 1,
          exponent: generator.number(below: ShareCipher.maximumExponent + 1),
          groupThreshold: 1 + generator.number(below: groups), groupCount: groups),
        groupIndex: UInt8(generator.number(below: 16)),
        memberThreshold: 1 + generator.number(below: 16),
        point: SharePoint(
          x: UInt8(generator.number(below: 16)),
          y: generator.bytes(16 + 2 * generator.number(below: 9))))
      let read = try Share(
        words: ShareWords.read(ShareWords.write(share.words), share: 1), number: 1)
      #expect(read.split == share.split)
      #expect(read.groupIndex == share.groupIndex)
      #expect(read.memberThreshold == share.memberThreshold)
      #expect(read.point.x == share.point.x)
      #expect(read.point.y == share.point.y)
    }
  }

  @Test func `Only nine numbers of words are possible`() throws {
    let possible = [20, 22, 23, 25, 27, 28, 30, 31, 33]
    for count in 0...70 {
      let words = [UInt16](repeating: 0, count: count)
      let error: ShareError = possible.contains(count) ? .checksum(share: 3) : .length(share: 3, words: count)
      #expect(throws: error) { try Share(words: words, number: 3) }
    }
    #expect(Share.maximumWords == 33)
  }

  @Test func `Bits in front of the value must be zero`() throws {
    for length in stride(from: 16, through: 32, by: 2) {
      let padding = (10 - length * 8 % 10) % 10
      let value = [UInt8](repeating: 0xFF, count: length)
      let split = Share.Split(
        identifier: 0, extendable: true, exponent: 0, groupThreshold: 1, groupCount: 1)
      let share = Share(
        split: split, groupIndex: 0, memberThreshold: 1, point: SharePoint(x: 0, y: value))
      for bit in 0..<padding {
        var words = Array(share.words.dropLast(3))
        words[4] |= 1 << UInt16(9 - bit)
        words += RS1024.checksum(of: words, extendable: true)
        #expect(throws: ShareError.padding(share: 1)) { try Share(words: words, number: 1) }
      }
    }
  }

  @Test func `The two kinds of shares have different checksums`() {
    let words = Array(UInt16(0)..<30)
    for extendable in [true, false] {
      let whole = words + RS1024.checksum(of: words, extendable: extendable)
      #expect(RS1024.holds(whole, extendable: extendable))
      #expect(!RS1024.holds(whole, extendable: !extendable))
    }
  }

  @Test func `Up to three wrong words are always found`() {
    var generator = SeededGenerator(seed: 3)
    let words = (0..<30).map { _ in UInt16(generator.number(below: 1024)) }
    let whole = words + RS1024.checksum(of: words, extendable: true)
    for _ in 0..<5_000 {
      var changed = whole
      for _ in 0...generator.number(below: 3) {
        changed[generator.number(below: whole.count)] = UInt16(generator.number(below: 1024))
      }
      #expect(RS1024.holds(changed, extendable: true) == (changed == whole))
    }
  }
}

@Suite struct ShareWordsTests {
  @Test func `There are 1,024 words in order, told apart by four letters`() {
    let words = ShareWords.all.map { String(decoding: $0, as: UTF8.self) }
    #expect(words.count == 1024)
    #expect(words == words.sorted())
    #expect(Set(words.map { $0.prefix(4) }).count == 1024)
    #expect(words.allSatisfy { (4...8).contains($0.utf8.count) })
    #expect(words.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
  }

  @Test(.enabled(if: Shared.has("vectors/slip39"), "needs ../shared/vectors/slip39"))
  func `The words are those of the standard`() throws {
    let words = try Shared.bytes("vectors/slip39/wordlist.txt").split(separator: 0x0A)
    #expect(ShareWords.all.map { Array($0) } == words.map { Array($0) })
  }

  @Test func `Every word has its number, whatever its case and the space around it`() throws {
    for number in UInt16(0)..<1024 {
      let word = ShareWords.write([number])
      #expect(try ShareWords.read(word, share: 1) == [number])
      #expect(try ShareWords.read("\n \(word.uppercased())\t\r\n", share: 1) == [number])
    }
    #expect(try ShareWords.read(" \n", share: 1) == [])
  }

  @Test func `What is no word is refused by its place`() {
    for text in ["acad", "academics", "aa", "zzzz", "acid,", "\u{E9}cole", "acid\u{A0}acne", "\0"] {
      #expect(throws: ShareError.word(share: 2, number: 2)) {
        try ShareWords.read("zero \(text) acid", share: 2)
      }
    }
  }

  @Test func `A text of any length is refused without being looked up`() {
    let text = String(repeating: "acid ", count: 200_000)
    #expect(throws: ShareError.length(share: 1, words: 34)) { try ShareWords.read(text, share: 1) }
  }
}
