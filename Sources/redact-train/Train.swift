import ArgumentParser
import Audit
import Foundation
import RedactCore
import RulePacks
import Tagger

/// Makes the file of weights.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Learn the weights of the tagger.")

  @Option(help: "The folder of the corpora.") var corpora: String
  @Option(help: "Corpora to learn from, by file name without -dev.jsonl.")
  var use = "tab,wnut17,btc,wikigold,gum-spoken,gum-written,re3d,interviews,interviews2"
  @Option(help: "Corpora of social media, in which no names are swapped.") var social = "wnut17,btc"
  @Option(help: "The folder of marked interviews.") var interviews: String?
  @Option(help: "How often each interview is taken.") var repeats = 4
  @Option(help: "The folder of the rules.") var rules = "Rules"
  @Option(help: "How many copies with other names.") var swaps = 1
  @Option(help: "How much a word of a corpus counts where that is not 1; talk is our other talk.")
  var weigh = "btc=0.4,wnut17=0.4,tab=1.4,gum-spoken=4.2,talk=1,re3d=3,interviews2=3"
  @Option(help: "The least probability, by a model of the interviews, of a type that a corpus does not mark.")
  var guide: Float = 0.03
  @Option var epochs = 3
  @Option var rate: Float = 0.1
  @Option var dropout: Float = 0.2
  @Option(help: "The share of other names that are put in no list.") var varied: Float = 0.2
  @Option var seed: UInt64 = 1
  @Option(help: "The fewest occurrences of a feature.") var least = 2
  @Option(help: "The fewest occurrences of a feature of two words.") var leastPairs = 3
  @Option(help: "Rows of lesser weights are left out.") var prune: Float = 0.34
  @Option(name: .shortAndLong, help: "Where to write.") var output = "Rules/model/tagger.weights"

  func validate() throws {
    if use.contains("/") { throw ValidationError("--use takes names of corpora, not paths") }
  }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    try make { line in
      FileHandle.standardError.write(Data("\(line), \(clock.now - start)\n".utf8))
    }
  }

  /// Writes the weights, then the manifest beside them: it never tells of weights that are not there.
  func make(_ log: (String) -> Void) throws {
    let (file, manifest) = try learned(log)
    let place = URL(fileURLWithPath: output)
    try Data(file).write(to: place)
    try manifest.file().write(to: place.deletingLastPathComponent().appending(path: Manifest.name))
    log("\(file.count) bytes")
  }

  /// The file of weights, with what it was made of.
  func learned(_ log: (String) -> Void) throws -> (file: [UInt8], manifest: Manifest) {
    let lessons = try lessons()
    let folder = try RuleFolder(reading: rules)
    let lexicons = TaggerLexicons { name in folder.lexicons.first { $0.name == name }?.phrases }
    var random = SeededRandom(seed)
    let texts = lessons.texts.map { TrainingText($0) }
    let recognised = lessons.texts.map { TrainingText($0.recognised(&random)) }
    log("\(texts.count) texts")
    var cased = table(texts.flatMap { $0.chains(areCased: true) }, isCased: true, lexicons, log)
    var caseless = table(
      (texts + recognised).flatMap { $0.chains(areCased: false) }, isCased: false, lexicons, log)
    let raw = try TaggerWeights(WeightWriter.file(cased: cased.source, caseless: caseless.source))
    var calibrator = Calibrator(Tagger(raw, lexicons))
    for text in lessons.heldBack {
      calibrator.add(text)
      calibrator.add(text.recognised(&random))
    }
    (cased.source.curve, caseless.source.curve) = calibrator.curves
    cased.record.curve = cased.source.curve.knots.map { Double($0).rounded(to: 4) }
    caseless.record.curve = caseless.source.curve.knots.map { Double($0).rounded(to: 4) }
    let file = WeightWriter.file(cased: cased.source, caseless: caseless.source)
    let manifest = Manifest(
      corpora: lessons.corpora, interviews: lessons.interviews, lexicons: try lexiconDigests(folder),
      options: manifestOptions, tables: ["cased": cased.record, "caseless": caseless.record],
      weights: Manifest.Weights(
        file: URL(fileURLWithPath: output).lastPathComponent, bytes: file.count,
        sha256: PlainDigest.sha256(file)))
    return (file, manifest)
  }

  private func table(
    _ chains: [TrainingSet.Chain], isCased: Bool, _ lexicons: TaggerLexicons, _ log: (String) -> Void
  ) -> (source: WeightTableSource, record: Manifest.Table) {
    let options = FieldTrainer.Options(epochs: epochs, rate: rate, dropout: dropout, seed: seed)
    var set = TrainingSet(chains, isCased: isCased, lexicons: lexicons, least: least, leastPairs: leastPairs)
    log("\(chains.count) chains, \(set.index.features.count) features, \(set.index.rowCount) rows")
    var teacher = FieldTrainer(set, options)
    teacher.train(onlyComplete: true) { epoch, error in log("guide \(epoch): \(error)") }
    set.settle(teacher.settled(least: guide))
    var trainer = FieldTrainer(set, options)
    var lastError = 0.0
    trainer.train { epoch, error in
      log("epoch \(epoch): \(error)")
      lastError = error
    }
    let source = trainer.table(prunedBelow: prune)
    let record = Manifest.Table(
      features: source.entries.count, rows: source.entries.reduce(0) { $0 + $1.rows.count },
      error: lastError.rounded(to: 6))
    return (source, record)
  }

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

  private func lessons() throws -> Lessons {
    let social = Set(self.social.split(separator: ",").map(String.init))
    let swap = try NameSwap(lexicons: "\(rules)/lexicons", varied: varied, seed: seed)
    var lessons = Lessons(weights: try weights(), swap: swap)
    for corpus in use.split(separator: ",").map(String.init) {
      let file = "\(corpus)-dev.jsonl"
      try lessons.add(
        corpus: corpus, file: file, bytes(ofFile: "\(corpora)/\(file)"),
        swaps: social.contains(corpus) ? 0 : swaps)
    }
    if let interviews { try lessons.add(interviews: Interviews.files(interviews), repeats: repeats) }
    return lessons
  }

  /// The lexicons that the tagger asks, among them those that names are swapped from.
  private func lexiconDigests(_ folder: RuleFolder) throws -> [String: String] {
    var digests: [String: String] = [:]
    for lexicon in TaggerLexicon.allCases
    where folder.lexicons.contains(where: { $0.name == lexicon.rawValue }) {
      let file = "\(lexicon.rawValue).txt"
      digests[file] = PlainDigest.sha256(try bytes(ofFile: "\(rules)/lexicons/\(file)"))
    }
    return digests
  }

  /// All options but the folders, which differ from machine to machine.
  private var manifestOptions: Manifest.Options {
    Manifest.Options(
      dropout: dropout, epochs: epochs, guide: guide, least: least, leastPairs: leastPairs, prune: prune,
      rate: rate, repeats: repeats, seed: seed, social: social, swaps: swaps, use: use, varied: varied,
      weigh: weigh)
  }
}

extension Double {
  fileprivate func rounded(to places: Int) -> Double {
    let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
    return (self * unit).rounded() / unit
  }
}
