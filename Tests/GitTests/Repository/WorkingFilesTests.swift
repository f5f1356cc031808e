import Glibc
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct WorkingFilesTests {
  private let sample: SampleRepository

  init() throws {
    sample = try SampleRepository()
    try sample.stage("*.log\n", ".gitignore")
    try sample.stage("x", "a.txt")
    try sample.stage("x", "below/b.txt")
    try sample.commit()
    try sample.write("y", "below/new.txt")
    try sample.write("y", "new.log")
  }

  private func names(_ files: [GitFile]) -> [String] { files.map { text($0.path) } }
  private func bytes(_ path: String) -> [UInt8] { Array(path.utf8) }

  @Test func `Tracked files and those that are not ignored`() throws {
    let repository = try sample.repository()
    #expect(names(try repository.tracked()) == [".gitignore", "a.txt", "below/b.txt"])
    #expect(names(try repository.untracked()) == ["below/new.txt"])
    let files = try repository.files()
    #expect(names(files) == [".gitignore", "a.txt", "below/b.txt", "below/new.txt"])
    #expect(files.map(\.isTracked) == [true, true, true, false])
    #expect(files.map(\.mode) == [.file, .file, .file, nil])
  }

  @Test func `Paths are relative to the folder, and what is found to the top`() throws {
    let repository = try sample.repository(in: "below")
    #expect(names(try repository.files()).count == 4)
    #expect(names(try repository.files(under: [bytes(".")])) == ["below/b.txt", "below/new.txt"])
    #expect(names(try repository.files(under: [bytes("../a.txt")])) == ["a.txt"])
    #expect(
      names(try repository.files(under: [bytes("new.txt"), bytes(sample.path + "/.gitignore")]))
        == [".gitignore", "below/new.txt"])
    #expect(names(try repository.changed(under: [bytes("../a.txt")])) == [])
  }

  @Test func `Paths are no patterns and no options`() throws {
    try sample.write("x", "[ab].txt")
    try sample.write("x", "-z")
    let repository = try sample.repository()
    #expect(names(try repository.files(under: [bytes("[ab].txt")])) == ["[ab].txt"])
    #expect(names(try repository.files(under: [bytes("*.txt")])) == [])
    #expect(names(try repository.files(under: [bytes(":(top)a.txt")])) == [])
    #expect(names(try repository.files(under: [bytes("-z")])) == ["-z"])
    #expect(throws: GitError.failed("ls-files", 128)) {
      try repository.tracked(under: [bytes("/somewhere/else")])
    }
  }

  @Test func `A repository inside is named and not entered`() throws {
    let inner = try SampleRepository(in: sample.folder, "repository/inner")
    mkdir(inner.path, 0o700)
    try inner.git("init", "--quiet")
    try inner.stage("x", "secret.txt")
    try inner.commit()
    let files = try sample.repository().untracked()
    #expect(names(files) == ["below/new.txt", "inner"])
    #expect(files[1].mode == .gitlink)
    try sample.git("-c", "advice.addEmbeddedRepo=false", "add", "inner")
    #expect(
      try sample.repository().tracked().last == GitFile(path: bytes("inner"), mode: .gitlink, isTracked: true)
    )
  }

  @Test func `What is not as in HEAD has changed, staged or not`() throws {
    try sample.write("yy", "a.txt")
    try sample.stage("yy", "below/b.txt")
    try sample.stage("z", "added.txt")
    let repository = try sample.repository()
    #expect(names(try repository.changed()) == ["a.txt", "added.txt", "below/b.txt", "below/new.txt"])
    #expect(names(try repository.changed(under: [bytes("below")])) == ["below/b.txt", "below/new.txt"])
    unlink(sample.path + "/a.txt")
    #expect(names(try repository.changed()) == ["added.txt", "below/b.txt", "below/new.txt"])
  }

  @Test func `Without a commit all has changed`() throws {
    let fresh = try SampleRepository()
    try fresh.stage("x", "a.txt")
    try fresh.write("x", "b.txt")
    #expect(names(try fresh.repository().changed()) == ["a.txt", "b.txt"])
  }

  @Test func `A path of a stopped merge is there once`() throws {
    try sample.git("checkout", "--quiet", "-b", "side")
    try sample.stage("theirs", "a.txt")
    try sample.commit()
    try sample.git("checkout", "--quiet", "main")
    try sample.stage("ours", "a.txt")
    try sample.commit()
    #expect(throws: SampleRepository.Failed.self) { try sample.git("merge", "--quiet", "side") }
    let repository = try sample.repository()
    #expect(names(try repository.tracked()) == [".gitignore", "a.txt", "below/b.txt"])
    #expect(names(try repository.changed()) == ["a.txt", "below/new.txt"])
  }

  @Test func `A bare repository has no files`() throws {
    let bare = try SampleRepository("--bare").repository()
    for work in [bare.tracked, bare.untracked, bare.files, bare.changed] {
      #expect(throws: GitError.noWorkingTree) { _ = try work([]) }
    }
    #expect(throws: GitError.noWorkingTree) { try bare.staged() }
  }
}
