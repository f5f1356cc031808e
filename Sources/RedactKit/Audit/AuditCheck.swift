import Audit
import SignedNotes

/// What a look at a whole log found.
public struct AuditCheck: Sendable {
  public enum State: Hashable, Sendable {
    /// The log is as it was sealed, and closed.
    case holds
    /// What is sealed is as it was; behind it a run is at work, or was cut off.
    case open(String)
    /// The log is not as it was sealed; with the number of the line where that is known.
    case broken(line: Int?, String)
  }

  /// How much of what is in a log.
  public struct Counts: Hashable, Sendable {
    public let lines: Int
    public let runs: Int
    public let documents: Int
    public let entities: Int
    public let refused: Int
    public let restores: Int
  }

  public let state: State
  public let counts: Counts
  /// The seal, as soon as it is known to be signed; also of a log that is broken.
  public let anchor: AuditAnchor?
  /// How many lines stand behind the seal.
  public let unsealed: Int

  /// Refuses a log that is not as it was sealed.
  ///
  /// - Parameter path: how the error calls the log.
  public func refuseBroken(_ path: String) throws(RedactError) {
    guard case .broken(let line, let reason) = state else { return }
    throw .unverified("\(path): \(line.map { "line \($0): " } ?? "")\(reason)")
  }

  init(_ verdict: AuditVerdict, _ keys: [VerifyingKey]) {
    state =
      switch verdict.state {
      case .holds: .holds
      case .open(let fault): .open(fault.rawValue)
      case .broken(let line, let fault): .broken(line: line, fault.rawValue)
      }
    let found = verdict.counts
    counts = Counts(
      lines: found.lines, runs: found.runs, documents: found.documents, entities: found.entities,
      refused: found.refused, restores: found.restores)
    anchor = verdict.seal.map { AuditAnchor($0, $0.note.bytes, keys) }
    unsealed = verdict.behind
  }
}

/// What a log is at one moment: which, how long, and the root of its tree, with who signed that.
public struct AuditAnchor: Hashable, Sendable {
  /// Names the log.
  public let origin: String
  /// In lines.
  public let size: Int
  /// The root in base 64.
  public let root: String
  /// The ids of the audit keys that signed.
  public let signers: [String]
  /// The ids of the second persons' keys that signed too.
  public let cosigners: [String]
  /// The checkpoint as a signed note.
  public let note: [UInt8]

  init(_ seal: SealedCheckpoint, _ note: [UInt8], _ keys: [VerifyingKey]) {
    origin = "redact-audit/\(seal.checkpoint.origin)"
    size = seal.checkpoint.size
    root = seal.checkpoint.root.base64
    func ids(_ verifiers: [NoteVerifier]) -> [String] {
      var seen = Set<String>()
      return verifiers.compactMap { verifier in keys.lazy.compactMap { $0.id(of: verifier) }.first }
        .filter { seen.insert($0).inserted }
    }
    signers = ids(seal.signers)
    cosigners = ids(seal.cosigners)
    self.note = note
  }

  /// One line to be kept elsewhere.
  public var line: String { "\(origin) \(size) \(root)" }
}

/// What a recovery did to a log.
public struct AuditRepair: Hashable, Sendable {
  /// The names of the runs that were cut off.
  public let closed: [String]
  /// How many lines are no records.
  public let torn: Int
  /// How many lines were taken under the seal.
  public let unsealed: Int
  /// The size of the log now, in lines.
  public let size: Int

  init(_ recovery: AuditRecovery) {
    closed = recovery.closed
    torn = recovery.torn
    unsealed = recovery.unsealed
    size = recovery.checkpoint.size
  }
}

extension TreeHash {
  /// As checkpoints have it.
  var base64: String { Base64.encode(bytes) }
}
