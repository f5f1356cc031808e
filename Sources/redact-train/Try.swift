import ArgumentParser
import Detection
import Foundation
import RedactCore
import RulePacks
import Tagger

/// Reads corpora and writes what the tagger finds in them, as `score.py` takes it.
struct Try: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Tag a corpus.")

  @Argument(help: "The corpus, one JSON document a line.") var corpus: String
  @Option(help: "The folder of the rules.") var rules = "Rules"
  @Option(help: "The file of weights.") var weights = "Rules/model/tagger.weights"
  @Option(help: "The least score that counts.") var threshold = 0.4
  @Flag(help: "Only the documents that training held out.") var heldOut = false
  @Flag(help: "Write every word with how probable it is to be a detail.") var words = false
  @Flag(help: "Write nothing, print the speed.") var time = false

  mutating func run() throws {
    let folder = try RuleFolder(reading: rules)
    let weights = try TaggerWeights(bytes(ofFile: weights))
    let detector = TaggerDetector(weights, folder)
    let tagger = Tagger(
      weights, TaggerLexicons { name in folder.lexicons.first { $0.name == name }?.phrases })
    let name = URL(fileURLWithPath: corpus).lastPathComponent
    let documents = try Corpora.documents(bytes(ofFile: corpus)).enumerated()
      .filter { !heldOut || Corpora.isHeldOut($0.offset, of: name) }
    if time { return measure(detector, documents.map { Array($0.element.text.utf8) }) }
    var writer = JSONWriter()
    for (_, document) in documents {
      let text = Array(document.text.utf8)
      let analysis = Analysis(text)
      let found =
        words
        ? tagger.words(of: analysis)
        : detector.judge([], in: analysis) { _ in threshold }.found
      let offsets = ScalarOffsets.scattered(
        .scalars, of: found.flatMap { [$0.span.start, $0.span.end] }, in: text)
      writer.object { writer in
        writer.key("id")
        writer.string(document.id)
        writer.key("spans")
        writer.array { writer in
          for (number, detection) in found.enumerated() {
            writer.object { writer in
              writer.key("start")
              writer.int(offsets[2 * number])
              writer.key("end")
              writer.int(offsets[2 * number + 1])
              writer.key("type")
              writer.string(detection.type.rawValue)
              writer.key("score")
              writer.fixed(detection.score, places: 3)
              writer.key("rule")
              writer.string(detection.rule)
            }
          }
        }
      }
      writer.endLine()
    }
    FileHandle.standardOutput.write(Data(writer.bytes))
  }

  private func measure(_ detector: TaggerDetector, _ texts: [[UInt8]]) {
    let analyses = texts.map { Analysis($0) }
    let tokens = analyses.reduce(0) { $0 + $1.tokens.all.count }
    var best = Double.infinity
    for _ in 0..<40 {
      let start = clock()
      for analysis in analyses { _ = detector.judge([], in: analysis) { _ in threshold } }
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    let rate = Double(tokens) / best / 1e6
    let line = "\(tokens) words, \(best) s, \(rate) M words a CPU second\n"
    FileHandle.standardOutput.write(Data(line.utf8))
  }
}

extension Tagger {
  /// Every word with the type of detail that it is most likely to be, and how probable it is to be one.
  fileprivate func words(of analysis: Analysis) -> [Detection] {
    var words: [Detection] = []
    forEachChain(in: analysis) { chain in
      for (unit, probabilities) in zip(chain.units, chain.probabilities) where !unit.isLabel {
        let best = WordTag.allCases.dropFirst().max {
          probabilities[$0.rawValue] < probabilities[$1.rawValue]
        }
        words.append(
          Detection(
            span: analysis.span(of: unit.place..<unit.place + 1), type: best?.type ?? .misc, kind: .quasi,
            score: Double(1 - probabilities[0]), rule: "word", propagates: false))
      }
    }
    return words
  }
}
