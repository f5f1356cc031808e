import Audit
import RedactCore
import Release
import SignedNotes
import Vault

/// Makes a release: outputs that a log knows, looked through once more, with a signed manifest.
///
/// ## Privacy
/// What it reads and copies are outputs. Nothing of an original is at hand.
public struct ReleaseMaker {
  /// What the releaser says of it.
  public struct Statement: Sendable {
    public var name: String
    /// An SPDX id or a sentence.
    public var licence: String
    /// `public`, `restricted` or `closed`.
    public var access: String?
    /// Seconds since 1970; the manifest tells what the policy allows.
    public var now: Int64
    /// The attestation that the keys of these outputs were destroyed.
    public var destruction: [UInt8]?

    public init(name: String, licence: String, access: String? = nil, now: Int64, destruction: [UInt8]? = nil)
    {
      self.name = name
      self.licence = licence
      self.access = access
      self.now = now
      self.destruction = destruction
    }
  }

  /// What became of it.
  public struct Outcome: Sendable {
    public let files: Int
    public let waived: Int
    /// SHA-256 of the manifest, hexadecimal.
    public let manifest: String
    public let isIrreversible: Bool
    /// How many people must sign.
    public let signatures: Int
  }

  private let redactor: Redactor
  private let gate: ReleaseGate
  private let log: AuditLog
  private let signer: SigningKey
  private let trusted: [VerifyingKey]
  private let seconds: [VerifyingKey]

  /// - Parameters:
  ///   - redactor: with the policy and rules that the outputs were made with.
  ///   - key: names findings, so that some can be waived.
  ///   - signer: the audit key of whoever proposes the release.
  ///   - trusted: other keys whose signature on the log counts.
  ///   - seconds: those who may sign as the second person.
  public init(
    _ redactor: Redactor, key: RedactionKey?, log: AuditLog, signer: SigningKey, trusted: [VerifyingKey] = [],
    seconds: [VerifyingKey] = []
  ) {
    self.redactor = redactor
    self.log = log
    self.signer = signer
    self.trusted = trusted + [signer.verifying]
    self.seconds = seconds
    gate = ReleaseGate(redactor, key: key)
  }

  /// Makes a release of a folder of outputs.
  ///
  /// - Parameters:
  ///   - folder: where it is put; there must be nothing.
  ///   - waivers: what may stand, by fingerprint.
  ///   - record: takes the digest of the manifest and the number of files, before the folder has its name.
  ///   - finding: takes what keeps the release from being made.
  /// - Throws: `RedactError.leak` when something is found that nobody has waived; then there is no folder.
  public func release(
    _ source: String, to folder: String, as statement: Statement, waivers: [ReleaseGate.Waiver] = [],
    record: (_ manifest: String, _ files: Int) throws(RedactError) -> Void,
    finding: (ReleaseGate.Finding) -> Void
  ) throws(RedactError) -> Outcome {
    let (outputs, anchor) = try recorded()
    let policy = redactor.pipeline.policy
    do {
      var release = try ReleaseFolder(at: folder)
      let (run, waived) = try fill(&release, from: ReleaseSource(source), outputs, waivers, finding)
      let state = try state(of: run, statement.destruction)
      let manifest = try release.manifest(
        ReleaseStatement(
          name: statement.name, date: try date(statement.now, policy), licence: statement.licence,
          access: try access(statement.access), state: state, tool: run.version,
          policy: ReleaseStatement.Profile(name: run.profile, digest: run.policy), packs: run.packs,
          waived: waived, log: try anchor.reference(), signatures: policy.demands.signatures),
        proposer: try signer.signer().verifier, seconds: try secondVerifiers(policy))
      let digest = Hex.encode(manifest.digest)
      try record(digest, manifest.files.count)
      try release.finish(manifest, signer: try signer.signer())
      return Outcome(
        files: manifest.files.count, waived: waived.count, manifest: digest,
        isIrreversible: state != .pseudonymised, signatures: policy.demands.signatures)
    } catch ReleaseError.manifest(.value(let field)) {
      throw .configuration("a release cannot have this \(field.rawValue)")
    } catch let error as ReleaseError {
      throw RedactError(error, folder)
    } catch let error as RedactError {
      throw error
    } catch {
      throw .internalFault("a release")
    }
  }

  /// Copies the outputs that may be released.
  ///
  /// - Returns: the run that made them, or one that made the same of them, and what was waived.
  private func fill(
    _ release: inout ReleaseFolder, from corpus: borrowing ReleaseSource, _ outputs: ReleasedOutputs,
    _ waivers: [ReleaseGate.Waiver], _ finding: (ReleaseGate.Finding) -> Void
  ) throws -> (run: ReleasedOutputs.Run, waived: [WaivedFinding]) {
    var passage = GatePassage(waivers)
    var runs = Set<ReleasedOutputs.Run>()
    for path in try corpus.paths() {
      let bytes = try corpus.read(path)
      guard let output = outputs.output(bytes) else {
        throw RedactError.unverified("\(path.text) is the output of no document of \(log.path)")
      }
      runs.insert(outputs.runs[output.run])
      for found in try gate.findings(in: bytes, output, path: path.text)
      where !passage.admits(found, at: path) { finding(found) }
      try release.write(bytes, at: path, format: output.format, counts: output.counts)
    }
    if passage.refused > 0 { throw RedactError.unreleasable(count: passage.refused) }
    return (try onlyRun(of: runs), passage.waived)
  }

  /// What the log tells, once it is checked.
  private func recorded() throws(RedactError) -> (ReleasedOutputs, AuditAnchor) {
    var outputs = ReleasedOutputs()
    let check = try log.check(trusting: trusted) { outputs.add($0) }
    try check.refuseBroken(log.path)
    if case .open(let reason) = check.state { throw .openLog("\(log.path): \(reason)") }
    guard let anchor = check.anchor else { throw .unverified("\(log.path) has no seal") }
    return (outputs, anchor)
  }

  /// All outputs must depend on the same things, which must be those of this redactor.
  private func onlyRun(of runs: Set<ReleasedOutputs.Run>) throws(RedactError) -> ReleasedOutputs.Run {
    guard let run = runs.first else { throw .configuration("there is no output to release") }
    guard runs.count == 1 else {
      throw .configuration(
        "the outputs were made with different policies, rules, keys or versions: redact them again")
    }
    guard run.policy == redactor.policyDigest else {
      throw .configuration(
        "the outputs were made with the policy '\(run.profile)' and not as it is given here")
    }
    return run
  }

  /// Whether there is a way back from the outputs of a run.
  private func state(
    of run: ReleasedOutputs.Run, _ destruction: [UInt8]?
  ) throws(RedactError) -> ReleaseStatement.State {
    if run.keys.isEmpty { return .irreversible(.numbered) }
    guard let destruction else { return .pseudonymised }
    for key in trusted {
      guard let attested = DestructionAttestation(note: destruction, signedBy: key.keys) else { continue }
      guard Set(run.keys).isSubset(of: attested.keys.map(\.description)) else {
        throw .configuration("the attestation is about other keys than \(run.keys.joined(separator: ", "))")
      }
      return .irreversible(.destroyed(attestation: PlainDigest.sha256(destruction)))
    }
    throw .unverified("no key that counts has signed the attestation")
  }

  private func secondVerifiers(_ policy: Policy) throws(RedactError) -> [NoteVerifier] {
    let verifiers = seconds.flatMap(\.verifiers).filter { $0.algorithm == .ed25519 }
    guard policy.demands.signatures < 2 || !verifiers.isEmpty else {
      throw .demand(
        "the policy '\(policy.name)' demands two signatures",
        hint: "--second FILE.pub names who signs besides you")
    }
    return verifiers
  }

  private func date(_ now: Int64, _ policy: Policy) throws(RedactError) -> String? {
    do { return try AuditDate(now: now, grain: policy.demands.dates.grain).word } catch {
      throw .configuration(error.reason)
    }
  }

  private func access(_ word: String?) throws(RedactError) -> ReleaseStatement.Access? {
    guard let word else { return nil }
    guard let access = ReleaseStatement.Access(rawValue: word) else {
      throw .configuration("access is public, restricted or closed")
    }
    return access
  }
}

/// Which findings may pass, and which have.
private struct GatePassage {
  private let waivers: [String: ReleaseGate.Waiver]
  private(set) var waived: [WaivedFinding] = []
  private(set) var refused = 0

  init(_ waivers: [ReleaseGate.Waiver]) {
    self.waivers = Dictionary(waivers.map { ($0.fingerprint, $0) }) { first, _ in first }
  }

  mutating func admits(_ finding: ReleaseGate.Finding, at path: ReleasePath) -> Bool {
    guard let fingerprint = finding.fingerprint, let waiver = waivers[fingerprint] else {
      refused += 1
      return false
    }
    waived.append(
      WaivedFinding(
        path: path, rule: finding.rule, type: finding.type, fingerprint: fingerprint, reason: waiver.reason,
        by: waiver.by))
    return true
  }
}
