import RedactCore
import TestSupport
import Testing

@testable import Guard

@Suite struct BaselineTests {
  static let key = "0d1351e17a78643b"
  static let head = #"{"key":"0d1351e17a78643b","schema":"redact.baseline/1"}"# + "\n"

  static func line(
    _ file: String = "/a.vtt", _ digit: Character = "a", rule: String = "names.latin", more: String = ""
  ) -> String {
    let fingerprint = String(repeating: digit, count: 32)
    return #"{"by":"Clara",\#(more)"file":"\#(file)","fingerprint":"\#(fingerprint)","reason":"a street","#
      + #""rule":"\#(rule)"}"# + "\n"
  }

  static func baseline(_ text: String) throws(BaselineError) -> Baseline {
    try Baseline(parsing: Array(text.utf8), key: key)
  }

  static func finding(_ file: String, _ digit: Character = "a", rule: String = "names.latin") -> WaivedFinding
  {
    let scope = WaiverScope(of: Array(file.utf8), holdsName: false) { _ in "" }
    return WaivedFinding(file: scope, rule: rule, fingerprint: String(repeating: digit, count: 32))
  }

  @Test func `what is written is read and written the same`() throws {
    let day = try #require(BaselineDay("2027-02-28"))
    let made = try Baseline(key: Self.key).updated(
      adding: [Self.finding("b.vtt"), Self.finding("a.vtt", "b"), Self.finding("a.vtt")],
      reason: "a stré\u{200D}et \"x\"", by: "Clara", expires: day)
    let text = String(decoding: made.bytes, as: UTF8.self)
    #expect(
      text == Self.head
        + #"{"by":"Clara","expires":"2027-02-28","file":"/a.vtt","fingerprint":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","#
        + #""reason":"a str\u00e9\u200det \"x\"","rule":"names.latin"}"# + "\n"
        + text.split(separator: "\n")[2] + "\n" + text.split(separator: "\n")[3] + "\n")
    #expect(text.contains(#""file":"/a.vtt","fingerprint":"bbbb"#))
    #expect(try Self.baseline(text).bytes == made.bytes)
    #expect(try Self.baseline(text).waivers == made.waivers && made.waivers.count == 3)
  }

  @Test func `nothing of a finding is written but its place, rule and fingerprint`() throws {
    let made = try Baseline(key: Self.key).updated(
      adding: [Self.finding("a.vtt")], reason: "r", by: "b", expires: nil)
    guard
      case .object(let members)? = CanonicalJSON(
        parsing: Array(made.bytes.split(separator: 0x0A)[1]) + [0x0A])
    else { return #expect(Bool(false)) }
    #expect(members.keys.sorted() == ["by", "file", "fingerprint", "reason", "rule"])
  }

  @Test func `lines in any order and twice are read, and written in order and once`() throws {
    let shuffled =
      Self.head + Self.line("/b") + Self.line("/a", "b") + Self.head + Self.line("/a") + Self.line("/b")
    let sorted = Self.head + Self.line("/a") + Self.line("/a", "b") + Self.line("/b")
    #expect(String(decoding: try Self.baseline(shuffled).bytes, as: UTF8.self) == sorted)
  }

  @Test func `of two that waive the same for two reasons both stay`() throws {
    let both = Self.line() + Self.line().replacing("a street", with: "a river")
    #expect(try Self.baseline(Self.head + both).waivers.map(\.reason) == ["a river", "a street"])
  }

  @Test func `two baselines merge in any order into the same, and only of one key`() throws {
    let a = try Self.baseline(Self.head + Self.line("/a") + Self.line("/c"))
    let b = try Self.baseline(Self.head + Self.line("/b") + Self.line("/c"))
    #expect(try a.merged(with: b).bytes == b.merged(with: a).bytes)
    #expect(try a.merged(with: b).waivers.count == 3)
    #expect(throws: BaselineError.otherKey(line: 1)) { try a.merged(with: Baseline(key: "ffffffffffffffff")) }
  }

  @Test(
    arguments: [
      ("", .header(line: 1)), (line(), .header(line: 1)), (head + line().dropLast(), .cutOff(line: 2)),
      (head + "<<<<<<< HEAD\n" + line(), .conflict(line: 2)),
      (head + line() + "=======\n", .conflict(line: 3)),
      (head + ">>>>>>> main\n", .conflict(line: 2)), (head + "||||||| base\n", .conflict(line: 2)),
      (head + "\n", .malformed(line: 2)), (head + "{\n", .malformed(line: 2)),
      (head + "[]\n", .malformed(line: 2)),
      (head + "\"x\"\n", .malformed(line: 2)), (head + " " + line(), .malformed(line: 2)),
      (head + line() + line(more: #""by":"X","#), .malformed(line: 3)),
      (head + line().replacing(":", with: " :"), .malformed(line: 2)),
      (head.replacing("\n", with: "\r\n"), .malformed(line: 1)),
      (head + line(more: #""column":"3","#), .unknownMember(line: 2)),
      (head + line().replacing(#""by":"Clara","#, with: ""), .missingMember(line: 2)),
      (head + line().replacing("\"Clara\"", with: "1"), .wrongType(line: 2)),
      (head + line().replacing("\"Clara\"", with: "[]"), .wrongType(line: 2)),
      (head + line().replacing("Clara", with: " "), .wrongValue(line: 2, member: "by")),
      (head + line().replacing("Clara", with: "C\\u0007"), .wrongValue(line: 2, member: "by")),
      (head + line().replacing("Clara", with: "C\\u202e"), .wrongValue(line: 2, member: "by")),
      (head + line().replacing("a street", with: ""), .wrongValue(line: 2, member: "reason")),
      (
        head + line().replacing("a street", with: String(repeating: "x", count: 501)),
        .wrongValue(line: 2, member: "reason")
      ),
      (head + line("!a"), .wrongValue(line: 2, member: "file")),
      (head + line("#abc"), .wrongValue(line: 2, member: "file")),
      (head + line("/a", "A"), .wrongValue(line: 2, member: "fingerprint")),
      (head + line(rule: "a b"), .wrongValue(line: 2, member: "rule")),
      (head + line(more: #""expires":"2027-02-29","#), .wrongValue(line: 2, member: "expires")),
      (head.replacing("baseline/1", with: "baseline/2"), .schema(line: 1)),
      (head.replacing("0d13", with: "0d14"), .otherKey(line: 1)),
      (head + head.replacing("0d13", with: "0d14"), .otherKey(line: 2)),
      (head.replacing("0d13", with: "xx13"), .wrongValue(line: 1, member: "key")),
      (head.replacing("\"key\"", with: "\"kex\""), .unknownMember(line: 1)),
      (#"{"schema":"redact.baseline/1"}"# + "\n", .missingMember(line: 1)),
      (#"{"key":"0d1351e17a78643b","schema":1}"# + "\n", .wrongType(line: 1)),
    ] as [(String, BaselineError)])
  func `a line that is not understood is refused by its number`(text: String, error: BaselineError) {
    #expect(throws: error) { try Self.baseline(text) }
  }

  @Test func `reasons, names and findings are checked before they are written`() throws {
    let empty = Baseline(key: Self.key)
    for reason in ["", " \u{A0}", "a\nb", "a\u{202E}b", String(repeating: "é", count: 251)] {
      #expect(throws: BaselineError.reason) {
        try empty.updated(adding: [], reason: reason, by: "b", expires: nil)
      }
    }
    for by in ["", String(repeating: "x", count: 201), "a\u{1B}[0m"] {
      #expect(throws: BaselineError.by) { try empty.updated(adding: [], reason: "r", by: by, expires: nil) }
    }
    #expect(throws: BaselineError.finding) {
      try empty.updated(adding: [Self.finding("a", "G")], reason: "r", by: "b", expires: nil)
    }
    #expect(throws: BaselineError.finding) {
      try empty.updated(adding: [Self.finding("a", rule: "")], reason: "r", by: "b", expires: nil)
    }
  }

  @Test func `an update replaces a waiver of the same, and drops others only when told`() throws {
    let old = try Self.baseline(Self.head + Self.line("/a") + Self.line("/b") + Self.line("/c"))
    let new = try old.updated(adding: [Self.finding("b")], reason: "new", by: "b", expires: nil)
    #expect(new.waivers.map(\.reason) == ["a street", "new", "a street"])
    let fewer = try old.updated(
      adding: [], reason: "new", by: "b", expires: nil, dropping: [old.waivers[0]])
    #expect(fewer.waivers == Array(old.waivers.dropFirst()))
  }

  @Test func `a path in which something was found has its keyed name only`() throws {
    let name = String(repeating: "7", count: 32)
    let scope = WaiverScope(of: Array("samira.vtt".utf8), holdsName: true) { _ in name }
    #expect(scope.text == "#" + name)
    let text = Self.head + Self.line("#" + name)
    #expect(try Self.baseline(text).waivers[0].file == scope)
    #expect(WaiverScope(of: [0xFF], holdsName: false) { _ in name }.text == "#" + name)
  }

  @Test func `texts that Unicode writes in two ways are two`() throws {
    let both = try Self.baseline(Self.head + Self.line("/\\u00e9") + Self.line("/e\\u0301"))
    #expect(both.waivers.count == 2)
  }

  @Test(arguments: [
    ("2027-02-28", true), ("2028-02-29", true), ("2100-02-29", false), ("2000-02-29", true),
    ("2027-04-31", false),
    ("2027-13-01", false), ("2027-00-01", false), ("2027-01-00", false), ("1969-01-01", false),
    ("2027-1-01", false),
    ("2027-01-01 ", false), ("+027-01-01", false), ("٢٠٢٧-01-01", false),
  ])
  func `a day is one of the calendar`(text: String, isOne: Bool) {
    #expect((BaselineDay(text) != nil) == isOne)
  }

  @Test(.timeLimit(.minutes(1))) func `twenty thousand lines are read in no time`() throws {
    let lines = (0..<20_000).map { Self.line("/interviews/\($0).vtt") }
    #expect(try Self.baseline(Self.head + lines.joined()).waivers.count == 20_000)
  }
}
