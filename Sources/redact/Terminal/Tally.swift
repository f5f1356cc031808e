import Glibc
import RedactKit

/// What became of several documents: one that fails is told at once, does not stop the others, and is not
/// forgotten.
struct Tally {
  private let count: Int
  private var replaced = 0
  private var failures = 0
  private var worst: Failure?

  init(of count: Int) { self.count = count }

  mutating func add(_ redaction: Redaction) { replaced += redaction.replacements.count }

  mutating func add(_ failure: Failure) {
    failures += 1
    if count > 1 { Terminal.report(failure) }
    if failure.status.rawValue > worst?.status.rawValue ?? 0 { worst = failure }
  }

  /// Says how many documents were written, when there were several.
  ///
  /// - Throws: what happened to the only document, or the worst that happened to one of several: the highest
  ///   status.
  func finish() throws(Failure) {
    guard let worst else {
      if count > 1 { Terminal.note("\(count) documents, \(replaced) replaced") }
      return
    }
    guard count > 1 else { throw worst }
    let rest = failures < count ? "; the others were written" : ""
    throw Failure(worst.status, "\(failures) of \(count) documents were refused\(rest)")
  }
}

/// Which file is at work, in one line of the terminal that is written over.
struct ProgressLine {
  private let count: Int
  private let isShown: Bool

  /// Shown with many files on a terminal only.
  init(of count: Int, isShown: Bool) {
    self.count = count
    self.isShown = isShown && count > 1 && Terminal.isTerminal(STDERR_FILENO)
  }

  func show(_ number: Int, _ path: String) {
    if isShown { Terminal.progress("\(number)/\(count) \(path)") }
  }

  func clear() { if isShown { Terminal.progress("") } }
}
