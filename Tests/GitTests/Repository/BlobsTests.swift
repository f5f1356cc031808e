import Glibc
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct BlobsTests {
  private let sample: SampleRepository

  init() throws { sample = try SampleRepository() }

  private func file(_ id: GitObjectID) -> String {
    "repository/.git/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"
  }

  /// What the file of an object holds.
  private func object(_ id: GitObjectID) throws -> [UInt8] { try sample.folder.read(file(id)) }

  /// Replaces what the file of an object holds.
  private func damage(_ id: GitObjectID, _ bytes: [UInt8]?) throws {
    let file = file(id)
    guard let bytes else {
      unlink(sample.folder[file])
      return
    }
    try sample.folder.rewrite(bytes, file)
  }

  @Test func `Blobs come in order, as often as they are asked for`() throws {
    let ids = [try sample.blob("one"), try sample.blob(""), try sample.blob("line\n\0\n")]
    var blobs = try sample.repository().blobs([ids[2], ids[0], ids[1], ids[0]], limit: 10)
    var found: [String] = []
    while let blob = try blobs.next() { found.append(text(blob.bytes)) }
    #expect(found == ["line\n\0\n", "one", "", "one"])
    #expect(try blobs.next() == nil)
    var none = try sample.repository().blobs([], limit: 10)
    #expect(try none.next() == nil)
  }

  @Test func `Of a blob over the limit there is only the size, and the next is read`() throws {
    let large = try sample.blob(String(repeating: "x", count: 300_000))
    let small = try sample.blob("small")
    let repository = try sample.repository()
    var blobs = try repository.blobs([large, small], limit: 299_999)
    let first = try #require(try blobs.next())
    #expect(first.bytes == nil && first.size == 300_000)
    #expect(text(try blobs.next()?.bytes) == "small")
    #expect(throws: GitError.tooLarge(large)) { try repository.blob(large, limit: 299_999) }
    #expect(try repository.blob(large, limit: 300_000).count == 300_000)
  }

  @Test func `A blob that is missing, damaged or none at all is refused by its id`() throws {
    let good = try sample.blob("good")
    var generator = SeededGenerator(seed: 1)
    let bad = try sample.blob(
      String(decoding: (0..<10_000).map { _ in generator.pick([0x61, 0x62, 0x63]) }, as: UTF8.self))
    func error(of id: GitObjectID) throws -> GitError? {
      var blobs = try sample.repository().blobs([good, id, good], limit: 100_000)
      #expect(text(try blobs.next()?.bytes) == "good")
      do throws(GitError) { while try blobs.next() != nil {} } catch { return error }
      return nil
    }
    #expect(try error(of: bad) == nil)
    try damage(bad, Array(try object(bad).prefix(1000)))
    #expect(try error(of: bad) == .unreadableObject(bad))
    // Of these git says no more than of one that is not there.
    for bytes in [Array("not what it was".utf8), [], nil] {
      try damage(bad, bytes)
      #expect(try error(of: bad) == .missingObject(bad))
    }
    let commit = try sample.commit()
    #expect(try error(of: commit) == .unexpectedObject(commit))
  }

  @Test func `A commit that is damaged or missing ends the history with an error`() throws {
    try sample.stage("x", "a.txt")
    try sample.commit()
    let tree = try sample.id("HEAD^{tree}")
    let first = try sample.id("HEAD")
    let second = try sample.commit()
    try damage(tree, nil)
    #expect(throws: GitError.unreadableObject(first)) { try sample.repository().allHistory() }
    #expect(throws: GitError.failed("diff-index", 128)) { try sample.repository().staged() }
    try damage(second, Array("x".utf8))
    #expect(throws: GitError.failed("rev-list", 128)) { try sample.repository().allHistory() }
  }

  @Test func `A hundred thousand blobs are asked for and read without waiting for each other`() throws {
    // More questions, and more answers, than any pipe holds.
    let ids = [try sample.blob("one"), try sample.blob(String(repeating: "two", count: 100))]
    var blobs = try sample.repository().blobs((0..<100_000).map { ids[$0 % 2] }, limit: 1000)
    var count = 0
    var size = 0
    while let blob = try blobs.next() {
      count += 1
      size += blob.bytes?.count ?? 0
    }
    #expect(count == 100_000 && size == 50_000 * 303)
  }
}
