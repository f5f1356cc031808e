import RedactCore
import Testing

@testable import RedactKit

/// Which labels are perhaps one person's.
@Suite struct PerhapsSameTests {
  static let text = Array(
    """
    His name was Wardan. Later my friend Ouardan left, and my uncle Zulfan with him. My uncle Zoulfan came back.
    """.utf8)

  /// The labels of persons; what else is found is not told here.
  private func persons(_ redaction: Redaction) -> Set<String> {
    Set(redaction.replacements.map(\.label).filter { $0.hasPrefix("[PERSON") })
  }

  private func pairs(_ pairs: [PerhapsSame]) -> [[String]] { pairs.map { [$0.first, $0.second] } }

  @Test func `a redaction names the labels that it gave`() throws {
    let numbered = try Kit.redactor().redact(Self.text)
    #expect(pairs(numbered.perhapsSame) == [["PERSON-1", "PERSON-2"]])
    #expect(persons(numbered).count == 3)
    for style in [Redactor.LabelStyle.coded, .token] {
      let result = try Kit.redactor(key: Kit.key) { $0.labels = style }.redact(Self.text)
      let labels = result.replacements.map(\.label)
      #expect(result.perhapsSame.count == 1)
      for label in pairs(result.perhapsSame).joined() {
        #expect(labels.contains { $0.hasPrefix("[" + label) } && !label.contains(":"))
      }
    }
  }

  @Test func `labels that name nobody are no pair`() throws {
    for action in [Operator.mask, .suppress] {
      let policy = Policy(name: "test", defaultOperator: action)
      #expect(try Kit.redactor(policy: policy).redact(Self.text).perhapsSame.isEmpty)
    }
  }

  @Test func `a scan gives each finding its label`() throws {
    let redactor = try Kit.redactor()
    let scan = try redactor.scan(Self.text)
    #expect(scan.labels.map { "[\($0)]" } == (try redactor.redact(Self.text)).replacements.map(\.label))
    #expect(pairs(scan.perhapsSame) == [["PERSON-1", "PERSON-2"]])
  }

  @Test func `two whom the user lists as one are one`() throws {
    let redactor = try Kit.redactor { $0.known = Array("Wardan | Ouardan".utf8) }
    let result = try redactor.redact(Self.text)
    #expect(result.perhapsSame.isEmpty)
    #expect(persons(result).count == 2)
  }

  @Test func `a stream names pairs when the second comes`() throws {
    let stream = StreamRedactor(try Kit.redactor(), unit: .line)
    var found: [[[String]]] = []
    try stream.feed(
      Array("His name was Wardan.\nLater my friend Ouardan left.\nHe saw Wardan, and Ouardan saw him.\n".utf8)
    ) {
      found.append(pairs($0.redaction.perhapsSame))
    }
    try stream.finish { found.append(pairs($0.redaction.perhapsSame)) }
    let pair = [["PERSON-1", "PERSON-2"]]
    #expect(found == [[], pair, pair])
  }

  @Test func `without rules there are no spellings, and no pairs`() throws {
    let redactor = try Kit.redactor(rules: try RuleSet(onlyPacks: [])) { $0.known = Array("Wardan".utf8) }
    let result = try redactor.redact(Self.text)
    #expect(result.mentions.count == 1)
    #expect(result.perhapsSame.isEmpty)
  }
}
