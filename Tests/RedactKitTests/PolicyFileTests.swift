import Foundation
import TestSupport
import Testing

@testable import RedactKit

@Suite struct PolicyFileTests {
  private let folder: TemporaryFolder
  private static let head = "schema: redact.policy/1\nname: p\n"

  init() throws { folder = try TemporaryFolder() }

  private func policy(_ text: String) throws -> Policy {
    try folder.rewrite(Array(text.utf8), "p.yaml")
    return try Policy(contentsOf: folder["p.yaml"])
  }

  @Test func `a policy says what counts and what is done`() throws {
    let read = try policy(
      """
      schema: redact.policy/1
      name: for-archive.2
      recall: precise
      threshold: 0.4
      thresholds: {PERSON: 0.2}
      operators: {default: mask, DATE: keep, LOCATION: suppress}
      """)
    #expect(
      read
        == Policy(
          name: "for-archive.2", recall: .precise, threshold: 0.4, thresholds: [.person: 0.2],
          defaultOperator: .mask,
          operators: [.date: .keep, .location: .suppress]))
    #expect(try policy("schema: redact.policy/1\nname: p\n") == Policy(name: "p"))
  }

  @Test func `every key is read`() throws {
    try folder.write("# those of the news\nOmar al-Kabir\n\nLeyla the Great\n", "figures.txt")
    let read = try policy(
      """
      schema: redact.policy/1
      name: all
      operators:
        AGE: suppress
        DATE: {generalise: month}
        PERSON: {mask: same-length, with: x, count: utf16}
        CODE: {mask: same-length}
        KUNYA: surrogate
        LOCATION: token
      rules:
        - {type: DATE, role: [], do: keep}
        - type: [PERSON, KUNYA]
          kind: direct
          role: [interviewer, public-figure]
          language: [en, "no"]
          rule: [names.full, people.*]
          below: 0.9
          from: 0.5
          threshold: 0.4
          do: keep
        - {type: DATE, do: shift}
        - {type: DATE, do: {shift: true, else: {generalise: season}}}
      speakers: {interviewer: [INT, Q, "Sara"], interviewee: W}
      public-figures: figures.txt
      brackets: {open: "⟦", close: "⟧"}
      bracketed: all
      surrogates: {keep-culture: true, keep-sex: true, share-family-names: true}
      scope: interview
      labels: [coded, token, surrogate]
      audit: required
      vault: required
      """.replacing(#", "no"]"#, with: ", de]").replacing("role: [], ", with: ""))
    var wanted = Policy(
      name: "all",
      operators: [
        .age: .suppress, .date: .generalise(step: "month"),
        .person: .maskSameLength(Operator.Fill(sign: "x", counting: .utf16)),
        .code: .maskSameLength(Operator.Fill()), .kunya: .surrogate, .location: .token,
      ],
      rules: [
        PolicyRule(types: [.date], action: .keep),
        PolicyRule(
          types: [.person, .kunya], kinds: [.direct], roles: [.interviewer, .publicFigure],
          languages: ["en", "de"], found: ["names.full", "people.*"], below: 0.9, from: 0.5, threshold: 0.4,
          action: .keep), PolicyRule(types: [.date], action: .shift(otherwise: "year")),
        PolicyRule(types: [.date], action: .shift(otherwise: "season")),
      ])
    wanted.speakers = SpeakerNames(interviewers: ["INT", "Q", "Sara"], interviewees: ["W"])
    wanted.publicFigures = ["Omar al-Kabir", "Leyla the Great"]
    wanted.brackets = try LabelBrackets(open: "⟦", close: "⟧")
    wanted.bracketsWords = true
    wanted.surrogates = SurrogateTraits(keepsCulture: true, keepsSex: true, sharesFamilyNames: true)
    wanted.demands = PolicyDemands(
      scope: .interview, labels: [.coded, .token, .surrogate], audit: true, vault: true)
    #expect(read == wanted)
    #expect(try policy(read.text).text == read.text)
  }

  @Test func `whatever changes what a policy does changes its digest, and nothing else does`() throws {
    let head = "schema: redact.policy/1\nname: p\n"
    let texts = [
      "", "recall: high", "threshold: 0.4", "thresholds: {AGE: 0.4}", "operators: {AGE: mask}",
      "operators: {default: mask}", "operators: {AGE: {mask: same-length}}",
      "operators: {AGE: {mask: same-length, with: x}}", "operators: {AGE: {mask: same-length, count: utf16}}",
      "operators: {DATE: {generalise: year}}", "operators: {DATE: {generalise: month}}",
      "operators: {DATE: shift}", "operators: {DATE: {shift: true, else: {generalise: month}}}",
      "rules: [{type: AGE, do: keep}]", "rules: [{do: keep}]", "rules: [{kind: quasi, do: keep}]",
      "rules: [{role: interviewer, do: keep}]", "rules: [{language: de, do: keep}]",
      "rules: [{rule: names.*, do: keep}]", "rules: [{below: 0.4, do: keep}]",
      "rules: [{from: 0.4, do: keep}]",
      "rules: [{threshold: 0.4}]", "rules: [{type: AGE, do: keep}, {do: keep}]",
      "rules: [{do: keep}, {type: AGE, do: keep}]", "speakers: {interviewer: Q}",
      "speakers: {interviewee: Q}",
      "public-figures: [Omar]", "brackets: seg", "brackets: {open: '(', close: ')'}", "bracketed: all",
      "surrogates: {keep-sex: true}", "scope: project", "labels: coded", "audit: required", "vault: required",
    ]
    let digests = try texts.map { try policy(head + $0 + "\n").digestInput }
    #expect(Set(digests).count == texts.count)
    #expect(try policy(head + "recall: normal\noperators: {AGE: label}\n").digestInput == digests[0])
    #expect(try policy(head.replacing("name: p", with: "name: q")).digestInput != digests[0])
  }

  @Test(arguments: Self.profiles)
  func `a profile is right, and its whole text is the same policy`(name: String) throws {
    let read = try Policy(contentsOf: Self.folderOfProfiles + "/\(name)")
    #expect(read.name + ".yaml" == name)
    #expect(try policy(read.text).text == read.text)
  }

  @Test func `what is for others holds nothing that could be turned back, and handles every type`() throws {
    #expect(Self.profiles.count == 5)
    for name in ["publish", "archive", "safe-harbor"] {
      let policy = try Policy(contentsOf: Self.folderOfProfiles + "/\(name).yaml")
      #expect(!policy.demands.allows(.token) && policy.demands.scope == .document)
      #expect(!policy.actions.contains(.keep) && !policy.actions.contains(.token))
    }
  }

  private static let folderOfProfiles = Shared.package.appending(path: "Policies").path
  private static let profiles =
    ((try? FileManager.default.contentsOfDirectory(atPath: folderOfProfiles)) ?? []).sorted()

  @Test(arguments: [
    ("name: p", "1: schema: is required"), ("schema: redact.policy/2\nname: p", "1: schema: must be"),
    ("schema: redact.policy/1", "1: name: is required"),
    ("schema: redact.policy/1\nname: a b", "2: name: must be at most 64"),
    ("schema: redact.policy/1\nname: \(String(repeating: "a", count: 65))", "2: name: must be"),
    ("schema: redact.policy/1\nname: p\ncolour: red", "3: unknown key"),
    ("schema: redact.policy/1\nname: p\nrecall: full", "3: recall: must be one of high"),
    ("schema: redact.policy/1\nname: p\nthreshold: 2", "3: threshold: must be"),
    ("schema: redact.policy/1\nname: p\nthresholds:\n  HUMAN: 1", "4: HUMAN: is no entity type"),
    ("schema: redact.policy/1\nname: p\noperators:\n  DATE: blur", "4: DATE: must be one of keep"),
    ("schema: redact.policy/1\nname: p\noperators:\n  HUMAN: keep", "4: HUMAN: is no entity type"),
    (Self.head + "operators: {default: {generalise: year}}", "3: default: a step belongs to a type"),
    (
      Self.head + "operators: {DATE: {generalise: decade}}",
      "3: DATE: DATE has no step 'decade'; there are day month"
    ),
    (Self.head + "operators: {CODE: {generalise: year}}", "3: CODE: CODE has no ladder"),
    (Self.head + "operators: {AGE: shift}", "3: AGE: only dates can be shifted"),
    (Self.head + "operators: {DATE: {shift: false}}", "3: shift: must be true"),
    (Self.head + "operators: {DATE: {shift: true, else: {generalise: band}}}", "has no step 'band'"),
    (Self.head + "operators: {DATE: {shift: true, then: year}}", "unknown key 'then'"),
    (Self.head + "operators: {DATE: {blur: 3}}", "3: blur: is no operator"),
    (Self.head + "operators: {AGE: {mask: same}}", "3: mask: must be same-length"),
    (Self.head + "operators: {AGE: {mask: same-length, with: xx}}", "3: with: must be one sign"),
    (Self.head + "operators: {AGE: {mask: same-length, with: '<'}}", "3: with: must be one sign"),
    (Self.head + "rules: {do: keep}", "3: rules: must be a list"),
    (Self.head + "rules:\n  - keep", "4: rules: every item must be a mapping"),
    (Self.head + "rules:\n  - type: AGE\n    colour: red", "5: unknown key 'colour'"),
    (Self.head + "rules:\n  - type: AGE", "4: type: the rule says neither do nor threshold"),
    (Self.head + "rules:\n  - {type: HUMAN, do: keep}", "4: type: must be one of PERSON"),
    (Self.head + "rules:\n  - {kind: indirect, do: keep}", "4: kind: must be one of direct quasi"),
    (Self.head + "rules:\n  - {role: friend, do: keep}", "4: role: must be one of interviewee"),
    (Self.head + "rules:\n  - {role: interviewer, type: DATE, do: keep}", "only PERSON and KUNYA have roles"),
    (Self.head + "rules:\n  - {language: english, do: keep}", "4: language: must be one of"),
    (Self.head + "rules:\n  - {rule: 'Names!', do: keep}", "4: rule: must be ids of rules"),
    (Self.head + "rules:\n  - {below: 0.4, from: 0.5, do: keep}", "4: below: no score is"),
    (Self.head + "rules:\n  - {below: 4, do: keep}", "4: below: must be a number from 0 to 1"),
    (Self.head + "rules:\n  - {do: {generalise: year}}", "4: do: a step belongs to a type"),
    (Self.head + "rules:\n  - {type: [DATE, AGE], do: {generalise: year}}", "AGE has no step 'year'"),
    (Self.head + "rules:\n  - {type: [DATE, AGE], do: shift}", "4: do: only dates can be shifted"),
    (Self.head + "speakers: {witness: Q}", "3: unknown key 'witness'"),
    (Self.head + "speakers: {interviewer: ['']}", "3: interviewer: a name is empty"),
    (Self.head + "public-figures: none.txt", "none.txt: cannot be read"),
    (Self.head + "brackets: round", "3: brackets: must be one of square at-hash seg"),
    (Self.head + "brackets: {open: a, close: b}", "3: brackets: each is signs"),
    (Self.head + "brackets: {open: '(', close: '(('}", "3: brackets: neither may begin"),
    (Self.head + "brackets: {open: '('}", "close: is required"),
    (Self.head + "bracketed: words", "3: bracketed: must be one of labels all"),
    (Self.head + "surrogates: {keep-age: true}", "3: unknown key 'keep-age'"),
    (Self.head + "scope: galaxy", "3: scope: must be one of any document"),
    (Self.head + "labels: [pretty]", "3: labels: must be one of any numbered"),
    (Self.head + "labels: surrogate", "3: labels: surrogates do not do for everything"),
    (Self.head + "labels: coded\noperators: {AGE: token}", "3: labels: an operator says 'token'"),
    (Self.head + "labels: coded\nrules: [{do: surrogate}]", "3: labels: an operator says 'surrogate'"),
    (Self.head + "audit: true", "3: audit: must be one of required optional"),
    ("schema: [", "not valid YAML"), ("- a", "1: the file must be a mapping"),
  ])
  func `a mistake is refused with its line`(text: String, reason: String) {
    let error = #expect(throws: RedactError.self) { try policy(text) }
    guard case .configuration(let message)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains(reason), "\(message)")
  }

  @Test func `the policy of the examples is right`() throws {
    #expect(
      try Policy(contentsOf: Shared.package.appending(path: "Examples/policy.yaml").path).name.isEmpty
        == false)
  }

  @Test func `a policy that is absent is an error`() {
    #expect(throws: RedactError.self) { try Policy(contentsOf: folder["none.yaml"]) }
  }
}
