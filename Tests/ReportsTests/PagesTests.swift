import Foundation
import Testing

@testable import Reports

/// Writes pages for `Tools/browser`, where the environment names a folder.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["REDACT_PAGES"] != nil, "needs REDACT_PAGES=FOLDER"))
struct PagesTests {
  private let folder = URL(filePath: ProcessInfo.processInfo.environment["REDACT_PAGES"] ?? ".")

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    let written = try Data(contentsOf: file)
    #expect(bytes.count > 500 && written == Data(bytes), "\(name)")
  }

  @Test func `pages of invented reports are written`() throws {
    try write(Report.html(InventedReports.river), "report.html")
    try write(Report.html(InventedReports.hostile), "report-hostile.html")
    try write(Report.html(ReportData(title: "Nothing yet", version: "1.4.0")), "report-empty.html")
    try write(Report.markdown(InventedReports.river), "report.md")
    try write(Report.json(InventedReports.river), "report.json")
    try write(Report.csv(InventedReports.river), "report.csv")
  }

  @Test func `pages of invented reviews are written, with their review files`() throws {
    let reviews = [
      ("review", InventedReviews.review(documents: 3, findings: 60)),
      ("review-hostile", InventedReviews.hostile),
      ("review-large", InventedReviews.review(documents: 400, findings: 120)),
    ]
    for (name, review) in reviews {
      try write(ReviewPage.html(review), name + ".html")
      try write(InventedReviews.file(of: review), name + ".jsonl")
    }
  }

  @Test func `a page of 400 interviews is written`() throws {
    try write(Report.html(InventedReports.large()), "report-large.html")
  }
}
