import RedactCore

/// What may stand in a corpus although it was found: the file `.redact/baseline.jsonl`.
///
///     {"key":"0d1351e17a78643b","schema":"redact.baseline/1"}
///     {"by":"Clara","file":"/interviews/04.vtt","fingerprint":"00…ff","reason":"a street","rule":"names.latin"}
///
/// No line number, no text, no time stamp; sorted, so that two branches merge line by line.
package struct Baseline: Sendable {
  package static let schema = "redact.baseline/1"

  /// The id of the check key that fingerprints were made with.
  package let key: String
  /// Sorted, each once.
  package let waivers: [Waiver]

  /// A baseline without any waiver.
  package init(key: String) { self.init(key: key, []) }

  private init(key: String, _ waivers: some Sequence<Waiver>) {
    self.key = key
    self.waivers = Set(waivers).map { (key: $0.sortKey, waiver: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.waiver)
  }

  /// Reads a baseline of this key; its lines may stand in any order and come more than once, as after a merge.
  package init(parsing bytes: [UInt8], key: String) throws(BaselineError) {
    guard !bytes.isEmpty else { throw .header(line: 1) }
    var waivers: [Waiver] = []
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.removeLast().isEmpty else { throw .cutOff(line: lines.count + 1) }
    for (index, line) in lines.enumerated() {
      let line = try BaselineLine(Array(line), number: index + 1)
      if line.isHeader {
        try line.checkHeader(key: key)
      } else {
        guard index > 0 else { throw .header(line: 1) }
        waivers.append(try line.waiver())
      }
    }
    self.init(key: key, waivers)
  }

  /// The file.
  package var bytes: [UInt8] {
    let head = CanonicalJSON.object(["key": .string(key), "schema": .string(Self.schema)])
    return waivers.reduce(into: head.line()) { $0 += BaselineLine.bytes(of: $1) }
  }

  /// The waivers of both.
  ///
  /// - Throws: `.otherKey` when they are of different keys.
  package func merged(with other: Baseline) throws(BaselineError) -> Baseline {
    guard key == other.key else { throw .otherKey(line: 1) }
    return Baseline(key: key, waivers + other.waivers)
  }

  /// The baseline in which these findings are waived as well. Another waiver of one of them, such as one that
  /// has expired, gives way.
  ///
  /// - Parameters:
  ///   - by: who says so.
  ///   - expires: the last day on which it counts.
  ///   - unused: what is taken out; only ever what the user wants to be rid of.
  package func updated(
    adding findings: [WaivedFinding], reason: String, by: String, expires: BaselineDay?,
    dropping unused: [Waiver] = []
  ) throws(BaselineError) -> Baseline {
    guard Waiver.isPlain(reason, atMost: Waiver.longest.reason) else { throw .reason }
    guard Waiver.isPlain(by, atMost: Waiver.longest.by) else { throw .by }
    guard findings.allSatisfy({ Waiver.isRule($0.rule) && Waiver.isFingerprint($0.fingerprint) })
    else { throw .finding }
    let new = findings.map {
      Waiver(
        file: $0.file, rule: $0.rule, fingerprint: $0.fingerprint, reason: reason, by: by, expires: expires)
    }
    let replaced = Set(new.map(\.id))
    let dropped = Set(unused)
    return Baseline(key: key, waivers.filter { !dropped.contains($0) && !replaced.contains($0.id) } + new)
  }

  /// What decides about findings on that day.
  package func matcher(today: BaselineDay) -> WaiverMatcher { WaiverMatcher(waivers, today: today) }
}
