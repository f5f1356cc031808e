import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite struct JSONValueTests {
  static let suite = "vectors/jsontestsuite"

  @Test(.enabled(if: Shared.has(JSONValueTests.suite), "no shared folder with the JSON test suite"))
  func `the JSON test suite is accepted and refused as it says`() throws {
    let files = Shared.files(Self.suite).filter { $0.hasSuffix(".json") }
    #expect(files.count > 200)
    for file in files {
      let bytes = try Shared.bytes(Self.suite + "/" + file)
      let accepts = (try? JSONValue.validate(bytes)) != nil
      if file.hasPrefix("y_") { #expect(accepts, "\(file) must be accepted") }
      if file.hasPrefix("n_") { #expect(!accepts, "\(file) must be refused") }
    }
  }

  @Test(
    arguments: [
      ("", .unexpectedEnd, 0), ("[1,", .unexpectedEnd, 3), ("[1,]", .unexpectedByte, 3),
      ("[1 2]", .unexpectedByte, 3), ("[1]]", .bytesAfterValue, 3), ("{\"a\" 1}", .unexpectedByte, 5),
      ("{\"a\":1,}", .unexpectedByte, 7), ("[1}", .unexpectedByte, 2), ("01", .bytesAfterValue, 1),
      ("-", .badNumber, 1), ("1.e1", .badNumber, 2), ("tru", .unexpectedEnd, 3), ("\"a", .unexpectedEnd, 2),
      ("\"\t\"", .controlCharacter, 1), (#""\x""#, .badEscape, 1), (#""\u12g4""#, .badEscape, 1),
      (#""\ud800""#, .loneSurrogate, 1), (#""\udc00""#, .loneSurrogate, 1),
      (#""\ud800\u0041""#, .loneSurrogate, 1), (#""\ud800\ud800""#, .loneSurrogate, 1),
      ("\u{FEFF}{}", .byteOrderMark, 0), (#"{"a":1,"b":{"a":1},"\u0061":2}"#, .duplicateKey, 20),
    ] as [(String, JSONError.Reason, Int)])
  func `what is wrong is told with its place`(json: String, reason: JSONError.Reason, offset: Int) {
    #expect(throws: JSONError(reason: reason, offset: offset)) { try JSONDocument(Array(json.utf8)) }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]])
  func `invalid UTF-8 is refused where it begins`(bad: [UInt8]) {
    let bytes = Array("\"é".utf8) + bad + Array("\"".utf8)
    #expect(throws: JSONError(reason: .invalidUTF8, offset: 3)) { try JSONValue.validate(bytes) }
  }

  @Test func `depth is bounded and cannot crash`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    try JSONValue.validate(nested(512))
    #expect(throws: JSONError(reason: .tooDeep, offset: 512)) { try JSONValue.validate(nested(513)) }
    let open = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: JSONError(reason: .tooDeep, offset: 512)) { try JSONValue.validate(open) }
    let objects = Array(String(repeating: #"{"a":"#, count: 100_000).utf8)
    #expect(throws: JSONError(reason: .tooDeep, offset: 512 * 5)) { try JSONValue.validate(objects) }
  }

  @Test func `the number of values is bounded`() {
    var limits = JSONLimits()
    limits.values = 3
    #expect(throws: JSONError(reason: .tooLarge, offset: 6)) {
      try JSONDocument(Array("[1,2,3]".utf8), limits: limits)
    }
  }

  @Test func `values are reached by key, path and position`() throws {
    let json = #"{"a":{"b":[1,-20,3.5,true,null,"x\n"]},"a.c":false,"":{}}"#
    let root = try JSONDocument(Array(json.utf8)).root
    let list = try #require(root[path: "a.b"])
    #expect(list.elements.map(\.int) == [1, -20, nil, nil, nil, nil])
    #expect(list.elements.map(\.kind) == [.number, .number, .number, .bool, .null, .string])
    #expect(list.elements.last?.text == "x\n")
    #expect(list.elements.last.map { String(decoding: $0.raw, as: UTF8.self) } == #""x\n""#)
    #expect(root[path: "a.c"]?.bool == false)
    #expect(root[path: "a.b.c"] == nil)
    #expect(root[""]?.kind == .object)
    #expect(root["a"]?[""] == nil)
  }

  @Test func `every string is a leaf with its path`() throws {
    let json = #"{"a":["x",{"b":"y"}],"c":{"d":[]},"e":"\u0041"}"#
    let document = try JSONDocument(Array(json.utf8))
    let leaves = document.leaves
    #expect(
      leaves.map { String(decoding: document.string($0).bytes, as: UTF8.self) }
        == ["a", "x", "b", "y", "c", "d", "e", "A"])
    #expect(leaves.map(\.kind) == [.key, .value, .key, .value, .key, .key, .key, .value])
    #expect(
      leaves.map { show(document.path($0)) }
        == [".a", ".a[0]", ".a[1].b", ".a[1].b", ".c", ".c.d", ".e", ".e"])
    #expect(leaves.last.map { Array(document.bytes[$0.span.range]) } == Array(#"\u0041"#.utf8))
  }

  private func show(_ path: [JSONStep]) -> String {
    path.map {
      switch $0 {
      case .key(let key): "." + String(decoding: key, as: UTF8.self)
      case .index(let index): "[\(index)]"
      }
    }.joined()
  }
}
