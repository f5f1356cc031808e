import TestSupport
import Testing

@testable import Git

@Suite struct HookInputTests {
  private static let a = String(repeating: "a", count: 40)
  private static let b = String(repeating: "b", count: 40)
  private static let zero = String(repeating: "0", count: 40)

  private func work(
    _ name: HookName, _ arguments: [String] = [], _ environment: [String] = [], _ input: String = "",
    known: Bool = true
  ) throws(SetupError) -> GuardedWork {
    let hook = try HookInput(of: name, arguments: arguments, environment: environment)
    return try hook.work(Array(input.utf8)) {
      $0
    } knows: { _ in
      known
    }
  }

  private func push(_ input: String, known: Bool = true) throws(SetupError) -> GuardedWork {
    try work(.prePush, ["origin", "https://example.org/corpus"], [], input, known: known)
  }

  private func refs(_ names: String...) -> [[UInt8]] { names.map { Array($0.utf8) } }

  @Test func `What is to be committed is what is staged`() throws {
    #expect(try work(.preCommit) == .staged)
    #expect(try work(.preMergeCommit) == .staged)
    #expect(try work(.preCommit, ["named.txt"], ["PRE_COMMIT=1"]) == .staged)
  }

  @Test func `A message is read from the file that git names`() throws {
    let hook = try HookInput(of: .commitMessage, arguments: [".git/COMMIT_EDITMSG"], environment: [])
    #expect(hook.source == .file(".git/COMMIT_EDITMSG"))
    #expect(try work(.commitMessage, ["x"], [], "words\n") == .message(Array("words\n".utf8)))
    for arguments in [[], [""], ["a", "b"]] {
      #expect(throws: SetupError.self) { try work(.commitMessage, arguments) }
    }
  }

  @Test func `A push is what the remote does not have yet`() throws {
    #expect(
      try push("refs/heads/main \(Self.a) refs/heads/main \(Self.b)\n")
        == .revisions([[Self.a, "--not", Self.b]], refs: refs("refs/heads/main")))
    #expect(
      try push("refs/heads/new \(Self.a) refs/heads/theirs \(Self.zero)\n")
        == .revisions([[Self.a, "--not", "--remotes=origin"]], refs: refs("refs/heads/theirs")))
  }

  @Test func `Where the remote is at something unknown the last that is known of it counts`() throws {
    #expect(
      try push("refs/heads/main \(Self.a) refs/heads/main \(Self.b)\n", known: false)
        == .revisions([[Self.a, "--not", "--remotes=origin"]], refs: refs("refs/heads/main")))
  }

  @Test func `Several refs are looked at each, the same only once, and deletions not at all`() throws {
    let input = """
      refs/heads/main \(Self.a) refs/heads/main \(Self.b)
      (delete) \(Self.zero) refs/heads/old \(Self.b)
      refs/tags/v1 \(Self.a) refs/tags/v1 \(Self.zero)
      refs/tags/v1 \(Self.a) refs/tags/v2 \(Self.zero)

      """
    #expect(
      try push(input)
        == .revisions(
          [[Self.a, "--not", Self.b], [Self.a, "--not", "--remotes=origin"]],
          refs: refs("refs/heads/main", "refs/tags/v1", "refs/tags/v2")))
    #expect(try push("") == .revisions([], refs: []))
  }

  @Test func `What is pushed may be called with spaces`() throws {
    #expect(
      try push("main@{1 day ago} \(Self.a) refs/heads/x \(Self.b)\n")
        == .revisions([[Self.a, "--not", Self.b]], refs: refs("refs/heads/x")))
  }

  @Test(arguments: ["https://example.org/corpus", "*", "a?", "[o]rigin", "o\\rigin", ""])
  func `A remote that is no name leaves nothing out`(remote: String) throws {
    let found = try work(
      .prePush, [remote, "https://example.org/corpus"], [],
      "refs/heads/x \(Self.a) refs/heads/x \(Self.zero)\n")
    #expect(found == .revisions([[Self.a]], refs: refs("refs/heads/x")))
  }

  @Test func `A repository of longer ids is read alike`() throws {
    let long = String(repeating: "c", count: 64)
    let none = String(repeating: "0", count: 64)
    #expect(
      try push("refs/heads/x \(long) refs/heads/x \(none)\n")
        == .revisions([[long, "--not", "--remotes=origin"]], refs: refs("refs/heads/x")))
  }

  @Test(arguments: [
    "x\n", "\n", "refs/heads/x \(a) refs/heads/x \(b)", "refs/heads/x \(a) refs/heads/x\n",
    "\(a) refs/heads/x \(b)\n", " \(a) refs/heads/x \(b)\n", "x \(a)a refs/heads/x \(b)\n",
    "x \(a) refs/heads/x g\(b.dropFirst())\n", "x \(a.uppercased()) refs/heads/x \(b)\n",
    "x \(a) -x \(b)\n", "x \(a)  \(b)\n", "x \(a) refs/heads/\u{7} \(b)\n", "x\u{1} \(a) refs/heads/x \(b)\n",
    "x \(a) refs/heads/x \(b)\n\n", "x \(a) refs/heads/x \(b)\r\n", "x \(a)\trefs/heads/x \(b)\n",
    "x \(a) refs/heads/x \(String(repeating: "b", count: 64))\n",
  ])
  func `What git does not write is refused`(input: String) {
    #expect(throws: SetupError.self) { try push(input) }
  }

  @Test func `A server looks at what none of its refs reaches`() throws {
    let input = """
      \(Self.zero) \(Self.a) refs/heads/new
      \(Self.b) \(Self.zero) refs/heads/gone
      \(Self.b) \(Self.a) refs/heads/main

      """
    #expect(
      try work(.preReceive, [], [], input)
        == .revisions([[Self.a, "--not", "--all"]], refs: refs("refs/heads/new", "refs/heads/main")))
    #expect(throws: SetupError.self) {
      try work(.preReceive, [], [], "\(Self.b) \(Self.a) refs/heads/main")  // cut off
    }
    for input in ["x\n", "\(Self.a) \(Self.b)\n", "\(Self.a) \(Self.b) \n", "\(Self.a) \(Self.b) x y\n"] {
      #expect(throws: SetupError.self) { try work(.preReceive, [], [], input) }
    }
    #expect(throws: SetupError.self) { try work(.preReceive, ["x"]) }
  }

  @Test func `The pre-commit program says what is pushed in its variables`() throws {
    let told = [
      "PRE_COMMIT=1", "PRE_COMMIT_FROM_REF=\(Self.b)", "PRE_COMMIT_TO_REF=\(Self.a)",
      "PRE_COMMIT_REMOTE_NAME=origin", "PRE_COMMIT_REMOTE_URL=u", "PRE_COMMIT_LOCAL_BRANCH=refs/heads/x",
      "PRE_COMMIT_REMOTE_BRANCH=refs/heads/y",
    ]
    let range = GuardedWork.revisions([[Self.a, "--not", Self.b]], refs: refs("refs/heads/y"))
    #expect(try work(.prePush, [], told) == range)
    #expect(try work(.prePush, ["a.txt", "b.txt"], told) == range)
    #expect(try work(.prePush, ["a.txt", "b.txt", "c.txt"], told) == range)
    #expect(
      try work(.prePush, [], told.filter { !$0.contains("FROM_REF") && !$0.contains("TO_REF") })
        == .revisions([["refs/heads/x", "--not", "--remotes=origin"]], refs: refs("refs/heads/y")))
    #expect(
      try work(.prePush, [], Array(told[...2])) == .revisions([[Self.a, "--not", Self.b]], refs: []))
  }

  @Test func `What git and the pre-commit program say is looked at both`() throws {
    let told = ["PRE_COMMIT=1", "PRE_COMMIT_FROM_REF=\(Self.b)", "PRE_COMMIT_TO_REF=\(Self.a)"]
    let input = "refs/heads/x \(Self.b) refs/heads/x \(Self.zero)\n"
    #expect(
      try work(.prePush, ["origin", "u"], told, input)
        == .revisions(
          [[Self.a, "--not", Self.b], [Self.b, "--not", "--remotes=origin"]], refs: refs("refs/heads/x")))
  }

  @Test func `A push of which nothing is said is refused`() {
    #expect(throws: SetupError.self) { try work(.prePush) }
    #expect(throws: SetupError.self) { try work(.prePush, ["origin"]) }
    #expect(throws: SetupError.self) { try work(.prePush, ["a.txt", "b.txt"], ["PRE_COMMIT=1"]) }
  }

  @Test(arguments: [
    ["FROM_REF=b"], ["TO_REF=a"], ["FROM_REF=--all", "TO_REF=a"], ["FROM_REF=", "TO_REF=a"],
    ["FROM_REF=b", "TO_REF=^a"], ["FROM_REF=b", "TO_REF=a..b"], ["FROM_REF=b", "TO_REF=a\nb"],
    ["REMOTE_BRANCH=x"], ["LOCAL_BRANCH=x"], ["LOCAL_BRANCH=-x", "REMOTE_NAME=o", "REMOTE_BRANCH=x"],
    ["TO_REF=a", "LOCAL_BRANCH=x", "REMOTE_NAME=o", "REMOTE_BRANCH=x"],
  ])
  func `Variables that say half of it, or an option, are refused`(values: [String]) {
    #expect(throws: SetupError.self) {
      try work(.prePush, [], ["PRE_COMMIT=1"] + values.map { "PRE_COMMIT_\($0)" })
    }
  }
}
