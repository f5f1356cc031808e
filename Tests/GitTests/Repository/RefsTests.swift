import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct RefsTests {
  private let sample: SampleRepository

  init() throws { sample = try SampleRepository() }

  @Test func `Branches, remote branches and tags, with what stands in tags`() throws {
    let id = try sample.commit()
    try sample.git("branch", "topic/one")
    try sample.git("update-ref", "refs/remotes/origin/main", id.description)
    try sample.git("update-ref", "refs/other/thing", id.description)
    try sample.git("tag", "light")
    try sample.git("tag", "--annotate", "-m", "Words of the tag", "heavy")
    let refs = try sample.repository().refs()
    #expect(
      refs.map { text($0.name) } == [
        "refs/heads/main", "refs/heads/topic/one", "refs/other/thing", "refs/remotes/origin/main",
        "refs/tags/heavy",
        "refs/tags/light",
      ])
    #expect(refs.map(\.kind) == [.branch, .branch, .other, .remote, .tag, .tag])
    #expect(
      refs.map { text($0.shortName) } == [
        "main", "topic/one", "other/thing", "origin/main", "heavy", "light",
      ])
    #expect(refs.allSatisfy { $0.target == id && $0.targetKind == .commit })
    #expect(refs.map(\.tags.count) == [0, 0, 0, 0, 1, 0])
    let tag = try #require(refs[4].tags.first)
    #expect(text(tag.name) == "heavy" && text(tag.message) == "Words of the tag\n")
    #expect(tag.tagger == GitPerson(name: Array("Cem Committer".utf8), email: Array("cem@example.org".utf8)))
    #expect(tag.id != id)
  }

  @Test func `Tags of tags are all there`() throws {
    let id = try sample.commit()
    try sample.git("tag", "--annotate", "-m", "inner words", "inner")
    try sample.git("-c", "advice.nestedTag=false", "tag", "--annotate", "-m", "outer words", "outer", "inner")
    let outer = try #require(try sample.repository().refs().last)
    #expect(outer.tags.map { text($0.message) } == ["outer words\n", "inner words\n"])
    #expect(outer.target == id)
  }

  @Test func `There is an end to tags of tags`() throws {
    try sample.commit()
    try sample.git("tag", "--annotate", "-m", "x", "tag0")
    for number in 1...31 {
      try sample.git("tag", "--annotate", "-m", "x", "tag\(number)", "tag\(number - 1)")
    }
    #expect(try sample.repository().refs().map(\.tags.count).max() == 32)
    try sample.git("tag", "--annotate", "-m", "x", "tag32", "tag31")
    let first = try sample.id("tag0")
    #expect(throws: GitError.tooDeep(first)) { try sample.repository().refs() }
  }

  @Test func `A ref can be of a tree or a blob, which no commit reaches`() throws {
    let blob = try sample.blob("words that no commit has")
    try sample.git("update-ref", "refs/tags/blob", blob.description)
    try sample.stage("x", "below/a.txt")
    let tree = try sample.git("write-tree")
    try sample.git("tag", "--annotate", "-m", "of a tree", "tree", tree)
    let repository = try sample.repository()
    let refs = try repository.refs()
    #expect(refs.map(\.targetKind) == [.blob, .tree])
    #expect(refs[0].target == blob && refs[1].target.description == tree)
    #expect(try repository.entries(inTree: refs[1].target).map(\.shown) == ["A below/a.txt"])
    #expect(try repository.allHistory() == [])
  }

  @Test func `Names of refs are bytes`() throws {
    let id = try sample.commit()
    let name = Array("refs/heads/na".utf8) + [0xEF] + Array("ve".utf8)
    try sample.git(
      "update-ref", "--stdin", "-z", input: Array("create ".utf8) + name + [0] + id.hex + [0])
    #expect(try sample.repository().refs().contains { $0.name == name })
  }

  @Test func `A ref to nothing is refused`() throws {
    try sample.commit()
    let none = "1234567890123456789012345678901234567890"
    try sample.folder.write(none + "\n", "repository/.git/refs/tags/none")
    #expect(throws: GitError.failed("for-each-ref", 128)) { try sample.repository().refs() }
    #expect(throws: GitError.failed("rev-list", 128)) { try sample.repository().allHistory() }
  }
}
