import Audit
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct VaultDecisionsTests {
  private static let known = "Umm Hamza ; KUNYA\nHanan\nAhmad\n"

  private func labels(_ output: [UInt8]) -> [String] {
    LabelGrammar.occurrences(in: output).map {
      String(decoding: output[$0.span.range].dropFirst().dropLast(), as: UTF8.self)
    }
  }

  @Test(arguments: [Redactor.LabelStyle.coded, .numbered])
  func `two labels that are joined become one, in the next run and not by themselves`(
    style: Redactor.LabelStyle
  ) throws {
    let kit = try VaultKit()
    let text = "Umm Hamza is Hanan."
    try kit.keep(text, kit.redactor(Self.known))
    let people = try kit.vault.persons()
    #expect(people.map(\.type) == ["KUNYA", "PERSON"])
    try kit.vault.decide(people[0].label, people[1].label, areOne: true)
    let output = try kit.keep(text, kit.redactor(Self.known, labels: style))
    let joined = labels(output)
    #expect(joined.count == 2 && joined[0] == joined[1])
    #expect(style == .numbered || joined[0].hasPrefix("PERSON-"))
    #expect(try kit.restorer().restore(output).output == Array(text.utf8))
    // And parted again.
    try kit.vault.decide(people[0].label, people[1].label, areOne: false)
    let parted = labels(try kit.keep(text, kit.redactor(Self.known, labels: style)))
    #expect(Set(parted).count == 2)
  }

  @Test func `a name that is somebody else in one document gets another label there only`() throws {
    let kit = try VaultKit()
    let texts = ["Ahmad went north.", "Ahmad went south."]
    let before = try texts.map { labels(try kit.keep($0, kit.redactor(Self.known)))[0] }
    #expect(before[0] == before[1])
    let south = try kit.redactor(Self.known).redact(Array(texts[1].utf8)).output
    let name = try #require(
      try kit.vault.documents().first { $0.output == PlainDigest.sha256(south) }?.id)
    try kit.vault.decide(before[1], isAnotherIn: name, true)
    let after = try texts.map { labels(try kit.keep($0, kit.redactor(Self.known)))[0] }
    #expect(after[0] == before[0] && after[1] != before[1])
    try kit.vault.decide(before[1], isAnotherIn: name, false)
    #expect(labels(try kit.keep(texts[1], kit.redactor(Self.known))) == [before[1]])
  }

  @Test func `names that sound alike wait for a decision and are not joined`() throws {
    let kit = try VaultKit()
    let original = PerhapsSameTests.text
    let redaction = try Kit.redactor(key: Kit.key).redact(original)
    try kit.vault.keep(redaction, of: original)
    #expect(redaction.perhapsSame.count == 1)
    let waiting = try kit.vault.pairs()
    let pair = try #require(waiting.first)
    #expect(waiting.count == 1 && pair.isDecided == false)
    try kit.vault.settle(pair.first, pair.second)
    try kit.vault.keep(redaction, of: original)
    #expect(try kit.vault.pairs().isEmpty)
  }

  @Test func `labels that are numbers of one document cannot be joined across documents`() throws {
    let kit = try VaultKit()
    let redactor = try kit.redactor(Self.known, labels: .numbered)
    try kit.keep("Ahmad came.", redactor)
    try kit.keep("Hanan came.", redactor)
    #expect(throws: RedactError.self) { try kit.vault.decide("PERSON-1", "PERSON-2", areOne: true) }
  }
}
