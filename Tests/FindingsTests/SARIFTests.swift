import Foundation
import RedactCore
import Testing

@testable import Findings

struct SARIFTests {
  private typealias Object = [String: Any]

  private func run(
    _ findings: [Finding] = InventedFindings.north, waived: Finding? = nil, summary: CheckSummary? = nil,
    run: FindingRun = InventedFindings.run
  ) throws -> [String: Any] {
    let bytes = InventedFindings.report(.sarif, findings, waived: waived, summary, run: run)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Object)
    #expect(log["version"] as? String == "2.1.0" && bytes.last == 0x0A)
    let runs = try #require(log["runs"] as? [Object])
    #expect(runs.count == 1)
    return runs[0]
  }

  private func driver(_ run: [String: Any]) throws -> [String: Any] {
    try #require((run["tool"] as? Object)?["driver"] as? Object)
  }

  private func results(_ run: [String: Any]) throws -> [[String: Any]] {
    try #require(run["results"] as? [Object])
  }

  private func location(_ result: [String: Any]) throws -> [String: Any] {
    let locations = try #require(result["locations"] as? [Object])
    #expect(locations.count == 1)
    return locations[0]
  }

  @Test func `the driver names itself and the rules that found something, in order`() throws {
    let run = try run()
    let driver = try driver(run)
    #expect(driver["name"] as? String == "redact" && driver["semanticVersion"] as? String == "0.9.1")
    #expect(driver["informationUri"] == nil && driver["notifications"] == nil)
    let rules = try #require(driver["rules"] as? [Object])
    #expect(
      rules.map { $0["id"] as? String } == [
        "guard.known", "kunya.latin", "place.town", "date.written", "guard.vault",
      ])
    let sentences = rules.map { ($0["shortDescription"] as? Object)?["text"] as? String }
    #expect(
      sentences == [
        "Somebody or something that the project knows and protects.", "A kunya in Latin letters.",
        "The rule took the words for LOCATION.", "The rule took the words for DATE.",
        "A vault, which holds what was taken out.",
      ])
    let levels = rules.map { ($0["defaultConfiguration"] as? Object)?["level"] as? String }
    #expect(levels == ["error", "error", "warning", "warning", "error"])
    for result in try results(run) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(rules[index].keys.sorted() == ["defaultConfiguration", "id", "shortDescription"])
    }
  }

  @Test func `every rule of the guard has a sentence, and every other one gets one`() {
    let guards = [
      "known", "known.part", "known.sound", "token", "key", "vault", "plan", "review", "marker", "original",
      "less-redacted", "metadata", "unreadable", "author",
    ]
    let sentences = guards.map { RuleWords.sentence(of: "guard." + $0, finding: "X") }
    #expect(Set(sentences).count == guards.count && !sentences.contains { $0.contains("X") })
    let trained = RuleWords.sentence(of: "tagger.date", finding: "DATE")
    #expect(trained == "The trained model took the words for DATE.")
    #expect(RuleWords.sentence(of: "dates.day", finding: "DATE") == "The rule took the words for DATE.")
  }

  @Test func `columns count code points, and an address is given only where it is known`() throws {
    #expect(try run()["columnKind"] as? String == "unicodeCodePoints")
    let known = FindingRun(version: "1", informationURI: "https://redact.example/")
    #expect(try driver(run(run: known))["informationUri"] as? String == "https://redact.example/")
  }

  @Test func `a finding in a text has its region below the root`() throws {
    let run = try run()
    let result = try results(run)[3]
    #expect(result["level"] as? String == "warning")
    #expect((result["message"] as? Object)?["text"] as? String == "LOCATION (quasi) found")
    let location = try location(result)
    #expect(location["logicalLocations"] == nil)
    let place = try #require(location["physicalLocation"] as? Object)
    #expect(
      place["artifactLocation"] as? [String: String]
        == ["uri": "interviews/north%201.txt", "uriBaseId": "%SRCROOT%"])
    #expect(
      place["region"] as? [String: Int]
        == ["startLine": 4, "startColumn": 60, "endLine": 5, "endColumn": 7])
    let roots = try #require(run["originalUriBaseIds"] as? [String: Object])
    #expect(roots.keys.sorted() == ["%SRCROOT%"] && roots["%SRCROOT%"]?["uri"] == nil)
  }

  @Test func `a finding in another part means the file, and names the part`() throws {
    let result = try results(run())[5]
    let location = try location(result)
    let place = try #require(location["physicalLocation"] as? Object)
    #expect(place["region"] as? [String: Int] == ["startLine": 1])
    #expect(
      location["logicalLocations"] as? [[String: String]] == [["name": "word/document.xml in 9f2c41d"]])
    let properties = try #require(result["properties"] as? Object)
    #expect(properties["line"] as? Int == 1 && properties["column"] as? Int == 700)
    #expect(properties["revision"] as? String == InventedFindings.commit)
  }

  @Test func `a line of another part is no line of the file`() throws {
    let note = Finding(
      path: "a.docx", leaf: "word/comments.xml", place: InventedFindings.place(4, 7), type: .person,
      rule: "known")
    let place = try #require(location(results(run([note]))[0])["physicalLocation"] as? Object)
    #expect(place["region"] as? [String: Int] == ["startLine": 1])
  }

  @Test func `what is in no file has a logical place only`() throws {
    let message = try location(results(run())[0])
    #expect(message["physicalLocation"] == nil)
    #expect(message["logicalLocations"] as? [[String: String]] == [["name": "commit message in 9f2c41d"]])
    let input = try location(results(run([Finding(path: nil, type: .person, rule: "known")]))[0])
    #expect(input["logicalLocations"] as? [[String: String]] == [["name": "standard input"]])
  }

  @Test func `an absolute or climbing path is given without the root`() throws {
    let paths: [ShownPath] = ["/tmp/a b.txt", "../a.txt", "./a.txt"]
    let found = try results(run(paths.map { Finding(path: $0, type: .person, rule: "known") }))
    let places = try found.map {
      (try location($0)["physicalLocation"] as? Object)?["artifactLocation"] as? [String: String]
    }
    #expect(
      places == [
        ["uri": "file:///tmp/a%20b.txt"], ["uri": "../a.txt"], ["uri": "a.txt", "uriBaseId": "%SRCROOT%"],
      ])
  }

  @Test func `with a key a finding is known by its fingerprint, without one by its place`() throws {
    let prints = try results(run()).map { $0["partialFingerprints"] as? [String: String] }
    #expect(prints[0] == ["redact/v1": InventedFindings.fingerprint])
    for print in prints.dropFirst() {
      #expect(print?.keys.sorted() == ["redactPlace/v1"])
      #expect(print?["redactPlace/v1"]?.wholeMatch(of: /[0-9a-f]{16}/) != nil)
    }
    #expect(Set(prints.map { $0?.values.first }).count == prints.count)
  }

  @Test func `a place is known again when lines and other files move`() throws {
    let one = InventedFindings.north[2]
    let moved = Finding(path: one.shownPath, place: .first, type: .person, rule: one.rule)
    let other = Finding(path: "else.txt", type: .kunya, rule: one.rule)
    func print(_ findings: [Finding], _ index: Int) throws -> String? {
      (try results(run(findings))[index]["partialFingerprints"] as? [String: String])?["redactPlace/v1"]
    }
    let known = try print([one], 0)
    #expect(try known != nil && known == print([other, moved], 1))
    #expect(try known != print([other], 0) && known != print([one, one], 1))
    #expect(try print([one, one], 1) == print([one, other, one], 2))
  }

  @Test func `a waived finding is there, suppressed, with its reason`() throws {
    let found = try results(run(waived: InventedFindings.waived))
    #expect(found.count == InventedFindings.north.count + 1)
    // All have the list or none has, says the standard.
    #expect(found.dropLast().allSatisfy { ($0["suppressions"] as? [Object])?.isEmpty == true })
    #expect(
      found.last?["suppressions"] as? [[String: String]]
        == [["kind": "external", "justification": "The name of the archive, \"public\"."]])
  }

  @Test func `the summary is an invocation with notifications of the driver's list`() throws {
    #expect(try run()["invocations"] == nil)
    let run = try run(summary: InventedFindings.summary)
    let invocation = try #require((run["invocations"] as? [Object])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == true)
    let listed = try #require(try driver(run)["notifications"] as? [Object]).map { $0["id"] as? String }
    let looked = try #require(invocation["toolExecutionNotifications"] as? [Object])
    let baseline = try #require(invocation["toolConfigurationNotifications"] as? [Object])
    #expect(looked.count == 1 && (looked[0]["properties"] as? [String: Int])?["blobs"] == 12)
    #expect(baseline.map { $0["level"] as? String } == ["warning", "warning"])
    for note in looked + baseline {
      let descriptor = try #require(note["descriptor"] as? Object)
      let index = try #require(descriptor["index"] as? Int)
      #expect(listed[index] == descriptor["id"] as? String)
    }
  }

  @Test func `a repository is told without who may read it, and only where it is given`() throws {
    #expect(try run(run: FindingRun(version: "1"))["versionControlProvenance"] == nil)
    #expect(
      try run()["versionControlProvenance"] as? [[String: String]] == [
        [
          "repositoryUri": "https://git.example/archive/north.git", "revisionId": InventedFindings.commit,
          "branch": "main",
        ]
      ])
    let hidden = FindingRun(version: "1", repository: VersionControl(repository: "/srv/north", branch: "b"))
    #expect(try run(run: hidden)["versionControlProvenance"] == nil)
  }

  @Test func `no name is read as a link, a placeholder or an address of its own`() throws {
    let findings = InventedFindings.hostile
    let found = try results(run(findings))
    #expect(found.count == findings.count)
    for (result, finding) in zip(found, findings) {
      #expect((result["message"] as? Object)?["text"] as? String == "PERSON (direct) found")
      let place = try location(result)["physicalLocation"] as? Object
      let uri = (place?["artifactLocation"] as? [String: String])?["uri"]
      #expect(uri?.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } == true)
      #expect(
        uri.flatMap { URL(string: $0)?.scheme } == (finding.shownPath?.isAbsolute == true ? "file" : nil))
    }
    let text = InventedFindings.text(.sarif, findings)
    #expect(!text.unicodeScalars.contains { $0 != "\n" && Visible.isHidden($0) })
  }

  @Test func `no log has a snippet, a context or words of a document`() throws {
    let finding = Finding(
      path: "a", type: .person, rule: "known", text: Sensitive(Array(InventedFindings.word.utf8)))
    let bytes = InventedFindings.report(
      .sarif, InventedFindings.north + [finding], waived: finding, InventedFindings.summary)
    let text = String(decoding: bytes, as: UTF8.self)
    for member in ["snippet", "contextRegion", "\"contents\"", "Zaquira", "Benhallem"] {
      #expect(!text.contains(member))
    }
  }
}
