import Glibc
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct StagedTests {
  private let sample: SampleRepository

  init() throws { sample = try SampleRepository() }

  private func staged() throws -> [String] { try sample.repository().staged().map(\.shown) }

  private func stagedTexts() throws -> [String] {
    let repository = try sample.repository()
    return try repository.texts(repository.staged())
  }

  @Test func `What is staged counts, although the file was mended since`() throws {
    try sample.stage("a name", "a.txt")
    try sample.write("nothing", "a.txt")
    #expect(try staged() == ["A a.txt"])
    #expect(try stagedTexts() == ["a name"])
  }

  @Test func `What is only in the file does not count`() throws {
    try sample.stage("nothing", "a.txt")
    try sample.commit()
    try sample.write("a name", "a.txt")
    try sample.write("a name", "b.txt")
    #expect(try staged() == [])
  }

  @Test func `A part of a file is staged without the rest`() throws {
    try sample.stage("one\ntwo\n", "a.txt")
    try sample.commit()
    try sample.write("ONE\nTWO\n", "a.txt")
    let part = try sample.blob("ONE\ntwo\n")
    try sample.git("update-index", "--cacheinfo", "100644,\(part),a.txt")
    #expect(try staged() == ["M a.txt"])
    #expect(try stagedTexts() == ["ONE\ntwo\n"])
  }

  @Test func `A path that was announced has no blob, and is not there`() throws {
    try sample.commit()
    try sample.write("a name", "a.txt")
    try sample.git("add", "--intent-to-add", "a.txt")
    #expect(try staged() == [])
  }

  @Test func `Renamed and copied files are new under the new name`() throws {
    try sample.stage("the same words\n", "old.txt")
    try sample.commit()
    try sample.git("config", "diff.renames", "copies")
    try sample.git("mv", "old.txt", "new.txt")
    try sample.stage("the same words\n", "copy.txt")
    #expect(try staged() == ["A copy.txt", "A new.txt", "D old.txt"])
    #expect(try stagedTexts() == ["the same words\n", "the same words\n"])
  }

  @Test func `A change of mode or kind is a change`() throws {
    for name in ["mode.sh", "kind"] { try sample.stage("x", name) }
    try sample.commit()
    try sample.git("update-index", "--chmod=+x", "mode.sh")
    unlink(sample.path + "/kind")
    symlink("A Name", sample.path + "/kind")
    try sample.git("add", "kind")
    #expect(try staged() == ["T kind", "M mode.sh"])
    let entries = try sample.repository().staged()
    #expect(entries.map(\.mode) == [.link, .executable])
    #expect(try stagedTexts() == ["A Name", "x"])
  }

  @Test func `A deleted file has neither mode nor blob`() throws {
    try sample.stage("x", "a.txt")
    try sample.commit()
    try sample.git("rm", "--quiet", "a.txt")
    let entries = try sample.repository().staged()
    #expect(entries.map(\.shown) == ["D a.txt"])
    #expect(entries[0].mode == nil && entries[0].object == nil)
  }

  @Test func `A submodule is named and not entered, whatever its settings say`() throws {
    let other = try SampleRepository(in: sample.folder, "other")
    mkdir(other.path, 0o700)
    try other.git("init", "--quiet")
    let commit = try other.commit()
    try sample.git("submodule", "--quiet", "add", other.path, "inner")
    try sample.git("config", "submodule.inner.ignore", "all")
    try sample.git("config", "diff.ignoreSubmodules", "all")
    let entries = try sample.repository().staged()
    #expect(entries.map(\.shown) == ["A .gitmodules", "A inner"])
    #expect(entries[1].mode == .gitlink && entries[1].object == commit && entries[1].mode?.isBlob == false)
  }

  @Test func `Line ends are those of the blob`() throws {
    try sample.stage("*.txt text eol=crlf\n", ".gitattributes")
    try sample.stage("one\r\ntwo\r\n", "a.txt")
    #expect(try stagedTexts() == ["*.txt text eol=crlf\n", "one\ntwo\n"])
  }

  @Test func `An empty repository is compared with nothing`() throws {
    #expect(try staged() == [])
    try sample.stage("x", "a.txt")
    #expect(try staged() == ["A a.txt"])
  }

  @Test func `A detached head is compared with`() throws {
    try sample.stage("x", "a.txt")
    try sample.commit()
    try sample.git("checkout", "--quiet", "--detach")
    try sample.stage("y", "b.txt")
    #expect(try staged() == ["A b.txt"])
  }

  @Test func `All is staged from the top, also when asked further down`() throws {
    try sample.stage("x", "below/a.txt")
    try sample.stage("y", "b.txt")
    try sample.git("config", "diff.relative", "true")
    #expect(try sample.repository(in: "below").staged().map(\.shown) == ["A b.txt", "A below/a.txt"])
  }

  @Test func `All stages of a merge that has stopped are there`() throws {
    try sample.stage("base\n", "a.txt")
    try sample.commit()
    try sample.git("checkout", "--quiet", "-b", "side")
    try sample.stage("theirs\n", "a.txt")
    try sample.commit()
    try sample.git("checkout", "--quiet", "main")
    try sample.stage("ours\n", "a.txt")
    try sample.commit()
    #expect(throws: SampleRepository.Failed.self) { try sample.git("merge", "--quiet", "side") }
    try sample.stage("more\n", "below/b.txt")
    let expected = ["A below/b.txt", "U a.txt @1", "U a.txt @2", "U a.txt @3"]
    #expect(try staged() == expected)
    #expect(try sample.repository(in: "below").staged().map(\.shown) == expected)
    #expect(try stagedTexts() == ["more\n", "base\n", "ours\n", "theirs\n"])
  }

  @Test func `Any bytes can be a path`() throws {
    let paths: [[UInt8]] = [
      Array("-n.txt".utf8), [0x66, 0xFF, 0xE9], Array("line\nend\t.txt".utf8), Array("quote\"'.txt".utf8),
    ]
    let id = try sample.blob("x")
    try sample.index(paths.map { ($0, id) })
    #expect(try sample.repository().staged().map(\.path) == paths)
    #expect(try sample.repository().tracked().map(\.path) == paths)
  }

  @Test func `The index of the hook is read`() throws {
    try sample.stage("x", "a.txt")
    try sample.commit()
    try sample.write("y", "a.txt")
    try sample.write("z", "b.txt")
    let variables = ["GIT_INDEX_FILE": ".git/other"]
    try sample.git("read-tree", "HEAD", variables: variables)
    try sample.git("add", "b.txt", variables: variables)
    #expect(try sample.repository("GIT_INDEX_FILE=.git/other").staged().map(\.shown) == ["A b.txt"])
    #expect(try staged() == [])
  }

  @Test func `Ten thousand files`() throws {
    let id = try sample.blob("x")
    let paths = (0..<10_000).map { Array("folder\($0 % 100)/file\($0).txt".utf8) }
    try sample.index(paths.map { ($0, id) })
    let repository = try sample.repository()
    #expect(Set(try repository.staged().map(\.path)) == Set(paths))
    #expect(try repository.tracked().count == 10_000)
  }
}
