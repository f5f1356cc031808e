import Findings
import Guard
import Policy
import RedactCore

/// Looks through a corpus for what identifies somebody, for those who must not be named in it, and for what has no
/// business there.
///
///     let check = try CorpusCheck(rules: rules, options: options)
///     let session = check.session()   // one for each thread
///     for finding in try session.look(at: CheckedPart(.file, path: path, bytes: bytes)).findings { … }
///
/// ## Privacy
/// Findings tell where and what, never the words. Known names are held as keyed digests only, once it is made.
public final class CorpusCheck: Sendable {
  /// What is looked for, and what is passed over.
  public struct Options: Sendable {
    /// How sure findings must be; nil for all, unless labels show that a text was redacted.
    public var recall: Recall?
    /// A list of terms to keep, `text ; type` a line.
    public var kept: [UInt8] = []
    /// How messages call the list of terms to keep.
    public var keptName: String?
    /// Who must not stand anywhere, `canonical | alias ; type` a line, in sections of files.
    public var known: [UInt8] = []
    /// How messages call the list of known names.
    public var knownName: String?
    /// A vault whose people must not stand anywhere, with the key that opens it.
    public var vault: (vault: MappingVault, custodian: CustodianKey)?
    /// A list of fingerprints, which needs the key that it was made with.
    public var fingerprints: [UInt8]?
    /// How messages call the list of fingerprints.
    public var fingerprintsName: String?
    /// Makes fingerprints; without it nothing can be waived.
    public var key: CheckingKey?
    /// What somebody has answered for.
    public var baseline: [UInt8]?
    /// How messages call the baseline.
    public var baselineName: String?
    /// `YYYY-MM-DD`; waivers that expired before count no more.
    public var today = "9999-12-31"
    /// For which files new waivers are to hold: a pattern; nil for each its own.
    public var fileScope: String?
    /// Further phrases that mark an original.
    public var markers: [String] = []
    /// Who may commit, `Name <mail>`; anybody when empty.
    public var authors: [String] = []
    /// Files of releases, and how messages call them: where they have labels, words must not stand again.
    public var released: [(name: String, bytes: [UInt8])] = []
    /// The format of all files; by their content when nil.
    public var format: String?
    /// The largest file, in bytes.
    public var documentLimit = 64 << 20
    /// What offsets count.
    public var unit = OffsetUnit.bytes
    /// Whether paths are shown whole, also where somebody is named in them.
    public var showsPaths = false

    public init() {}
  }

  let options: Options
  let pipeline: Pipeline
  let fingerprints: [FingerprintList]
  let markers: Markers
  let authors: Set<[UInt8]>
  let released: ReleasedIndex
  let waivers: CheckWaivers

  /// - Throws: `RedactError.configuration` for a list, baseline or pattern that is not right, `.key` where one is wanted.
  public init(
    policy: Policy = .standard, rules: RuleSet, options: Options = Options()
  ) throws(RedactError) {
    var ofRedactor = Redactor.Options()
    ofRedactor.kept = options.kept
    ofRedactor.keptName = options.keptName
    var pipeline = try Redactor(policy: policy.markingChanges, rules: rules, options: ofRedactor).pipeline
    pipeline.policy.recall = options.recall ?? pipeline.policy.recall
    self.pipeline = pipeline
    self.options = options
    fingerprints = try Self.fingerprints(options, rules)
    markers = Markers(adding: options.markers)
    authors = Set(options.authors.map { Array($0.utf8) })
    released = try Self.released(options)
    waivers = try CheckWaivers(options)
  }

  /// One of several that look at the parts of a corpus side by side: each thread needs its own.
  public func session() -> Session { Session(self) }

  /// The list by which known entities are found where their names must not be known.
  ///
  /// - Throws: `RedactError.configuration` for a list that is not right.
  public static func fingerprints(
    of options: Options, rules: RuleSet
  ) throws(RedactError) -> [UInt8] {
    guard let key = options.key else { throw .key("fingerprints need a key") }
    let entities = try known(options)
    guard !entities.entities.isEmpty else { throw .configuration("nobody is listed as known") }
    return try entities.fingerprints(under: key.guardKey(), rules).bytes
  }

  private static func known(_ options: Options) throws(RedactError) -> KnownEntities {
    var known = KnownEntities()
    try known.add(list: options.known, named: options.knownName ?? "known names")
    if let (vault, custodian) = options.vault { try known.add(vault, for: custodian) }
    return known
  }

  private static func fingerprints(
    _ options: Options, _ rules: RuleSet
  ) throws(RedactError) -> [FingerprintList] {
    var lists: [FingerprintList] = []
    let known = try known(options)
    if !known.entities.isEmpty { lists.append(try known.fingerprints(under: .ephemeral(), rules)) }
    if let bytes = options.fingerprints {
      let name = options.fingerprintsName ?? "fingerprints"
      guard let key = options.key else {
        throw .key("\(name): nothing can be found by it without the check key")
      }
      do {
        lists.append(try FingerprintList(parsing: bytes, key: key.guardKey(), words: rules.wordKnowledge))
      } catch let error as FingerprintError {
        throw RedactError(error, name)
      } catch {
        throw .internalFault("the length of a key")
      }
    }
    return lists
  }

  private static func released(_ options: Options) throws(RedactError) -> ReleasedIndex {
    var texts: [Analysis] = []
    for (name, bytes) in options.released {
      do {
        texts.append(Analysis(try TranscriptFile(bytes, format: nil, limit: options.documentLimit).text))
      } catch {
        guard case .input(let reason, let hint) = error else { throw error }
        throw .input("\(name): \(reason)", hint: hint)
      }
    }
    return ReleasedIndex(texts)
  }
}

extension RedactError {
  init(_ error: FingerprintError, _ name: String) {
    self =
      switch error {
      case .otherKey: .key("\(name): \(error.reason)")
      default: .configuration("\(name): \(error.reason)")
      }
  }
}
