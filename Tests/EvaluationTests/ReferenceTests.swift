import Foundation
import RedactCore
import TestSupport
import Testing

@testable import Evaluation

/// The reference script and this module must agree to the last digit, on every corpus at hand.
@Suite(
  .enabled(if: Shared.has("tools/score.py"), "no shared folder with score.py"),
  .enabled(if: Python.isHere, "no python3"))
struct ReferenceTests {
  static let corpora = Shared.files("corpora").filter { $0.hasSuffix(".jsonl") }
  /// Each corpus runs without options and with one of these, in turn.
  static let optionSets: [[String]] = [
    ["--coarse", "--by", "genre", "--exact"], ["--weak", "--by", "id"],
    [
      "--types", "PERSON,PER,LOCATION,DATETIME", "--exclude-orig", "speaker-label,DATE,person", "--alias",
      "code=PERSON",
    ],
  ]

  @Test(arguments: corpora)
  func `the same table and the same JSON as the reference script`(corpus: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "score-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let gold = try GoldCorpus.read(Shared.bytes("corpora/" + corpus))
    let file = Synthetic.predictions(for: gold, seed: 11)
    let predictions = try Predictions.read(file, gold: gold)
    let (path, json) = (folder.appending(path: "predictions"), folder.appending(path: "json"))
    try Data(file).write(to: path)
    let turn = Self.corpora.firstIndex(of: corpus) ?? 0
    for arguments in [[], Self.optionSets[turn % Self.optionSets.count]] {
      let figures = try Scorer.figures(
        gold: gold, predictions: predictions, options: Self.options(arguments))
      let reference = try Python.run(
        [
          Shared.folder.appending(path: "tools/score.py").path,
          Shared.folder.appending(path: "corpora/" + corpus).path, path.path, "--json", json.path,
        ] + arguments)
      #expect(reference.status == 0)
      #expect(figures.table == reference.output, "\(arguments)")
      #expect(figures.tree.json == Array(try Data(contentsOf: json)), "\(arguments)")
    }
  }

  private static func options(_ arguments: [String]) -> ScoreOptions {
    var options = ScoreOptions()
    var rest = arguments[...]
    while let name = rest.popFirst() {
      switch name {
      case "--coarse": options.coarse = true
      case "--exact": options.exact = true
      case "--weak": options.weak = true
      default:
        let value = rest.popFirst() ?? ""
        let list = value.split(separator: ",").map(String.init)
        switch name {
        case "--by": options.grouping = Grouping(rawValue: value)
        case "--types": options.types = Set(list)
        case "--exclude-orig": options.excludedOrigins = Set(list)
        default: options.aliases = [("code", "PERSON")]
        }
      }
    }
    return options
  }
}

private enum Python {
  static let isHere = (try? run(["-c", ""]))?.status == 0

  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

/// Predictions that are wrong in many ways, the same for the same seed.
private enum Synthetic {
  static func predictions(for gold: [GoldDocument], seed: UInt64) -> [UInt8] {
    var random = SplitMix(state: seed)
    var writer = JSONWriter()
    for document in gold where random.next() % 16 != 0 {
      let scalars = Array(String(decoding: document.text, as: UTF8.self).unicodeScalars)
      var spans = words(scalars, "PERSON") { $0.properties.isUppercase }
      spans += words(scalars, "date") { ("0"..."9").contains($0) }
      for span in document.spans { spans += disturbed(span, scalars.count, &random) }
      writer.object {
        $0.key("id")
        $0.string(document.id)
        $0.key("spans")
        $0.array { for span in spans { write(span, to: &$0) } }
      }
      writer.endLine()
    }
    return writer.bytes
  }

  private static func write(_ span: PredictedSpan, to writer: inout JSONWriter) {
    writer.object {
      $0.key("start")
      $0.int(span.range.lowerBound)
      $0.key("end")
      $0.int(span.range.upperBound)
      $0.key("type")
      $0.string(span.type)
    }
  }

  /// The words that begin with a certain scalar.
  private static func words(
    _ scalars: [Unicode.Scalar], _ type: String, where begins: (Unicode.Scalar) -> Bool
  ) -> [PredictedSpan] {
    var spans: [PredictedSpan] = []
    var at = 0
    while at < scalars.count {
      let start = at
      while at < scalars.count, scalars[at].isPythonWord { at += 1 }
      if at > start, begins(scalars[start]) { spans.append(PredictedSpan(start..<at, type)) }
      if at == start { at += 1 }
    }
    return spans
  }

  /// A gold span as it is, moved by one, cut, under another type, doubled, or not at all.
  private static func disturbed(
    _ span: GoldSpan, _ length: Int, _ random: inout SplitMix
  ) -> [PredictedSpan] {
    let range = span.range
    switch random.next() % 8 {
    case 0: return [PredictedSpan(range, span.type)]
    case 1 where range.upperBound < length:
      return [PredictedSpan(range.lowerBound + 1..<range.upperBound + 1, span.type)]
    case 2 where range.lowerBound > 0:
      return [PredictedSpan(range.lowerBound - 1..<range.upperBound, span.type)]
    case 3 where range.count > 3:
      let middle = range.lowerBound + range.count / 2
      return [
        PredictedSpan(range.lowerBound..<middle, span.type), PredictedSpan(middle..<range.upperBound, "MISC"),
      ]
    case 4:
      let types = ["LOC", "GPE", "KUNYA", "ORGANISATION", "CODE", "FOO", "NORP", "YEAR"]
      return [PredictedSpan(range, types[Int(random.next() % 8)])]
    case 5: return [PredictedSpan(range, span.type), PredictedSpan(range, "PERSON")]
    default: return []
    }
  }
}

private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
