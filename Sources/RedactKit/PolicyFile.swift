public import Policy
import RedactCore
import RulePacks

extension Policy {
  /// Reads a policy file; see `Documentation/specs/policy.md`.
  ///
  /// - Throws: `RedactError.configuration` with file and line.
  public init(contentsOf path: String) throws(RedactError) {
    do {
      try self.init(YAMLMapping(parsing: try FileText.read(path), file: path))
    } catch {
      throw RedactError(error)
    }
  }

  private init(_ yaml: YAMLMapping) throws(RulePackError) {
    try yaml.refuseUnknownKeys(["schema", "name", "recall", "threshold", "thresholds", "operators"])
    guard try yaml.required("schema") == "redact.policy/1" else {
      throw yaml.error("schema", "must be redact.policy/1")
    }
    self.init(name: try yaml.required("name"))
    let isWord = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
    guard isWord, name.utf8.count <= 64 else {
      throw yaml.error("name", "must be at most 64 letters, digits, '-' or '.'")
    }
    if let word = try yaml.string("recall") {
      guard let level = Recall(rawValue: word) else {
        throw yaml.error("recall", "must be one of " + Recall.allCases.map(\.rawValue).joined(separator: " "))
      }
      recall = level
    }
    threshold = try yaml.double("threshold")
    if let section = try yaml.mapping("thresholds") {
      for key in section.keys {
        thresholds[try Self.type(key, section)] = try section.double(key)
      }
    }
    if let section = try yaml.mapping("operators") {
      for key in section.keys {
        let word = try section.required(key)
        guard let action = Operator(rawValue: word) else {
          throw section.error(
            key, "must be one of " + Operator.allCases.map(\.rawValue).joined(separator: " "))
        }
        if key == "default" {
          defaultOperator = action
        } else {
          operators[try Self.type(key, section)] = action
        }
      }
    }
  }

  private static func type(_ key: String, _ section: YAMLMapping) throws(RulePackError) -> EntityType {
    guard let type = EntityType(rawValue: key) else {
      throw section.error(
        key, "is no entity type; there are " + EntityType.allCases.map(\.rawValue).joined(separator: " "))
    }
    return type
  }
}
