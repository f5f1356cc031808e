import Foundation
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct PolicySchemaTests {
  private func schema() throws -> [String: Any] {
    let read = try JSONSerialization.jsonObject(with: Data(PolicySchema.text.utf8))
    return try #require(read as? [String: Any])
  }

  @Test func `the schema is JSON, and closed wherever it is a mapping`() throws {
    let schema = try schema()
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["required"] as? [String] == ["schema", "name"])
    var open = 0
    func look(_ value: Any) {
      if let list = value as? [Any] { list.forEach(look) }
      guard let object = value as? [String: Any] else { return }
      if object["type"] as? String == "object", object["additionalProperties"] as? Bool != false { open += 1 }
      object.values.forEach(look)
    }
    look(schema)
    #expect(open == 0)
  }

  @Test func `the schema and the reader have the same keys`() throws {
    let properties = try #require(schema()["properties"] as? [String: Any])
    #expect(Set(properties.keys) == PolicyKeys.top.names)
    let rules = try #require((properties["rules"] as? [String: Any])?["items"] as? [String: Any])
    let conditions = try #require(rules["properties"] as? [String: Any])
    #expect(Set(conditions.keys) == PolicyKeys.rule.names)
    let operators = try #require((properties["operators"] as? [String: Any])?["properties"] as? [String: Any])
    #expect(Set(operators.keys) == Set(EntityType.allCases.map(\.rawValue) + ["default"]))
  }

  @Test func `all that a policy says is in the schema`() throws {
    let properties = try #require(schema()["properties"] as? [String: Any])
    let keys = Policy.standard.text.split(separator: "\n").filter { $0.first != " " }
      .compactMap { $0.split(separator: ":").first.map(String.init) }
    #expect(Set(keys) == Set(properties.keys))
  }
}
