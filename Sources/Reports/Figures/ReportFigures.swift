import RedactCore

/// What is counted over all documents of a report.
struct ReportFigures: Sendable {
  /// How many replacements of each kind.
  struct Kinds: Hashable, Sendable {
    var direct = 0
    var quasi = 0
    var total: Int { direct + quasi }

    mutating func add(_ kind: IdentifierKind) {
      switch kind {
      case .direct: direct += 1
      case .quasi: quasi += 1
      }
    }
  }

  /// Something that is counted by name.
  struct Row<Name: Sendable>: Sendable {
    let name: Name
    let kinds: Kinds
  }

  /// Scores are counted in steps of one twentieth.
  static let scoreSteps = 20

  let kinds: Kinds
  /// Types that occur, the most frequent first.
  let types: [Row<EntityType>]
  /// The most frequent first.
  let rules: [Row<String>]
  /// One a document, in their order.
  let documents: [Kinds]
  let scores: [Kinds]
  /// One a document, in their order.
  let shares: [Double?]
  /// The share of all released text that is replacements.
  let share: Double?
  /// The length of all released texts, in scalars.
  let length: Int
  let refused: Int
  let standingOut: StandingOut

  init(_ data: ReportData) {
    var types: [EntityType: Kinds] = [:]
    var rules: [String: Kinds] = [:]
    var scores = Array(repeating: Kinds(), count: Self.scoreSteps)
    for entity in data.documents.lazy.flatMap(\.entities) {
      types[entity.type, default: Kinds()].add(entity.kind)
      rules[entity.rule, default: Kinds()].add(entity.kind)
      scores[Self.step(of: entity.score)].add(entity.kind)
    }
    documents = data.documents.map { document in
      document.entities.reduce(into: Kinds()) { $0.add($1.kind) }
    }
    kinds = Kinds(
      direct: documents.reduce(0) { $0 + $1.direct }, quasi: documents.reduce(0) { $0 + $1.quasi })
    self.types = types.map { Row(name: $0.key, kinds: $0.value) }
      .sorted { ($1.kinds.total, $0.name.rank) < ($0.kinds.total, $1.name.rank) }
    self.rules = rules.map { Row(name: $0.key, kinds: $0.value) }
      .sorted { $0.kinds.total == $1.kinds.total ? $0.name < $1.name : $0.kinds.total > $1.kinds.total }
    self.scores = scores
    shares = data.documents.map(\.maskedShare)
    length = data.documents.map(\.length).saturatingSum
    let masked = zip(data.documents, shares).reduce(0.0) { $0 + Double($1.0.length) * ($1.1 ?? 0) }
    share = length > 0 ? masked / Double(length) : nil
    refused = data.runs.map(\.refused).saturatingSum
    standingOut = StandingOut(shares: shares)
  }

  /// The indices of the documents by masked share; those without one come first.
  var leastMaskedFirst: [Int] {
    shares.indices.sorted { (shares[$0] ?? -1, $0) < (shares[$1] ?? -1, $1) }
  }

  /// The step a score falls into; a score of 1 is in the last.
  private static func step(of score: Double) -> Int {
    let hundredths = score.isFinite ? Int((min(1, max(0, score)) * 100).rounded()) : 0
    return min(scoreSteps - 1, hundredths * scoreSteps / 100)
  }
}
