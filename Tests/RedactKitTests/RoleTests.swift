import RedactCore
import RulePacks
import TestSupport
import Testing

@testable import RedactKit

@Suite struct RoleTests {
  private static let known = Array(
    "Sara Meyer | Sara\nNada Haddad | Nada\nHarun Bek | Harun\nOmar al-Kabir | Omar\nUmm Zaki ; KUNYA".utf8)

  private func redactor(
    _ rules: [PolicyRule], _ change: (inout Policy) -> Void = { _ in }
  ) throws -> Redactor {
    var policy = Policy(name: "test", rules: rules)
    change(&policy)
    return try Kit.redactor(policy: policy, rules: Kit.rules(pattern: "(?!)")) { $0.known = Self.known }
  }

  private let story = """
    Interviewer: Sara Meyer
    Interviewee: Nada Haddad
    Interpreter: Harun Bek

    Sara: Who came?

    Nada: Omar came, and Harun told Sara.
    """

  @Test func `the header says who asks and who answers, in every mention`() throws {
    let redactor = try redactor([
      PolicyRule(roles: [.interviewer], action: .keep), PolicyRule(roles: [.interviewee], action: .suppress),
    ])
    #expect(
      try redactor.text(story) == """
        Interviewer: Sara Meyer
        Interviewee: [redacted]
        Interpreter: [PERSON-1]

        Sara: Who came?

        [redacted]: [PERSON-2] came, and [PERSON-1] told Sara.
        """)
  }

  @Test func `whoever is neither is a third party, and so is who helps`() throws {
    let redactor = try redactor([PolicyRule(roles: [.thirdParty], action: .mask)])
    let output = try redactor.text(story)
    #expect(output.contains("Interpreter: [PERSON]\n") && output.contains("[PERSON] came, and [PERSON] told"))
    #expect(output.contains("Interviewer: [PERSON-1]") && output.contains("Interviewee: [PERSON-2]"))
  }

  @Test func `the policy knows speakers by their labels and by header fields`() throws {
    let redactor = try redactor([PolicyRule(roles: [.interviewer], action: .keep)]) {
      $0.speakers.interviewers = ["sara", "Interpreter"]
    }
    let text = "Interpreter: Harun Bek\n\nSARA: Who came?\n\nNada: Harun, and Sara.\n\nSARA: And?\n"
    #expect(try redactor.text(text) == text.replacing("Nada", with: "[PERSON-1]"))
  }

  @Test func `who stands in both places is protected as the one who answers`() throws {
    let redactor = try redactor([PolicyRule(roles: [.interviewer], action: .keep)])
    let output = try redactor.text("Interviewer: Nada Haddad\nInterviewee: Nada Haddad\n\nQ: And?\n")
    #expect(!output.contains("Nada"))
  }

  @Test func `a public figure is whom the policy lists, by the whole name, and then in every mention`() throws
  {
    let redactor = try redactor([PolicyRule(roles: [.publicFigure], action: .keep)]) {
      $0.publicFigures = ["Omar al-Kabir", "Meyer"]
    }
    #expect(
      try redactor.text("Omar al-Kabir spoke. Omar left. Sara Meyer and Nada stayed.")
        == "Omar al-Kabir spoke. Omar left. [PERSON-1] and [PERSON-2] stayed.")
    #expect(try redactor.text("Omar left.") == "[PERSON-1] left.")
  }

  @Test func `a single name that a list of figures has makes nobody one`() throws {
    var policy = Policy(name: "test", rules: [PolicyRule(roles: [.publicFigure], action: .keep)])
    policy.publicFigures = []
    let redactor = try Kit.redactor(policy: policy) {
      $0.known = Array("Abraham\nAbraham Levi\nAbu Waheeb".utf8)
    }
    #expect(try redactor.text("Then Abraham went out.") == "Then [PERSON-1] went out.")
    #expect(try redactor.text("Abu Waheeb went out.") == "Abu Waheeb went out.")
  }

  @Test func `one who is kept by role keeps nobody else of the same name in other documents`() throws {
    let redactor = try redactor([PolicyRule(roles: [.interviewer], action: .keep)])
    #expect(try redactor.text("Interviewer: Sara Meyer\n\nQ: Well?\n").contains("Sara Meyer"))
    #expect(try !redactor.text("Interviewee: Sara Meyer\n\nQ: Well?\n").contains("Sara"))
    #expect(try !redactor.text("I saw Sara.").contains("Sara"))
  }

  @Test func `a stream remembers who is who`() throws {
    let redactor = try redactor([PolicyRule(roles: [.interviewer], action: .keep)])
    let stream = StreamRedactor(redactor, unit: .paragraph)
    var output: [UInt8] = []
    try stream.feed(Array("\(story)\n\nNada: Sara knew Omar.\n\n".utf8)) { output += $0.redaction.output }
    try stream.finish { output += $0.redaction.output }
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains(": Sara knew [PERSON-") && !text.contains("Nada"))
  }

  @Test func `a record is read for its turns as a file is`() throws {
    let redactor = try redactor([PolicyRule(roles: [.interviewer], action: .keep)])
    let reader = RecordRedactor(redactor)
    var output = ""
    let line = #"{"text":"Interviewer: Sara Meyer\n\nSara: Well, Nada?\n\nNada: Well."}"# + "\n"
    try reader.feed(Array(line.utf8)) { line throws(RedactError) in
      guard case .record(let record) = line else { return }
      output = String(decoding: try reader.redact(record).output, as: UTF8.self)
    }
    #expect(output == line.replacing("Nada", with: "[PERSON-1]"))
  }

  @Test func `a threshold can depend on who it is, but known names count always`() throws {
    let policy = Policy(name: "test", rules: [PolicyRule(roles: [.interviewer], threshold: 1)])
    let redactor = try Kit.redactor(policy: policy)
    let text = "Interviewer: Rustem Davlatov\nInterviewee: Zaynab Sabbagh\n\nQ: And?\n"
    let output = try redactor.text(text)
    #expect(output.contains("Rustem Davlatov") && !output.contains("Zaynab"))
    let known = try Kit.redactor(policy: policy) { $0.known = Array("Rustem Davlatov".utf8) }
    #expect(try !known.text(text).contains("Rustem"))
  }

  @Test func `the language of the turn decides, wherever a name stands in it`() throws {
    let redactor = try redactor([
      PolicyRule(types: [.person], languages: ["de"], action: .suppress),
      PolicyRule(types: [.person], languages: ["en"], action: .keep),
    ])
    let text = """
      A: We did not know that Nada was there, and they came to the house.

      B: Wir haben Nada in der Nacht mit der Mutter gesehen und nicht gewusst.

      C: Nada.
      """
    #expect(
      try redactor.text(text) == """
        A: We did not know that Nada was there, and they came to the house.

        B: Wir haben [redacted] in der Nacht mit der Mutter gesehen und nicht gewusst.

        C: [PERSON-1].
        """)
  }
}
