import Audit
import Vault

/// The log that a run writes, and the key that seals it.
///
/// ## Privacy
/// Holds a signing key, which prints as nothing.
public struct LogDestination: Sendable {
  public let path: String
  /// Names the run; no other run of the log has this name.
  public let run: String
  /// Seconds since 1970; the log shows what the policy allows.
  public let now: Int64
  /// The version of the tool.
  public let version: String
  /// Seals what is written; nil for a log without a seal.
  public let key: SigningKey?
  /// What the log may tell of the time of what no policy is about.
  public var dates = LogDates.day

  public init(_ path: String, run: String, now: Int64, version: String, key: SigningKey? = nil) {
    self.path = path
    self.run = run
    self.now = now
    self.version = version
    self.key = key
  }

  func open(dates: LogDates) throws(RedactError) -> AuditWriter {
    let signer = try key?.signer()
    do {
      return try AuditWriter(
        path: path, run: run, now: now, grain: dates.grain, signer: signer,
        verifiers: key?.verifying.verifiers ?? [])
    } catch .missing {
      throw .output("\(path) cannot be used as an audit log (there is no such folder)")
    } catch {
      throw RedactError(error, log: path)
    }
  }
}

extension LogDates {
  var grain: AuditGrain {
    switch self {
    case .day: .day
    case .month: .month
    case .year: .year
    case .none: .none
    }
  }
}

extension RedactError {
  /// Why a log cannot be added to, checked or proved.
  init(_ error: AuditError, log path: String) {
    self =
      switch error {
      case .tornTail, .unsealed, .openTail, .open: .openLog("\(path): \(error.reason)")
      case .changed, .checkpoint, .broken: .unverified("\(path): \(error.reason)")
      case .sealed: .key("\(path) is sealed, so whoever adds to it needs its audit key")
      case .signature: .key("the audit key gives no signature")
      case .missing: .missing("\(path): there is no such log")
      case .noSuchLine, .nothingToRecover, .sameRun: .configuration("\(path): \(error.reason)")
      default: .output("\(path) cannot be used as an audit log (\(error.reason))")
      }
  }
}
