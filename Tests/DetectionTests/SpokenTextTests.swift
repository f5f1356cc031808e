import RedactCore
import TestSupport
import Testing

@testable import Detection

@Suite struct SpokenTextTests {
  private static let lists = [
    "function-words":
      "et on je ne qui dit de mon est bir ile sonra geldi der die und ich nicht haben gesagt mit dem ben",
    "common-words": "we went there with the and said he saw her die",
    "given-names": "zaki nada", "surnames": "rawad leute", "places": "talmir",
  ]

  private func speech(without missing: String = "") -> ForeignSpeech? {
    ForeignSpeech { name in
      guard name != missing, let words = Self.lists[name] else { return nil }
      return PhraseSet(phrases: words.split(separator: " ").map { [WordHash(word: $0.utf8).value] })
    }
  }

  /// The text with what may be a name of the words between ⟦ ⟧ marked, and nothing when they are none.
  private func name(_ marked: String) throws -> String {
    let sample = Sample(marked)
    let analysis = Analysis(sample.text)
    let words = analysis.tokenIndices(in: try #require(sample.spans.first))
    let name = SpokenText(analysis, try #require(speech())).name(in: words, as: .person)
    return Sample.marking(name.map { [analysis.span(of: $0)] } ?? [], in: sample.text)
  }

  @Test(arguments: [
    ("a word of no list", "mon frere qui ne dit ⟦jamil⟧", "mon frere qui ne dit jamil"),
    ("a given name", "mon frere qui ne dit ⟦zaki⟧", "mon frere qui ne dit ⟦zaki⟧"),
    ("a surname", "sonra bir rawad ile ⟦rawad⟧ geldi", "sonra bir rawad ile ⟦rawad⟧ geldi"),
    ("a place", "on est ⟦de talmir⟧ et je", "on est de ⟦talmir⟧ et je"),
    ("a capital", "je ne dit ⟦Quzlar⟧ et on", "je ne dit ⟦Quzlar⟧ et on"),
    ("a capital where a sentence begins", "⟦Quzlar⟧ je ne dit et on", "⟦Quzlar⟧ je ne dit et on"),
    ("a noun in German", "ich nicht mit dem ⟦Quzlar⟧ und", "ich nicht mit dem Quzlar und"),
    (
      "a surname that is a noun in German", "und die ⟦Leute⟧ haben nicht gesagt",
      "und die Leute haben nicht gesagt"
    ),
    ("a given name in German", "und die ⟦Nada⟧ haben nicht gesagt", "und die ⟦Nada⟧ haben nicht gesagt"),
    (
      "small words at both ends, but not what no list has", "je ne ⟦qui dit nada quzlar et on⟧ mon",
      "je ne qui dit ⟦nada quzlar⟧ et on mon"
    ),
    ("a small word that is a name", "und die ⟦Ben⟧ haben nicht gesagt", "und die ⟦Ben⟧ haben nicht gesagt"),
    ("the same where a sentence begins", "⟦Ben⟧ bir sonra ile geldi", "Ben bir sonra ile geldi"),
    ("the same without its capital", "sonra bir ⟦ben⟧ ile geldi et", "sonra bir ben ile geldi et"),
    ("small words alone", "je ne ⟦qui dit⟧ mon est", "je ne qui dit mon est"),
  ])
  func `where another language is spoken, only what is called a name may be one`(
    name: String, marked: String, expected: String
  ) throws { #expect(try self.name(marked) == expected) }

  @Test(arguments: [
    "we went there with ⟦quzlar⟧ and said je ne dit",
    "et ⟦quzlar⟧ est",
    "je ne dit mon\n⟦quzlar⟧ est et\non qui dit",
    "⟦quzlar de⟧ we went there",
  ])
  func `in English, in both, and where little is said, everything may be one`(marked: String) throws {
    #expect(try name(marked) == marked)
  }

  @Test func `without the lists it tells nothing`() {
    #expect(speech(without: "function-words") == nil && speech(without: "common-words") == nil)
    #expect(speech(without: "surnames") != nil)
  }
}
