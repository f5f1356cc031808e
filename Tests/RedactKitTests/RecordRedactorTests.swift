import Foundation
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct RecordRedactorTests {
  /// The redacted lines of JSON Lines, fed in pieces of `size`.
  private func redact(_ input: [UInt8], _ redactor: Redactor, piece size: Int = 1 << 20) throws -> [UInt8] {
    var output: [UInt8] = []
    let records = RecordRedactor(redactor)
    let write = { (line: RecordRedactor.Line) throws(RedactError) in
      switch line {
      case .record(let record): output += try records.redact(record).output
      case .blank(let bytes): output += bytes
      }
    }
    for start in stride(from: 0, to: input.count, by: size) {
      try records.feed(Array(input[start..<min(input.count, start + size)]), line: write)
    }
    try records.finish(line: write)
    return output
  }

  private func text(_ json: String, _ redactor: Redactor) throws -> String {
    String(decoding: try redact(Array(json.utf8), redactor), as: UTF8.self)
  }

  @Test(arguments: [
    (
      #"{"id": 7, "text" : "Nada\n\u004eada", "x":[1.50,"Nada"]}"#,
      #"{"id": 7, "text" : "[PERSON-1]\n[PERSON-1]", "x":[1.50,"Nada"]}"#
    ),
    ("\n \t\n{\"text\":\"no name\"}\r\n\n", "\n \t\n{\"text\":\"no name\"}\r\n\n"), ("", ""),
    (#"{"text":"\ud83d\ude00Nada\/"}"# + "\n", #"{"text":"\ud83d\ude00[PERSON-1]\/"}"# + "\n"),
  ])
  func `only the text changes, and only where it is edited`(json: String, expected: String) throws {
    #expect(try text(json, try Kit.naming("Nada")) == expected)
  }

  @Test func `records are strangers to one another`() throws {
    let lines = "{\"text\":\"Nada\"}\n{\"text\":\"Zaki, Nada\"}\n"
    let expected = "{\"text\":\"[PERSON-1]\"}\n{\"text\":\"[PERSON-1], [PERSON-2]\"}\n"
    #expect(try text(lines, try Kit.naming("Nada\nZaki")) == expected)
  }

  @Test func `every other byte of generated records stays`() throws {
    let redactor = try Kit.naming(StoryGenerator.known)
    var generator = SeededGenerator(seed: 21)
    var stories = StoryGenerator(seed: 22)
    for number in 0..<80 {
      let story = String(decoding: stories.next(), as: UTF8.self).replacing("\u{FEFF}", with: "")
      let encoder = JSONEncoder()
      if generator.number(below: 2) == 0 { encoder.outputFormatting = .withoutEscapingSlashes }
      let text = String(decoding: try encoder.encode([story]), as: UTF8.self).dropFirst().dropLast()
      let before = generator.pick([
        "{", "{ \"id\":\"Zaki\",\t", "{\"n\":-1.50e+3 , \"deep\":{\"text\":[\"Nada al-Jassem\"]}, ",
      ])
      let after = generator.pick(["}", " , \"z\":null}", ",\"Harun\":\"Harun\"} "])
      let line = before + "\"text\" :" + text + after
      let output = try self.text(line, redactor)
      let marker = try #require(output.range(of: "\"text\" :"))
      #expect(output[..<marker.upperBound] == Substring(before + "\"text\" :"), "record \(number)")
      #expect(output.hasSuffix(after))
      let middle = "[" + output[marker.upperBound...].dropLast(after.count) + "]"
      let decoded = try JSONDecoder().decode([String].self, from: Data(middle.utf8))
      #expect(
        decoded.first.map { Array($0.utf8) }
          == (try redactor.redact(Array(story.utf8), format: "text").output))
    }
  }

  @Test func `pieces of any size give the same`() throws {
    let redactor = try Kit.naming("Nada")
    let input = Array("{\"text\":\"Nada é\"}\r\n\n{\"text\":\"no\"}".utf8)
    let whole = try redact(input, redactor)
    for size in 1...input.count { #expect(try redact(input, redactor, piece: size) == whole) }
  }

  @Test func `a bad record is refused by its line`() throws {
    let redactor = try Kit.naming("Nada")
    let error = #expect(throws: RedactError.self) { try text("{\"text\":\"a\"}\n\n{\"text\":5}\n", redactor) }
    guard case .input(let reason, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("line 3"))
    let planted = #expect(throws: RedactError.self) { try text("{\"text\":\"[PERSON-1] Nada\"}", redactor) }
    #expect(planted == .inRecord(line: 1, .planted(count: 1, offset: 0)))
  }

  private static let suite = "vectors/jsontestsuite"

  @Test(.enabled(if: Shared.has(RecordRedactorTests.suite), "needs ../shared/vectors"))
  func `values of the JSON test suite are kept or refused as it says`() throws {
    let redactor = try Kit.naming("Zzyzxqra")
    var counts = (kept: 0, refused: 0)
    for file in Shared.files(Self.suite) where file.hasSuffix(".json") {
      let value = try Shared.bytes(Self.suite + "/" + file).filter { $0 != 0x0A && $0 != 0x0D }
      let line = Array("{\"text\":\"a\",\"value\":".utf8) + value + Array("}".utf8)
      let output = try? redact(line, redactor)
      if let output { #expect(output == line, "\(file)") }
      if file.hasPrefix("y_") {
        // A BOM or a second key is right in no record of ours.
        #expect(output != nil || file.contains("duplicated"), "\(file)")
        counts.kept += 1
      } else if file.hasPrefix("n_"), !Self.rightWithinALine.contains(file) {
        #expect(output == nil, "\(file)")
        counts.refused += 1
      }
    }
    #expect(counts.kept > 60 && counts.refused > 100)
  }

  /// Wrong as they stand, but not with their line ends taken out or inside an object.
  private static let rightWithinALine: Set<String> = [
    "n_string_unescaped_newline.json", "n_array_newlines_unclosed.json", "n_object_trailing_comment.json",
  ]

  @Test(.enabled(if: Shared.has("vectors/utf8tests"), "needs ../shared/vectors"))
  func `the published UTF-8 tests are read or refused as stated, as text and in records`() throws {
    let redactor = try Kit.naming("Zzyzxqra")
    var counts = [true: 0, false: 0]
    for line in try Shared.bytes("vectors/utf8tests/utf8tests.bin").split(separator: 0x0A) {
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
      let isValid = parts[1].elementsEqual("valid".utf8)
      let bytes = Array(parts[2])
      let name = String(decoding: parts[0], as: UTF8.self)
      let output = try? redactor.redact(bytes).output
      #expect(output == (isValid && !bytes.contains(0) ? bytes : nil), "line \(name)")
      let isPlain = !bytes.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
      let record = Array("{\"text\":\"".utf8) + bytes + Array("\"}".utf8)
      if isPlain { #expect((try? redact(record, redactor)) == (isValid ? record : nil), "line \(name)") }
      counts[isValid, default: 0] += 1
    }
    #expect(counts[true, default: 0] > 15 && counts[false, default: 0] > 60)
  }
}
