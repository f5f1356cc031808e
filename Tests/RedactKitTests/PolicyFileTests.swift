import TestSupport
import Testing

@testable import RedactKit

@Suite struct PolicyFileTests {
  private let folder: TemporaryFolder

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
