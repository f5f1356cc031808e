import RedactCore
import Testing

@testable import Policy

@Suite struct PolicyTests {
  @Test(arguments: EntityType.allCases)
  func `the standard policy labels every type from the threshold of normal recall`(type: EntityType) {
    #expect(Policy.standard.action(for: type) == .label)
    #expect(Policy.standard.accepts(type, score: Recall.normal.threshold))
    #expect(!Policy.standard.accepts(type, score: Recall.normal.threshold - 0.001))
  }

  @Test func `more recall accepts less sure findings, unless a threshold is given`() {
    let thresholds = Recall.allCases.map { Policy(name: "p", recall: $0).threshold(for: .date) }
    #expect(thresholds == thresholds.sorted() && Set(thresholds).count == 3)
    #expect(Policy(name: "p", recall: .high, threshold: 0.9).threshold(for: .date) == 0.9)
  }

  @Test func `a type's own threshold counts, and for that type only`() {
    let policy = Policy(name: "p", threshold: 0.7, thresholds: [.date: 0.2])
    #expect(policy.accepts(.date, score: 0.2))
    #expect(!policy.accepts(.age, score: 0.2))
    #expect(policy.accepts(.age, score: 0.7))
  }

  @Test func `a type's own operator counts, and for that type only`() {
    let policy = Policy(name: "p", defaultOperator: .mask, operators: [.date: .keep])
    #expect(policy.action(for: .date) == .keep)
    #expect(policy.action(for: .person) == .mask)
  }
}
