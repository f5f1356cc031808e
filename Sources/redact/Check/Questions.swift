import Configuration
import Glibc
import RedactKit

/// Asks whoever sits at the terminal. Nothing has been written while it asks: whoever ends the command there changes
/// nothing.
struct Questions {
  /// Whether everything is answered by what stands in brackets.
  let isSilent: Bool

  /// An answer that is taken; what is not is asked again.
  ///
  /// - Parameters:
  ///   - option: what says the same without a terminal.
  ///   - standard: what an empty line means.
  func ask(
    _ question: String, _ option: String, _ standard: String, _ isTaken: (String) -> Bool
  ) throws(Failure) -> String {
    if isSilent { return standard }
    guard Terminal.isTerminal(STDIN_FILENO), Terminal.isTerminal(STDERR_FILENO) else {
      throw Failure(
        .usage, "there is no terminal to ask at; nothing was written",
        hint: "\(option) says it, and --yes takes what would stand in brackets")
    }
    while true {
      Terminal.ask("\(question) [\(standard)]: ")
      let line = try line()
      if line.isEmpty { return standard }
      if isTaken(line) { return line }
      Terminal.note("that cannot be")
    }
  }

  func confirm(_ question: String, _ option: String) throws(Failure) -> Bool {
    let answers = ["yes": true, "y": true, "no": false, "n": false]
    return answers[try ask(question, option, "yes") { answers[$0] != nil }] ?? true
  }

  /// A profile that there is, or a path.
  func policy() throws -> String {
    let names = (try? Profiles.names()) ?? []
    let question = names.isEmpty ? "policy" : "policy: " + names.joined(separator: ", ") + " or a file"
    return try ask(question, "--policy", CorpusSetup.standardPolicy) {
      names.contains($0) || $0.contains("/") || $0.contains(".")
    }
  }

  /// One line, without the blanks around it.
  private func line() throws(Failure) -> String {
    var bytes: [UInt8] = []
    while bytes.count < 4096 {
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { break }
      guard byte != UInt8(ascii: "\n") else {
        let text = String(validating: bytes, as: UTF8.self) ?? "\u{FFFD}"
        return text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
      }
      bytes.append(byte)
    }
    Terminal.note("")
    throw Failure(.usage, "no answer was given; nothing was written")
  }
}
