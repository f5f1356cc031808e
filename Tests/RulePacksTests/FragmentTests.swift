import PatternEngine
import RedactCore
import Testing

@testable import RulePacks

@Suite struct FragmentTests {
  private func fragments(_ yaml: String) throws -> Fragments {
    var fragments = Fragments()
    try fragments.add(YAMLMapping(parsing: yaml, file: "f.yaml"))
    return fragments
  }

  @Test func `texts are put in as they are and lists as alternations`() throws {
    let fragments = try fragments(
      "sp: '[ ]'\na: 'x {{b}}'\nb: y+\nlist: [Abu, a.b, Umm Al]\nall: ['{{list}}', z]\n")
    #expect(try fragments.expand("{{a}} end") == "x y+ end")
    #expect(try fragments.expand("{{list}}") == #"(?:Abu|a\.b|Umm[ ]Al)"#)
    #expect(try fragments.expand("{{all}}") == #"(?:Abu|a\.b|Umm[ ]Al|z)"#)
    #expect(try fragments.words(["{{all}}", "q"]) == ["Abu", "a.b", "Umm Al", "z", "q"])
    #expect(try fragments.expand("no fragment") == "no fragment")
  }

  @Test func `words of a list are folded as the text is in which they are looked for`() throws {
    let fragments = try fragments("sp: '[ ]'\nroles: [TÉMOIN, Görüşmeci, третий]\none: [Témoin]\n")
    #expect(try fragments.expand("{{one}}") == "(?:Temoin)")
    #expect(try fragments.words(["{{roles}}"]) == ["TEMOIN", "Gorusmeci", "третии"])
  }

  @Test(arguments: [
    "a.b", "a*b", "(x", "[y]", "q?", "1+1", "a|b", "c\\d", "^", "$", "{2}", "#", "x-y", "J's",
  ])
  func `a word of a list stands for itself`(word: String) throws {
    let pattern = try fragments("sp: '[ ]'\nlist: [\"\(word.replacing("\\", with: "\\\\"))\"]\n").expand(
      "{{list}}")
    let compiled = try Pattern(pattern)
    let text = Array(("ab" + word).utf8)
    let matcher = try Matcher()
    let match = try CheckedText(text).search { text throws(PatternError) in
      try compiled.firstMatch(in: text, from: 0, using: matcher)
    }
    #expect(match?.hit == ByteSpan(2, text.count), "\(pattern)")
  }
}
