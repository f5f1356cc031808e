import Foundation
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// One invented interview in every format (`Tests/Fixtures/formats`), through the whole way and back.
@Suite("Every format")
struct EveryFormatTests {
  static let folder = Shared.package.appending(path: "Tests/Fixtures/formats")
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasPrefix("seven.") }.sorted()
  static let samples = ["samples/synthetic", "samples/fetched"].flatMap { folder in
    Shared.files(folder).filter { $0 != "LEAKS.json" }.map { "\(folder)/\($0)" }
  }

  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: file)))
  }

  /// Knows who is named in the interview, and has no rules.
  private func redactor(knowing: Bool) throws -> Redactor {
    var options = Redactor.Options()
    if knowing { options.known = try Self.bytes("known.txt") }
    options.allowsLabels = true
    return try Redactor(rules: RuleSet(onlyPacks: []), options: options)
  }

  @Test func `there is a fixture for every format`() throws {
    let redactor = try redactor(knowing: false)
    let read = Set(try Self.files.map { try redactor.redact(Self.bytes($0)).format })
    #expect(Set(FormatSummary.all.map(\.name)).subtracting(read).isEmpty)
  }

  @Test(arguments: files) func `without findings a file comes back byte for byte`(file: String) throws {
    let bytes = try Self.bytes(file)
    let done = try redactor(knowing: false).redact(bytes)
    #expect(done.output == bytes)
    #expect(done.removed.isEmpty && done.replacements.isEmpty)
  }

  @Test(.enabled(if: Shared.has("samples"), "needs ../shared/samples"), arguments: samples)
  func `without findings a sample comes back byte for byte`(file: String) throws {
    let bytes = try Shared.bytes(file)
    #expect(try redactor(knowing: false).redact(bytes).output == bytes)
  }

  @Test(arguments: files) func `nobody who is known can be read in the output`(file: String) throws {
    let redactor = try redactor(knowing: true)
    let done = try redactor.redact(Self.bytes(file))
    #expect(!done.replacements.isEmpty)
    #expect(try redactor.scan(done.output).mentions.isEmpty)
    let names = try JSONDecoder().decode([String].self, from: Data(Self.bytes("identifiers.json")))
    let left = names.filter { $0.utf8.count > 3 && done.output.contains(Array($0.utf8)) }
    #expect(left.isEmpty)
  }

  @Test(arguments: files) func `places of labels lead to the labels`(file: String) throws {
    let done = try redactor(knowing: true).redact(Self.bytes(file))
    let places = done.replacements.map { String(decoding: done.labelled[$0.output.range], as: UTF8.self) }
    let labels = done.replacements.map(\.label)
    let missed = zip(places, labels).filter { !$0.contains($1.dropFirst().dropLast()) }
    #expect(missed.isEmpty)
  }

  @Test(arguments: files) func `labels without numbers are read as labels again`(file: String) throws {
    for action in [Operator.mask, .suppress] {
      let policy = Policy(name: "test", recall: .high, defaultOperator: action)
      let done = try Kit.redactor(policy: policy) { $0.allowsLabels = true }.redact(Self.bytes(file))
      #expect(!done.replacements.isEmpty)
    }
  }

  @Test(arguments: files) func `redacting an output again changes nothing`(file: String) throws {
    let redactor = try redactor(knowing: true)
    let once = try redactor.redact(Self.bytes(file)).output
    #expect(try redactor.redact(once).output == once)
  }
}

extension [UInt8] {
  fileprivate func contains(_ other: [UInt8]) -> Bool { firstRange(of: other) != nil }
}
