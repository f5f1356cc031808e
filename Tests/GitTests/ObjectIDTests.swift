import Testing

@testable import Git

@Suite struct ObjectIDTests {
  private let short = "0123456789abcdef0123456789abcdeffedcba98"
  private let long = "0123456789abcdef0123456789abcdeffedcba9876543210f0e1d2c3b4a59687"

  @Test func `An id is written as it was read`() throws {
    for text in [short, long] {
      let id = try #require(GitObjectID(text))
      #expect(id.description == text && id.hex == Array(text.utf8))
      #expect(!id.isNull)
    }
    #expect(GitObjectID(short)?.format == .sha1 && GitObjectID(long)?.format == .sha256)
  }

  @Test func `Ids differ by every digit`() throws {
    for text in [short, long] {
      let id = try #require(GitObjectID(text))
      for place in text.indices {
        var other = text
        other.replaceSubrange(place...place, with: text[place] == "0" ? "1" : "0")
        #expect(GitObjectID(other) != id)
      }
    }
    let zeros = String(repeating: "0", count: 40)
    #expect(GitObjectID(zeros)?.isNull == true)
    #expect(GitObjectID(zeros) != GitObjectID(zeros + String(repeating: "0", count: 24)))
  }

  @Test(arguments: [
    "", "0123", "g123456789abcdef0123456789abcdeffedcba98", "0123456789ABCDEF0123456789abcdeffedcba98",
  ])
  func `What is no id is none`(text: String) { #expect(GitObjectID(text) == nil) }

  @Test func `Modes are those that git writes`() {
    #expect(GitMode("100644".utf8) == .file && GitMode("100664".utf8) == .file)
    #expect(GitMode("100755".utf8) == .executable && GitMode("120000".utf8) == .link)
    #expect(GitMode("160000".utf8) == .gitlink && GitMode("040000".utf8) == .tree)
    #expect(GitMode("000000".utf8) == nil && GitMode("1006440".utf8) == nil && GitMode("".utf8) == nil)
  }
}
