import Testing

@testable import Guard

@Suite struct FilePatternTests {
  @Test(
    arguments: [
      // Without a slash at any depth, with one from the root.
      ("*.wav", "a.wav", true), ("*.wav", "sub/deep/a.wav", true), ("*.wav", "a.wave", false),
      ("/*.wav", "a.wav", true), ("/*.wav", "sub/a.wav", false),
      ("interviews/*.vtt", "interviews/01.vtt", true), ("interviews/*.vtt", "x/interviews/01.vtt", false),
      ("interviews/*.vtt", "interviews/sub/01.vtt", false),
      // What lies in a folder that matches.
      ("originals", "originals/a/b.txt", true), ("originals", "x/originals/b.txt", true),
      ("originals/", "originals/b.txt", true), ("originals/", "originals", false),
      ("/x/originals/", "x/originals/b", true),
      // Any depth.
      ("**/b", "b", true), ("**/b", "a/a/b", true), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
      ("a/**/b", "x/a/b", false), ("a/**", "a", false), ("a/**", "a/x/y", true), ("**", "a/b", true),
      ("a**b", "axxb", true), ("a**b", "ax/xb", false), ("a/**/**/b", "a/x/b/c", true),
      // Single characters, which are no bytes.
      ("?.txt", "é.txt", true), ("?.txt", "ab.txt", false), ("a?b", "a/b", false), ("??", "\u{1F600}a", true),
      ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true), ("[^a-c]x", "ax", false),
      ("[]x]", "]", true), ("[a-]", "-", true), ("[\\]]", "]", true), ("[а-я]", "ж", true),
      ("[!a]", "/", false),
      // Quoted, and case.
      ("\\*.txt", "*.txt", true), ("\\*.txt", "a.txt", false), ("\\!x", "!x", true),
      ("A.txt", "a.txt", false),
      ("#x", "#x", true), ("a b", "a b", true),
      ("*a*b*c*", "xaxbxcx", true), ("*a*b*c*", "xaxcxbx", false),
    ])
  func `a pattern means what .gitignore means by it`(pattern: String, path: String, matches: Bool) throws {
    #expect(try FilePattern(pattern).matches(path.utf8) == matches)
  }

  @Test func `a pattern for folders asks whether the path is one`() throws {
    #expect(try FilePattern("originals/").matches("x/originals".utf8, isFolder: true))
    #expect(try FilePattern("originals/").matches("x/originals".utf8) == false)
  }

  @Test(
    arguments: [
      ("", .empty), ("/", .empty), ("//", .empty), ("!a", .negated), ("[a", .unclosedClass),
      ("[]", .unclosedClass),
      ("[a/b]", .unclosedClass), ("[z-a]", .backwardRange), ("a\\", .trailingBackslash), ("a\u{7}", .unseen),
      ("a\nb", .unseen), ("a//b", .neverMatches), ("../a", .neverMatches), ("a/./b", .neverMatches),
      ("[[:alpha:]]", .namedClass), (String(repeating: "a", count: 1025), .tooLong),
    ] as [(String, FilePatternError)])
  func `what matches nothing or is not understood is refused`(pattern: String, error: FilePatternError) {
    #expect(throws: error) { try FilePattern(pattern) }
  }

  @Test func `the pattern of one path matches no other`() throws {
    let path = Array("a/[b]*?\\!.txt".utf8)
    let pattern = try #require(FilePattern.exactly(path))
    #expect(pattern.matches(path) && pattern.text == "/a/\\[b]\\*\\?\\\\!.txt")
    #expect(!pattern.matches(Array("a/bxy!.txt".utf8)) && !pattern.matches(Array("x/a/[b]*?\\!.txt".utf8)))
    #expect(pattern.plainPath != nil)
    #expect(FilePattern.exactly([0x61, 0xFF]) == nil && FilePattern.exactly(Array("a\nb".utf8)) == nil)
  }

  @Test func `names that are no UTF-8 are matched byte by byte`() throws {
    #expect(try FilePattern("a?b").matches([0x61, 0xFF, 0x62]))
    #expect(try FilePattern("*").matches([0xFF, 0x80]))
    #expect(try FilePattern("[!x]").matches([0xC3]))
    #expect(try FilePattern("é").matches([0xC3]) == false && FilePattern("Ã").matches([0xC3]) == false)
  }

  @Test(.timeLimit(.minutes(1))) func `hostile patterns take no time`() throws {
    let stars = String(repeating: "*a", count: 500) + "b"
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 20_000)
    #expect(try FilePattern(stars).matches(long) == false)
    let deep = String(repeating: "**/a/", count: 200) + "b"
    let path = Array(String(repeating: "a/", count: 10_000).utf8)
    #expect(try FilePattern(deep).matches(path) == false)
    let both = String(repeating: "**/*a*a/", count: 100) + "b"
    #expect(try FilePattern(both).matches(Array(String(repeating: "aaaa/", count: 5_000).utf8)) == false)
  }
}
