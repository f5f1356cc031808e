import Glibc
package import SignedNotes

/// What was done to put a log in order again.
package struct AuditRecovery: Hashable, Sendable {
  /// The names of the runs that were cut off.
  package let closed: [String]
  /// How many lines are no records.
  package let torn: Int
  /// How many lines were taken under the seal.
  package let unsealed: Int
  package let checkpoint: Checkpoint

  /// Closes what was cut off, and seals the log: appends, and changes nothing that stands.
  ///
  /// - Parameters:
  ///   - run: the name of the run that does it, which no other run of the log has.
  ///   - verifiers: other keys of this signer, one of which may have signed the last checkpoint.
  ///   - first: that the log was written without a key, and is sealed for the first time.
  /// - Throws: `.unsealed` when it has no checkpoint and `first` is not said, `.broken` when what is sealed
  ///   does not agree with the checkpoint or what is not is in no order that a recover could explain.
  package static func recover(
    path: String, run: String, start: RunStart, now: Int64, grain: AuditGrain = .day, signer: NoteSigner,
    verifiers: [NoteVerifier] = [], first: Bool = false
  ) throws(AuditError) -> AuditRecovery {
    let date = try AuditDate(now: now, grain: grain)
    let log = try FileNumber.open(path, O_RDWR | O_APPEND)
    try log.lock()
    let found = try AuditSeal.read(path)
    guard found != nil || first else { throw .unsealed }
    var work = try Work(path: path, log: log)
    do throws(PassError) {
      if let found {
        guard let seal = SealedCheckpoint(found, trusted: verifiers + [signer.verifier]) else {
          throw .log(.checkpoint)
        }
        try work.readSealed(seal.checkpoint)
      }
      try work.readRest()
    } catch {
      throw error.audit
    }
    return try work.close(run: run, start: start, date: date, signer: signer)
  }
}

/// A recovery at work.
private struct Work: ~Copyable {
  private let path: String
  private let log: FileNumber
  private var pass: LogPass
  private var draft: TreeDraft
  private var sealed = 0
  /// Where the lines end so far.
  private var end = 0
  private var lacksLineFeed = false

  init(path: String, log: FileNumber) throws(AuditError) {
    self.path = path
    self.log = log
    pass = LogPass(LogLines(file: log))
    draft = try TreeDraft(AuditPaths(path).tree)
  }

  mutating func readSealed(_ seal: Checkpoint) throws(PassError) {
    var pass = self.pass
    try SealCheck([]).readSealed(
      &pass, seal, after: { pass, line throws(PassError) in try store(pass, line.end) })
    self.pass = pass
    sealed = seal.size
  }

  /// Reads what is not sealed. The last line counts as it will stand, with its LF.
  mutating func readRest() throws(PassError) {
    while true {
      switch try pass.step() {
      case .line(let line): try store(pass, line.end)
      case .tail(let line):
        try pass.take(line)
        try store(pass, line.end + 1)
        lacksLineFeed = true
        return
      case .end: return
      }
    }
  }

  private mutating func store(_ pass: LogPass, _ end: Int) throws(PassError) {
    self.end = end
    do throws(AuditError) { try draft.add(pass.filled, end: end) } catch { throw .log(error) }
  }

  mutating func close(
    run: String, start: RunStart, date: AuditDate, signer: NoteSigner
  ) throws(AuditError) -> AuditRecovery {
    let (breaks, unsealed) = (pass.order.toClose, pass.tree.size - sealed)
    guard !breaks.isEmpty || unsealed > 0 else { throw .nothingToRecover }
    guard !pass.order.hasRun(run) else { throw .sameRun }
    let lines = try AuditLines.of(records(breaks, unsealed, start), run: run, date: date)
    if lacksLineFeed { try log.append([0x0A]) }
    var (tree, origin) = (pass.tree, pass.origin)
    for line in lines {
      try log.append(line)
      let leaf = TreeHash.leaf(Array(line.dropLast()))
      var filled: [TreeHash] = []
      tree.append(leaf) { filled.append($0) }
      if origin == nil { origin = Checkpoint.origin(leaf) }
      end += line.count
      try draft.add(filled, end: end)
    }
    try log.synchronise()
    _ = try draft.finish()
    guard let next = Checkpoint(origin: origin ?? "", size: tree.size, root: tree.root) else {
      throw .changed
    }
    try AuditSeal.write(try next.signed(by: signer), path)
    return AuditRecovery(
      closed: breaks.compactMap(\.closes), torn: breaks.count { $0.torn != nil }, unsealed: unsealed,
      checkpoint: next)
  }

  /// A run with a recover for each break, or with one that only takes lines under the seal.
  private func records(
    _ breaks: [RunOrder.Break], _ unsealed: Int, _ start: RunStart
  ) -> [AuditRecord] {
    var recovers = breaks.map {
      RecoverRecord(closes: $0.closes, torn: $0.torn?.hexadecimal, unsealed: 0)
    }
    if recovers.isEmpty { recovers = [RecoverRecord(closes: nil, torn: nil, unsealed: 0)] }
    recovers[0].unsealed = unsealed
    let end = RunEnd(documents: 0, refused: 0, entities: 0, exit: 0)
    return [.runStart(start)] + recovers.map { .recover($0) } + [.runEnd(end)]
  }
}
