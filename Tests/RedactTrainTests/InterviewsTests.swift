import RedactCore
import Tagger
import Testing

@testable import redact_train

/// How marked interviews are read.
struct InterviewsTests {
  @Test(
    arguments: [("d", [.personBegin]), ("q", [.personBegin]), ("k", [.outside])] as [(String, Set<WordTag>)])
  func `direct and quasi marks are sure, and what is kept is no detail`(
    kind: String, tags: Set<WordTag>
  ) {
    let text = Interviews.training("a", "So ⟦PERSON:\(kind):p1:Zeki⟧ left.")
    #expect(text.letters == ["So", "Zeki", "left"])
    #expect(text.words.map(\.tags) == [[.outside], tags, [.outside]])
  }

  @Test(arguments: ["\n", "\r\n"])
  func `the first line tells what the interview is, and is none of it`(end: String) {
    let text = Interviews.training("a", "# a-1 | talk | anywhere\(end)⟦PERSON:d:p1:Zeki⟧ left.\(end)")
    #expect(text.letters == ["Zeki", "left"])
  }

  @Test func `a weak mark may be masked or not`() {
    let text = Interviews.training("a", "In ⟦LOC:w:l1:Bab Sur⟧, ⟦DATE:w:t1:that year⟧.")
    #expect(text.tags(of: "Bab") == [[.outside, .placeBegin, .placeInside]])
    #expect(text.tags(of: "Sur") == [[.outside, .placeBegin, .placeInside]])
    #expect(text.tags(of: "year") == [[.outside, .date]])
  }

  @Test func `the words of a name are told from its first, and names that touch from each other`() {
    let text = Interviews.training("a", "⟦PERSON:d:p1:Zeki Rawad⟧ ⟦PERSON:d:p2:Nada⟧ ⟦AGE:q:a1:forty two⟧")
    #expect(
      text.words.map(\.tags) == [[.personBegin], [.personInside], [.personBegin], [.age], [.age]])
    #expect(text.spans.map(\.entity) == ["p1", "p2", "a1"])
  }

  @Test func `every type of mark is known`() {
    let types = [
      "PERSON": WordTag.personBegin, "KUNYA": .personBegin, "LOC": .placeBegin, "ORG": .organisationBegin,
      "DATE": .date, "AGE": .age, "REL": .relative, "OCC": .occupation, "DEM": .demographic, "EVENT": .misc,
      "QUANT": .quantity, "CONTACT": .contact, "CODE": .code, "MISC": .misc,
    ]
    for (name, tag) in types {
      #expect(Interviews.training("a", "⟦\(name):q:x:word⟧").words.map(\.tags) == [[tag]], "\(name)")
    }
  }

  @Test func `the text of a mark may hold colons`() {
    let text = Interviews.training("a", "At ⟦DATE:q:t1:7:30⟧ it began.")
    #expect(text.letters == ["At", "7", "30", "it", "began"])
    #expect(text.tags(of: "30") == [[.date]])
  }

  @Test func `the first line is left out only where it begins as a heading`() {
    #expect(Interviews.training("a", "# 01 | a widow\nShe left.").letters == ["She", "left"])
    #expect(Interviews.training("a", "He came.\nShe left.").letters == ["He", "came", "She", "left"])
  }

  @Test func `interviews mark all types`() {
    #expect(Interviews.training("a", "Nothing here.").unmarked == [])
  }

  @Test(arguments: [
    ("africa-06.txt", true), ("africa-12.txt", true), ("africa-05.txt", false), ("africa-16.txt", false),
    ("other-talk-36.txt", true), ("6-africa.txt", false), ("africa.txt", false),
  ])
  func `files whose number is a multiple of six are held back`(file: String, isHeldOut: Bool) {
    #expect(Interviews.isHeldOut(file) == isHeldOut)
  }
}
