import ArgumentParser
import Glibc
import RedactKit

/// What a redactor is built from; shared by all verbs that look at documents.
struct RedactorOptions: ParsableArguments {
  @OptionGroup var rules: RuleOptions

  @Option(help: ArgumentHelp("What is done with findings: a profile, or a file.", valueName: "policy"))
  var policy: String?

  @Option(help: "How much is found: high, normal or precise; more finds more that is none.")
  var recall: Recall?

  @Option(
    help: ArgumentHelp(
      "Entities that must be found: 'name | alias ; TYPE ; label' a line.", valueName: "file"))
  var known: String?

  @Option(help: ArgumentHelp("Terms that stay: 'text ; TYPE' a line.", valueName: "file"))
  var keep: String?

  func redactor(
    key: RedactionKey? = nil, labels: Redactor.LabelStyle? = nil, scope: String? = nil,
    allowsLabels: Bool = false, isAudited: Bool = false, reading: ReadingOptions? = nil,
    vault: MappingVault? = nil, plan: CorpusPlan? = nil, isPlanning: Bool = false,
    review: ReviewFile? = nil
  ) throws -> Redactor {
    var options = Redactor.Options()
    options.labels = labels
    options.scope = scope
    options.known = try Input.list(known)
    options.kept = try Input.list(keep)
    options.knownName = known
    options.keptName = keep
    options.allowsLabels = allowsLabels
    options.isAudited = isAudited
    options.keepsMetadata = reading?.keepMetadata ?? false
    options.mergesWords = reading?.mergeWords ?? false
    options.documentLimit = Input.limit
    options.plan = plan
    options.isPlanning = isPlanning
    options.review = review
    if let vault { options = try vault.options(options) }
    return try Redactor(policy: try readPolicy(), rules: try rules.load(), key: key, options: options)
  }

  private func readPolicy() throws -> Policy {
    var result = try policy.map(Profiles.policy) ?? .standard
    result.recall = recall ?? result.recall
    return result
  }
}

/// Where the key comes from: a file or an open descriptor, never an argument or the environment itself.
struct KeyOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The key file; or REDACT_KEY_FILE names it.", valueName: "file"))
  var key: String?

  @Option(help: ArgumentHelp("Read the key from this open file descriptor.", valueName: "n"))
  var keyFd: Int32?

  @Option(help: ArgumentHelp("Where labels are shared, such as project:field-2016.", valueName: "kind:name"))
  var scope: String?

  @OptionGroup var passphrase: PassphraseOptions

  func load() throws -> RedactionKey? {
    if key != nil, keyFd != nil { throw Failure(.usage, "-k and --key-fd exclude one another") }
    let words = try passphrase.source(besides: keyFd)
    if let keyFd { return try RedactionKey(descriptor: keyFd, passphrase: words) }
    let path = key ?? getenv("REDACT_KEY_FILE").map { String(cString: $0) }
    return try path.map { try RedactionKey(contentsOf: $0, passphrase: words) }
  }

  func required() throws -> RedactionKey {
    guard let key = try load() else { throw RedactError.key("no key was given") }
    return key
  }
}
