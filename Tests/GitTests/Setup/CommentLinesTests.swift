import Foundation
import TestSupport
import Testing

@testable import Git

/// Whether what is looked at is what git commits, asked of git itself.
@Suite(.enabled(if: SetupRepository.isPossible, "git is not installed"))
struct CommentLinesTests {
  private let place: SetupRepository

  init() throws {
    place = try SetupRepository()
    try place.write("x\n", "file")
    try place.git("add", "file")
    // A hook that keeps the message file as it is given to hooks, and what it was told of an editor.
    try place.write(
      "#!/bin/sh\ncp \"$1\" \"$HOME/message\"\nprintf %s \"GIT_EDITOR=$GIT_EDITOR\" >\"$HOME/editor\"\n",
      ".git/hooks/commit-msg", mode: 0o755)
  }

  /// What a hook would look at, and what git has committed in the end, without blank lines.
  private func committed(_ arguments: String..., typing typed: String? = nil) throws -> (String, String) {
    var adding: [String] = []
    if let typed {
      let editor =
        "#!/bin/sh\n{ cat <<'END'; cat \"$1\"; } >\"$HOME/new\"\n\(typed)\nEND\ncat \"$HOME/new\" >\"$1\"\n"
      unlink(place.folder["editor.sh"])
      adding = ["GIT_EDITOR=\(try place.folder.write(editor, "editor.sh", mode: 0o755))"]
    }
    let done = try SetupRepository.run(
      ["commit", "-q", "--allow-empty"] + arguments, in: place.path, place.folder, adding: adding)
    #expect(done.status == 0, "\(done.errors)")
    let told = String(decoding: try place.folder.read("editor"), as: UTF8.self)
    let comments = try CommentLines(of: try place.repository, environment: [told])
    let seen = String(decoding: comments.message(try place.folder.read("message")), as: UTF8.self)
    func words(_ text: String) -> String {
      text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
    }
    return (words(seen), words(try place.git("log", "-1", "--format=%B").output))
  }

  @Test func `Without an editor all of it is committed`() throws {
    for message in ["one\n# two\nthree", "# only"] {
      let (seen, done) = try committed("-m", message)
      #expect(seen == done)
      #expect(done == message)
    }
  }

  @Test func `With an editor comments are dropped`() throws {
    let (seen, done) = try committed(typing: "one\n# two\n #three")
    #expect(seen == done)
    #expect(done == "one\n #three")
  }

  @Test func `With the changes shown below all ends at the scissors`() throws {
    let (seen, done) = try committed("-v", typing: "one\n# two")
    #expect(seen == done)
    #expect(done == "one")
  }

  @Test(arguments: ["strip", "default", "scissors", "whitespace", "verbatim"])
  func `As the configuration says`(cleanup: String) throws {
    try place.git("config", "commit.cleanup", cleanup)
    let (seen, done) = try committed(typing: "one\n# two")
    #expect(seen == done)
    #expect(done.contains("# two") == !["strip", "default"].contains(cleanup))
  }

  @Test func `A comment starts as the configuration says`() throws {
    try place.git("config", "core.commentChar", ";")
    let (seen, done) = try committed("-v", typing: "one\n# two\n; three")
    #expect(seen == done)
    #expect(done == "one\n# two")
  }

  @Test func `Where git chooses what comments start with its own lines tell`() throws {
    try place.git("config", "core.commentChar", "auto")
    for arguments in [["-v"], []] {
      let path = try place.folder.write("# one\n; two\n", "template\(arguments.count)")
      try place.git("config", "commit.template", path)
      let (seen, done) =
        arguments.isEmpty ? try committed(typing: "three") : try committed("-v", typing: "three")
      #expect(seen == done)
      #expect(done == "three\n# one\n; two")
    }
  }

  @Test func `Scissors that somebody typed end nothing`() {
    let comments = CommentLines(mark: .text([0x23]), dropsComments: true, dropsTail: true)
    let typed = "one\n# ------------------------ >8 ------------------------\ntwo\n"
    #expect(comments.message(Array(typed.utf8)) == Array("one\ntwo\n".utf8))
    let last = "one\n# ------------------------ >8 ------------------------"
    #expect(comments.message(Array(last.utf8)) == Array("one".utf8))
  }

  @Test func `Bytes that are no UTF-8 stay`() {
    let comments = CommentLines(mark: .text([0x23]), dropsComments: true, dropsTail: true)
    #expect(comments.message([0xE9, 0x0A, 0x23, 0xE9, 0x0A, 0xFF]) == [0xE9, 0x0A, 0xFF])
    #expect(comments.message([]) == [])
  }

  @Test func `Where git chose and nothing tells, nothing is dropped`() {
    let comments = CommentLines(mark: Mark("auto"), dropsComments: true, dropsTail: true)
    for text in ["one\n# two", "one\n; two\n", "", "\n", "# one\n#two\n"] {
      #expect(comments.message(Array(text.utf8)) == Array(text.utf8))
    }
  }

  private func Mark(_ text: String) -> CommentLines.Mark { CommentLines.Mark(Array(text.utf8)) }
}
