import Audit
import TestSupport
import Testing

@testable import redact_train

/// What is taken to learn from, how often, and what is told of it.
struct LessonsTests {
  private let world: SmallWorld

  init() throws { world = try SmallWorld() }

  private func lessons(_ weights: [String: Float] = [:]) throws -> Lessons {
    Lessons(
      weights: weights, swap: try NameSwap(lexicons: world.folder["rules/lexicons"], varied: 0.3, seed: 1))
  }

  private func interviews(_ names: String...) -> [(name: String, bytes: [UInt8])] {
    names.enumerated().map { ($0.element, Array(SmallWorld.interview($0.offset).utf8)) }
  }

  @Test func `documents that are held back or under another licence are neither learned nor counted`() throws
  {
    var lessons = try lessons()
    try lessons.add(corpus: "small", file: "small-dev.jsonl", Array(SmallWorld.corpus.utf8), swaps: 0)
    #expect(lessons.texts.map(\.name) == ["d0", "d1", "d3", "d6", "d7", "d8"])
    let corpus = try #require(lessons.corpora["small"])
    #expect(
      corpus.licences == [
        "CC-BY-4.0": Manifest.Amount(documents: 5, words: 30), "MIT": Manifest.Amount(documents: 1, words: 6),
      ])
    #expect(corpus.file == "small-dev.jsonl")
    #expect(corpus.sha256 == PlainDigest.sha256(Array(SmallWorld.corpus.utf8)))
  }

  @Test func `copies with other names stand beside each document, and are not counted`() throws {
    var lessons = try lessons()
    try lessons.add(corpus: "small", file: "small-dev.jsonl", Array(SmallWorld.corpus.utf8), swaps: 2)
    #expect(lessons.texts.map(\.name).prefix(6) == ["d0", "d0", "d0", "d1", "d1", "d1"])
    #expect(lessons.texts[0].letters.first == "Nada")
    #expect(lessons.texts[1].letters.first != "Nada")
    #expect(lessons.corpora["small"]?.licences["MIT"]?.words == 6)
  }

  @Test func `interviews that are held back are counted and not learned`() throws {
    var lessons = try lessons()
    try lessons.add(interviews: interviews("a-05.txt", "a-06.txt", "a-07.txt"), repeats: 3)
    #expect(
      lessons.texts.map(\.name) == Array(repeating: "a-05.txt", count: 3)
        + Array(repeating: "a-07.txt", count: 3))
    #expect(lessons.texts[0].letters.contains("Zeki"))
    #expect(!lessons.texts[1].letters.contains("Zeki"))
    #expect(lessons.interviews.learned == 2)
    #expect(lessons.interviews.heldBack == 1)
  }

  @Test func `scores are measured on interviews that are held back, not on other talk`() throws {
    var lessons = try lessons()
    try lessons.add(interviews: interviews("a-05.txt", "a-06.txt", "other-talk-06.txt"), repeats: 1)
    #expect(lessons.heldBack.map(\.name) == ["a-06.txt"])
    #expect(lessons.heldBack.first?.letters.contains("Zeki") == true)
  }

  @Test func `the digest of the interviews tells their texts and their names`() throws {
    func digest(_ files: [(name: String, bytes: [UInt8])]) throws -> String {
      var lessons = try lessons()
      try lessons.add(interviews: files, repeats: 1)
      return lessons.interviews.sha256
    }
    let files: [(name: String, bytes: [UInt8])] = [("a-05.txt", Array("x\n".utf8)), ("a-06.txt", [])]
    // printf 'x\n' >a-05.txt; : >a-06.txt; sha256sum *.txt | sha256sum
    #expect(try digest(files) == "305eb4542f06545df15647bb125d9d23aae7d6e2101eb5f34cfbb961f1ce0b56")
    #expect(try digest(files) != digest([files[0], ("a-06.txt", [0x0A])]))
    #expect(try digest(files) != digest([files[0], ("a-07.txt", [])]))
  }

  @Test func `a word counts as much as its source does`() throws {
    var lessons = try lessons(["small": 0.4, "talk": 1.5, "interviews": 3])
    try lessons.add(corpus: "small", file: "small-dev.jsonl", Array(SmallWorld.corpus.utf8), swaps: 1)
    #expect(lessons.texts.allSatisfy { $0.weight == 0.4 })
    try lessons.add(interviews: interviews("other-talk-01.txt", "a-01.txt"), repeats: 2)
    #expect(lessons.texts.suffix(4).map(\.weight) == [1.5, 1.5, 3, 3])
  }

  @Test func `an interview that is no UTF-8 is refused`() throws {
    var lessons = try lessons()
    #expect(throws: LessonError.notUTF8("a-01.txt")) {
      try lessons.add(interviews: [("a-01.txt", [0x41, 0xFF])], repeats: 1)
    }
  }
}
