import Audit
import RedactCore

/// What a log tells of the outputs that are to be released: by which run each was made, and what was replaced in it.
struct ReleasedOutputs {
  /// What the outputs of a run depend on.
  struct Run: Hashable {
    let version: String
    let profile: String
    let policy: String
    let packs: [String: String]
    let keys: [String]
  }

  /// One document as it was given out.
  struct Output {
    let run: Int
    let format: String
    var counts: [EntityType: Int]
    /// Where replacements stand in its text; none for JSON Lines.
    var replaced: [LabelOccurrence]
  }

  private(set) var runs: [Run] = []
  private var outputs: [String: Output] = [:]
  private var format = ""
  private var replaced: [LabelOccurrence] = []

  /// Takes a record of the log.
  mutating func add(_ entry: AuditEntry) {
    let record = entry.record
    switch record.kind {
    case .runStart:
      runs.append(
        Run(
          version: record.word(.version) ?? "", profile: record.word(.profile) ?? "",
          policy: record.word(.policy) ?? "",
          packs: Dictionary(record.entries(.packs).map { ($0.name, $0.value) }) { first, _ in first },
          keys: record.words(.keys)))
    case .documentStart:
      format = record.word(.format) ?? ""
      replaced = []
    case .entity:
      guard let span = record.range(.bytes).flatMap(ByteSpan.init(exactly:)), !span.isEmpty,
        let type = record.word(.type).flatMap(EntityType.init(rawValue:))
      else { return }
      replaced.append(.plain(type, at: span))
    case .documentEnd:
      guard let after = record.word(.after) else { return }
      let counts = record.counts(.counts).compactMap { count in
        EntityType(rawValue: count.name).map { ($0, count.count) }
      }
      outputs[after] = Output(
        run: runs.count - 1, format: format, counts: Dictionary(counts) { first, _ in first },
        replaced: replaced)
    default: return
    }
  }

  /// What the log says of a file: of the whole, or of JSON Lines, of every record in it.
  func output(_ bytes: [UInt8]) -> Output? {
    if let whole = outputs[PlainDigest.sha256(bytes)] { return whole }
    let lines = AuditOutputs.records(of: bytes).map { outputs[PlainDigest.sha256($0)] }
    guard let first = lines.first, var sum = first else { return nil }
    sum.replaced = []
    for line in lines.dropFirst() {
      guard let line, line.run == sum.run else { return nil }
      sum.counts.merge(line.counts, uniquingKeysWith: +)
    }
    return sum
  }
}
