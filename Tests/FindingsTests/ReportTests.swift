import Foundation
import RedactCore
import TestSupport
import Testing

@testable import Findings

struct ReportTests {
  /// A report of one kind of everything, as it was looked at once by eye and by the readers of each format.
  @Test(arguments: FindingFormat.allCases)
  func `a report is written as it was`(format: FindingFormat) throws {
    let golden = Shared.package.appending(path: "Tests/Fixtures/findings/north.\(format.rawValue)")
    let bytes = InventedFindings.report(
      format, waived: InventedFindings.waived, InventedFindings.summary, run: InventedFindings.run)
    #expect(
      String(decoding: bytes, as: UTF8.self) == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
  }

  @Test(arguments: FindingFormat.allCases)
  func `it makes no difference how many findings come at once`(format: FindingFormat) {
    let findings = InventedFindings.north + InventedFindings.hostile
    for size in [1, 3, 50] {
      var report = FindingReport(format, run: FindingRun(version: "0.9.1"))
      var bytes = report.add([])
      for start in stride(from: 0, to: findings.count, by: size) {
        bytes += report.add(Array(findings[start..<min(start + size, findings.count)]))
      }
      #expect(bytes + report.finish() == InventedFindings.report(format, findings))
    }
  }

  @Test(arguments: [FindingFormat.text, .jsonl, .json, .sarif, .github])
  func `findings are written as they come`(format: FindingFormat) {
    var report = FindingReport(format, run: FindingRun(version: "0.9.1"))
    for finding in InventedFindings.north { #expect(!report.add([finding]).isEmpty) }
  }

  @Test(arguments: FindingFormat.allCases)
  func `every report is UTF-8, whatever the names are`(format: FindingFormat) {
    let bytes = InventedFindings.report(format, InventedFindings.hostile)
    #expect(!bytes.isEmpty && UTF8Check.firstInvalid(in: bytes) == nil)
  }

  @Test(arguments: FindingFormat.allCases)
  func `the words stand only in formats that scan shows them in`(format: FindingFormat) {
    let word = Array(InventedFindings.word.utf8)
    let finding = Finding(path: "a.txt", type: .person, rule: "known", text: Sensitive(word))
    #expect(
      InventedFindings.text(format, [finding]).contains(InventedFindings.word)
        == [.text, .json, .jsonl].contains(format))
    var dumped = String(reflecting: finding)
    dump(finding, to: &dumped)
    #expect(!dumped.contains("Zaquira"))
  }

  @Test(arguments: FindingFormat.allCases)
  func `only SARIF shows what was waived`(format: FindingFormat) {
    var report = FindingReport(format, run: FindingRun(version: "0.9.1"))
    let bytes = report.add(waived: InventedFindings.waived, reason: "of no harm") + report.finish()
    #expect(String(decoding: bytes, as: UTF8.self).contains("of no harm") == (format == .sarif))
    #expect(String(decoding: bytes, as: UTF8.self).contains("readme.md") == (format == .sarif))
  }

  @Test(arguments: FindingFormat.allCases)
  func `only formats with a place for it carry the summary`(format: FindingFormat) {
    let told = InventedFindings.report(format, [], InventedFindings.summary)
    let carries = [.json, .sarif, .junit].contains(format)
    #expect((told != InventedFindings.report(format, [])) == carries)
    #expect(String(decoding: told, as: UTF8.self).contains("218") == carries)
  }

  @Test func `the order of a report is that of paths, commits, parts and places`() {
    #expect(InventedFindings.north.reversed().sorted(by: Finding.ascends) == InventedFindings.north)
    #expect(!InventedFindings.north.contains { Finding.ascends($0, $0) })
  }
}
