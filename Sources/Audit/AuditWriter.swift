import Synchronization

/// Adds records to one log file, each as one whole line in one write.
///
/// It numbers the records of its run, holds a lock on the file for as long as it lives, and never
/// changes what is there. The lines of one call stay together, so a document given in one call is not
/// interleaved with another.
///
/// ## Privacy
/// New files have mode 0600. No record can hold text; see `AuditRecord`.
package final class AuditWriter: Sendable {
  private struct State {
    var sequence = 0
    var broken = false
  }

  private let run: String
  private let day: AuditDay
  private let file: LogFile
  private let state = Mutex(State())

  /// Opens or makes the log at a path, for the run of this name; `now` is in seconds since 1970.
  package convenience init(path: String, run: String, now: Int64) throws(AuditError) {
    let day = try AuditDay(now: now)
    self.init(file: try LogFile.open(path), run: run, day: day)
  }

  init(file: consuming LogFile, run: String, day: AuditDay) {
    self.file = file
    self.run = run
    self.day = day
  }

  /// Adds the records in order; returns once they are on the disk if one of them closes a document, a
  /// run or a restore.
  ///
  /// Nothing is written when one of them cannot be.
  package func append(_ records: [AuditRecord]) throws(AuditError) {
    try state.withLock { state throws(AuditError) in
      guard !state.broken else { throw .closed }
      let lines = try lines(of: records, from: state.sequence)
      do throws(AuditError) {
        for line in lines { try file.write(line) }
        if records.contains(where: \.closes) { try file.synchronise() }
      } catch {
        state.broken = true
        throw error
      }
      state.sequence += records.count
    }
  }

  private func lines(of records: [AuditRecord], from first: Int) throws(AuditError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for (index, record) in records.enumerated() {
      lines.append(try record.line(AuditEnvelope(run: run, sequence: first + index, day: day)))
    }
    return lines
  }
}
