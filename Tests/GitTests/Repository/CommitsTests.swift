import Glibc
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct CommitsTests {
  private let sample: SampleRepository

  init() throws { sample = try SampleRepository() }

  private func branch(_ name: String, _ file: String, _ words: String) throws {
    try sample.git("checkout", "--quiet", "-b", name, "main")
    try sample.stage(words, file)
    try sample.commit(name)
  }

  /// A commit of any text.
  private func commit(_ text: [UInt8]) throws -> GitObjectID {
    let options = ["-t", "commit", "-w", "--stdin", "--literally"]
    let id = try sample.git(
      "hash-object", options[0], options[1], options[2], options[3], options[4], input: text)
    try sample.git("update-ref", "refs/heads/made", id)
    return try #require(GitObjectID(id))
  }

  @Test func `Commits come oldest first, with who, what and why`() throws {
    try sample.stage("x", "a.txt")
    let first = try sample.commit("The first\n\nwith more")
    try sample.stage("y", "a.txt")
    try sample.git("rm", "--quiet", "--force", "a.txt")
    try sample.stage("y", "b.txt")
    let second = try sample.commit("The second", "--author=Dov Other <dov@example.org>")
    let commits = try sample.repository().allHistory()
    #expect(commits.map(\.id) == [first, second])
    #expect(commits.map(\.parents) == [[], [first]])
    #expect(commits.map { text($0.message) } == ["The first\n\nwith more\n", "The second\n"])
    #expect(commits.map { text($0.author.name) } == ["Aba Author", "Dov Other"])
    #expect(commits.map { text($0.author.email) } == ["aba@example.org", "dov@example.org"])
    #expect(commits.map { text($0.committer.name) } == ["Cem Committer", "Cem Committer"])
    #expect(commits.map { $0.entries.map(\.shown) } == [["A a.txt"], ["A b.txt"]])
    #expect(commits.map(\.tree) == [try sample.id("HEAD~1^{tree}"), try sample.id("HEAD^{tree}")])
    #expect(commits.allSatisfy { $0.other == [] && $0.unknownEncoding == nil })
  }

  @Test func `A range holds what it brings and nothing else`() throws {
    let first = try sample.commit()
    try sample.stage("x", "a.txt")
    let second = try sample.commit()
    let repository = try sample.repository()
    #expect(try repository.all(["\(first)..\(second)"]).map(\.id) == [second])
    #expect(try repository.all(["main~1..main"]).map(\.id) == [second])
    #expect(try repository.all([second.description, "--not", first.description]).map(\.id) == [second])
    #expect(try repository.all([second.description, "--not", "--branches"]) == [])
    try sample.git("update-ref", "refs/remotes/origin/main", first.description)
    #expect(try repository.all([second.description, "--not", "--remotes=origin"]).map(\.id) == [second])
    #expect(try repository.all(["main..main"]) == [])
  }

  @Test func `Names are those of the commit, not of a mailmap or a replacement`() throws {
    try sample.stage("Dov Nobody <dov@example.org> <aba@example.org>\n", ".mailmap")
    try sample.git("config", "log.mailmap", "true")
    let first = try sample.commit()
    let second = try sample.commit("clean", "--amend", "--author=Dov Nobody <dov@example.org>")
    try sample.git("replace", first.description, second.description)
    let commits = try sample.repository().all([first.description])
    #expect(commits.map { text($0.author.name) } == ["Aba Author"])
  }

  @Test func `What a merge brings is found, whoever brought it`() throws {
    try sample.stage("x", "a.txt")
    try sample.commit("root")
    try branch("side", "side.txt", "of the side")
    try sample.git("checkout", "--quiet", "main")
    try sample.stage("y", "main.txt")
    try sample.commit("main")
    try sample.git("merge", "--quiet", "--no-commit", "side")
    try sample.stage("of neither", "evil.txt")
    try sample.stage("changed", "a.txt")
    let merge = try sample.commit("merge")
    let repository = try sample.repository()
    let last = try #require(try repository.allHistory().last)
    #expect(last.id == merge)
    #expect(
      last.entries.map(\.shown)
        == ["M a.txt", "A evil.txt", "A side.txt", "M a.txt ^1", "A evil.txt ^1", "A main.txt ^1"])
    #expect(try repository.all(["main^1..main", "^side"]).map(\.id) == [merge])
  }

  @Test func `A merge that is like one of its parents is told from the others`() throws {
    try sample.commit("root")
    try branch("side", "side.txt", "of the side")
    try sample.git("checkout", "--quiet", "main")
    try sample.stage("y", "main.txt")
    try sample.commit("main")
    try sample.git("merge", "--quiet", "--strategy=ours", "-m", "ours", "side")
    let last = try #require(try sample.repository().allHistory().last)
    #expect(last.entries.map(\.shown) == ["A main.txt ^1"])
  }

  @Test func `An octopus has more than two parents`() throws {
    try sample.commit("root")
    for name in ["one", "two", "three"] { try branch(name, name, name) }
    try sample.git("checkout", "--quiet", "main")
    try sample.stage("x", "main.txt")
    try sample.commit("main")
    try sample.git("merge", "--quiet", "-m", "all", "one", "two", "three")
    let last = try #require(try sample.repository().allHistory().last)
    #expect(last.parents.count == 4)
    #expect(
      last.entries.filter { $0.parent == 3 }.map(\.shown) == ["A main.txt ^3", "A one ^3", "A two ^3"])
  }

  @Test func `History is all that a ref or a HEAD reaches, and nothing that only a reflog knows`() throws {
    try sample.stage("x", "a.txt")
    try sample.commit("root")
    try sample.commit("amended")
    try sample.commit("afterwards", "--amend")
    try sample.write("stashed", "a.txt")
    try sample.write("untracked", "b.txt")
    try sample.git("stash", "push", "--quiet", "--include-untracked", "-m", "stash words")
    try sample.git("notes", "add", "-m", "note words")
    try sample.git("worktree", "add", "--quiet", "--detach", "../beside")
    let beside = try SampleRepository(in: sample.folder, "beside")
    try beside.commit("beside")
    let repository = try sample.repository()
    let commits = try repository.allHistory()
    let messages = Set(commits.map { text($0.message) })
    #expect(messages.isSuperset(of: ["root\n", "afterwards\n", "beside\n", "On main: stash words"]))
    #expect(!messages.contains("amended\n"))
    let texts = try repository.texts(commits.flatMap(\.entries))
    #expect(Set(texts).isSuperset(of: ["x", "stashed", "untracked", "note words\n"]))
    var seen = try repository.history()
    var count = 0
    while try seen.next() != nil { count += 1 }
    #expect(count == commits.count)
    #expect(try seen.next() == nil)
  }

  @Test func `Options are no revisions`() throws {
    try sample.commit()
    let repository = try sample.repository()
    for words in [
      ["--output=x"], ["main", "--exec=x"], [], [""], ["--all=x"], ["-n1"], ["--glob"], ["--reflog"],
    ] {
      #expect(throws: GitError.revision) { try repository.all(words) }
    }
    #expect(throws: GitError.failed("rev-list", 128)) { try repository.all(["nowhere"]) }
  }

  @Test func `Text in another encoding is recoded, or said to be in it`() throws {
    let tree = try sample.git("write-tree")
    func made(_ encoding: String) throws -> GitCommit {
      let person = Array("Ren".utf8) + [0xE9] + Array(" <rene@example.org> 1 +0000\n".utf8)
      let head = Array("tree \(tree)\nauthor ".utf8) + person + Array("committer ".utf8) + person
      let end = encoding.isEmpty ? "" : "encoding \(encoding)\n"
      let id = try commit(head + Array("\(end)\ncaf".utf8) + [0xE9, 0x0A])
      return try #require(try sample.repository().all([id.description]).first)
    }
    for name in ["ISO-8859-1", "latin1", "iso8859-1"] {
      let commit = try made(name)
      #expect(text(commit.author.name) == "René" && text(commit.message) == "café\n")
      #expect(commit.unknownEncoding == nil)
    }
    let plain = try made("")
    #expect(plain.message == Array("caf".utf8) + [0xE9, 0x0A] && plain.unknownEncoding == nil)
    let other = try made("EBCDIC")
    #expect(other.message == plain.message && text(other.unknownEncoding) == "EBCDIC")
  }

  @Test func `Nothing that a commit says is lost`() throws {
    let tree = try sample.git("write-tree")
    let id = try commit(
      Array(
        """
        tree \(tree)
        author Not like <a@example.org> a person
        committer  <> 1 +0000
        committer Second <second@example.org> 1 +0000
        gpgsig -----BEGIN
         noise
        mergetag object \(tree)
         tagger Tag Ger <tag@example.org> 1 +0000

        Words\0 and more

        """.utf8))
    let made = try #require(try sample.repository().all([id.description]).first)
    #expect(text(made.author.name) == "Not like <a@example.org> a person" && made.author.email == [])
    #expect(made.committer == GitPerson(name: [], email: []))
    #expect(text(made.message) == "Words\0 and more\n")
    #expect(
      text(made.other) == """
        committer Second <second@example.org> 1 +0000
        mergetag object \(tree)
        tagger Tag Ger <tag@example.org> 1 +0000

        """)
  }

  @Test func `A history of many portions comes whole and in order`() throws {
    var stream: [UInt8] = []
    for number in 1...2500 {
      stream += Array(
        """
        commit refs/heads/main
        committer Cem <cem@example.org> \(number) +0000
        data 4
        \(1000 + number)
        M 100644 inline file\(number % 7)
        data 4
        \(1000 + number)

        """.utf8)
    }
    try sample.git("fast-import", "--quiet", input: stream)
    let repository = try sample.repository()
    let commits = try repository.allHistory()
    #expect(commits.map { text($0.message) } == (1...2500).map { "\(1000 + $0)" })
    #expect(commits.allSatisfy { $0.entries.count == 1 })
    #expect(try repository.texts(commits.flatMap(\.entries)) == commits.map { text($0.message) })
  }

  @Test func `Each blob and path is new once`() throws {
    let blob = try sample.blob("x")
    var seen = Seen()
    #expect(seen.isNew(blob: blob) && !seen.isNew(blob: blob))
    #expect(seen.isNew(path: [1]) && seen.isNew(path: [2]) && !seen.isNew(path: [1]))
  }
}
