import Evaluation
import RedactCore

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
    var score = ScoreOptions()
    score.types = options.types
    score.excludedOrigins = options.excludedOrigins
    score.weak = options.countsWeak
    score.coarse = options.isCoarse
    score.exact = options.isExact
    if let name = options.grouping {
      guard let grouping = Grouping(rawValue: name) else {
        throw .configuration("documents are grouped by genre, source, license or id")
      }
      score.grouping = grouping
    }
    let documents = try Self.wrapping { () throws(EvaluationError) in try GoldCorpus.read(bytes) }
    var predictions = Predictions()
    for document in documents {
      let mentions: [Mention]
      do { mentions = try redactor.scanText(document.text) } catch {
        throw .inRecord(line: document.line, error)
      }
      predictions.add(mentions.map { ($0.span, $0.type.rawValue) }, to: document)
    }
    let figures = try Self.wrapping { () throws(EvaluationError) in
      try Scorer.figures(gold: documents, predictions: predictions, options: score)
    }
    table = figures.table
    json = figures.tree.json
  }

  private static func wrapping<Result>(
    _ work: () throws(EvaluationError) -> Result
  ) throws(RedactError) -> Result {
    do { return try work() } catch { throw .input("\(error)", hint: nil) }
  }
}
