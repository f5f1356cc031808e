import RedactCore
import Testing

@testable import Findings

struct TextTests {
  @Test func `the line of a text is as editors read it`() {
    let finding = Finding(
      path: "a.txt", place: InventedFindings.place(2, 5), type: .kunya, score: 0.965, rule: "kunya.latin",
      label: "KUNYA-1")
    #expect(InventedFindings.text(.text, [finding]) == "a.txt:2:5: KUNYA direct 0.96 kunya.latin\n")
  }

  @Test func `a part and a commit are told after the rule`() {
    #expect(
      InventedFindings.text(.text, [InventedFindings.north[0]])
        == "-:3:9: PERSON direct 1.00 guard.known (commit message) in 9f2c41d\n")
    #expect(
      InventedFindings.text(.text, [InventedFindings.north[1]])
        == "interviews/[PERSON].vtt:1:12: PERSON direct 0.90 guard.known (file name)\n")
  }

  @Test func `names never make a second line, nor speak to the terminal`() {
    let text = InventedFindings.text(.text, InventedFindings.hostile)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == InventedFindings.hostile.count + 1)
    for line in lines.dropLast() {
      #expect(line.contains("PERSON direct 1.00 known") && line.hasSuffix("in 9f2c41d"))
      #expect(!line.unicodeScalars.contains(where: Visible.isHidden))
    }
  }

  @Test func `labels that are perhaps the same stand at the place of the later one`() {
    let findings = [
      Finding(
        path: "a.txt", place: InventedFindings.place(2, 5), type: .person, rule: "r", label: "PERSON-1"),
      Finding(
        path: "a.txt", place: InventedFindings.place(7, 1), type: .person, rule: "r", label: "PERSON-2"),
    ]
    var report = FindingReport(.text, unit: .bytes, version: "1")
    let pairs = [
      PerhapsSame(first: "PERSON-1", second: "PERSON-2"), PerhapsSame(first: "PERSON-1", second: "PERSON-9"),
    ]
    let line = report.add(pairs, of: findings)
    #expect(String(decoding: line, as: UTF8.self) == "a.txt:7:1: perhaps the same: PERSON-1 PERSON-2\n")
  }
}
