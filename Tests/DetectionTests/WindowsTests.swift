import RedactCore
import Testing

@testable import Detection

/// How a long text is looked through.
struct WindowsTests {
  private func windows(_ text: String, within places: [ByteSpan]? = nil, size: Int) -> [[ByteSpan]] {
    Array(Windows(of: Analysis(Array(text.utf8)), within: places, size: size))
  }

  @Test func `a window ends with the line in which it is full`() {
    let text = "aa\nbb\ncc\ndd"
    #expect(windows(text, size: 4) == windows(text, size: 6))
    #expect(windows(text, size: 4) == [[ByteSpan(0, 6)], [ByteSpan(6, 11)]])
    #expect(
      windows(text, size: 1)
        == [ByteSpan(0, 3), ByteSpan(3, 6), ByteSpan(6, 9), ByteSpan(9, 11)].map { [$0] })
  }

  @Test func `a short text is one window, and an empty one too`() {
    #expect(windows("aa\nbb", size: 100) == [[ByteSpan(0, 5)]])
    #expect(windows("", size: 100) == [[ByteSpan(0, 0)]])
  }

  @Test func `of some places only these are looked at, short ones together and long ones in parts`() {
    let text = "aa\nbb\ncc\ndd\nee\n"
    let places = [ByteSpan(0, 3), ByteSpan(6, 15)]
    #expect(
      windows(text, within: places, size: 5) == [[ByteSpan(0, 3), ByteSpan(6, 9)], [ByteSpan(9, 15)]])
    #expect(windows(text, within: [], size: 5) == [])
  }

  @Test(arguments: 1...30)
  func `all windows together are the text, in order`(size: Int) {
    let text = "one\n\ntwo three\n\n\nfour\nfive six seven\n"
    let spans = windows(text, size: size).flatMap { $0 }
    #expect(spans.flatMap { Array($0.range) } == Array(0..<text.utf8.count))
    #expect(spans.dropLast().allSatisfy { Array(text.utf8)[$0.end - 1] == 0x0A })
  }
}
