import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct AnonymisationLogTests {
  private static let known = "Karim\nHanan al-Omar"
  private static let text = "Karim came.\nThen KARIM and Hanan al-Omar left.\n"

  private func lines(_ kit: VaultKit, _ format: AnonymisationLog.Format = .ukds) throws -> [String] {
    let log = try AnonymisationLog(of: kit.vault, for: kit.custodian)
    return String(decoding: try log.encoded(as: format), as: UTF8.self)
      .split(separator: "\r\n").flatMap { $0.split(separator: "\n") }.map(String.init)
  }

  /// Redacts and keeps the text as a file of this name.
  @discardableResult
  private func keep(_ kit: VaultKit, name: String? = "one.txt", _ review: ReviewFile? = nil) throws
    -> Redaction
  {
    let original = Array(Self.text.utf8)
    let redactor = try Kit.naming(Self.known, key: Kit.key) {
      $0.labels = .numbered
      $0.review = review
    }
    let redaction = try redactor.redact(original, name: name)
    try kit.vault.keep(redaction, of: original)
    return redaction
  }

  private func review(_ decide: (Int) -> ReviewDecision) throws -> ReviewFile {
    let redactor = try Kit.naming(Self.known, key: Kit.key) {
      $0.labels = .numbered
      $0.review = ReviewFile()
    }
    var review = ReviewFile()
    review.add(try redactor.findings(of: Array(Self.text.utf8), name: "one.txt"))
    for (index, finding) in review.findings.enumerated() { review.decide(decide(index), about: finding.id) }
    return review
  }

  @Test func `each replacement stands in it with its place, what stood there, what it became and why`() throws
  {
    let kit = try VaultKit()
    try keep(kit)
    #expect(
      try lines(kit) == [
        "Interview,Place,Original,Changed to,Reason,Reviewer",
        "one.txt,line 1,Karim,[PERSON-1],\"PERSON, found by known\",",
        "one.txt,line 2,KARIM,[PERSON-1],\"PERSON, found by known\",",
        "one.txt,line 2,Hanan al-Omar,[PERSON-2],\"PERSON, found by known\",",
      ])
    #expect(try lines(kit, .jsonl)[0].contains(#""Line":1,"Original":"Karim""#))
  }

  @Test func `who reviewed a replacement, and what they wrote, stands beside it`() throws {
    let kit = try VaultKit()
    try keep(kit)
    let review = try review { index in
      ReviewDecision(.accept, comment: index == 2 ? "she asked for it" : "", reviewer: "K. Lindt")
    }
    let before = try keep(kit, review)
    #expect(before.findings.count == 3)
    let lines = try lines(kit)
    #expect(lines.count == 4, "the same output is told once, as reviewed")
    #expect(lines[3] == "one.txt,line 2,Hanan al-Omar,[PERSON-2],she asked for it,K. Lindt")
    #expect(lines[1].hasSuffix(",K. Lindt"))
    #expect(try kit.restorer().restore(before.output).output == Array(Self.text.utf8))
  }

  @Test func `interviews stand in order of their names, whatever their digests`() throws {
    let kit = try VaultKit()
    for name in ["c.txt", "a.txt", "b.txt"] {
      let original = Array("Karim came to \(name).".utf8)
      let redactor = try Kit.naming(Self.known, key: Kit.key) { $0.labels = .numbered }
      try kit.vault.keep(try redactor.redact(original, name: name), of: original)
    }
    #expect(try lines(kit).dropFirst().map { $0.prefix(5) } == ["a.txt", "b.txt", "c.txt"])
  }

  @Test func `a document without a name is called by its digest`() throws {
    let kit = try VaultKit()
    try keep(kit, name: nil)
    let interview = try #require(try lines(kit)[1].split(separator: ",").first)
    #expect(interview.count == 12 && interview.allSatisfy(\.isHexDigit))
  }

  @Test func `who was forgotten is gone from it, with what was written about them and the name of the file`()
    throws
  {
    let kit = try VaultKit()
    try keep(kit, try review { _ in ReviewDecision(.accept, comment: "says her sister", reviewer: "K") })
    _ = try kit.vault.forget(label: "PERSON-2")
    let lines = try lines(kit)
    #expect(lines.count == 3)
    #expect(!lines.joined().contains("Hanan") && !lines.joined().contains("one.txt"))
    #expect(lines[1].contains("says her sister"), "what was written about others stays")
  }

  @Test func `other custodians cannot read it`() throws {
    let kit = try VaultKit()
    try keep(kit)
    let stranger = CustodianKey(secrets: [.random()])
    #expect(throws: RedactError.self) { try AnonymisationLog(of: kit.vault, for: stranger) }
  }
}
