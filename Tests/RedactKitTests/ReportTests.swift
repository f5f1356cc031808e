import Foundation
import TestSupport
import Testing

@testable import RedactKit

@Suite struct ReportTests {
  @Test func `the built-in known answers hold`() throws {
    let suites = try SelfCheck.run(vectors: nil)
    #expect(suites.reduce(0) { $0 + $1.passed } >= 12)
    #expect(suites.allSatisfy { $0.failed == 0 && $0.failures == [] })
  }

  @Test(.enabled(if: Shared.has("vectors"), "needs ../shared/vectors"))
  func `the shared known answers hold, canonical forms included`() throws {
    let suites = try SelfCheck.run(vectors: Shared.folder.appending(path: "vectors").path)
    #expect(suites.allSatisfy { $0.failed == 0 })
    #expect(suites.reduce(0) { $0 + $1.passed } > 1_000)
    #expect(
      suites.first { $0.name.contains("canon-classes") }.map { $0.passed > 0 && $0.skipped == 0 } == true)
  }

  @Test func `a folder without vectors is missing`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RedactError.self) { try SelfCheck.run(vectors: folder["none"]) }
  }

  @Test func `marked documents are scored`() throws {
    let gold = #"""
      {"id":"a","text":"é Nada met Zaki.","spans":[{"start":2,"end":6,"type":"PERSON","kind":"direct"},{"start":11,"end":15,"type":"PERSON","kind":"direct"}]}

      """#
    let all = try QualityReport(gold: Array(gold.utf8), redactor: try Kit.naming("Nada\nZaki"))
    let half = try QualityReport(gold: Array(gold.utf8), redactor: try Kit.naming("Nada"))
    #expect(all.table != half.table && all.json != half.json)
    #expect(all.table.contains("100.0") || all.table.contains("1.000"))
    let json = try JSONSerialization.jsonObject(with: Data(all.json))
    #expect(json is [String: Any])
    for report in [all, half] {
      #expect(!report.table.contains("Nada") && !report.json.holds(Array("Nada".utf8)))
    }
  }

  @Test func `a gold file that is wrong is refused`() throws {
    let redactor = try Kit.naming("Nada")
    #expect(throws: RedactError.self) { try QualityReport(gold: Array("{".utf8), redactor: redactor) }
    var options = QualityReport.Options()
    options.grouping = "colour"
    #expect(throws: RedactError.self) { try QualityReport(gold: [], redactor: redactor, options: options) }
  }
}
