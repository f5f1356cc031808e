import Guard
import RedactCore

extension CorpusCheck {
  /// The baseline with somebody's word for more findings.
  ///
  /// - Parameters:
  ///   - expires: `YYYY-MM-DD`; never when nil.
  ///   - run: what was of no use in this run is dropped; nil to keep all.
  /// - Throws: `.key` without a key, `.configuration` for a reason, a name or a day that is none.
  package func baseline(
    adding parts: [PartFindings], reason: String, by: String, expires: String?, dropping run: CheckRunner?
  ) throws(RedactError) -> [UInt8] {
    guard let key = try options.key?.guardKey() else {
      throw .key("what may stand is named by fingerprints, and these need the check key")
    }
    let name = options.baselineName ?? "baseline"
    var day: BaselineDay?
    if let expires {
      guard let wanted = BaselineDay(expires) else {
        throw .configuration("\(expires) is no day: YYYY-MM-DD")
      }
      day = wanted
    }
    do {
      let old = try options.baseline.map { bytes throws(BaselineError) in
        try Baseline(parsing: bytes, key: key.id)
      }
      let added = parts.flatMap(\.waivable)
      return try (old ?? Baseline(key: key.id)).updated(
        adding: added, reason: reason, by: by, expires: day, dropping: run?.unusedWaivers ?? []
      ).bytes
    } catch {
      throw RedactError(error, name)
    }
  }
}
