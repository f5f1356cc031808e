import Foundation
import TestSupport
import Testing

@testable import Git

/// The file itself, run by the shells that there are.
@Suite(.enabled(if: SetupRepository.isPossible, "git is not installed"))
struct HookScriptTests {
  static let shells = ["/bin/dash", "/bin/bash", "/bin/sh", "/bin/busybox"]
    .filter { FileManager.default.isExecutableFile(atPath: $0) }

  private let place: SetupRepository

  init() throws { place = try SetupRepository() }

  private func run(
    _ shell: String, _ name: HookName = .preCommit, command: String, chained: String? = nil,
    input: String = "",
    adding: [String] = []
  ) throws -> SetupRepository.Done {
    let script = HookScript(name: name, command: command, isChained: chained != nil)
    unlink(place.folder[name.rawValue])
    let path = try place.folder.write(script.bytes, name.rawValue, mode: 0o755)
    unlink(place.folder[name.before])
    if let chained { try place.folder.write("#!/bin/sh\n" + chained, name.before, mode: 0o755) }
    let arguments = (shell.hasSuffix("busybox") ? ["sh"] : []) + [path, "one", "two words"]
    return try SetupRepository.run(
      arguments, program: shell, in: place.path, place.folder, adding: adding, input: input)
  }

  @Test(arguments: shells)
  func `The command is asked, and what it says counts`(shell: String) throws {
    for status: Int32 in [0, 1, 70, 77] {
      let command = try place.command("echo said >&2; exit \(status)")
      let done = try run(shell, command: command)
      #expect(done.status == status)
      #expect(done.errors == "said\n")
    }
    #expect(place.asked.first == "hook run pre-commit one two words")
  }

  @Test(arguments: shells)
  func `A command that is not there is looked for in PATH, and then refused`(shell: String) throws {
    let command = try place.command()
    let path = "PATH=\(place.folder["bin"]):/usr/bin:/bin"
    #expect(try run(shell, command: "/nowhere/redact", adding: [path]).status == 0)
    #expect(place.asked.count == 1)
    unlink(command)
    let done = try run(shell, .prePush, command: command, adding: [path])
    #expect(done.status == 70)
    #expect(
      done.errors
        == "redact: error: the command redact is missing, nothing was checked; the push is refused\n")
  }

  @Test(arguments: shells)
  func `A command that is killed or cannot be started is said in one line`(shell: String) throws {
    for signal in [4, 9, 11] {
      let command = try place.command("kill -\(signal) $$")
      let done = try run(shell, command: command)
      #expect(done.status == 70)
      #expect(
        done.errors
          == "redact: error: the command redact was ended by signal \(signal); the commit is refused\n")
    }
    unlink(place.folder["bin/broken"])
    let broken = try place.folder.write("#!/nowhere/sh\n", "bin/broken", mode: 0o755)
    let done = try run(shell, command: broken)
    #expect(done.status == 70)
    // The shell says a word of its own before, which names the file.
    #expect(
      done.errors.hasSuffix(
        "redact: error: the command redact cannot be started, nothing was checked; the commit is refused\n"))
  }

  @Test(arguments: shells)
  func `Both hooks read what git says, however much it is`(shell: String) throws {
    let input = (0..<20_000).map { "refs/heads/\($0) 1 refs/heads/\($0) 0\n" }.joined()
    let command = try place.command("wc -c >>\"$HOME/asked\"")
    let done = try run(shell, .prePush, command: command, chained: "wc -c >>\"$HOME/asked\"\n", input: input)
    #expect(done.status == 0)
    #expect(done.errors == "")
    let size = String(input.utf8.count)
    #expect(place.asked == [size, "hook run pre-push one two words", size])
  }

  @Test(arguments: shells)
  func `A hook that does not read all of it is no trouble`(shell: String) throws {
    let input = String(repeating: "refs/heads/a 1 refs/heads/a 0\n", count: 20_000)
    let command = try place.command("cat >/dev/null")
    let done = try run(shell, .preReceive, command: command, chained: "exit 0\n", input: input)
    #expect(done.status == 0)
    #expect(done.errors == "")
    // Where nobody is told that a reader went away, the shell would complain.
    let again = try SetupRepository.run(
      ["-c", "trap '' PIPE; exec \(shell) '\(place.folder["pre-receive"])'"], program: shell, in: place.path,
      place.folder, input: input)
    #expect(again.status == 0)
    #expect(again.errors == "")
  }

  @Test(arguments: shells)
  func `What the first hook refuses the second is not asked`(shell: String) throws {
    for name in [HookName.prePush, .commitMessage] {
      let done = try run(shell, name, command: try place.command(), chained: "exit 5\n", input: "x\n")
      #expect(done.status == 5)
    }
    #expect(place.asked.isEmpty)
  }

  @Test func `A path with signs of the shell is a path`() throws {
    let command = try place.command("exit 0", name: "it's; $(echo) \"`x`/redact")
    #expect(try run("/bin/sh", command: command).status == 0)
    #expect(place.asked.count == 1)
  }
}
