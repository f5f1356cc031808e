import ArgumentParser
import Configuration
import Git
import Glibc
import Guard
import RedactKit

/// One run of `redact check`: what its options and the configuration say, put to work.
struct CheckRun {
  private let options: CheckOptions
  private let settings: Settings
  let excluded: [FilePattern]

  init(_ options: CheckOptions) throws {
    self.options = options
    settings = try options.settings
    excluded = try settings[CheckKeys.exclude].value.map { pattern throws(Failure) in
      do { return try FilePattern(pattern) } catch {
        throw Failure(.configuration, "\(pattern) is no pattern of files")
      }
    }
    if let seconds = settings[CheckKeys.timeout].value { Deadline.start(seconds: seconds) }
  }

  // MARK: What is looked at

  /// Looks at it, tells what was found, and ends with what that means.
  func look(at target: CheckTarget) throws {
    let check = try corpusCheck()
    var count = CheckCount()
    let source = try source(of: target, &count)
    let runner = CheckRunner(check, source, jobs: jobs)
    var report = try CheckReport(
      format: format, path: settings[CheckKeys.report].value?.path, unit: options.offsets)
    var updates = BaselineUpdate(options.update)
    while let looked = try Self.wrapping({ () throws(RedactError) in try runner.next() }) {
      for part in looked {
        switch part.result {
        case .success(let found):
          try report.add(found)
          updates.add(found)
          count.add(found)
        case .failure(let error):
          count.add(Failure(error, path: part.part.shownPlace, written: "nothing can be said of it"))
        }
      }
    }
    let summary = runner.summary(isWhole: count.isWhole)
    try report.finish(summary)
    count.tell(summary)
    if options.update.updateBaseline, count.worst == nil {
      return try updates.write(check, runner, to: settings[CheckKeys.baseline].value?.path)
    }
    try count.end(found: summary.findings, exitCode: Int32(settings[CheckKeys.exitCode].value ?? 1))
  }

  private func source(of target: CheckTarget, _ count: inout CheckCount) throws -> any PartSource {
    switch target {
    case .paths(let paths, let changedOnly):
      if paths.isEmpty { return ListedParts([CheckedPart(.file, bytes: try Input.read("-"))]) }
      let files = try CheckedFiles(paths, changedOnly: changedOnly)
      count.submodules = files.submodules
      count.isWhole = files.isWhole
      return FileParts(files.files, excluded, limit: Input.limit)
    case .message(let text):
      return ListedParts([CheckedPart(.message(of: "commit"), bytes: text)])
    case .staged, .revisions, .history:
      let repository = try Repository.open()
      if case .history = target, repository.isShallow {
        Terminal.warn("this clone is shallow: a part of the history is not here, and was not looked at")
      }
      if case .history = target { count.isWhole = true }
      let source = try Self.wrapping { () throws(RedactError) in try Self.source(of: target, repository) }
      return PartsNotExcluded(source, excluded)
    }
  }

  private static func source(
    of target: CheckTarget, _ repository: GitRepository
  ) throws(RedactError) -> any PartSource {
    switch target {
    case .revisions(let lists, let refs):
      var sources: [any PartSource] = [ReferenceParts.named(refs)]
      for list in lists {
        sources.append(try PushedParts(repository, list, limit: Input.limit))
      }
      return JoinedParts(sources)
    case .history:
      return JoinedParts([
        try ReferenceParts.all(of: repository, limit: Input.limit),
        try HistoryParts(repository, nil, limit: Input.limit),
      ])
    default: return try StagedParts(repository, limit: Input.limit)
    }
  }

  /// Records of JSON Lines, a line each, whatever is found in it.
  func look(atRecordsOf paths: [String], _ records: RecordOptions) throws {
    var redactor = RedactorOptions()
    redactor.rules = options.rules
    redactor.policy = options.policy
    redactor.recall = options.recall.flatMap(Recall.init(rawValue:)) ?? .high
    redactor.known = options.known
    redactor.keep = options.keep
    let report = FindingReport(format, unit: options.offsets, version: Redact.version)
    let scan = RecordScan(
      redactor: try redactor.redactor(allowsLabels: true), fields: records.fields, unit: options.offsets,
      showsText: false)
    var found = 0
    for path in paths.isEmpty ? ["-"] : paths { found += try scan.report(path, report) }
    try StandardOutput.finish()
    if found > 0 { throw ExitCode(Int32(settings[CheckKeys.exitCode].value ?? 1)) }
  }

  // MARK: How

  /// The check as options and configuration want it.
  func corpusCheck() throws -> CorpusCheck {
    var made = CorpusCheck.Options()
    made.recall = settings[CheckKeys.recall].value.flatMap(Recall.init(rawValue:))
    made.key = try key()
    (made.kept, made.keptName) = try list(CheckKeys.keep)
    (made.known, made.knownName) = try list(CheckKeys.known)
    if let vault = settings[CheckKeys.vault].value {
      made.vault = (try MappingVault(at: vault.path), try custodian())
    }
    if let fingerprints = settings[CheckKeys.fingerprints].value {
      made.fingerprints = try Input.read(fingerprints.path)
      made.fingerprintsName = fingerprints.written
    }
    if let baseline = settings[CheckKeys.baseline].value,
      access(baseline.path, F_OK) == 0 || options.baseline != nil
    {
      made.baseline = access(baseline.path, F_OK) == 0 ? try Input.read(baseline.path) : nil
      made.baselineName = baseline.written
      if made.baseline == nil, !options.update.updateBaseline {
        throw Failure(.noInput, "\(baseline.written): \(Input.reason()); nothing was looked at")
      }
    }
    made.today = CheckDay.today
    made.fileScope = options.update.fileScope
    made.markers = settings[CheckKeys.markers].value
    made.authors = settings[CheckKeys.authors].value.map { "\($0.name) <\($0.mail)>" }
    made.released = try settings[CheckKeys.released].value.flatMap { try ReleasedFiles.contents(of: $0.path) }
    made.format = options.readAs
    made.documentLimit = Input.limit
    made.unit = options.offsets
    made.showsPaths = settings[CheckKeys.showPaths].value ?? false
    let policy = try settings[CheckKeys.policy].value.map { try Profiles.policy($0.argument) } ?? .standard
    return try CorpusCheck(policy: policy, rules: rules(), options: made)
  }

  private func rules() throws -> RuleSet {
    var rules = options.rules
    rules.rules = rules.rules ?? settings[CheckKeys.rules].value?.argument
    return try rules.load()
  }

  private func key() throws -> CheckingKey? {
    let words = try options.passphrase.source()
    if let path = settings[CheckKeys.checkKey].value {
      return try CheckingKey(contentsOf: path.path, passphrase: words)
    }
    return try settings[CheckKeys.key].value.map {
      CheckingKey(of: try RedactionKey(contentsOf: $0.path, passphrase: words))
    }
  }

  private func custodian() throws -> CustodianKey {
    var custodian = options.custodian
    if custodian.custodianFd == nil {
      custodian.custodian = custodian.custodian ?? settings[CheckKeys.custodian].value?.path
    }
    return try custodian.required()
  }

  private func list(_ key: SettingKey<ConfiguredPath>) throws(Failure) -> (bytes: [UInt8], name: String?) {
    guard let path = settings[key].value else { return ([], nil) }
    return (try Input.read(path.path), path.written)
  }

  /// Annotations in GitHub's own runs, where nothing else is asked for.
  private var format: FindingFormat {
    let setting = settings[CheckKeys.format]
    if case .builtIn = setting.origin, getenv("GITHUB_ACTIONS").map({ String(cString: $0) }) == "true" {
      return .github
    }
    return setting.value.flatMap(FindingFormat.init(rawValue:)) ?? .text
  }

  private var jobs: Int { settings[CheckKeys.jobs].value ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private static func wrapping<Result>(
    _ body: () throws(RedactError) -> Result
  ) throws(Failure) -> Result {
    do { return try body() } catch { throw Failure(error, written: "the check was not finished") }
  }
}
