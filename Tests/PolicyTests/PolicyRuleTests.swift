import RedactCore
import Testing

@testable import Policy

@Suite struct PolicyRuleTests {
  private func traits(
    _ type: EntityType = .person, kind: IdentifierKind = .direct, rule: String = "names.full",
    score: Double = 0.8, language: String? = nil, role: Role? = nil
  ) -> MentionTraits {
    MentionTraits(type: type, kind: kind, rule: rule, score: score, language: language, role: role)
  }

  private func policy(_ rules: PolicyRule...) -> Policy {
    Policy(name: "p", defaultOperator: .label, operators: [.date: .mask], rules: rules)
  }

  @Test func `the first rule that holds counts, and before operators of types`() {
    let policy = policy(
      PolicyRule(types: [.date], below: 0.5, action: .keep), PolicyRule(types: [.date], action: .suppress),
      PolicyRule(types: [.date], action: .label))
    #expect(policy.action(for: traits(.date, score: 0.49)) == .keep)
    #expect(policy.action(for: traits(.date, score: 0.5)) == .suppress)
    #expect(policy.action(for: traits(.age)) == .label)
    #expect(policy.action(for: .date) == .mask)
  }

  @Test func `every condition has to hold`() {
    let rule = PolicyRule(
      types: [.person, .kunya], kinds: [.direct], languages: ["ar", "ku"], found: ["names.*", "known"],
      below: 0.9, from: 0.5, action: .suppress)
    let policy = policy(rule)
    #expect(policy.action(for: traits(language: "ar")) == .suppress)
    #expect(policy.action(for: traits(.kunya, rule: "known", score: 0.5, language: "ku")) == .suppress)
    for other in [
      traits(.location, language: "ar"), traits(kind: .quasi, language: "ar"), traits(language: "en"),
      traits(),
      traits(rule: "name.full", language: "ar"), traits(rule: "unknown", language: "ar"),
      traits(score: 0.9, language: "ar"), traits(score: 0.49, language: "ar"),
    ] { #expect(policy.action(for: other) == .label) }
  }

  @Test func `while it is open who it is, nothing is decided that depends on it`() {
    let policy = policy(PolicyRule(roles: [.interviewer], threshold: 0.1, action: .keep))
    #expect(policy.action(for: traits()) == nil)
    #expect(policy.action(for: traits(role: .interviewer)) == .keep)
    #expect(policy.action(for: traits(role: .thirdParty)) == .label)
    #expect(policy.accepts(traits(score: 0.1)))
    #expect(policy.accepts(traits(score: 0.1, role: .interviewer)))
    #expect(!policy.accepts(traits(score: 0.1, role: .interviewee)))
  }

  @Test func `only persons have roles`() {
    let policy = policy(PolicyRule(roles: Role.allCases, action: .keep))
    #expect(policy.action(for: traits(.location)) == .label)
    #expect(policy.action(for: traits(.kunya)) == nil)
  }

  @Test func `a rule's threshold counts where the rule holds`() {
    let policy = policy(
      PolicyRule(types: [.age], found: ["ages.*"], threshold: 0.9), PolicyRule(types: [.age], threshold: 0.2))
    #expect(policy.threshold(for: traits(.age, rule: "ages.was")) == 0.9)
    #expect(policy.threshold(for: traits(.age)) == 0.2)
    #expect(policy.threshold(for: traits(.date)) == Recall.normal.threshold)
    #expect(policy.lowestThreshold(for: .age) == 0.2)
    #expect(policy.lowestThreshold(for: .date) == Recall.normal.threshold)
  }

  @Test func `a report labels everything from the same thresholds`() {
    var policy = policy(PolicyRule(types: [.age], threshold: 0.9, action: .keep), PolicyRule(action: .keep))
    policy.operators = [.date: .keep]
    let all = policy.labellingAll
    #expect(Set(EntityType.allCases.map { all.action(for: traits($0)) }) == [.label])
    #expect(all.threshold(for: traits(.age)) == 0.9)
  }

  @Test func `nothing is written into names of files that has no place there`() {
    var policy = policy(
      PolicyRule(types: [.date], threshold: 0.1, action: .shift(otherwise: "year")),
      PolicyRule(types: [.person], action: .surrogate))
    policy.operators = [
      .age: .generalise(step: "band"), .code: .maskSameLength(Operator.Fill()), .misc: .keep,
    ]
    let names = policy.forFileNames(from: 0.7)
    #expect(names.action(for: traits(.date)) == .mask && names.action(for: traits()) == .label)
    #expect(names.action(for: .age) == .mask && names.action(for: .code) == .mask)
    #expect(names.action(for: .misc) == .keep)
    #expect(names.threshold(for: traits(.date)) == 0.7 && names.threshold(for: traits(.age)) == 0.7)
  }

  @Test func `every operator has a word that an audit record can hold`() {
    let all =
      Operator.plainWords.compactMap(Operator.init) + [
        .maskSameLength(Operator.Fill()), .generalise(step: "month"),
      ]
    #expect(all.count == Operator.plainWords.count + 2)
    #expect(Set(all.map(\.word)).count == all.count)
    for action in all { #expect(action.word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) }
  }
}
