import RedactCore
import Testing

@testable import Transcripts

@Suite struct JSONLinesTests {
  private func record(_ json: String, _ reader: JSONLines = JSONLines()) throws -> JSONRecord? {
    try reader.record(in: Line(number: 3, offset: 100, bytes: Array(json.utf8), ending: .lf))
  }

  /// The record after replacing `words`, found in order in the decoded text.
  private func redact(_ json: String, _ words: [(String, String)]) throws -> String {
    let record = try #require(try record(json))
    let text = try #require(record.text).bytes
    var from = 0
    let edits = try words.map { word, label in
      let start = try #require((from..<text.count).first { text[$0...].starts(with: word.utf8) })
      from = start + word.utf8.count
      return Edit(ByteSpan(start, from), Array(label.utf8))
    }
    return String(decoding: record.rewritten(edits), as: UTF8.self)
  }

  @Test(arguments: [
    (
      #"{"id": 7, "text" : "Zaki met\u0020Zaki\n", "x":[1.50,"\u0041"]}"#,
      #"{"id": 7, "text" : "[1] met\u0020[1]\n", "x":[1.50,"\u0041"]}"#
    ),
    (#"{"text":"\/ Za\u006bi \u00e9\t"}"#, #"{"text":"\/ [1] \u00e9\t"}"#),
    (#"{"text":"\u005aaki"}"#, #"{"text":"[1]"}"#),
    (#"{"text":"a Zak\u0069"}"#, #"{"text":"a [1]"}"#),
    (#"{"text":"\ud83d\ude00Zaki\ud83d\ude00"}"#, #"{"text":"\ud83d\ude00[1]\ud83d\ude00"}"#),
    ("{\"text\":\"é😀 Zaki é\"}\r", "{\"text\":\"é😀 [1] é\"}\r"),
  ])
  func `only what is edited changes`(json: String, expected: String) throws {
    let count = json.split(separator: "Zaki").count > 2 ? 2 : 1
    #expect(try redact(json, Array(repeating: ("Zaki", "[1]"), count: count)) == expected)
    #expect(try redact(json, []) == json)
  }

  @Test func `replacements are escaped`() throws {
    #expect(try redact(#"{"text":"Zaki"}"#, [("Zaki", "\"é\\\n")]) == #"{"text":"\"é\\\n"}"#)
  }

  @Test func `an edit inside an escape takes the whole escape`() throws {
    let string = JSONEscape.decode(Array(#"a\u0627\u0628b"#.utf8), ByteSpan(0, 14))
    #expect(String(decoding: string.bytes, as: UTF8.self) == "aابb")
    #expect(string.raw(ByteSpan(2, 3)) == ByteSpan(1, 7))
    #expect(string.raw(ByteSpan(2, 4)) == ByteSpan(1, 13))
    #expect(string.raw(ByteSpan(2, 2)) == ByteSpan(1, 7))
    #expect(string.raw(ByteSpan(1, 1)) == ByteSpan(1, 1))
    #expect(string.raw(ByteSpan(3, 3)) == ByteSpan(7, 7))
    #expect(string.raw(ByteSpan(5, 6)) == ByteSpan(13, 14))
    #expect(string.raw(ByteSpan(6, 6)) == ByteSpan(14, 14))
    #expect(JSONEscape.decode([], ByteSpan(0, 0)).raw(ByteSpan(0, 0)) == ByteSpan(0, 0))
  }

  @Test func `every decoded byte leads back to the raw bytes that made it`() throws {
    let pieces = ["x", #"\n"#, "é", #"\u00e9"#, "😀", #"\ud83d\ude00"#, #"\""#, #"\u0041"#, "yz"]
    var state: UInt64 = 7
    for _ in 0..<200 {
      var raw: [UInt8] = [0x22]
      var expected: [(decoded: Int, raw: ByteSpan)] = []
      var decoded: [UInt8] = []
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let piece = Array(pieces[Int(state >> 33) % pieces.count].utf8)
        let one = JSONEscape.decode(piece, ByteSpan(0, piece.count)).bytes
        for at in one.indices {
          let whole = ByteSpan(raw.count, raw.count + piece.count)
          let plain = ByteSpan(raw.count + at, raw.count + at + 1)
          expected.append((decoded.count + at, piece[0] == 0x5C ? whole : plain))
        }
        raw += piece
        decoded += one
      }
      let string = JSONEscape.decode(raw, ByteSpan(1, raw.count))
      #expect(string.bytes == decoded)
      for (at, span) in expected { #expect(string.raw(ByteSpan(at, at + 1)) == span) }
    }
  }

  @Test func `fields have names and paths of the user`() throws {
    var reader = JSONLines()
    reader.textField = "turn.words"
    reader.idField = "meta.n"
    let record = try #require(try record(#"{"text":1,"meta":{"n":1.50},"turn":{"words":"hi"}}"#, reader))
    #expect(record.id == Array("1.50".utf8))
    #expect(record.text?.bytes == Array("hi".utf8))
    #expect(try self.record(#"{"id":"a\"b","text":""}"#)?.id == Array(#""a\"b""#.utf8))
    #expect(try self.record(#"{"id":null,"text":""}"#)?.id == nil)
  }

  @Test func `a record may go without text only when that is allowed`() throws {
    var reader = JSONLines()
    reader.requiresText = false
    let record = try #require(try record(#" {"id":1} "#, reader))
    #expect(record.text == nil)
    #expect(record.rewritten([]) == Array(#" {"id":1} "#.utf8))
  }

  @Test func `blank lines are no records`() throws {
    #expect(try record(" \t\r") == nil)
    #expect(try record("") == nil)
  }

  @Test(
    arguments: [
      (#"{"id":1}"#, .noTextField, 100), (#"{"text":5}"#, .textNotAString, 108),
      (#"{"text":null}"#, .textNotAString, 108), (#"["text"]"#, .notAnObject, 100),
      (#"{"id":[],"text":""}"#, .idNotStringOrNumber, 106), (#"{"text":"a\u0000"}"#, .nulInText, 110),
      (#"{"text":"a","te\u0078t":"b"}"#, .json(.duplicateKey), 113),
      (#"{"text":"a"} x"#, .json(.bytesAfterValue), 113),
      (#"{"text":"\ud800"}"#, .json(.loneSurrogate), 109),
    ] as [(String, JSONLinesError.Reason, Int)])
  func `refusals tell line and byte`(json: String, reason: JSONLinesError.Reason, offset: Int) throws {
    let error = #expect(throws: JSONLinesError.self) { try record(json) }
    #expect(error?.reason == reason)
    #expect(error?.line == 3)
    #expect(error?.offset == offset)
  }

  @Test func `no refusal repeats the text`() {
    let canary = "Zakiyya"
    for json in [
      #"{"text":"Zakiyya\x"}"#, #"{"Zakiyya":1,"Zakiyya":2}"#, #""Zakiyya""#,
      #"{"id":["Zakiyya"],"text":""}"#,
    ] {
      let error = #expect(throws: JSONLinesError.self) { try record(json) }
      #expect(!String(reflecting: error).contains(canary) && !"\(error?.reason as Any)".contains(canary))
    }
  }
}
