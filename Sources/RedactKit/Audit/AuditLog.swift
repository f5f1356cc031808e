import Audit
import RedactCore
import SignedNotes

/// An audit log on disk: checked, proved, joined, recovered. Nothing here needs a key that could open anything.
///
///     let check = try AuditLog("public.jsonl").check(trusting: [key])
///     guard case .holds = check.state else { … }
public struct AuditLog: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// Checks the log against its checkpoint.
  ///
  /// - Parameters:
  ///   - keys: whose signatures count.
  ///   - earlier: checkpoints of the log that were kept elsewhere.
  ///   - record: takes each sealed record, before it is known whether the log holds.
  /// - Throws: `RedactError.missing` without a log; what is wrong with a log is in the result.
  public func check(
    trusting keys: [VerifyingKey], since earlier: [[UInt8]] = [], record: ((AuditEntry) -> Void)? = nil
  ) throws(RedactError) -> AuditCheck {
    let trusted = keys.flatMap(\.verifiers)
    let since = try checkpoints(earlier)
    let verdict = try failing { () throws(AuditError) in
      try AuditVerifier.verify(
        path: path, trusted: trusted, since: since, each: record.map { take in { take(AuditEntry($0)) } })
    }
    return AuditCheck(verdict, keys)
  }

  /// Reads a log without looking at its seal, if it has one: only lines and their order are checked.
  public func read(record: ((AuditEntry) -> Void)? = nil) throws(RedactError) -> AuditCheck {
    let verdict = try failing { () throws(AuditError) in
      try AuditVerifier.read(path: path, each: record.map { take in { take(AuditEntry($0)) } })
    }
    return AuditCheck(verdict, [])
  }

  /// The proof that a line stands in the log, in the text form of C2SP tlog-proof.
  ///
  /// - Parameter line: from 1.
  public func proof(ofLine line: Int, trusting keys: [VerifyingKey]) throws(RedactError) -> [UInt8] {
    try failing { () throws(AuditError) in
      try prover(keys).proof(ofLine: line - 1).bytes
    }
  }

  /// The proof that the log was only added to since an earlier checkpoint.
  public func proof(since earlier: [UInt8], trusting keys: [VerifyingKey]) throws(RedactError) -> [UInt8] {
    let old = try checkpoint(earlier)
    return try failing { () throws(AuditError) in try prover(keys).proof(since: old).bytes }
  }

  /// One line, without its line feed.
  public func line(_ line: Int, trusting keys: [VerifyingKey]) throws(RedactError) -> [UInt8] {
    try failing { () throws(AuditError) in try prover(keys).line(line - 1) }
  }

  private func prover(_ keys: [VerifyingKey]) throws(AuditError) -> AuditProver {
    try AuditProver(path: path, trusted: keys.flatMap(\.verifiers))
  }

  /// What is to be kept elsewhere, so that nobody can put an older log in the place of this one: origin, size and root.
  public func anchor(trusting keys: [VerifyingKey]) throws(RedactError) -> AuditAnchor {
    guard let bytes = try failing({ () throws(AuditError) in try AuditSeal.read(path) }),
      let seal = SealedCheckpoint(bytes, trusted: keys.flatMap(\.verifiers))
    else { throw .unverified("\(path): there is no checkpoint that one of these keys has signed") }
    return AuditAnchor(seal, bytes, keys)
  }

  /// Adds the signature of a second person, once the whole log was checked.
  public func cosign(
    with key: SigningKey, now: Int64, trusting keys: [VerifyingKey]
  ) throws(RedactError) -> AuditAnchor {
    let signer = try key.signer(.cosignature)
    let all = keys + [key.verifying]
    let seal = try failing { () throws(AuditError) in
      try AuditSeal.cosign(path, with: signer, now: now, trusted: all.flatMap(\.verifiers))
    }
    return AuditAnchor(seal, seal.note.bytes, all)
  }

  /// Closes a log that was cut off and seals it; what stands in it is never changed.
  ///
  /// - Parameter isFirst: whether the log was written without a key, and is sealed for the first time.
  public static func recover(_ log: LogDestination, isFirst: Bool = false) throws(RedactError) -> AuditRepair
  {
    guard let key = log.key else { throw .key("a log is sealed with an audit key") }
    let signer = try key.signer()
    do {
      return AuditRepair(
        try AuditRecovery.recover(
          path: log.path, run: log.run,
          start: RunStart(version: log.version, canon: Int(CanonicalForm.version)),
          now: log.now, grain: log.dates.grain, signer: signer, verifiers: key.verifying.verifiers,
          first: isFirst))
    } catch {
      throw RedactError(error, log: log.path)
    }
  }

  /// Joins logs into a new one: it makes no difference in which order, in which groups or how often.
  public func join(
    _ logs: [String], key: SigningKey, trusting keys: [VerifyingKey]
  ) throws(RedactError) -> AuditAnchor {
    let signer = try key.signer()
    let all = keys + [key.verifying]
    _ = try failing { () throws(AuditError) in
      try AuditJoin.join(logs, into: path, signer: signer, trusted: all.flatMap(\.verifiers))
    }
    return try anchor(trusting: [key.verifying])
  }

  private func checkpoints(_ notes: [[UInt8]]) throws(RedactError) -> [Checkpoint] {
    var checkpoints: [Checkpoint] = []
    for note in notes { checkpoints.append(try checkpoint(note)) }
    return checkpoints
  }

  private func checkpoint(_ kept: [UInt8]) throws(RedactError) -> Checkpoint {
    guard let checkpoint = Checkpoint(kept: kept) else { throw .configuration("this is no checkpoint") }
    return checkpoint
  }

  private func failing<Result>(_ work: () throws(AuditError) -> Result) throws(RedactError) -> Result {
    do { return try work() } catch { throw RedactError(error, log: path) }
  }
}

/// Proofs that somebody was given, checked without the log.
public enum AuditProof {
  /// Whether a proof shows that a line, without its line feed, stands in a log that one of these keys has sealed.
  ///
  /// - Returns: the checkpoint that it stands under.
  /// - Throws: `RedactError.unverified` for a proof that shows nothing.
  public static func check(
    _ proof: [UInt8], line: [UInt8], trusting keys: [VerifyingKey]
  ) throws(RedactError) -> AuditAnchor {
    guard let proof = LineProof(parsing: proof),
      let seal = proof.check(line: line, trusted: keys.flatMap(\.verifiers))
    else { throw .unverified("the proof does not show that this line stands in the log") }
    return AuditAnchor(seal, seal.note.bytes, keys)
  }

  /// Whether a proof shows that a log was only added to since an earlier checkpoint.
  public static func check(
    _ proof: [UInt8], since earlier: [UInt8], trusting keys: [VerifyingKey]
  ) throws(RedactError) -> AuditAnchor {
    guard let old = Checkpoint(kept: earlier), let proof = GrowthProof(parsing: proof),
      let seal = proof.check(since: old, trusted: keys.flatMap(\.verifiers))
    else { throw .unverified("the proof does not show that the log was only added to") }
    return AuditAnchor(seal, seal.note.bytes, keys)
  }
}

extension Checkpoint {
  /// One that was kept: as a note, or as the three words that `anchor` prints.
  fileprivate init?(kept: [UInt8]) {
    self.init(text: SignedNote(parsing: kept)?.text ?? kept.map { $0 == 0x20 ? 0x0A : $0 })
  }
}
