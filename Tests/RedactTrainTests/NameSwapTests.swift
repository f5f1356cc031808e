import RedactCore
import Tagger
import TestSupport
import Testing

@testable import redact_train

/// Copies of a text with other names.
struct NameSwapTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let words = ["amberly", "bresko", "corvinel", "dastur", "elwick", "fenmoor", "galanthe", "hestrov"]
    try folder.write("# given\n" + words.map { "g\($0)\n" }.joined(), "given-names.txt")
    try folder.write("# family\n" + words.map { "f\($0)\n" }.joined(), "surnames.txt")
    try folder.write("# places\n" + words.map { "p\($0)\n" }.joined(), "places.txt")
  }

  private func swapped(_ marked: String, seed: UInt64 = 1) throws -> MarkedText {
    var swap = try NameSwap(lexicons: folder.path, varied: 0.3, seed: seed)
    return swap.swapped(Interviews.training("a", marked))
  }

  private static let talk = """
    So ⟦PERSON:d:p1:Zeki Rawad⟧ left with ⟦PERSON:d:p2:Nada⟧.
    I saw ⟦PERSON:d:p1:Zeki⟧ and ⟦PERSON:d:p3:Tarik⟧ there.
    Then ⟦PERSON:d:p1:Rawad⟧ called.
    """

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the same name becomes the same other name wherever it stands`(seed: UInt64) throws {
    let text = try swapped(Self.talk, seed: seed)
    let words = text.letters
    #expect(words.count == 15)
    #expect(words[1] == words[8])
    #expect(words[2] == words[13])
    #expect(Set(words).isDisjoint(with: ["Zeki", "Rawad", "Nada", "Tarik"]))
    #expect(text.words[1].token.hash == text.words[8].token.hash)
  }

  @Test func `different names become different ones, mostly`() throws {
    let copies = try (1...20).map { try swapped(Self.talk, seed: $0).letters }
    #expect(copies.count { Set([$0[1], $0[2], $0[5], $0[10]]).count == 4 } > 10)
    #expect(Set(copies.map { $0[1] }).count > 5)
  }

  @Test func `another text gets other names`() throws {
    var swap = try NameSwap(lexicons: folder.path, varied: 0.3, seed: 1)
    let copies = (0..<20).map { _ in swap.swapped(Interviews.training("a", Self.talk)).letters[1] }
    #expect(Set(copies).count > 5)
  }

  @Test func `the same seed gives the same names, another seed others`() throws {
    #expect(try swapped(Self.talk, seed: 5).letters == swapped(Self.talk, seed: 5).letters)
    #expect(try swapped(Self.talk, seed: 5).letters != swapped(Self.talk, seed: 6).letters)
  }

  @Test func `everything but names stays, with its tags`() throws {
    let marked = "Well, ⟦PERSON:d:p1:Zeki⟧ is ⟦AGE:q:a1:forty⟧, ⟦OCC:q:o1:a baker⟧."
    let old = Interviews.training("a", marked)
    let new = try swapped(marked)
    #expect(new.words.map(\.tags) == old.words.map(\.tags))
    #expect(new.words.map(\.gap) == old.words.map(\.gap))
    #expect(
      new.letters.enumerated().filter { $0.offset != 1 }.map(\.element) == [
        "Well", "is", "forty", "a", "baker",
      ])
    #expect(new.letters[1] != "Zeki")
  }

  @Test(arguments: ["Dr", "Sheikh", "Colonel", "Abu", "Umm", "al", "Captain", "Mme"])
  func `titles and the small words of names stay`(title: String) throws {
    let text = try swapped("So ⟦PERSON:d:p1:\(title) Rawad⟧ left.")
    #expect(text.letters[1] == title)
    #expect(text.letters[2] != "Rawad")
    #expect(text.words[1...2].map(\.tags) == [[.personBegin], [.personInside]])
  }

  @Test func `a name of a kunya is swapped, its head is not`() throws {
    let text = try swapped("So ⟦KUNYA:d:p1:Abu Rawad⟧ left.")
    #expect(text.letters[1] == "Abu")
    #expect(text.letters[2] != "Rawad")
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `a swapped name has the capitals of the one before`(seed: UInt64) throws {
    let line = "We saw ⟦PERSON:d:p1:ZEKI⟧ and ⟦PERSON:d:p1:zeki⟧ and ⟦PERSON:d:p1:Zeki⟧ there."
    let words = try swapped(line, seed: seed).letters
    #expect(words[2] == words[6].uppercased())
    #expect(words[4] == words[6].lowercased())
    #expect(words[6].first?.isUppercase == true && words[6].dropFirst().allSatisfy(\.isLowercase))
  }

  @Test func `what is kept as public keeps its name`() throws {
    #expect(try swapped("So ⟦PERSON:k:p1:Zeki⟧ spoke.").letters == ["So", "Zeki", "spoke"])
  }

  @Test func `some places are swapped, each to the same one throughout`() throws {
    let names = ["Alder", "Birchton", "Cloughmere", "Dunlow", "Eastwick", "Farholm", "Gorsley", "Hathern"]
    let line = names.map { "⟦LOC:q:l:\($0)⟧" }.joined(separator: " and ")
    let text = try swapped(line + "\n" + line)
    let lines = TrainingText(text).chains.map { $0.words.map(\.text) }
    #expect(lines[0] == lines[1])
    let kept = names.filter(lines[0].contains)
    #expect(!kept.isEmpty && kept.count < names.count)
  }

  @Test func `a place of three words stays`() throws {
    #expect(try swapped("in ⟦LOC:q:l1:Upper Bab Sur⟧").letters == ["in", "Upper", "Bab", "Sur"])
  }

  @Test func `a name of several words continues the detail that it began`() throws {
    try folder.rewrite(Array("ayla-mirza\n".utf8), "given-names.txt")
    try folder.rewrite(Array("ayla-mirza\n".utf8), "surnames.txt")
    let text = try swapped("So ⟦PERSON:d:p1:Zeki⟧ left.")
    #expect(text.words.map(\.tags) == [[.outside], [.personBegin], [.personInside], [.outside]])
    #expect(text.words.map(\.gap) == [.lineStart, .space, .hyphen, .space])
    #expect(text.spans.map { String(decoding: text.text[$0.span.range], as: UTF8.self) } == ["Ayla-Mirza"])
  }
}
