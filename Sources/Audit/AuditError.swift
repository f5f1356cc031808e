/// Why an audit record could not be made or kept, or a log not be used. None of the cases holds what was
/// refused.
package enum AuditError: Error, Hashable, Sendable {
  /// The field takes letters, digits and `. _ : + -` only, at most 80 of them, or one of a few words.
  case notAWord(field: StaticName)
  /// The field takes a number of lower-case hexadecimal digits.
  case notHexadecimal(field: StaticName)
  /// The number is negative or too large, or a score is outside 0 to 1.
  case outOfRange(field: StaticName)
  /// The record's line would be longer than lines may be.
  case tooLong
  /// The time is before 1970 or after 9999.
  case time
  /// The path is a symbolic link.
  case symlink
  /// The path is a directory, pipe, socket or device.
  case notARegularFile
  /// There is no such file or folder.
  case missing
  /// There is such a file already.
  case exists
  /// Another run is writing this log.
  case locked
  /// The last line of the log was cut off: recover it before anything is added.
  case tornTail
  /// The last run of the log was cut off: recover it before anything is added.
  case openTail
  /// The log is sealed, and no key was given to seal what comes.
  case sealed
  /// Lines of the log are not under a seal: recover it before anything is added.
  case unsealed
  /// Log and checkpoint do not agree.
  case changed
  /// The checkpoint is none, or no key that was given has signed it.
  case checkpoint
  /// The key gave no signature.
  case signature
  /// Nothing is to be recovered.
  case nothingToRecover
  /// The log does not hold: the number of the line, where it is one line's fault, and why.
  case broken(line: Int?, AuditFault)
  /// The log has an open tail.
  case open
  /// Two runs have the same name, and not the same bytes.
  case sameRun
  /// The log has no such line, or had it not yet.
  case noSuchLine
  /// A line could be written in part only; the log now has a torn tail.
  case shortWrite
  /// An earlier write failed; nothing more is added.
  case closed
  /// The system refused; the error number is given.
  case io(Int32)
}

extension AuditError {
  /// Why, in words for people.
  package var reason: String {
    switch self {
    case .notAWord(let field): "the field '\(field)' takes one plain word"
    case .notHexadecimal(let field): "the field '\(field)' takes hexadecimal digits"
    case .outOfRange(let field): "the field '\(field)' is out of range"
    case .tooLong: "a record is too long for a line"
    case .time: "the time is before 1970 or after 9999"
    case .symlink: "it is a symbolic link"
    case .notARegularFile: "it is not a regular file"
    case .missing: "there is no such file or folder"
    case .exists: "there is a file of this name already"
    case .locked: "another run is writing it"
    case .tornTail: "its last line was cut off: recover it first"
    case .openTail: "its last run was cut off: recover it first"
    case .sealed: "it is sealed, and no audit key was given"
    case .unsealed: "it has lines that are not under its seal: recover it first"
    case .changed: "it does not agree with its checkpoint"
    case .checkpoint: "its checkpoint cannot be read or is not signed by the key"
    case .signature: "the audit key gave no signature"
    case .nothingToRecover: "nothing is to be recovered"
    case .broken(let line?, let fault): "line \(line): \(fault.rawValue)"
    case .broken(nil, let fault): fault.rawValue
    case .open: "its last run is not finished or not sealed"
    case .sameRun: "two runs have the same name"
    case .noSuchLine: "it has no such line"
    case .shortWrite: "a line could be written in part only"
    case .closed: "an earlier write failed"
    case .io(let code): "error \(code)"
    }
  }
}

/// Why a log does not hold, or is open. The words never hold any of the log's.
package enum AuditFault: String, Error, Hashable, Sendable {
  case noKey = "no key is given to trust"
  case noCheckpoint = "the log has no checkpoint"
  case checkpoint = "the checkpoint is none, or no trusted key has signed it, or a signature does not hold"
  case noLines = "the log has no lines"
  case shorter = "the log has fewer lines than its checkpoint"
  case origin = "the checkpoint is of another log"
  case root = "the lines are not those of the checkpoint"
  case older = "the checkpoint is older than one that was kept"
  case rewritten = "the log does not begin as a checkpoint that was kept has it"
  case noRecord = "the line is no record, and no recover names it"
  case longLine = "the line is too long"
  case noRun = "the record stands in no run"
  case runName = "the record is of another run"
  case sameRun = "two runs have the same name"
  case sequence = "the records of the run are not numbered without a gap"
  case unclosed = "a run was cut off, and the next one does not say so"
  case recover = "the record closes what was not cut off"
  case document = "the record is not of the document that it stands in"
  case place = "the record stands where it must not"
  case index = "the entities of the document are not numbered without a gap"
  case counts = "the counts are not those of the document's entities"
  case totals = "the totals are not those of the run"
  case behind = "lines stand behind the seal"
  case torn = "the last line was cut off"
  case unfinished = "the last run has no end"
}

/// The name of a field of a record, known when the program is built.
package struct StaticName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let description: String

  package init(stringLiteral name: String) { description = name }
}
