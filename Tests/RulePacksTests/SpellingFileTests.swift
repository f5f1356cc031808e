import Glibc
import RedactCore
import TestSupport
import Testing

@testable import RulePacks

/// The file of spellings: what it says, and one mistake a case, each refused with file and line.
@Suite struct SpellingFileTests {
  private let sample: RuleFolderSample

  init() throws { sample = try RuleFolderSample() }

  @Test func `every part is read`() throws {
    let lists = try sample.load().spellings
    #expect(lists.names == [["rawad", "raouad"], ["zaki", "zeki"]])
    #expect(lists.compoundHeads == ["abd", "abdul"])
    #expect(lists.compoundNames == [["karim", "kerim"]])
    #expect(lists.kunyaHeads == [["abu", "abou"]])
    #expect(lists.articles == [["any", "al", "el"], ["s", "as"]])
    #expect(lists.between == ["that is"])
    #expect(lists.behind == ["however you write it"])
    #expect(lists.sounds == [["k", "k", "q"], ["j", "g(ei)", "j"], ["silent", "ء"]])
  }

  @Test func `a folder does without`() throws {
    #expect(unlink(sample.path + "/spellings.yaml") == 0)
    #expect(try sample.load().spellings == SpellingLists())
  }

  @Test func `a compiled file beside changed spellings is stale`() throws {
    try sample.folder.write(try sample.load().compiled(), "compiled.pack")
    try sample.change("zaki zeki", "zaki zeky", in: "spellings.yaml")
    let error = #expect(throws: RulePackError.self) { try RuleFolder.load(sample.path + "/compiled.pack") }
    #expect(error?.reason.contains("is stale") == true)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let old, new: String
    let line: Int
    let reason: String
    var testDescription: String { new }

    init(_ old: String, _ new: String, line: Int, _ reason: String) {
      (self.old, self.new, self.line, self.reason) = (old, new, line, reason)
    }
  }

  @Test(arguments: [
    Mistake("names:", "nouns: []\nnames:", line: 1, "unknown key 'nouns'"),
    Mistake("rawad raouad", "rawad", line: 2, "names: a line needs two spellings or more"),
    Mistake("zaki zeki", "zaki rawad", line: 3, "names: 'rawad' is a spelling of 'rawad' already"),
    Mistake("zaki zeki", "zaki zaki", line: 3, "names: 'zaki' is a spelling of 'zaki' already"),
    Mistake("zaki zeki", "zaki Zeki", line: 3, "'Zeki' must be one word, folded and in lower case"),
    Mistake("zaki zeki", "zaki zéki", line: 3, "'zéki' must be one word, folded and in lower case"),
    Mistake("zaki zeki", "zaki ze-ki", line: 3, "'ze-ki' must be one word, folded and in lower case"),
    Mistake("heads: abd", "tails: abd", line: 5, "unknown key 'tails'"),
    Mistake("heads: abd abdul", "heads: Abd", line: 5, "'Abd' must be one word, folded and in lower case"),
    Mistake("karim kerim", "karim", line: 7, "names: a line needs two spellings or more"),
    Mistake("abu abou", "abu abu", line: 9, "kunya-heads: 'abu' is a spelling of 'abu' already"),
    Mistake("any: al el", "any: al El", line: 11, "any: 'El' cannot be read"),
    Mistake("any: al el", "any: al al", line: 11, "any: holds a spelling twice"),
    Mistake("behind: [", "beyond: [", line: 15, "unknown key 'beyond'"),
    Mistake("g(ei)", "g(ei", line: 18, "j: 'g(ei' cannot be read"),
    Mistake("g(ei)", "g()", line: 18, "j: 'g()' cannot be read"),
    Mistake("g(ei)", "(ei)", line: 18, "j: '(ei)' cannot be read"),
    Mistake("g(ei)", "7", line: 18, "j: '7' cannot be read"),
    Mistake("k: k q", "k: ''", line: 17, "k: is required"),
  ])
  func `a mistake is refused by file and line`(mistake: Mistake) throws {
    try sample.change(mistake.old, mistake.new, in: "spellings.yaml")
    let error = #expect(throws: RulePackError.self) { try sample.load() }
    #expect(error?.file == "spellings.yaml")
    #expect(error?.line == mistake.line)
    #expect(error?.reason == mistake.reason)
  }

  @Test(arguments: [
    ("g(ei)", true), ("ah(.)", true), ("w(V)", true), ("y(!V)", true), ("^ou", true), ("ش", true),
    ("", false),
    ("^", false), ("g(", false), ("g)", false), ("g(E)", false), ("g(ei)x", false), ("a b", false),
  ])
  func `a sound is written as letters and a condition`(text: String, isRight: Bool) {
    #expect((Sound(parsing: text) != nil) == isRight)
  }
}
