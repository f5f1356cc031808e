import RedactCore
import Testing

@Suite struct CanonicalJSONTests {
  @Test(arguments: [
    "{}", "[]", "0", "9007199254740991", "\"\"",
    "{\"a\":[1,{\"b\":\"\\\"\\\\\\u00e9\\ud83d\\ude00\"}],\"b\":2}",
    "[[[[1]]]]",
  ])
  func `What is written one way is read, and written so again`(text: String) throws {
    let value = try #require(CanonicalJSON(parsing: Array((text + "\n").utf8)))
    #expect(String(decoding: value.line(), as: UTF8.self) == text + "\n")
  }

  @Test(arguments: [
    "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "[1,]",
    "[,1]", "[1 ,2]",
    "9007199254740992", "01", "-1", "1.0", "1e1", "", "null", "true", "\"\\n\"", "\"\\/\"", "\"é\"",
    "\"\u{1}\"",
    "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u12\"", "\"", "[[[[[1]]]]]", "[", "{\"a\":1", "1 ", "1\n",
  ])
  func `Anything else is not`(text: String) {
    #expect(CanonicalJSON(parsing: Array((text + "\n").utf8)) == nil)
  }

  @Test func `Brackets without end cost no stack`() {
    #expect(CanonicalJSON(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)) == nil)
  }
}
