import Foundation
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct AuditTrailTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let text = "Q: Who?\nA: Zaquira Benhallem é 😀 and Umm Qordovan, zaquira."
  private static let now: Int64 = 1_795_262_400

  /// The records of a run that redacts one document.
  private func run(_ redactor: Redactor) throws -> (
    result: Redaction, records: [[String: Any]], bytes: [UInt8]
  ) {
    let name = "log-\(redactor.labelStyle)"
    let bytes = Array(Self.text.utf8)
    let result = try redactor.redact(bytes)
    let trail = try AuditTrail(
      to: LogDestination(folder[name], run: "r1", now: Self.now, version: "1.0.0"), redactor: redactor)
    try trail.note(result, of: bytes)
    trail.noteRefusal()
    try trail.finish(exit: 65)
    let log = try folder.read(name)
    let records = try log.split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
    return (result, records, log)
  }

  private func redactor(_ style: Redactor.LabelStyle) throws -> Redactor {
    try Kit.redactor(key: Kit.key) {
      $0.labels = style
      $0.known = Array("Zaquira Benhallem\nUmm Qordovan".utf8)
    }
  }

  @Test(arguments: Redactor.LabelStyle.allCases)
  func `no name and no word of the text is in a record`(style: Redactor.LabelStyle) throws {
    let log = try run(try redactor(style)).bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for word in ["zaquira", "benhallem", "qordovan", "who?", folder.path] {
      #expect(!log.holds(Array(word.utf8)), "\(word)")
    }
    for token in try redactor(style).redact(Array(Self.text.utf8)).replacements where style == .token {
      let body = token.label.drop { $0 != ":" }.dropFirst().dropLast()
      #expect(!body.isEmpty && !log.holds(Array(body.lowercased().utf8)))
    }
    #expect(folder.mode("log-\(style)") == 0o600)
  }

  @Test(arguments: [Redactor.LabelStyle.numbered, .coded])
  func `every record of an entity points at its label in the output`(style: Redactor.LabelStyle) throws {
    let (result, records, _) = try run(try redactor(style))
    let output = String(decoding: result.output, as: UTF8.self)
    var found = 0
    for record in records {
      guard let label = record["label"] as? String else { continue }
      let spans =
        record.values.compactMap { $0 as? [Int] }
        + record.values.compactMap { $0 as? [String: [Int]] }.flatMap(\.values)
      let shown = spans.filter { $0.count == 2 }.map { span in
        let bytes =
          span[1] <= result.output.count
          ? String(decoding: result.output[span[0]..<span[1]], as: UTF8.self) : ""
        let scalars = String(
          String.UnicodeScalarView(Array(output.unicodeScalars).dropFirst(span[0]).prefix(span[1] - span[0])))
        return [bytes, scalars]
      }
      #expect(!shown.isEmpty && shown.allSatisfy { $0.contains("[\(label)]") }, "\(record)")
      found += 1
    }
    #expect(found == result.replacements.count && found >= 3)
  }

  @Test func `a run has a start, its documents and an end`() throws {
    let (_, records, log) = try run(try redactor(.coded))
    let kinds = records.compactMap { ($0["kind"] ?? $0["type"] ?? $0["record"]) as? String }
    #expect(kinds.count == records.count && records.count >= 6)
    #expect(String(decoding: log, as: UTF8.self).contains("leak-sweep"))
  }

  @Test func `a log that cannot be made is an error`() throws {
    let path = folder["nowhere/log"]
    let error = #expect(throws: RedactError.self) {
      try AuditTrail(
        to: LogDestination(path, run: "r", now: Self.now, version: "1"), redactor: try redactor(.numbered))
    }
    guard case .output? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
