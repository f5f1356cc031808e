import Testing

@testable import Release

@Suite struct ReleasePathTests {
  @Test(arguments: [
    "a.txt", "a/b/c.txt", "…/مقابلة ۱.txt", ".hidden", "..a/b..", "a b", "MANIFEST.json.txt",
    "folder/MANIFEST.json",
    "manifest.json", "\u{E9}", "e\u{301}", "a\\b", "C:x", String(repeating: "x", count: 255),
    Array(repeating: "x", count: 100).joined(separator: "/"),
  ])
  func `A relative path is one`(text: String) {
    #expect(ReleasePath(text)?.text.utf8.elementsEqual(text.utf8) == true)
  }

  @Test(arguments: [
    "", "/", "/a", "a/", "a//b", ".", "..", "./a", "a/./b", "../a", "a/../b", "a/..", "a\n", "a\u{0}b",
    "a\u{1B}[2J",
    "a\u{7F}", "a\u{85}b", "a\u{2028}b", "MANIFEST.json", "MANIFEST.sig", String(repeating: "x", count: 256),
    Array(repeating: "x", count: 101).joined(separator: "/"),
    Array(repeating: String(repeating: "x", count: 63), count: 65).joined(separator: "/"),
  ])
  func `A path that could lead elsewhere, or deceive, is none`(text: String) {
    #expect(ReleasePath(text) == nil)
  }

  @Test func `The longest path has 4,096 bytes`() throws {
    let parts = Array(repeating: String(repeating: "x", count: 63), count: 64).joined(separator: "/")
    #expect(ReleasePath(parts + "y") != nil)
    #expect(ReleasePath(parts + "yy") == nil)
  }

  @Test(arguments: [[0xFF], [0xC0, 0xAF], [0x61, 0xED, 0xA0, 0x80], [0x2E, 0x2E, 0xC0]] as [[UInt8]])
  func `What is not UTF-8 is no path`(bytes: [UInt8]) {
    #expect(ReleasePath(bytes) == nil)
  }

  @Test func `Paths that look alike are two, and sort as bytes do`() {
    let paths = ["e\u{301}", "\u{E9}", "a/b", "a-b", "a.b", "B"].compactMap { ReleasePath($0) }
    #expect(Set(paths).count == 6)
    #expect(paths.sorted().map(\.text.utf8.first) == [0x42, 0x61, 0x61, 0x61, 0x65, 0xC3])
    #expect(paths.sorted()[1...3].map(\.text) == ["a-b", "a.b", "a/b"])
  }
}
