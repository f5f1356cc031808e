import Foundation
import Testing

/// What git knows and a folder does not.
@Suite(.enabled(if: GitFolder.isPossible, "git is not installed"))
struct CheckInGitTests {
  private let leak = "Everyone there called her Umm Hamza.\n"
  private let clean = "Everyone there called her [KUNYA-1].\n"

  private func expect(
    _ result: Run.Result, _ status: Int32, holding words: String...,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.messages)", sourceLocation: place)
    for word in words { #expect(result.text.contains(word), sourceLocation: place) }
    #expect(!(result.text + result.messages).lowercased().contains("hamza"), sourceLocation: place)
  }

  @Test func `a leak that is staged is found, though the file was mended since`() throws {
    let corpus = try GitFolder()
    try corpus.write(leak, "a.txt")
    try corpus.git("add", "a.txt")
    try corpus.write(clean, "a.txt")
    expect(try corpus.check("--staged"), 1, holding: "a.txt:1:27: KUNYA")
  }

  @Test func `a leak in a file that is not staged is none of the index`() throws {
    let corpus = try GitFolder()
    try corpus.write(clean, "a.txt")
    try corpus.git("add", "a.txt")
    try corpus.write(leak, "a.txt")
    expect(try corpus.check("--staged"), 0)
    expect(try corpus.check("."), 1, holding: "a.txt")
    expect(try corpus.check("--changed-only", "."), 1, holding: "a.txt")
  }

  @Test func `of a file that is staged in part, that part is looked at`() throws {
    let corpus = try GitFolder()
    try corpus.write(clean, "a.txt")
    try corpus.git("add", "a.txt")
    try corpus.git("commit", "--quiet", "-m", "Add it")
    try corpus.write(clean + "Nobody spoke.\n", "a.txt")
    let id = try corpus.git("hash-object", "-w", "a.txt")
    try corpus.git("update-index", "--cacheinfo", "100644,\(id),a.txt")
    try corpus.write(clean + "Nobody spoke.\n" + leak, "a.txt")
    expect(try corpus.check("--staged"), 0)
  }

  @Test func `a rename, a copy and a deletion bring names and no more`() throws {
    let corpus = try GitFolder()
    try corpus.write(leak, "a.txt")
    try corpus.write(clean, "b.txt")
    try corpus.git("add", ".")
    try corpus.git("commit", "--quiet", "-m", "Add them")
    try corpus.git("rm", "--quiet", "a.txt")
    expect(try corpus.check("--staged"), 0)
    try corpus.git("mv", "b.txt", "umm_hamza.txt")
    expect(try corpus.check("--staged"), 1, holding: "[KUNYA].txt", "file name")
  }

  @Test func `what was committed once is found in the history, each blob once`() throws {
    let corpus = try GitFolder()
    try corpus.write(leak, "a.txt")
    try corpus.git("add", ".")
    try corpus.git("commit", "--quiet", "-m", "Add it")
    try corpus.git("mv", "a.txt", "b.txt")
    try corpus.git("commit", "--quiet", "-m", "Move it")
    try corpus.git("rm", "--quiet", "b.txt")
    try corpus.git("commit", "--quiet", "-m", "Remove it")
    expect(try corpus.check("--history", "--format", "json"), 1, holding: "\"blobs\":1", "\"path\":\"b.txt\"")
    expect(try corpus.check("--range", "HEAD~1..HEAD"), 0)
  }

  @Test func `messages, people, branches and tags are looked at`() throws {
    let corpus = try GitFolder()
    try corpus.write(clean, "a.txt")
    let aside = try Scratch()
    try aside.write("Hamza Karam | Umm Hamza ; PERSON\n", "known.txt")
    try corpus.git("add", ".")
    try corpus.git(
      "commit", "--quiet", "-m", "What Umm Hamza said", "--author", "Hamza Karam <k@example.org>")
    try corpus.git("branch", "for-umm-hamza")
    try corpus.git("tag", "-a", "v1", "-m", "The first of Umm Hamza")
    let result = try corpus.check("--history", "--known", aside["known.txt"])
    for leaf in ["commit message", "author", "branch", "tag message"] {
      #expect(result.text.contains("(\(leaf))"))
    }
  }

  @Test func `the message of a commit is looked at before it is made`() throws {
    let corpus = try GitFolder()
    try corpus.write("Correct what Umm Hamza said\n# a comment about Umm Hamza\n", "message")
    expect(try corpus.check("--commit-msg", "message"), 1, holding: "commit message")
    try corpus.write("Correct a date\n# a comment about Umm Hamza\n", "message")
    expect(try corpus.check("--commit-msg", "message"), 0)
  }

  @Test func `links are read, submodules are told, and line ends of a checkout change nothing`() throws {
    let corpus = try GitFolder()
    try corpus.write("*.txt text eol=crlf\n", ".gitattributes")
    try corpus.write(leak.replacingOccurrences(of: "\n", with: "\r\n"), "a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: corpus.scratch["link"], withDestinationPath: "../umm_hamza/a.txt")
    try corpus.git("add", ".")
    expect(try corpus.check("--staged"), 1, holding: "a.txt:1:27", "(link)")
    let other = try GitFolder()
    try other.git("commit", "--quiet", "--allow-empty", "-m", "Begin")
    try corpus.git("submodule", "--quiet", "add", other.scratch.url.path, "sub")
    let result = try corpus.check(".")
    #expect(result.messages.contains("1 submodule not entered"))
  }

  @Test func `an empty repository, a head without a branch and a further working tree are repositories`()
    throws
  {
    let corpus = try GitFolder()
    expect(try corpus.check("--staged"), 0)
    expect(try corpus.check("--history"), 0)
    try corpus.write(clean, "a.txt")
    try corpus.git("add", ".")
    try corpus.git("commit", "--quiet", "-m", "Add it")
    try corpus.git("checkout", "--quiet", "--detach")
    try corpus.git("worktree", "add", "--quiet", "tree", "-b", "other")
    let tree = GitFolder(in: corpus, "tree")
    try corpus.write(leak, "tree/b.txt")
    try tree.git("add", "b.txt")
    expect(try tree.check("--staged"), 1, holding: "b.txt")
    expect(try corpus.check("--staged"), 0)
  }

  @Test func `ignored files are not looked at in a folder, and always when they are staged or named`() throws
  {
    let corpus = try GitFolder()
    try corpus.write("originals/\n", ".gitignore")
    try corpus.write(leak, "originals/a.txt")
    expect(try corpus.check("."), 0)
    expect(try corpus.check("originals/a.txt"), 1)
    try corpus.git("add", "--force", "originals/a.txt")
    expect(try corpus.check("--staged"), 1)
  }

  @Test func `whatever cannot be told is refused`() throws {
    let corpus = try GitFolder()
    try corpus.write(clean, "a.txt")
    try corpus.git("add", ".")
    expect(try corpus.check("--staged", "--fingerprints", "none"), 66)
    try corpus.write("redact.fingerprints/1\n", "list")
    expect(try corpus.check("--staged", "--fingerprints", "list"), 77)
    let id = try corpus.git("rev-parse", ":a.txt")
    let object = corpus.scratch[".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"]
    chmod(object, 0o600)
    try Data("damaged".utf8).write(to: URL(filePath: object))
    expect(try corpus.check("--staged"), 74)
    let folder = try Scratch()
    #expect(try Run(["check", "--staged"], in: folder.url).result().status == 66)
  }
}
