import Foundation
import Testing

/// What is said to people on a terminal, and only there.
@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script(1) is not there"))
struct TerminalTests {
  @Test func `messages are coloured on a terminal, unless NO_COLOR is set`() throws {
    let scratch = try Scratch()
    let coloured = try onTerminal("nowhere.txt", in: scratch)
    #expect(coloured.status == 66)
    #expect(coloured.text.contains("\u{1B}[31merror:\u{1B}[0m nowhere.txt"))
    let plain = try onTerminal("nowhere.txt", in: scratch, environment: ["NO_COLOR": "1"])
    #expect(plain.text.contains("redact: error: nowhere.txt"))
    #expect(!plain.text.contains("\u{1B}"))
  }

  @Test func `progress names the file at work, when there are several`() throws {
    let scratch = try Scratch()
    try scratch.write("Nobody spoke.\n", "first.txt")
    try scratch.write("They called her Umm Hamza.\n", "second.txt")
    let shown = try onTerminal("--progress --output-dir out first.txt second.txt", in: scratch)
    #expect(shown.status == 0)
    #expect(shown.text.contains("1/2 first.txt") && shown.text.contains("2/2 second.txt"))
    #expect(!shown.text.contains("Hamza"))
    let silent = try onTerminal("--progress --output-dir other first.txt", in: scratch)
    #expect(!silent.text.contains("first.txt"))
  }

  /// Runs the command with a terminal for its output and its messages.
  private func onTerminal(
    _ line: String, in scratch: Scratch, environment: [String: String] = [:]
  ) throws -> Run.Result {
    var run = Run(["-qec", "\(Command.path) \(line)", "/dev/null"], in: scratch.url)
    run.program = "script"
    run.environment = environment.merging(["TERM": "xterm"]) { first, _ in first }
    return try run.result()
  }
}
