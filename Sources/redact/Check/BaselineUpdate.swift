import Glibc
import RedactKit

/// Somebody's word that what was found may stand.
struct BaselineUpdate {
  private let options: BaselineOptions
  private var found: [PartFindings] = []

  init(_ options: BaselineOptions) { self.options = options }

  mutating func add(_ part: PartFindings) {
    if options.updateBaseline, !part.findings.isEmpty { found.append(part) }
  }

  /// Writes the baseline anew, whole or not at all.
  func write(_ check: CorpusCheck, _ used: CheckRunner, to path: String?) throws {
    guard let path else {
      throw Failure(
        .usage, "there is no baseline to update", hint: "name one with --baseline, or run `redact init`")
    }
    let reason = try options.reason ?? Self.ask("Why may this stand? ", else: "--reason")
    let by = try options.by ?? Self.ask("Who says so? ", else: "--by")
    let bytes = try Failure.wrapping(path) { () throws(RedactError) in
      try check.baseline(
        adding: found, reason: reason, by: by, expires: options.expires, dropping: options.prune ? used : nil)
    }
    try OutputFile.emit(bytes, to: path, inputs: [])
    let count = found.reduce(0) { $0 + $1.findings.count }
    Terminal.note("redact: \(path): \(count) finding\(count == 1 ? "" : "s") may stand")
  }

  /// Asks the person at the terminal; without one the option has to say it.
  private static func ask(_ question: String, else option: String) throws(Failure) -> String {
    guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDERR_FILENO) else {
      throw Failure(
        .usage, "what is found may stand only with a reason and a name: \(option); nothing was written")
    }
    Terminal.ask(question)
    guard let answer = readLine(), !answer.isEmpty else {
      throw Failure(.usage, "no answer; nothing was written")
    }
    return answer
  }
}
