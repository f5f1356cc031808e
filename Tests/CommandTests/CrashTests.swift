import Foundation
import Testing

/// Law 1 when the system fails: whatever call fails or never returns, there is the old output or the new one, and
/// nothing in between. The failures are made with strace; without it there is nothing to see.
@Suite(.enabled(if: Strace.canInject, "strace is not there, or may not trace"))
struct CrashTests {
  @Test(arguments: [
    "fsync:error=EIO", "rename:error=EACCES", "rename:error=EIO", "write:error=ENOSPC", "write:error=EIO",
  ])
  func `a call that fails leaves the old output and no other file`(_ fault: String) throws {
    let scratch = try scratch()
    let result = try run(fault, in: scratch).result()
    #expect(result.status == 74, "\(result.messages)")
    #expect(scratch.read("out.txt") == Array("before\n".utf8))
    #expect(scratch.files == ["interview.txt", "out.txt"])
    #expect(!result.messages.contains("Hamza"))
  }

  @Test(arguments: ["fsync", "rename", "write", "close"], [1, 2, 3])
  func `a process that is killed leaves the old output or the new one`(_ call: String, _ time: Int) throws {
    let scratch = try scratch()
    _ = try run("\(call):signal=KILL:when=\(time)", in: scratch).result()
    let output = scratch.read("out.txt").map { String(decoding: $0, as: UTF8.self) }
    #expect(output == "before\n" || output == "They called her [KUNYA-1].\n")
    for name in scratch.files where name != "interview.txt" {
      #expect(scratch.read(name)?.contains("Hamza") == false)
    }
  }

  @Test(arguments: ["write:error=ENOSPC", "fsync:error=EIO", "fdatasync:error=EIO"])
  func `no output is written when its audit record is not`(_ fault: String) throws {
    let scratch = try scratch()
    var run = try run(fault, in: scratch)
    run.arguments += ["--audit", "audit.jsonl"]
    let result = try run.result()
    // A log that fails at once could not be opened for use.
    #expect([73, 74].contains(result.status), "\(result.messages)")
    #expect(scratch.read("out.txt") == Array("before\n".utf8))
  }

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("They called her Umm Hamza.\n", "interview.txt")
    try scratch.write("before\n", "out.txt")
    return scratch
  }

  private func run(_ fault: String, in scratch: Scratch) throws -> Run {
    let call = fault.prefix { $0 != ":" }
    var run = Run(
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(fault)", Command.path,
        "interview.txt", "-o", "out.txt",
      ], in: scratch.url)
    run.program = "strace"
    return run
  }
}

private enum Strace {
  static let canInject: Bool = {
    guard let scratch = try? Scratch() else { return false }
    var run = Run(["-f", "-o", "/dev/null", "true"], in: scratch.url)
    run.program = "strace"
    run.rules = .none
    return (try? run.result())?.status == 0
  }()
}
