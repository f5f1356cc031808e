import RedactKit

/// The exit codes of the command; see `Documentation/guide.md`.
enum Status: Int32 {
  case found = 1
  case leak = 3
  case unverified = 4
  case openLog = 5
  case usage = 64
  case badInput = 65
  case noInput = 66
  case internalFault = 70
  case cannotCreate = 73
  case inputOutput = 74
  case key = 77
  case configuration = 78
}

/// An error as people see it: `redact: error: …`, perhaps `redact: hint: …`, and an exit code.
///
/// ## Privacy
/// Paths as the user gave them, offsets, lines, rule ids; never text of a document.
struct Failure: Error {
  let status: Status
  let message: String
  let hint: String?

  init(_ status: Status, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }

  /// - Parameters:
  ///   - path: the document it happened to.
  ///   - written: what was written before, in words.
  init(_ error: RedactError, path: String? = nil, written: String = "nothing was written") {
    let (status, reason, hint) = Self.describe(error)
    let place = path.map { "\($0): " } ?? ""
    self.init(status, "\(place)\(reason); \(written)", hint: hint)
  }

  /// The same failure, said of one document.
  func about(_ path: String) -> Failure { Failure(status, "\(path): \(message)", hint: hint) }

  private static func describe(_ error: RedactError) -> (Status, String, String?) {
    switch error {
    case .input(let reason, let hint): return (.badInput, reason, hint)
    case .configuration(let reason): return (.configuration, reason, nil)
    case .demand(let reason, let hint): return (.configuration, reason, hint)
    case .gaveUp(let rule, let offset):
      return (
        .internalFault, "pattern '\(rule)' gave up at byte \(offset)",
        "raise limits.match of that rule, or make its pattern cheaper"
      )
    case .leak(let count):
      return (
        .leak, "the output would still identify somebody in \(count) places",
        "`redact scan` shows where; please report this with an invented text that does the same"
      )
    case .unreleasable(let count):
      return (
        .leak, "\(count) findings stand in the outputs, and nobody has waived them",
        "redact the originals again, or waive findings with --waive"
      )
    case .planted(let count, let offset):
      return (
        .badInput, "the input holds \(count) labels of an earlier run, the first at byte \(offset)",
        "if it was redacted before and completed by hand, say so with --already-redacted"
      )
    case .missing(let reason): return (.noInput, reason, nil)
    case .output(let reason): return (.cannotCreate, reason, nil)
    case .key(let reason):
      return (.key, reason, "`redact key --help` tells how keys are made and kept; -k FILE names one")
    case .token(let offset):
      return (
        .badInput, "the token at byte \(offset) is not one that this key wrote in this scope",
        "it was changed, or planted from another document"
      )
    case .nothingToRestore:
      return (
        .badInput, "the input holds labels but no tokens",
        "numbered and coded labels hold nothing; only a copy made with --labels token can be restored"
      )
    case .labelCollision: return (.internalFault, "two entities would get one label", "use another scope")
    case .unverified(let reason): return (.unverified, reason, nil)
    case .audit(let reason): return (.inputOutput, "the audit log cannot be written: \(reason)", nil)
    case .openLog(let reason):
      return (
        .openLog, reason,
        "`redact audit recover LOG --audit-key FILE` closes it, and changes nothing that stands"
      )
    case .unplanned:
      return (
        .configuration, "the document is not in the plan, or was changed since", "make a new plan with it"
      )
    case .unknownOutput:
      return (
        .badInput, "the vault knows no document with this output",
        "it was changed since, or kept in another vault"
      )
    case .ambiguousOutput(let documents):
      return (
        .badInput, "\(documents.count) originals gave this output",
        "name one of them with --document: " + documents.joined(separator: " ")
      )
    case .vault(let reason):
      return (.badInput, reason, "`redact vault verify` says more; put a good copy back")
    case .storage(let reason): return (.inputOutput, reason, nil)
    case .inRecord(let line, let inner):
      let (status, reason, hint) = describe(inner)
      return (status, "line \(line): \(reason)", hint)
    case .internalFault(let reason): return (.internalFault, "internal fault: \(reason)", nil)
    }
  }
}
