import Evaluation
import RedactCore
import RulePacks

/// How much of what a gold corpus marks is found, with the definitions of the TAB paper and of masking by
/// characters.
public struct QualityReport: Sendable {
  /// What is scored, and how.
  public struct Options: Sendable {
    /// Only these gold types.
    public var types: Set<String>?
    /// Gold spans of these original types are neither required nor wrong.
    public var excludedOrigins: Set<String> = []
    /// Whether spans whose masking is optional are required.
    public var countsWeak = false
    /// Whether gold types are folded to the general ones.
    public var isCoarse = false
    /// Whether titles and function words of an entity must be masked too.
    public var isExact = false
    /// `genre`, `source`, `license` or `id`: figures for each group as well.
    public var grouping: String?
    /// Names by the group that they belong to, for figures of each group as well.
    public var nameGroups: [(group: String, names: [String])]?

    public init() {}
  }

  /// The table for people.
  public let table: String
  /// The same figures as JSON.
  public let json: [UInt8]

  /// Redacts every document of a gold file and scores what was found.
  ///
  /// - Parameter gold: JSON Lines with `id`, `text` and `spans`, offsets in code points.
  /// - Throws: `RedactError.input` with the line of a bad record.
  public init(
    gold bytes: [UInt8], redactor: Redactor, options: Options = Options()
  ) throws(RedactError) {
    try self.init(of: try Corpus("", bytes, redactor), options: options)
  }

  /// Scores what was found in one corpus.
  public init(of corpus: Corpus, options: Options = Options()) throws(RedactError) {
    let score = try options.score
    let figures = try Self.wrapping { () throws(EvaluationError) in
      try Scorer.figures(gold: corpus.documents, predictions: corpus.predictions, options: score)
    }
    table = figures.table
    json = figures.tree.json
  }

  /// Scores several corpora one by one, by type, by kind and by group of names.
  public init(
    corpora: [Corpus], options: Options = Options()
  ) throws(RedactError) {
    let score = try options.score
    let figures = try Self.wrapping { () throws(EvaluationError) in
      try CorporaFigures(corpora.map { ($0.name, $0.documents, $0.predictions) }, options: score)
    }
    table = figures.table
    json = figures.tree.json
  }

  /// A gold file, and what is found in its documents.
  public struct Corpus: Sendable {
    /// How tables call it.
    public let name: String
    let documents: [GoldDocument]
    private(set) var predictions = Predictions()
    private(set) var calibration = Calibration()

    /// Redacts every document of a gold file.
    ///
    /// - Parameter gold: JSON Lines with `id`, `text` and `spans`, offsets in code points.
    /// - Throws: `RedactError.input` with the line of a bad record.
    public init(_ name: String, _ gold: [UInt8], _ redactor: Redactor) throws(RedactError) {
      self.name = name
      documents = try QualityReport.wrapping { () throws(EvaluationError) in try GoldCorpus.read(gold) }
      for document in documents {
        let mentions: [Mention]
        do { mentions = try redactor.scanText(document.text).mentions } catch {
          throw .inRecord(line: document.line, error)
        }
        predictions.add(mentions.map { ($0.span, $0.type.rawValue) }, to: document)
        let offsets = ScalarOffsets.scattered(
          .scalars, of: mentions.flatMap { [$0.span.start, $0.span.end] }, in: document.text)
        calibration.add(
          mentions.enumerated().map { (offsets[2 * $0]..<offsets[2 * $0 + 1], $1.score) }, to: document)
      }
    }

    /// Of the findings of each tenth of a score, how many are right; for people.
    public var calibrationTable: String { calibration.table }
  }

  fileprivate static func wrapping<Result>(
    _ work: () throws(EvaluationError) -> Result
  ) throws(RedactError) -> Result {
    do { return try work() } catch { throw .input("\(error)", hint: nil) }
  }
}

extension QualityReport.Options {
  fileprivate var score: ScoreOptions {
    get throws(RedactError) {
      var score = ScoreOptions()
      score.types = types
      score.excludedOrigins = excludedOrigins
      score.weak = countsWeak
      score.coarse = isCoarse
      score.exact = isExact
      score.nameGroups = nameGroups.map(NameGroups.init)
      if let name = grouping {
        guard let grouping = Grouping(rawValue: name) else {
          throw .configuration("documents are grouped by genre, source, license or id")
        }
        score.grouping = grouping
      }
      return score
    }
  }

  /// Reads lists of names by group: YAML, `group: name, name, ...`.
  ///
  /// - Throws: `RedactError.configuration` with file and line.
  public mutating func readNameGroups(_ path: String) throws(RedactError) {
    do {
      let yaml = try YAMLMapping(parsing: try FileText.read(path), file: path)
      var lists: [(group: String, names: [String])] = []
      for group in yaml.keys {
        lists.append((group, try yaml.required(group).split(separator: ",").map(String.init)))
      }
      nameGroups = lists
    } catch {
      throw RedactError(error)
    }
  }
}
