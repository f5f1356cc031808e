import Foundation
import RedactCore
import RulePacks
import TestSupport
import Testing

@testable import RedactKit
@testable import Vault

/// Every operator through formats that write text in different ways.
@Suite struct OperatorTests {
  static let files = ["seven.qa.txt", "seven.vtt", "seven.srt", "seven.whisper.json", "seven.docx"]
  private static let actions: [(Operator, EntityType)] = [
    (.keep, .location), (.suppress, .person), (.mask, .person), (.maskSameLength(Operator.Fill()), .person),
    (.maskSameLength(Operator.Fill(sign: "x", counting: .scalars)), .kunya), (.label, .person),
    (.generalise(step: "year"), .date), (.generalise(step: "governorate"), .location),
  ]

  private func redactor(_ policy: Policy, key: RedactionKey? = nil) throws -> Redactor {
    // Without rules there is no list of common words, and nobody is to be called "the".
    let known = String(decoding: try EveryFormatTests.bytes("known.txt"), as: UTF8.self)
      .replacing("Ma'ruf the baker | ", with: "")
    return try Redactor(
      policy: policy, rules: RuleSet(RuleFolder(), home: PackageRules.path), key: key,
      options: {
        var options = Redactor.Options()
        options.known = Array(known.utf8)
        options.allowsLabels = true
        return options
      }())
  }

  @Test(arguments: files, actions.indices)
  func `an operator is done in every format, and done again changes nothing`(
    file: String, index: Int
  ) throws {
    let (action, type) = Self.actions[index]
    let policy = Policy(name: "test", operators: [type: action])
    let redactor = try redactor(policy)
    let once = try redactor.redact(EveryFormatTests.bytes(file))
    let done = zip(once.mentions, once.replacements).filter { $0.0.type == type }.map(\.1)
    if action == .keep {
      #expect(done.isEmpty)
    } else {
      #expect(!done.isEmpty)
      #expect(done.allSatisfy { $0.action == action.word || $0.action == "mask" })
    }
    #expect(try redactor.redact(once.output).output == once.output)
  }

  @Test(arguments: files) func `a mask keeps the number of characters`(file: String) throws {
    let policy = Policy(name: "test", operators: [.person: .maskSameLength(Operator.Fill(sign: "x"))])
    let bytes = try EveryFormatTests.bytes(file)
    let text = try TranscriptFile(bytes, format: nil, limit: 1 << 20).text
    let pipeline = try redactor(policy).pipeline
    var state = pipeline.freshState()
    var labels = LabelBook(.numbered)
    let draft = try pipeline.run(text, state: &state, labels: &labels).draft
    let masks = zip(draft.mentions, draft.replacements).filter { $0.0.type == .person }
    #expect(!masks.isEmpty)
    for (mention, mask) in masks {
      let words = String(decoding: text[mention.span.range], as: UTF8.self)
      #expect(mask.label.count == words.count)
      #expect(mask.label.allSatisfy { $0 == "x" || $0.isWhitespace } && mask.name == nil)
    }
  }

  @Test(arguments: files) func `dates move together, and in every format`(file: String) throws {
    let policy = Policy(name: "test", operators: [.date: .shift(otherwise: "year")])
    let done = try redactor(policy, key: Kit.key).redact(EveryFormatTests.bytes(file))
    let moved = zip(done.mentions, done.replacements).filter { $0.0.type == .date }.map(\.1)
    #expect(!moved.isEmpty && moved.allSatisfy { $0.action.hasPrefix("shift") && $0.name == nil })
    let left = ["17 March 1991", "9 November 2014", "2 February 2018"].filter { done.output.holds($0.utf8) }
    #expect(left.isEmpty)
  }

  @Test func `what no ladder can say is masked, and never left`() throws {
    let rules = try RuleSet(RuleFolder(), home: PackageRules.path)
    let policy = Policy(
      name: "test", operators: [.date: .generalise(step: "year"), .location: .generalise(step: "country")])
    let redactor = try Kit.redactor(policy: policy, rules: rules) {
      $0.known = Array("the day of the mulberries ; DATE\nKafr Nobody ; LOCATION\n17 March 1991 ; DATE".utf8)
    }
    let done = try redactor.redact(
      Array("It was the day of the mulberries in Kafr Nobody, on 17 March 1991.".utf8))
    #expect(String(decoding: done.output, as: UTF8.self) == "It was [DATE] in [LOCATION], in 1991.")
    #expect(done.replacements.map(\.action) == ["mask", "mask", "generalise:year"])
    #expect(done.replacements.map(\.name) == ["DATE", "LOCATION", nil])
  }

  @Test func `a date that cannot move is said less exactly, and else masked`() throws {
    let policy = Policy(name: "test", operators: [.date: .shift(otherwise: "season")])
    let redactor = try Kit.redactor(
      policy: policy, key: Kit.key, rules: RuleSet(RuleFolder(), home: PackageRules.path)
    ) {
      $0.known = Array("the day of the mulberries ; DATE\n17 March 1991 ; DATE".utf8)
    }
    let done = try redactor.redact(Array("It was the day of the mulberries, and 17 March 1991.".utf8))
    #expect(done.replacements.map(\.action) == ["mask", "shift"])
    #expect(
      try redactor.redact(Array("It was 17 March 1991.".utf8)).output.holds("1991".utf8) == false
        || done.output.holds("17 March".utf8) == false)
  }

  @Test func `all dates of one interview move by the same days, and of another by others`() throws {
    let policy = Policy(name: "test", operators: [.date: .shift(otherwise: "year")])
    func redactor(_ scope: String) throws -> Redactor {
      try Kit.redactor(
        policy: policy, key: Kit.key, rules: RuleSet(RuleFolder(), home: PackageRules.path)
      ) {
        $0.scope = scope
        $0.known = Array("1991-03-17 ; DATE\n1991-03-27 ; DATE".utf8)
      }
    }
    let one = try redactor("interview:one").text("1991-03-17")
    #expect(one != "1991-03-17")
    #expect(try redactor("interview:one").text("then 1991-03-17 came") == "then \(one) came")
    #expect(try redactor("interview:two").text("1991-03-17") != one)
    #expect(try redactor("project:one").text("1991-03-17") != redactor("project:one").text("1991-03-17 "))
    let both = try redactor("interview:one").text("1991-03-17 1991-03-27").split(separator: " ")
    let days = both.compactMap { try? Date.ISO8601FormatStyle().year().month().day().parse(String($0)) }
    #expect(days.count == 2 && days[1].timeIntervalSince(days[0]) == 10 * 86_400)
  }

  @Test func `words before a mention go with it where the coarser ones need it`() throws {
    let policy = Policy(name: "test", operators: [.date: .generalise(step: "year")])
    let redactor = try Kit.redactor(policy: policy, rules: RuleSet(RuleFolder(), home: PackageRules.path)) {
      $0.known = Array("17 March 1991 ; DATE\nNada ; PERSON".utf8)
    }
    let done = try redactor.redact(Array("Nada came on 17 March 1991.".utf8))
    #expect(String(decoding: done.output, as: UTF8.self) == "[PERSON-1] came in 1991.")
    #expect(done.mentions.map(\.span) == [ByteSpan(0, 4), ByteSpan(10, 26)])
  }

  @Test func `an archive marks words that stand for others, and marks them once`() throws {
    var policy = Policy(name: "test", operators: [.date: .generalise(step: "year")])
    policy.bracketsWords = true
    let redactor = try Kit.redactor(policy: policy, rules: RuleSet(RuleFolder(), home: PackageRules.path)) {
      $0.known = Array("17 March 1991 ; DATE\n1991 ; DATE".utf8)
    }
    let once = try redactor.text("Born 17 March 1991.")
    #expect(once == "Born [1991]." || once == "Born [in 1991].")
    #expect(try redactor.text("Born [1991].") == "Born [1991].")
  }

  @Test func `a name that was found once is gone everywhere, whatever is written for it`() throws {
    for action in [Operator.maskSameLength(Operator.Fill()), .suppress, .mask, .surrogate] {
      let redactor = try Kit.redactor(
        policy: Policy(name: "test", operators: [.person: action, .kunya: action]), key: Kit.key
      ) { $0.scope = "document" }
      let text =
        "My name is Zaynab Sabbagh. Then Zaynab left, and nobody saw Sabbagh again. zaynab was alone."
      let output = try redactor.text(text)
      #expect(
        !output.lowercased().contains("zaynab") && !output.lowercased().contains("sabbagh"), "\(output)")
    }
  }

  @Test func `a token of one type stands beside labels of others, and opens`() throws {
    let policy = Policy(name: "test", operators: [.person: .token])
    let redactor = try Kit.redactor(policy: policy, key: Kit.key, rules: RuleSet(RuleFolder(), home: nil)) {
      $0.known = Array("Nada ; PERSON\nHarun ; LOCATION".utf8)
    }
    let output = try redactor.redact(Array("Nada in Harun".utf8)).output
    let back = try Restorer(key: Kit.key).restore(output)
    #expect(back.count == 1 && String(decoding: back.output, as: UTF8.self).hasPrefix("Nada in [LOCATION-"))
    #expect(throws: RedactError.self) { try redactor.redact(EveryFormatTests.bytes("seven.srt")) }
  }
}

/// Other names, with the stock of this package.
@Suite struct SurrogateOperatorTests {
  private func redactor(
    _ change: (inout Policy) -> Void = { _ in }, key: RedactionKey = Kit.key,
    options: (inout Redactor.Options) -> Void = { _ in }
  ) throws -> Redactor {
    var policy = Policy(name: "test", operators: [.person: .surrogate, .location: .surrogate])
    change(&policy)
    return try Kit.redactor(policy: policy, key: key, rules: RuleSet(RuleFolder(), home: PackageRules.path)) {
      $0.known = Array(
        "Nada Haddad | Nada | Haddad\nHarun Bek | Harun\nLayla Sayegh\nTalmira ; LOCATION\nAcme ; CODE".utf8)
      // Over several documents only a plan keeps them apart; here they are looked at one by one.
      $0.isPlanning = true
      options(&$0)
    }
  }

  @Test func `each person has another name, the same in every mention and document of the scope`() throws {
    let redactor = try redactor()
    let text = "Nada Haddad met Harun Bek. Nada Haddad left Talmira."
    let done = try redactor.redact(Array(text.utf8))
    #expect(done.replacements.map(\.action) == Array(repeating: "surrogate", count: 4))
    #expect(done.replacements.allSatisfy { $0.name == nil && $0.pseudonym?.count == 64 })
    let names = done.replacements.map(\.label)
    #expect(names[0] == names[2] && Set(names).count == 3)
    let other = try redactor.redact(Array("Harun Bek, and then Nada Haddad.".utf8)).replacements.map(\.label)
    #expect(other == [names[1], names[0]])
    for word in ["Nada", "Haddad", "Harun", "Bek", "Talmira"] { #expect(!done.output.holds(word.utf8)) }
    #expect(try self.redactor(key: Kit.otherKey).redact(Array(text.utf8)).replacements.map(\.label) != names)
  }

  @Test func `a part of a name becomes a part of the other name`() throws {
    let done = try redactor().redact(Array("Nada Haddad came. Nada left.".utf8))
    let names = done.replacements.map(\.label)
    #expect(names.count == 2 && names[0].hasPrefix(names[1]) && names[0] != names[1])
  }

  @Test func `other types are labelled, and no name of the text is given away`() throws {
    let text = "Layla Sayegh and Nada Haddad and Acme."
    let done = try redactor().redact(Array(text.utf8))
    #expect(done.replacements.map(\.action) == ["surrogate", "surrogate", "label"])
    for word in ["Layla", "Sayegh", "Nada", "Haddad"] { #expect(!done.output.holds(word.utf8)) }
  }

  @Test(arguments: OperatorTests.files) func `other names stand in every format`(file: String) throws {
    let redactor = try redactor { _ in
    } options: {
      $0.known = (try? EveryFormatTests.bytes("known.txt")) ?? []
      $0.allowsLabels = true
    }
    let done = try redactor.redact(EveryFormatTests.bytes(file))
    #expect(done.replacements.contains { $0.action == "surrogate" })
    for name in ["Amela", "Nedžad", "Ruslan", "Zumreta"] { #expect(!done.output.holds(name.utf8)) }
  }

  @Test func `an assignment that was made before is kept`() throws {
    let first = try redactor()
    let given = try first.text("Harun Bek")
    let entity = Entity(
      type: .person, kind: .direct, canonical: Sensitive(CanonicalForm.canon1("Nada Haddad".utf8)))
    let person = try #require(first.naming).identities(in: []).own(entity)
    let second = try redactor { _ in
    } options: {
      $0.decisions = Decisions([
        .init(kind: .surrogate, first: person.bytes, second: Array(given.utf8), step: 1)
      ])
    }
    #expect(try second.text("Nada Haddad") == given)
    #expect(try second.text("Harun Bek and Nada Haddad").hasSuffix(" and " + given))
    #expect(try second.text("Harun Bek") != given && first.text("Nada Haddad") != given)
  }
}
