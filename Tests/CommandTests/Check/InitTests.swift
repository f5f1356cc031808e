import Foundation
import Testing

/// Setting a corpus up, with somebody who answers and without.
struct InitTests {
  @Test func `the questions are asked one after another, and the answers written`() throws {
    let scratch = try Scratch()
    let terminal = try Terminal(["init"], in: scratch)
    try terminal.answer("policy", "archive.yaml", isSecret: false)
    try terminal.answer("folder of the originals, or none [originals]: ", "field", isSecret: false)
    try terminal.answer("a list, fingerprints or none [list]: ", "", isSecret: false)
    try terminal.answer("path of the list [.redact/known.txt]: ", "people.txt", isSecret: false)
    #expect(try terminal.end() == 0)
    let text = String(decoding: try #require(scratch.read(".redact/config.yaml")), as: UTF8.self)
    #expect(
      text.hasSuffix("\ncheck:\n  known: people.txt\nredact:\n  policy: archive.yaml\n  known: people.txt\n"))
    let ignored = String(decoding: try #require(scratch.read(".gitignore")), as: UTF8.self)
    #expect(ignored.contains("\n/field/\n/people.txt\n*.key\n"))
    #expect(scratch.files == [".gitattributes", ".gitignore", ".redact/config.yaml"])
    #expect(terminal.shown.contains(".redact/config.yaml: made"))
  }

  @Test func `an answer that cannot be is asked for again`() throws {
    let scratch = try Scratch()
    let terminal = try Terminal(["init", "--policy", "publish", "--known", "none"], in: scratch)
    try terminal.answer("originals, or none [originals]: ", ".", isSecret: false)
    try terminal.wait(for: "that cannot be", isSecret: false)
    terminal.type("none\n")
    #expect(try terminal.end() == 0)
    let ignored = String(decoding: try #require(scratch.read(".gitignore")), as: UTF8.self)
    #expect(ignored.hasPrefix("# redact: what identifies people stays out of git\n*.key\n"))
  }

  @Test(arguments: ["\u{3}", "\u{4}"])
  func `whoever leaves before the last answer has written nothing`(_ end: String) throws {
    let scratch = try Scratch()
    let terminal = try Terminal(["init", "--policy", "publish"], in: scratch)
    try terminal.answer("originals", "field", isSecret: false)
    try terminal.wait(for: "who must not stand anywhere", isSecret: false)
    terminal.type(end)
    #expect(try terminal.end() == (end == "\u{3}" ? 130 : 64))
    #expect(scratch.files == [])
    #expect(!FileManager.default.fileExists(atPath: scratch[".redact"]))
  }

  @Test func `without a terminal nobody is asked, and nothing written`() throws {
    let scratch = try Scratch()
    var run = Run(["init", "--policy", "publish", "--known", "none"], in: scratch.url)
    run.rules = .none
    let result = try run.result()
    #expect(result.status == 64 && result.messages.contains("there is no terminal to ask at"))
    #expect(result.messages.contains("--originals says it") && scratch.files == [])
  }
}
