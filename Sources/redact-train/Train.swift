import ArgumentParser
import Foundation
import RedactCore
import RulePacks
import Tagger

/// Makes the file of weights.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Learn the weights of the tagger.")

  @Option(help: "The folder of the corpora.") var corpora: String
  @Option(help: "Corpora to learn from, by file name without -dev.jsonl.")
  var use = "tab,wnut17,btc,wikigold,gum-spoken,gum-written,re3d"
  @Option(help: "Corpora of social media, in which no names are swapped.") var social = "wnut17,btc"
  @Option(help: "The folder of marked interviews.") var interviews: String?
  @Option(help: "How often each interview is taken.") var repeats = 4
  @Option(help: "The folder of the rules.") var rules = "Rules"
  @Option(help: "How many copies with other names.") var swaps = 1
  @Option(help: "How much a word of a corpus counts where that is not 1; talk is our everyday talk.")
  var weigh = "btc=0.4,wnut17=0.4,tab=0.6,gum-spoken=2,talk=1.5"
  @Option(help: "The least probability, by a model of the interviews, of a type that a corpus does not mark.")
  var guide: Float = 0.1
  @Option var epochs = 3
  @Option var rate: Float = 0.1
  @Option var dropout: Float = 0.1
  @Option(help: "The share of other names that are put in no list.") var varied: Float = 0.3
  @Option var seed: UInt64 = 1
  @Option(help: "The fewest occurrences of a feature.") var least = 2
  @Option(help: "The fewest occurrences of a feature of two words.") var leastPairs = 3
  @Option(help: "Rows of lesser weights are left out.") var prune: Float = 0.25
  @Option(name: .shortAndLong, help: "Where to write.") var output = "Rules/model/tagger.weights"

  mutating func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let folder = try RuleFolder(reading: rules)
    let lexicons = TaggerLexicons { name in folder.lexicons.first { $0.name == name }?.phrases }
    var random = SeededRandom(seed)
    let marked = try allTexts()
    let texts = marked.map { TrainingText($0) }
    let recognised = marked.map { TrainingText($0.recognised(&random)) }
    log("\(texts.count) texts, \(clock.now - start)")
    let cased = texts.flatMap { $0.chains(areCased: true) }
    let caseless = (texts + recognised).flatMap { $0.chains(areCased: false) }
    log("\(cased.count) chains with capitals, \(caseless.count) without")
    let options = FieldTrainer.Options(epochs: epochs, rate: rate, dropout: dropout, seed: seed)
    var tables: [WeightTableSource] = []
    for (isCased, chains) in [(true, cased), (false, caseless)] {
      var set = TrainingSet(
        chains, isCased: isCased, lexicons: lexicons, least: least, leastPairs: leastPairs)
      log("\(set.index.features.count) features, \(set.index.rowCount) rows, \(clock.now - start)")
      var teacher = FieldTrainer(set, options)
      teacher.train(onlyComplete: true) { epoch, error in log("guide \(epoch): \(error)") }
      set.settle(teacher.settled(least: guide))
      var trainer = FieldTrainer(set, options)
      trainer.train { epoch, error in log("epoch \(epoch): \(error), \(clock.now - start)") }
      tables.append(trainer.table(prunedBelow: prune))
    }
    let file = WeightWriter.file(cased: tables[0], caseless: tables[1])
    try Data(file).write(to: URL(fileURLWithPath: output))
    log("\(file.count) bytes, \(clock.now - start)")
  }

  private func log(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

  private func weights() throws -> [String: Float] {
    var weights: [String: Float] = [:]
    for pair in weigh.split(separator: ",") {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let weight = Float(parts[1]) else {
        throw ValidationError("--weigh takes name=weight, separated by commas")
      }
      weights[String(parts[0])] = weight
    }
    return weights
  }

  private func allTexts() throws -> [MarkedText] {
    let social = Set(self.social.split(separator: ",").map(String.init))
    var swap = try NameSwap(lexicons: "\(rules)/lexicons", varied: varied, seed: seed)
    var texts: [MarkedText] = []
    let weights = try self.weights()
    for corpus in use.split(separator: ",").map(String.init) where !corpus.isEmpty {
      let documents = try Corpora.read("\(corpora)/\(corpus)-dev.jsonl")
      for (number, document) in documents.enumerated() {
        guard !Corpora.isHeldOut(number, of: corpus), Corpora.mayLearn(from: document.license) else {
          continue
        }
        var text = Corpora.training(document, corpus: corpus)
        text.weight = weights[corpus] ?? 1
        texts.append(text)
        if !social.contains(corpus) { for _ in 0..<swaps { texts.append(swap.swapped(text)) } }
      }
    }
    for file in try interviews.map(Interviews.files) ?? [] where !Interviews.isHeldOut(file) {
      var text = Interviews.training(file, try String(contentsOfFile: file, encoding: .utf8))
      text.weight = weights[file.contains("other-talk") ? "talk" : "interviews"] ?? 1
      for copy in 0..<repeats { texts.append(copy == 0 ? text : swap.swapped(text)) }
    }
    return texts
  }
}
