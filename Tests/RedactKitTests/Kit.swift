import RedactCore
import RulePacks
import TestSupport
import Vault

@testable import RedactKit

/// What the tests of this module share: the rules of the package, keys, and redactors made from them.
enum Kit {
  private static let loaded = Result { try RuleSet(try PackageRules.folder(), home: PackageRules.path) }

  static func rules() throws -> RuleSet { try loaded.get() }

  /// Two keys that are always the same.
  static let key = key(of: 7)
  static let otherKey = key(of: 8)

  private static func key(of byte: UInt8) -> RedactionKey {
    do { return RedactionKey(root: try RootKey(bytes: Array(repeating: byte, count: RootKey.length))) } catch
    {
      preconditionFailure("a key of the right length")
    }
  }

  /// A redactor with the package's rules.
  static func redactor(
    policy: Policy = .standard, key: RedactionKey? = nil, rules: RuleSet? = nil,
    _ change: (inout Redactor.Options) -> Void = { _ in }
  ) throws -> Redactor {
    var options = Redactor.Options()
    change(&options)
    return try Redactor(policy: policy, rules: rules ?? (try self.rules()), key: key, options: options)
  }

  /// A redactor that knows these names and has one rule, which finds nothing: for what does not depend on rules.
  static func naming(
    _ known: String, key: RedactionKey? = nil, _ change: (inout Redactor.Options) -> Void = { _ in }
  ) throws -> Redactor {
    try redactor(key: key, rules: try plainRules.get()) {
      $0.known = Array(known.utf8)
      change(&$0)
    }
  }

  private static let plainRules = Result { try rules(pattern: "(?!)") }

  /// A folder of one rule with this pattern, for names of persons.
  static func rules(pattern: String, limit: Int = 200_000) throws -> RuleSet {
    let folder = try TemporaryFolder()
    try folder.write("id: test\nversion: 1.0.0\ntitle: Test\n", "test/pack.yaml")
    try folder.write(rule(pattern: pattern, limit: limit), "test/rule.yaml")
    return try RuleSet(contentsOf: folder.path)
  }

  static func rule(
    pattern: String, limit: Int = 200_000, example: String = "⟦a⟧", counterexample: String = "b"
  ) -> String {
    """
    id: test.rule
    name: Test
    entity: PERSON
    kind: direct
    why: For a test.
    pattern: '\(pattern)'
    limits: {match: \(limit)}
    examples: ["\(example)", "\(example)", "\(example)"]
    counterexamples: ["\(counterexample)", "c"]

    """
  }
}

extension Redactor {
  /// The redacted text of a text.
  func text(_ text: String, format: String? = nil) throws -> String {
    String(decoding: try redact(Array(text.utf8), format: format).output, as: UTF8.self)
  }
}

extension [UInt8] {
  /// True when these bytes stand in the array.
  func holds(_ other: some Collection<UInt8>) -> Bool {
    guard let first = other.first, count >= other.count else { return other.isEmpty }
    return indices.dropLast(other.count - 1).contains {
      self[$0] == first && self[$0..<$0 + other.count].elementsEqual(other)
    }
  }
}
