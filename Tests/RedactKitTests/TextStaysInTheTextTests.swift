import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// Law 2: nothing but the output shows anything of a text.
@Suite("Law 2: the text stays in the text")
struct TextStaysInTheTextTests {
  private static let canaries = ["Zaquira", "Benhallem", "Qordovan"]
  private static let text = "Zaquira Benhallem came. ZAQUIRA: I met Umm Qordovan at qordovan@example.org."

  /// Every way in which Swift shows a value, strings and bytes below it included.
  private func expectSilent(_ value: Any, sourceLocation: SourceLocation = #_sourceLocation) {
    var dumped = ""
    dump(value, to: &dumped)
    var seen: [[UInt8]] = [dumped, String(describing: value), String(reflecting: value)].map {
      Array($0.utf8)
    }
    collect(value, into: &seen, depth: 0)
    for canary in Self.canaries {
      let lower = Array(canary.lowercased().utf8)
      for bytes in seen {
        let isShown = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.holds(lower)
        #expect(!isShown, "\(type(of: value))", sourceLocation: sourceLocation)
      }
    }
  }

  private func collect(_ value: Any, into seen: inout [[UInt8]], depth: Int) {
    guard depth < 12 else { return }
    if let bytes = value as? [UInt8] {
      seen.append(bytes)
    } else if let text = value as? String {
      seen.append(Array(text.utf8))
    } else {
      for child in Mirror(reflecting: value).children.prefix(200) {
        collect(child.value, into: &seen, depth: depth + 1)
      }
    }
  }

  @Test func `the canaries would be noticed`() {
    withKnownIssue { expectSilent(["a": Array("zaquira".utf8)]) }
    withKnownIssue { expectSilent(Self.text) }
  }

  @Test func `results, entities and edits are silent`() throws {
    for style in Redactor.LabelStyle.allCases {
      let redactor = try Kit.redactor(key: Kit.key) {
        $0.labels = style
        $0.known = Array("Zaquira Benhallem\nUmm Qordovan".utf8)
      }
      let result = try redactor.redact(Array(Self.text.utf8))
      #expect(result.mentions.count >= 4)
      expectSilent(result)
      expectSilent(result.entities)
      expectSilent(result.entities.map { $0.canonical })
      if style == .numbered { expectSilent(redactor) }
      expectSilent(Sensitive(Self.text))
      expectSilent(Edit(ByteSpan(0, 1), Array(Self.text.utf8)))
      expectSilent(try redactor.explain(Array(Self.text.utf8), at: LinePosition(line: 1, column: 1)) as Any)
      let findings = FindingPlaces(Array(Self.text.utf8), showsText: true).findings(
        try redactor.scan(Array(Self.text.utf8)), path: "p")
      expectSilent(findings)
    }
  }

  @Test(arguments: [
    "\u{0}", "\r x \n", "[PERSON-1]", String(repeating: "a", count: 60) + " !",
    String(repeating: "x", count: 5_000),
  ])
  func `no error tells of the text`(trouble: String) throws {
    let rules = try Kit.rules(pattern: "(?: a+ )+ [!]", limit: 1_000)
    let redactor = try Kit.redactor(rules: rules) {
      $0.known = Array("Zaquira Benhallem".utf8)
      $0.documentLimit = 4_000
    }
    let bytes = Array((Self.text + trouble + Self.text).utf8)
    expectSilent(try #require(throws: RedactError.self) { try redactor.redact(bytes) })
  }

  @Test func `no error tells of lists, records or tokens`() throws {
    let lists = ["Zaquira ; human", "Zaquira\nZaquira", "Zaquira ; person ; Benhallem Qordovan"]
    for list in lists { expectSilent(try #require(throws: RedactError.self) { try Kit.naming(list) }) }
    for json in [
      #"{"text":"Zaquira\x"}"#, #"{"Zaquira":1,"Zaquira":1}"#, #"{"id":["Zaquira"],"text":"a"}"#,
      #"["Zaquira"]"#,
    ] {
      let records = RecordRedactor(try Kit.naming("Zaquira"))
      let error = #expect(throws: RedactError.self) {
        try records.feed(Array((json + "\n").utf8), line: Self.ignore)
      }
      expectSilent(try #require(error))
    }
    let token = try Kit.naming("Zaquira", key: Kit.key) { $0.labels = .token }.redact(Array("Zaquira".utf8))
      .output
    let restorer = try Restorer(key: Kit.otherKey)
    expectSilent(
      try #require(throws: RedactError.self) { try restorer.restore(token + Array(Self.text.utf8)) })
  }

  private static func ignore(_ line: RecordRedactor.Line) throws(RedactError) {}

  @Test func `keys show their id only`() throws {
    var dumped = ""
    dump(Kit.key, to: &dumped)
    dumped += String(describing: Kit.key) + String(reflecting: Kit.key) + String(describing: Kit.key.root)
    #expect(!dumped.contains("7, 7") && !dumped.contains("- 7\n") && !dumped.contains("0707"))
  }

  @Test func `findings leave the words out unless they are asked for`() throws {
    let redactor = try Kit.naming("Zaquira Benhallem")
    let bytes = Array(Self.text.utf8)
    let scan = try redactor.scan(bytes)
    #expect(!scan.mentions.isEmpty)
    for format in FindingFormat.allCases {
      for showsText in [false, true] {
        var report = FindingReport(format, unit: .bytes, version: "1")
        let findings = FindingPlaces(bytes, showsText: showsText).findings(scan, path: "p.txt")
        let output =
          report.add(findings) + report.finish() + report.record(id: nil, showsText ? [] : findings)
        let shown = output.holds(Array("Zaquira".utf8))
        #expect(shown == (showsText && [.text, .json, .jsonl].contains(format)), "\(format)")
      }
    }
  }
}
