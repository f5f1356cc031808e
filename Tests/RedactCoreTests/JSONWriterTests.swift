import RedactCore
import Testing

@Suite struct JSONWriterTests {
  @Test func `commas stand between members, elements and nowhere else`() {
    var writer = JSONWriter()
    writer.object {
      $0.key("id")
      $0.raw(#""a\u0031""#.utf8)
      $0.key("spans")
      $0.array {
        $0.object {
          $0.key("start")
          $0.int(3)
        }
        $0.object { _ in }
        $0.null()
      }
      $0.key("score")
      $0.fixed(0.125, places: 2)
      $0.key("sure")
      $0.bool(true)
    }
    writer.endLine()
    writer.array { _ in }
    let expected = #"{"id":"a\u0031","spans":[{"start":3},{},null],"score":0.12,"sure":true}"# + "\n[]"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func `only quotes, backslashes and controls are escaped`() {
    var writer = JSONWriter()
    writer.string("\"\\/\n\r\t\u{8}\u{C}\u{1}\u{1F}\u{7F}é😀")
    let expected = #""\"\\/\n\r\t\b\f\u0001\u001f"# + "\u{7F}é😀\""
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test func `numbers that JSON cannot say become null`() {
    var writer = JSONWriter()
    writer.array {
      $0.fixed(.nan, places: 2)
      $0.fixed(-.infinity, places: 2)
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "[null,null]")
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (0.005, 2, "0.01"), (0.015, 2, "0.01"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
    (99.995, 2, "100.00"), (100.0, 2, "100.00"), (2.5, 0, "2"), (3.5, 0, "4"), (-1.25, 1, "-1.2"),
    (1e-300, 3, "0.000"), (123_456_789.5, 3, "123456789.500"), (.leastNonzeroMagnitude, 9, "0.000000000"),
    (0x1p62, 1, "4611686018427387904.0"),
  ])
  func `decimals are rounded exactly, ties to even`(value: Double, places: Int, text: String) {
    #expect(value.fixed(places) == text)
  }
}
