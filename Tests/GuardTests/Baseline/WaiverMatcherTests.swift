import RedactCore
import Testing

@testable import Guard

@Suite struct WaiverMatcherTests {
  /// A stand-in for the keyed fingerprint: 32 digits that differ when any of the three does.
  static func fingerprint(_ rule: String, _ words: String, _ scope: String) -> String {
    let hash = SipHash.hash("\(rule)|\(words)|\(scope)".utf8, key: [])
    let digits = Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) })
    return digits + digits
  }

  static func name(_ path: [UInt8]) -> String {
    fingerprint("name", String(decoding: path, as: UTF8.self), "")
  }

  private static func waiver(
    _ file: String, _ words: String, rule: String = "names.latin", expires: String? = nil
  ) throws -> Waiver {
    let scope = try #require(WaiverScope(file))
    return Waiver(
      file: scope, rule: rule, fingerprint: fingerprint(rule, words, file), reason: "r", by: "b",
      expires: expires.flatMap(BaselineDay.init))
  }

  private static func matcher(_ waivers: [Waiver], today: String = "2026-11-21") throws -> WaiverMatcher {
    WaiverMatcher(waivers, today: try #require(BaselineDay(today)))
  }

  private static func waives(
    _ matcher: WaiverMatcher, _ words: String, at path: String, rule: String = "names.latin"
  ) -> Bool {
    matcher.waivers(at: Array(path.utf8), nameOf: name)
      .waiver(of: rule) { fingerprint(rule, words, $0) } != nil
  }

  @Test func `the same words by the same rule in the same file are waived, others are not`() throws {
    let matcher = try Self.matcher([Self.waiver("/a/b.vtt", "maple street")])
    #expect(Self.waives(matcher, "maple street", at: "a/b.vtt"))
    #expect(!Self.waives(matcher, "maple", at: "a/b.vtt"))
    #expect(!Self.waives(matcher, "maple street", at: "a/c.vtt"))
    #expect(!Self.waives(matcher, "maple street", at: "a/b.vtt", rule: "places.latin"))
  }

  @Test func `patterns, folders and keyed names are scopes`() throws {
    let hidden = Self.name(Array("x/samira.vtt".utf8))
    let matcher = try Self.matcher([
      Self.waiver("*.vtt", "one"), Self.waiver("/a", "two"), Self.waiver("#" + hidden, "three"),
      Self.waiver("a/**/c.txt", "four"),
    ])
    #expect(Self.waives(matcher, "one", at: "x/y.vtt") && !Self.waives(matcher, "one", at: "x/y.txt"))
    #expect(Self.waives(matcher, "two", at: "a/b/c.txt") && !Self.waives(matcher, "two", at: "ab/c.txt"))
    #expect(
      Self.waives(matcher, "three", at: "x/samira.vtt") && !Self.waives(matcher, "three", at: "x/y.vtt"))
    #expect(Self.waives(matcher, "four", at: "a/c.txt") && !Self.waives(matcher, "four", at: "b/c.txt"))
  }

  @Test func `a fingerprint is asked once for each scope with a waiver of the rule`() throws {
    let matcher = try Self.matcher([
      Self.waiver("*.vtt", "one"), Self.waiver("*.vtt", "two"), Self.waiver("/a.vtt", "one"),
      Self.waiver("/a.vtt", "one", rule: "dates"), Self.waiver("/b.vtt", "one"),
    ])
    var asked: [String] = []
    let waivers = matcher.waivers(at: Array("a.vtt".utf8), nameOf: Self.name)
    _ = waivers.waiver(of: "names.latin") { scope in
      asked.append(scope)
      return "other"
    }
    #expect(asked.sorted() == ["*.vtt", "/a.vtt"])
    _ = waivers.waiver(of: "dates") { scope in
      asked.append(scope)
      return "other"
    }
    #expect(asked.last == "/a.vtt" && asked.count == 3)
    #expect(matcher.waivers(at: Array("c.txt".utf8), nameOf: Self.name).isEmpty)
  }

  @Test func `no keyed name is made where no waiver has one`() throws {
    let matcher = try Self.matcher([Self.waiver("/a.vtt", "one")])
    var asked = 0
    _ = matcher.waivers(at: Array("a.vtt".utf8)) { path in
      asked += 1
      return Self.name(path)
    }
    #expect(asked == 0)
  }

  @Test func `a waiver counts on its last day and not on the next, and is told then`() throws {
    let waivers = [try Self.waiver("/a", "one", expires: "2026-11-21"), try Self.waiver("/a", "two")]
    let last = try Self.matcher(waivers)
    #expect(Self.waives(last, "one", at: "a") && last.expired.isEmpty)
    let next = try Self.matcher(waivers, today: "2026-11-22")
    #expect(!Self.waives(next, "one", at: "a") && Self.waives(next, "two", at: "a"))
    #expect(next.expired == [waivers[0]])
    #expect(next.unused(besides: []) == [waivers[1]])
  }

  @Test func `of an expired and a later waiver of the same the later counts`() throws {
    let matcher = try Self.matcher([
      Self.waiver("/a", "one", expires: "2020-01-01"), Self.waiver("/a", "one", expires: "2030-01-01"),
    ])
    #expect(Self.waives(matcher, "one", at: "a") && matcher.expired.count == 1)
  }

  @Test func `what waived nothing is told`() throws {
    let waivers = [try Self.waiver("/a", "one"), try Self.waiver("/a", "two")]
    let matcher = try Self.matcher(waivers)
    let used = matcher.waivers(at: Array("a".utf8), nameOf: Self.name)
      .waiver(of: "names.latin") { Self.fingerprint("names.latin", "two", $0) }
    #expect(matcher.unused(besides: Set([try #require(used).id])) == [waivers[0]])
  }

  @Test(.timeLimit(.minutes(1))) func `ten thousand files ask ten thousand waivers`() throws {
    let matcher = try Self.matcher(try (0..<10_000).map { try Self.waiver("/interviews/\($0).vtt", "x") })
    for number in 0..<10_000 { #expect(Self.waives(matcher, "x", at: "interviews/\(number).vtt")) }
  }
}
