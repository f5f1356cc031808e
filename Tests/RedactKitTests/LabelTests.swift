import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct LabelTests {
  @Test func `entities are numbered by type in order of first appearance`() throws {
    let redactor = try Kit.naming("Nada\nZaki\nHarun ; location")
    #expect(
      try redactor.text("Zaki, Harun, Nada, zaki, NADA.")
        == "[PERSON-1], [LOCATION-1], [PERSON-2], [PERSON-1], [PERSON-2].")
  }

  @Test func `numbers that stand in the text already are not given again`() throws {
    let redactor = try Kit.naming("Nada\nHarun ; location") { $0.allowsLabels = true }
    #expect(
      try redactor.text("[PERSON-7] met Nada in Harun. [redacted]")
        == "[PERSON-7] met [PERSON-8] in [LOCATION-1]. [redacted]")
  }

  @Test func `the user's own label is used where there is no key`() throws {
    let list = "Nada | Umm Zaki ; person ; Amal"
    #expect(try Kit.naming(list).text("Nada is Umm Zaki") == "[PERSON-Amal] is [PERSON-Amal]")
    #expect(try !Kit.naming(list, key: Kit.key).text("Nada").contains("Amal"))
  }

  @Test func `the policy's operators are written`() throws {
    var policy = Policy(name: "test", operators: [.person: .mask, .location: .suppress, .date: .keep])
    let list = Array("Nada\nHarun ; location\n3 May ; date\nAcme ; organisation".utf8)
    let rules = try Kit.rules(pattern: "(?!)")
    let text = "Nada of Acme in Harun on 3 May"
    #expect(
      try Kit.redactor(policy: policy, rules: rules) { $0.known = list }.text(text)
        == "[PERSON] of [ORGANISATION-1] in [redacted] on 3 May")
    policy.thresholds = [.person: 1]
    #expect(try Kit.redactor(policy: policy, rules: rules) { $0.known = list }.text("Nada") == "[PERSON]")
  }

  @Test func `different entities have different labels, and one entity has one`() throws {
    for style in [Redactor.LabelStyle.numbered, .coded] {
      let redactor = try Kit.redactor(key: Kit.key) {
        $0.labels = style
        $0.known = Array(StoryGenerator.known.utf8)
      }
      var generator = StoryGenerator(seed: 12)
      for _ in 0..<60 {
        let result = try redactor.redact(generator.next())
        var labels: [Int: String] = [:]
        for (mention, replacement) in zip(result.mentions, result.replacements) {
          #expect(labels[mention.entity] == nil || labels[mention.entity] == replacement.label)
          labels[mention.entity] = replacement.label
        }
        let names = Set(result.mentions.map { NameOf(result.entities[$0.entity], style == .coded) })
        #expect(Set(labels.values).count == (style == .coded ? names.count : labels.count))
      }
    }
  }

  /// What a coded label stands for; numbers stand for the entity itself.
  private struct NameOf: Hashable {
    let type: EntityType
    let canonical: [UInt8]
    init(_ entity: Entity, _ isCoded: Bool) { (type, canonical) = (entity.type, entity.canonical.value) }
  }

  @Test func `coded labels are the same in all documents, and by every redactor of the scope`() throws {
    let list = "Nada | Umm Zaki\nZaki"
    let one = try Kit.naming(list, key: Kit.key).text("Nada")
    #expect(one.wholeMatch(of: /\[PERSON-[0-9A-Z]{12}\]/) != nil)
    #expect(try Kit.naming(list, key: Kit.key).text("Zaki saw umm zaki").hasSuffix(one))
    #expect(try Kit.naming("NADA", key: Kit.key).text("náda") == one)
    #expect(try Kit.naming(list, key: Kit.otherKey).text("Nada") != one)
    #expect(try Kit.naming(list, key: Kit.key) { $0.scope = "project:other" }.text("Nada") != one)
    #expect(
      try Kit.naming("Nada ; location", key: Kit.key).text("Nada")
        != one.replacing("PERSON", with: "LOCATION"))
  }

  @Test func `a pseudonym is told in full where there is a key, and never without`() throws {
    let keyed = try Kit.naming("Nada", key: Kit.key).redact(Array("Nada".utf8)).replacements
    #expect(keyed.map { $0.pseudonym?.count } == [64])
    #expect(try Kit.naming("Nada").redact(Array("Nada".utf8)).replacements.map(\.pseudonym) == [nil])
  }
}
