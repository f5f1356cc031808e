import Glibc
package import SignedNotes
import Synchronization

/// Adds records to one log file, each as one whole line in one write.
///
/// It numbers the records of its run, holds a lock on the file for as long as it lives, and never changes
/// what is there. The lines of one call stay together, so a document given in one call is not interleaved
/// with another. With a signer it seals whatever closes something: first the log is on the disk, then the
/// hashes of the tree are written, then a new checkpoint.
///
/// ## Privacy
/// New files have mode 0600. No record can hold text; see `AuditRecord`.
package final class AuditWriter: Sendable {
  private struct State {
    var sequence = 0
    var broken = false
    var sealer: Sealer?
    /// Of the lines of this run.
    var order = RunOrder()
  }

  private let run: String
  private let date: AuditDate
  private let file: FileNumber
  private let state: Mutex<State>

  /// Opens or makes the log at a path, for the run of this name.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970, of which the log shows no more than the grain says.
  ///   - signer: who seals the log; a log that has a checkpoint needs one.
  ///   - verifiers: other keys of this signer, one of which may have signed the last checkpoint.
  package convenience init(
    path: String, run: String, now: Int64, grain: AuditGrain = .day, signer: NoteSigner? = nil,
    verifiers: [NoteVerifier] = []
  ) throws(AuditError) {
    let date = try AuditDate(now: now, grain: grain)
    let file = try FileNumber.open(path, O_RDWR | O_APPEND | O_CREAT)
    try file.lock()
    let size = try file.size()
    if size == 0 { try Folder.synchronise(of: path) }
    let paths = AuditPaths(path)
    let sealer = try Self.sealer(paths, file, size, signer, verifiers)
    self.init(file: file, run: run, date: date, sealer: sealer)
  }

  init(file: FileNumber, run: String, date: AuditDate, sealer: Sealer? = nil) {
    self.file = file
    self.run = run
    self.date = date
    state = Mutex(State(sealer: sealer))
  }

  /// The last checkpoint; nil without a signer, or as long as nothing is sealed.
  package var checkpoint: Checkpoint? { state.withLock { $0.sealer?.checkpoint } }

  /// Adds the records in order; returns once they are on the disk, and sealed where there is a signer, if
  /// one of them closes something.
  ///
  /// Nothing is written when one of them cannot be, or when in a sealed log it would stand where it must not.
  package func append(_ records: [AuditRecord]) throws(AuditError) {
    try state.withLock { state throws(AuditError) in
      guard !state.broken else { throw .closed }
      let lines = try AuditLines.of(records, run: run, date: date, from: state.sequence)
      // What is sealed in a wrong order could never be put right.
      if state.sealer != nil { state.order = try Self.order(of: lines, behind: state.order) }
      do throws(AuditError) {
        for line in lines {
          try file.append(line)
          state.sealer?.add(line)
        }
        if records.contains(where: \.kind.closes) {
          try file.synchronise()
          try state.sealer?.seal()
        }
      } catch {
        state.broken = true
        throw error
      }
      state.sequence += records.count
    }
  }

  /// Takes lines as whoever checks the log will.
  private static func order(of lines: [[UInt8]], behind order: RunOrder) throws(AuditError) -> RunOrder {
    var (order, scanner) = (order, LineScanner())
    for bytes in lines {
      let number = order.counts.lines + 1
      let line = LogLine(range: 0..<(bytes.count - 1), number: number, offset: 0, isWhole: true)
      guard var record = scanner.scan(line, in: bytes) else { throw .broken(line: nil, .noRecord) }
      do throws(LineFault) { try order.accept(&record) } catch { throw .broken(line: nil, error.fault) }
    }
    return order
  }

  /// Looks at what is there: nothing is added to a log with an open tail, nor without a key to one that is
  /// sealed.
  private static func sealer(
    _ paths: AuditPaths, _ log: FileNumber, _ size: Int, _ signer: NoteSigner?, _ verifiers: [NoteVerifier]
  ) throws(AuditError) -> Sealer? {
    // A torn line must not be joined with a new one.
    if size > 0, try log.read(1, at: size - 1) != [UInt8(ascii: "\n")] { throw .tornTail }
    let found = try AuditSeal.read(paths.log)
    guard let signer else {
      guard found == nil else { throw .sealed }
      return nil
    }
    guard let found else {
      guard size == 0 else { throw .unsealed }
      return try Sealer(new: paths, signer)
    }
    guard let seal = SealedCheckpoint(found, trusted: verifiers + [signer.verifier]) else {
      throw .checkpoint
    }
    let tree = try SealedTree(paths, log: log, seal.checkpoint)
    guard tree.end == size else { throw .unsealed }
    try requireEnd(tree, log, seal.checkpoint)
    return try Sealer(paths, signer, seal.checkpoint, tree)
  }

  /// The last line must be the end of a run.
  private static func requireEnd(
    _ tree: SealedTree, _ log: FileNumber, _ seal: Checkpoint
  ) throws(AuditError) {
    let range = try tree.file.range(ofLine: seal.size - 1)
    var lines = LogLines(file: log, from: range.lowerBound)
    var scanner = LineScanner()
    guard let line = try lines.next(), scanner.scan(line, in: lines.bytes)?.kind == .runEnd else {
      throw .openTail
    }
  }
}

/// The lines of several records of one run.
enum AuditLines {
  static func of(
    _ records: [AuditRecord], run: String, date: AuditDate, from first: Int = 0
  ) throws(AuditError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for (index, record) in records.enumerated() {
      let line = try record.line(AuditEnvelope(run: run, sequence: first + index, date: date))
      guard line.count <= LogLine.limit + 1 else { throw .tooLong }
      lines.append(line)
    }
    return lines
  }
}
