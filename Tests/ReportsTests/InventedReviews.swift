import RedactCore
import TestSupport

@testable import Reports

/// Findings in interviews that nobody gave, as a key holder sees them.
enum InventedReviews {
  private static let names: [(String, EntityType)] = [
    ("Samira bint Dawoud", .person), ("Umm Tariq", .kunya), ("أم طارق", .kunya), ("Ain Safra", .location),
    ("14 March 2019", .date), ("my mother's youngest brother", .relative), ("seventeen", .age),
    ("the only midwife", .occupation), ("R-2019-114", .code), ("Lantern Street 9", .contact),
  ]

  /// Some documents of some findings each.
  static func review(documents: Int, findings: Int) -> ReviewData {
    var random = SeededGenerator(seed: 7)
    return ReviewData(
      title: "River valley interviews", version: "1.4.0",
      actions: ["keep", "suppress", "mask", "label", "generalise:district", "generalise:year", "surrogate"],
      documents: (1...documents).map { number in
        ReviewDocument(
          name: Sensitive("interview-\(number).txt"),
          findings: (0..<findings).map { finding($0, of: number, &random) })
      })
  }

  private static func finding(_ index: Int, of number: Int, _ random: inout SeededGenerator) -> ReviewFinding
  {
    let (name, type) = random.pick(names)
    let line = ReviewLine(
      document: String(Hex.encode(random.bytes(6))), finding: Hex.encode(random.bytes(16)), type: type,
      kind: [.person, .kunya, .contact, .code].contains(type) ? .direct : .quasi, rule: "names.latin",
      score: Double(random.number(below: 101)) / 100, action: "label", label: "\(type.rawValue)-\(index + 1)",
      decision: index % 9 == 4 ? .accept : index % 17 == 8 ? .edit : nil,
      edit: index % 17 == 8
        ? .init(type: .misc, action: "mask", words: "“a «häuschen»” \u{7F}\u{1F4DD}") : .init(),
      comment: index % 9 == 4 ? "sure: é\t\"ok\" \\ \u{2028}" : "", reviewer: index % 9 == 4 ? "Åsa" : "")
    return ReviewFinding(
      line: line, before: Sensitive(Array("A: That winter the road was closed, and we waited with ".utf8)),
      words: Sensitive(Array(name.utf8)),
      after: Sensitive(Array(" by the mill, until somebody came with bread and news of the others.".utf8)))
  }

  /// The review file of the same findings.
  static func file(of data: ReviewData) -> [UInt8] {
    let lines = data.documents.flatMap(\.findings).map(\.line.json)
    let head = ReviewLine.head(documents: data.documents.count, findings: lines.count)
    return ([head] + lines).flatMap { $0 + [0x0A] }
  }

  /// A review whose every word is meant to break the page.
  static let hostile: ReviewData = {
    var data = review(documents: 2, findings: 8)
    for number in data.documents.indices {
      data.documents[number].name = Sensitive(InventedReports.hostileWords[number])
      for index in data.documents[number].findings.indices {
        let word = InventedReports.hostileWords[(index + 8 * number) % InventedReports.hostileWords.count]
        data.documents[number].findings[index].words = Sensitive(Array(word.utf8))
        data.documents[number].findings[index].before = Sensitive(Array((word + "<!--<script>").utf8))
        data.documents[number].findings[index].line.comment = word
        data.documents[number].findings[index].line.label = word
        data.documents[number].findings[index].line.rule = word
      }
    }
    return data
  }()
}
