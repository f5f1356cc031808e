import Dispatch
package import Findings
import Guard
import Synchronization

/// Looks at the parts of a corpus side by side, and tells what was found in their order.
package final class CheckRunner {
  /// A part that was looked at, without what it says.
  package struct Looked: Sendable {
    package let part: CheckedPart
    package let result: Result<PartFindings, RedactError>
  }

  private let check: CorpusCheck
  private let sessions: [Session]
  private let source: any PartSource
  private var used = Set<Waiver.ID>()
  private var counts = CheckSummary()

  /// How much is looked at together by each thread, in parts and in bytes.
  private static let batch = (parts: 64, bytes: 1 << 20)

  package init(_ check: CorpusCheck, _ source: any PartSource, jobs: Int) {
    self.check = check
    self.source = source
    sessions = (0..<max(1, jobs)).map { _ in Session(check.session()) }
  }

  /// What was found in the next parts; nil behind the last.
  package func next() throws(RedactError) -> [Looked]? {
    var parts: [CheckedPart] = []
    var bytes = 0
    while parts.count < Self.batch.parts * sessions.count, bytes < Self.batch.bytes * sessions.count,
      let part = try source.next()
    {
      parts.append(part)
      bytes += part.bytes.count
    }
    if parts.isEmpty { return nil }
    let looked = look(at: parts)
    looked.forEach(count)
    return looked
  }

  /// What was looked at so far.
  ///
  /// - Parameter isWhole: whether that is all of the corpus, so that it can be told which waivers are of no use.
  package func summary(isWhole: Bool) -> CheckSummary {
    var summary = counts
    if isWhole { summary.unused = unusedWaivers.map(CheckSummary.Waiver.init) }
    summary.expired = check.waivers.expired.map(CheckSummary.Waiver.init)
    return summary
  }

  /// Waivers that nothing was found for.
  var unusedWaivers: [Waiver] { check.waivers.unused(besides: used) }

  private func look(at parts: [CheckedPart]) -> [Looked] {
    let next = Atomic(0)
    let results = Mutex([Result<PartFindings, RedactError>?](repeating: nil, count: parts.count))
    DispatchQueue.concurrentPerform(iterations: min(sessions.count, parts.count)) { [sessions] thread in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < parts.count else { return }
        let result = sessions[thread].look(at: parts[index])
        results.withLock { $0[index] = result }
      }
    }
    return zip(parts, results.withLock { $0 }).compactMap { part, result in
      result.map { Looked(part: part, result: $0) }
    }
  }

  private func count(_ looked: Looked) {
    switch looked.part.kind {
    case .file, .link, .unread:
      if looked.part.revision == nil { counts.files += 1 } else { counts.blobs += 1 }
    case .message: counts.messages += 1
    case .leftOut: counts.leftOut += 1
    case .name, .person, .reference: break
    }
    guard case .success(let found) = looked.result else { return }
    counts.findings += found.findings.count
    counts.waived += found.waived.count
    used.formUnion(found.used)
  }
}

/// A session that one thread at a time uses.
private final class Session: @unchecked Sendable {
  private let session: CorpusCheck.Session

  init(_ session: CorpusCheck.Session) { self.session = session }

  func look(at part: CheckedPart) -> Result<PartFindings, RedactError> {
    do throws(RedactError) { return .success(try session.look(at: part)) } catch { return .failure(error) }
  }
}

extension CheckSummary.Waiver {
  init(_ waiver: Waiver) {
    self.init(fingerprint: waiver.fingerprint, rule: waiver.rule, expires: waiver.expires?.description)
  }
}
