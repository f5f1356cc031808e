// The facade. Bytes in, result out; nothing here prints, exits or reads the environment.

@_exported public import Findings
@_exported public import Findings
@_exported public import Policy
@_exported public import RedactCore
import Audit
import Detection
import Generalisation
package import Vault

/// Finds what identifies people in transcripts, and replaces it.
///
///     let rules = try RuleSet(contentsOf: "Rules")
///     let redactor = try Redactor(policy: .standard, rules: rules)
///     let result = try redactor.redact(Array(text.utf8))
///
/// A redactor holds no state of any document: it can be shared between threads, and the same text always
/// gives the same result.
///
/// ## Privacy
/// Known names and the key stay in memory as long as the redactor lives. Nothing is written anywhere.
public final class Redactor: Sendable {
  /// How labels are written.
  public enum LabelStyle: String, CaseIterable, Sendable {
    /// `[PERSON-1]`, by first appearance in the document; needs no key.
    case numbered
    /// `[PERSON-7K3QW9D2M4XA]`; the same person has the same label in all documents of a scope.
    case coded
    /// A coded label with the sealed original behind it, which the key opens; for working copies only.
    case token
  }

  /// What a redactor is told besides its policy and rules.
  public struct Options: Sendable {
    /// Defaults to coded with a key and numbered without.
    public var labels: LabelStyle?
    /// `kind:name`, such as `project:hawija-2016`, or `document`; where labels are shared. Defaults to
    /// `project:default`.
    public var scope: String?
    /// A list of known entities, `canonical | alias ; type ; label` a line.
    public var known: [UInt8] = []
    /// A list of terms to keep, `text ; type` a line.
    public var kept: [UInt8] = []
    /// How messages call the list of known entities, such as its path.
    public var knownName: String?
    /// How messages call the list of terms to keep.
    public var keptName: String?
    /// Whether labels of an earlier run may stand beside new findings.
    public var allowsLabels = false
    /// Whether metadata such as authors, links of recordings and comments stays in files, redacted like the
    /// rest, and is not taken out.
    public var keepsMetadata = false
    /// Whether words with times that one label replaces become one word, where the format allows.
    public var mergesWords = false
    /// The largest document, in bytes.
    public var documentLimit = 64 << 20
    /// What was decided about who is who; see `MappingVault`.
    package var decisions = Decisions()
    /// What reviewers decided; with an empty file findings are named, and nothing is decided.
    public var review: ReviewFile?
    /// What was settled for the corpus that the documents belong to.
    public var plan: CorpusPlan?
    /// Whether what is redacted is for a plan or a review only, and never given out.
    public var isPlanning = false
    /// Whether what is done is recorded in an audit log.
    public var isAudited = false
    /// Whether what is replaced is kept in a vault.
    public var hasVault = false

    public init() {}
  }

  let pipeline: Pipeline
  let documentLimit: Int
  let stripsMetadata: Bool
  private let mergesWords: Bool
  /// How labels are written.
  public let labelStyle: LabelStyle
  let naming: Naming?
  private let surrogates: Surrogacy?
  let review: Review?
  /// Why nothing may be redacted in this way.
  private let refusal: RedactError?

  /// - Throws: `RedactError.configuration` for a bad list of names; `.key` when the labels need a key and
  ///   there is none.
  public init(
    policy: Policy = .standard, rules: RuleSet, key: RedactionKey? = nil, options: Options = Options()
  ) throws(RedactError) {
    let known = try Self.list(options.known, options.knownName ?? "known names", KnownNames.init(parsing:))
    let kept = try Self.list(options.kept, options.keptName ?? "terms to keep", KeptTerms.init(parsing:))
    if let line = kept.firstLine(alsoIn: known) {
      throw .configuration("\(options.keptName ?? "terms to keep"): line \(line) is also a known name")
    }
    let style = options.labels ?? policy.demands.style(hasKey: key != nil)
    guard style == .numbered || key != nil else {
      throw .key("labels of the style '\(style.rawValue)' need a key")
    }
    naming = try key.map { key throws(RedactError) in
      var naming = Naming(root: key.root, reach: try Self.reach(options.scope), decisions: options.decisions)
      naming.assignments = options.plan?.assignments
      return naming
    }
    if style == .token, case .document? = naming?.reach {
      throw .configuration("tokens cannot be opened again in a scope that is named by the original itself")
    }
    labelStyle = style
    refusal = policy.refusal(of: style, scope: naming?.scopeKind, options)
    surrogates = naming == nil ? nil : try policy.surrogacy(rules)
    review = try options.review.map { file throws(RedactError) in
      guard let key else { throw .key("a review needs a key: findings are named by keyed digests") }
      return Review(names: FindingNames(root: key.root), decisions: file.decisions)
    }
    // Spans have 32 bits.
    documentLimit = min(options.documentLimit, Int(UInt32.max))
    mergesWords = options.mergesWords
    stripsMetadata = !options.keepsMetadata && rules.count > 0
    pipeline = Pipeline(
      rules: rules, policy: policy, known: known,
      names: NameDetector(known: known, kept: kept, isCommonWord: rules.isCommonWord),
      allowsLabels: options.allowsLabels,
      ladders: try policy.ladders(rules, for: review?.generalised ?? []))
    try options.plan?.check(self, naming)
  }

  /// Refuses a run that is not as the policy demands.
  ///
  /// - Throws: `.demand` with what is wanted, or `.key` when there is none for what is to be done.
  public func check() throws(RedactError) {
    if let refusal { throw refusal }
  }

  /// Redacts one document.
  ///
  /// Metadata is taken out first, so that what is left is all there is to read.
  ///
  /// - Parameters:
  ///   - format: the name of its format; by its content when nil.
  ///   - name: its name or path, to be redacted with it.
  /// - Throws: `RedactError`; then there is no output at all.
  public func redact(
    _ bytes: [UInt8], format: String? = nil, name: String? = nil
  ) throws(RedactError) -> Redaction {
    try check()
    let original = try TranscriptFile(
      bytes, format: format, limit: documentLimit, mergesWords: mergesWords)
    let file = stripsMetadata ? try original.withoutMetadata() : original
    guard !writesTokens || file.formatName == "text" || file.formatName == "markdown" else {
      throw .input("tokens can be kept in text files only", hint: "use coded labels for \(file.formatName)")
    }
    var state = pipeline.freshState()
    let identities = naming?.identities(in: bytes)
    try identities?.checkPlan()
    var labels = freshLabels(identities)
    var written: WrittenFile?
    let memory = DetectionMemory()
    var about = try context(of: bytes, identities) { file.segments }
    about.review = review.map { Reviewing($0.names, document: name ?? "", decisions: $0.decisions) }
    let outcome = try pipeline.run(
      file.text, about: about, state: &state, labels: &labels, remembering: memory
    ) { (draft, state) throws(RedactError) in
      let output = try file.written(draft)
      written = output
      return try output.residues(LeakSweep(pipeline: pipeline, memory: memory), state: state)
    }
    guard let written else { throw .internalFault("nothing was written") }
    let newName = try name.map { name throws(RedactError) in
      try FileName(pipeline).redacted(name, state: outcome.state, labels: labels)
    }
    var redaction = file.redaction(
      outcome, written, name: newName, removed: stripsMetadata ? original.metadata : [:])
    redaction.identities = identities
    redaction.origin = redaction.origin.map { origin in
      var origin = origin.value
      origin.name = name
      return Sensitive(origin)
    }
    return redaction
  }

  /// What would be accepted in a document, whatever the policy does with it.
  public func scan(_ bytes: [UInt8], format: String? = nil) throws(RedactError) -> Scan {
    let file = try TranscriptFile(bytes, format: format, limit: documentLimit)
    let scan = try scanText(file.text)
    return Scan(
      mentions: scan.mentions.map(file.placed), labels: scan.labels, perhapsSame: scan.perhapsSame,
      text: file.hasPlaces ? bytes : file.text)
  }

  /// The same for a text that is no file, such as a field of a record.
  func scanText(_ text: [UInt8]) throws(RedactError) -> Scan {
    var scanning = pipeline
    scanning.policy = pipeline.policy.labellingAll
    scanning.allowsLabels = true
    var state = scanning.freshState()
    var labels = LabelBook(.numbered)
    let outcome = try scanning.run(text, state: &state, labels: &labels)
    return Scan(
      mentions: outcome.draft.mentions, labels: outcome.draft.replacements.map { $0.name ?? "" },
      perhapsSame: outcome.likenesses.perhapsSame, text: text)
  }

  /// Labels of which none was given yet, for one document or one stream.
  func freshLabels(_ identities: Identities?) -> LabelBook {
    LabelBook(
      labelStyle, brackets: pipeline.policy.brackets, identities: identities,
      surrogates: identities.flatMap { surrogates?.book(for: $0) })
  }

  /// What the pipeline is told of a document besides its text.
  ///
  /// - Parameters:
  ///   - original: all bytes of the document, which the offset of its dates depends on; nil where they are not
  ///     known together, so that only the scope can decide.
  func context(
    of original: [UInt8]?, _ identities: Identities?, segments: @escaping () -> [Segment]
  ) throws(RedactError) -> DocumentContext {
    var context = DocumentContext(segments: segments)
    guard let pseudonymizer = identities?.pseudonymizer, pipeline.policy.shifts else { return context }
    guard original != nil || pseudonymizer.scope.kind == ScopeKind.interview.rawValue else {
      throw .demand(
        "dates of a stream cannot be shifted: the offset is made from the whole document",
        hint: "redact whole documents, or use --scope interview:NAME")
    }
    context.shift = DateShift(
      days: pseudonymizer.shiftDays(of: original ?? []), with: pipeline.ladders)
    return context
  }

  /// What an audit log may tell of the time.
  public var dates: LogDates { pipeline.policy.demands.dates }

  /// SHA-256 of all that the policy says.
  var policyDigest: String { PlainDigest.sha256(pipeline.policy.digestInput) }

  /// SHA-256 of each pack of rules, by name and version, and of what they share: lexicons, spellings and the tagger.
  var packDigests: [String: String] { pipeline.rules.digests }

  private var writesTokens: Bool { labelStyle == .token || pipeline.policy.actions.contains(.token) }

  static func scope(_ text: String?) throws(RedactError) -> Scope {
    guard let text else { return .standard }
    do { return try Scope(parsing: text) } catch {
      throw .configuration("a scope is written kind:name, such as project:field-2016")
    }
  }

  private static func reach(_ text: String?) throws(RedactError) -> Naming.Reach {
    text == Scope.documentKind ? .document : .scope(try scope(text))
  }

  private static func list<List>(
    _ bytes: [UInt8], _ what: String, _ read: ([UInt8]) throws(NameListError) -> List
  ) throws(RedactError) -> List {
    do { return try read(bytes) } catch {
      throw .configuration("\(what): line \(error.line) \(error.reason.rawValue)")
    }
  }
}
