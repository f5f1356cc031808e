import Detection
import RulePacks

/// Everything that can go wrong, in the classes a caller has to tell apart.
///
/// ## Privacy
/// Offsets, lines, counts, rule ids and paths that the caller gave; never text of a document.
public indirect enum RedactError: Error, Hashable, Sendable {
  /// The document cannot be read: encoding, format or a limit.
  case input(String, hint: String?)
  /// A rule, pack, lexicon, policy or list of names is wrong.
  case configuration(String)
  /// The run is not as the policy demands.
  case demand(String, hint: String?)
  /// A search was not finished, so nothing can be said of the document.
  case gaveUp(rule: String, offset: Int)
  /// What is left after redaction would still be redacted; `count` places.
  case leak(count: Int)
  /// Outputs hold what would still be redacted, and nobody has waived it.
  case unreleasable(count: Int)
  /// Labels or tokens of an earlier run stand in a document that still needs redaction.
  case planted(count: Int, offset: Int)
  /// A file or folder that was named does not exist or cannot be read.
  case missing(String)
  /// An output cannot be made.
  case output(String)
  /// A key is missing, wrong, or not kept safely.
  case key(String)
  /// A token is not one that this key wrote in this scope.
  case token(offset: Int)
  /// There is nothing in the document that could be restored.
  case nothingToRestore
  /// Two entities would get one label.
  case labelCollision
  /// A signature or what it covers does not hold.
  case unverified(String)
  /// The audit log could not be written.
  case audit(String)
  /// The end of an audit log is not sealed, or not closed; it can be recovered.
  case openLog(String)
  /// The document is not in the plan.
  case unplanned
  /// No document of the vault has this output.
  case unknownOutput
  /// Several originals gave this output; how their documents are called.
  case ambiguousOutput(documents: [String])
  /// A vault is not as it was written.
  case vault(String)
  /// A vault cannot be read or written at the moment.
  case storage(String)
  /// One of the others, in the record of this line.
  case inRecord(line: Int, RedactError)
  /// A fault of this software.
  case internalFault(String)
}

extension RedactError {
  init(_ error: DetectionError) {
    self =
      switch error {
      case .gaveUp(let rule, let offset): .gaveUp(rule: rule, offset: offset)
      case .badPattern(let rule, let message, let offset):
        .configuration("rule '\(rule)': \(message) at byte \(offset) of the pattern")
      case .engine(let rule, let code): .internalFault("pattern '\(rule)' failed with code \(code)")
      case .unknownValidator(let rule, let name):
        .configuration("rule '\(rule)': there is no validator '\(name)'")
      }
  }

  init(_ error: RulePackError) { self = .configuration(error.description) }
}
