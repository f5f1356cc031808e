/// What the rules of a check say, for reports.
package enum CheckRules {
  /// One sentence about a rule of the guard; nil for the rules of packs.
  @Sendable package static func sentence(of rule: String) -> String? { GuardRule(rawValue: rule)?.sentence }
}
