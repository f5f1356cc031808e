import Glibc
package import SignedNotes

/// Checks logs, with nothing but public keys.
package enum AuditVerifier {
  /// Checks a log and its checkpoint.
  ///
  /// - Parameters:
  ///   - path: of the log.
  ///   - trusted: the keys whose signatures count.
  ///   - since: earlier checkpoints of the log that were kept elsewhere.
  ///   - each: is given each sealed record in order, before it is known whether the log holds.
  package static func verify(
    path: String, trusted: [NoteVerifier], since: [Checkpoint] = [], each: ((ScannedRecord) -> Void)? = nil
  ) throws(AuditError) -> AuditVerdict {
    // The checkpoint first: whatever is added to the log meanwhile stands behind it.
    let checkpoint = try AuditSeal.read(path)
    let lines = LogLines(file: try FileNumber.open(path, O_RDONLY))
    return try SealCheck(trusted, since).verdict(LogPass(lines), checkpoint, each)
  }

  /// Checks a log and its checkpoint that are in memory.
  package static func verify(
    log: [UInt8], checkpoint: [UInt8], trusted: [NoteVerifier], since: [Checkpoint] = [],
    each: ((ScannedRecord) -> Void)? = nil
  ) -> AuditVerdict {
    // Nothing is read, so nothing can fail.
    (try? SealCheck(trusted, since).verdict(LogPass(LogLines(log)), checkpoint, each))
      ?? SealCheck.broken(.noLines)
  }

  /// Reads a log that has no seal: whether it holds then says no more than that its lines are in order.
  package static func read(
    path: String, each: ((ScannedRecord) -> Void)? = nil
  ) throws(AuditError) -> AuditVerdict {
    try order(of: LogPass(LogLines(file: try FileNumber.open(path, O_RDONLY))), each)
  }

  /// The same of a log in memory.
  package static func read(log: [UInt8], each: ((ScannedRecord) -> Void)? = nil) -> AuditVerdict {
    (try? order(of: LogPass(LogLines(log)), each)) ?? SealCheck.broken(.noLines)
  }

  private static func order(
    of pass: consuming LogPass, _ each: ((ScannedRecord) -> Void)?
  ) throws(AuditError) -> AuditVerdict {
    var pass = pass
    var isTorn = false
    var state: AuditVerdict.State?
    reading: while state == nil {
      do throws(PassError) {
        switch try pass.step(each: each) {
        case .line: continue
        case .tail: isTorn = true
        case .end: break reading
        }
      } catch {
        guard case .fault(let fault) = error else { throw error.audit }
        state = .broken(line: fault.line, fault.fault)
      }
    }
    let order = pass.order
    if order.counts.lines == 0, !isTorn, state == nil { return SealCheck.broken(.noLines) }
    // A torn line at the very end, or what a recovery has begun to close, is open; the rest was a fault
    // already.
    let whole: AuditVerdict.State =
      isTorn || !order.breaks.isEmpty ? .open(.torn) : order.isOpen ? .open(.unfinished) : .holds
    return AuditVerdict(
      state: state ?? whole, counts: order.counts, seal: nil, behind: isTorn ? 1 : 0)
  }
}

/// One check of a log against its checkpoint.
struct SealCheck {
  private let trusted: [NoteVerifier]
  /// From the smallest up.
  private let since: [Checkpoint]

  init(_ trusted: [NoteVerifier], _ since: [Checkpoint] = []) {
    self.trusted = trusted
    self.since = since.sorted { $0.size < $1.size }
  }

  static func broken(
    _ fault: AuditFault, line: Int? = nil, _ pass: LogPass? = nil, _ seal: SealedCheckpoint? = nil
  ) -> AuditVerdict {
    AuditVerdict(
      state: .broken(line: line, fault), counts: pass?.order.counts ?? AuditCounts(), seal: seal, behind: 0)
  }

  func verdict(
    _ pass: consuming LogPass, _ checkpoint: [UInt8]?, _ each: ((ScannedRecord) -> Void)? = nil,
    after: (LogPass, LogLine) throws(PassError) -> Void = { _, _ in }
  ) throws(AuditError) -> AuditVerdict {
    guard !trusted.isEmpty else { return Self.broken(.noKey) }
    guard let checkpoint else { return Self.broken(.noCheckpoint) }
    guard let seal = SealedCheckpoint(checkpoint, trusted: trusted) else { return Self.broken(.checkpoint) }
    var pass = pass
    do throws(PassError) {
      try readSealed(&pass, seal.checkpoint, each, after: after)
      return try rest(&pass, seal)
    } catch {
      guard case .fault(let fault) = error else { throw error.audit }
      return Self.broken(fault.fault, line: fault.line, pass, seal)
    }
  }

  /// Reads the lines that are sealed, up to the last of them.
  func readSealed(
    _ pass: inout LogPass, _ seal: Checkpoint, _ each: ((ScannedRecord) -> Void)? = nil,
    after: (LogPass, LogLine) throws(PassError) -> Void = { _, _ in }
  ) throws(PassError) {
    guard (since.last?.size ?? 0) <= seal.size else { throw Self.fault(.older) }
    var kept = since[...]
    while pass.tree.size < seal.size {
      guard case .line(let line) = try pass.step(each: each) else { throw Self.fault(.shorter) }
      try after(pass, line)
      if pass.tree.size == 1, pass.origin != seal.origin { throw Self.fault(.origin) }
      while let earlier = kept.first, earlier.size == pass.tree.size {
        guard earlier.root == pass.tree.root, earlier.origin == seal.origin else {
          throw Self.fault(.rewritten)
        }
        kept.removeFirst()
      }
    }
    guard pass.tree.root == seal.root else { throw Self.fault(.root) }
    if let fault = pass.order.unclosed { throw .fault(fault) }
  }

  private func rest(_ pass: inout LogPass, _ seal: SealedCheckpoint) throws(PassError) -> AuditVerdict {
    let behind: (lines: Int, isTorn: Bool)
    do throws(AuditError) { behind = try pass.countRest() } catch { throw .log(error) }
    let state: AuditVerdict.State =
      behind.lines > 0
      ? .open(.behind) : behind.isTorn ? .open(.torn) : pass.order.isOpen ? .open(.unfinished) : .holds
    return AuditVerdict(
      state: state, counts: pass.order.counts, seal: seal, behind: behind.lines + (behind.isTorn ? 1 : 0))
  }

  private static func fault(_ fault: AuditFault) -> PassError { .fault(LineFault(line: nil, fault: fault)) }
}
