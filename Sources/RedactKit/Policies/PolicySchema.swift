import RedactCore

/// The form of a policy file as a JSON Schema, for editors.
public enum PolicySchema {
  /// The schema, draft 2020-12, in lines of ASCII that end with a line feed.
  public static var text: String {
    let head: [(String, SchemaText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Policy of redact")),
    ]
    return SchemaText.object(head + PolicyValue.section(PolicyKeys.top).members).lines(indent: "") + "\n"
  }
}

extension PolicyValue {
  /// The members of the schema that tells what may stand here.
  fileprivate var members: [(String, SchemaText)] {
    switch self {
    case .word(let words): return [("enum", .list(words.map(SchemaText.string)))]
    case .words(let words): return PolicyValue.oneOf([.word(words)]).orList
    case .texts(let pattern): return PolicyValue.oneOf([.text(pattern: pattern)]).orList
    case .text(let pattern): return [("type", .string("string")), ("pattern", .string(pattern))]
    case .list: return [("type", .string("array")), ("items", .object([("type", .string("string"))]))]
    case .share:
      return [("type", .string("number")), ("minimum", .number(0)), ("maximum", .number(1))]
    case .flag: return [("type", .string("boolean"))]
    case .perType(let value, let other):
      let names = (other.map { [$0] } ?? []) + PolicyKeys.types
      return Self.object(names.map { ($0, .object(value.members)) }, required: [])
    case .section(let keys):
      let properties = keys.map { key in
        (key.name, SchemaText.object([("description", .string(key.about))] + key.value.members))
      }
      return Self.object(properties, required: keys.filter(\.isRequired).map(\.name))
    case .sections(let keys):
      return [("type", .string("array")), ("items", .object(PolicyValue.section(keys).members))]
    case .oneOf(let values): return [("anyOf", .list(values.map { .object($0.members) }))]
    }
  }

  private var orList: [(String, SchemaText)] {
    guard case .oneOf(let values) = self, let one = values.first else { return [] }
    return [
      (
        "anyOf",
        .list([
          .object(one.members),
          .object([("type", .string("array")), ("items", .object(one.members))]),
        ])
      )
    ]
  }

  private static func object(
    _ properties: [(String, SchemaText)], required: [String]
  ) -> [(String, SchemaText)] {
    var members: [(String, SchemaText)] = [
      ("type", .string("object")), ("additionalProperties", .flag(false)),
      ("properties", .object(properties)),
    ]
    if !required.isEmpty { members.append(("required", .list(required.map(SchemaText.string)))) }
    return members
  }
}

/// JSON that keeps the order of members and is written over several lines.
private indirect enum SchemaText {
  case string(String)
  case number(Int)
  case flag(Bool)
  case list([SchemaText])
  case object([(String, SchemaText)])

  func lines(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items) where items.allSatisfy(\.isShort):
      return "[" + items.map { $0.lines(indent: inner) }.joined(separator: ", ") + "]"
    case .list(let items):
      return "[\n" + items.map { inner + $0.lines(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let lines = members.map { inner + Self.quoted($0.0) + ": " + $0.1.lines(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isShort: Bool {
    switch self {
    case .string, .number, .flag: true
    case .list, .object: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONWriter.escape(text.utf8, to: &bytes)
    return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
  }
}
