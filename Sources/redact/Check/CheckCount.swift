import ArgumentParser
import Findings
import RedactKit

/// What became of a check, told in few words on standard error.
struct CheckCount {
  /// Whether all of the corpus is looked at.
  var isWhole = false
  /// Submodules that were not entered.
  var submodules = 0
  /// The worst that went wrong.
  private(set) var worst: Failure?
  private var found = 0
  private var places = 0

  mutating func add(_ part: PartFindings) {
    found += part.findings.count
    if !part.findings.isEmpty { places += 1 }
  }

  mutating func add(_ failure: Failure) {
    Terminal.report(failure)
    if failure.status.rawValue > worst?.status.rawValue ?? 0 { worst = failure }
  }

  /// Says what there is to know besides the findings; nothing when there is nothing.
  func tell(_ summary: CheckSummary) {
    var notes: [String] = []
    if found > 0 { notes.append("\(Self.count(found, "finding")) in \(Self.count(places, "place"))") }
    if summary.waived > 0 { notes.append("\(summary.waived) waived") }
    if summary.leftOut > 0 { notes.append("\(Self.count(summary.leftOut, "file")) left out") }
    if submodules > 0 { notes.append("\(Self.count(submodules, "submodule")) not entered") }
    if !notes.isEmpty { Terminal.note("redact: \(notes.joined(separator: ", "))") }
    for waiver in summary.expired {
      Terminal.warn("the waiver \(waiver.fingerprint) of \(waiver.rule) has expired")
    }
    for waiver in summary.unused {
      Terminal.warn("nothing was found for the waiver \(waiver.fingerprint) of \(waiver.rule)")
    }
  }

  /// Ends the run with what was found.
  ///
  /// - Throws: the worst that went wrong, or the exit code when something was found.
  func end(found: Int, exitCode: Int32) throws {
    if let worst { throw Failure(worst.status, "the check was not finished; do not go on") }
    if found > 0 { throw ExitCode(exitCode) }
  }

  private static func count(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
