import Glibc

/// What is said to people, on standard error, in one style.
enum Terminal {
  /// Says what went wrong and ends the process.
  static func fail(_ failure: Failure) -> Never {
    report(failure)
    exit(failure.status.rawValue)
  }

  /// Says what went wrong, and goes on.
  static func report(_ failure: Failure) {
    say("error", failure.message, colour: 31)
    if let hint = failure.hint { say("hint", hint, colour: 36) }
  }

  static func warn(_ message: String) { say("warning", message, colour: 33) }

  static func note(_ message: String) { write("\(message)\n") }

  /// Leaves the cursor behind what is said, for an answer.
  static func ask(_ question: String) { write(question) }

  /// Replaces the last line of progress; for terminals only.
  static func progress(_ message: String) { write("\r\u{1B}[K\(message)") }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  private static func say(_ kind: String, _ message: String, colour: Int) {
    let usesColour = isTerminal(STDERR_FILENO) && getenv("NO_COLOR") == nil
    let shown = usesColour ? "\u{1B}[\(colour)m\(kind):\u{1B}[0m" : "\(kind):"
    write("redact: \(shown) \(message)\n")
  }

  private static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
