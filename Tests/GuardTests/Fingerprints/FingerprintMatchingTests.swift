import RedactCore
import Testing

@testable import Guard

@Suite struct FingerprintMatchingTests {
  private func found(_ forms: [String], in text: String, _ type: EntityType = .person) throws -> [String] {
    try Fixture.list(forms, type).found(in: text)
  }

  // MARK: As it stands

  @Test func `a name is found as it is listed`() throws {
    #expect(try found(["Samira Nouri"], in: "Then Samira Nouri came.") == ["Samira Nouri whole"])
  }

  @Test(arguments: [
    "samira nouri", "SAMIRA NOURI", "Samíra Nóuri", "Samira-Nouri", "Samira_Nouri", "samiranouri",
    "Samira\nNouri",
    "Sam\u{200B}ira No\u{AD}uri", "S4mira N0uri", "Sаmirа Nоuri", "S a m i r a  N o u r i", "Sami-\nra Nouri",
    "Sam**ira** Nouri", "S-A-M-I-R-A Nouri", "Ｓａｍｉｒａ Nouri",
  ]) func `a name is found in every disguise`(_ name: String) throws {
    let text = "Then \(name) came."
    let found = try Fixture.list(["Samira Nouri"]).occurrences(in: Analysis(Array(text.utf8)))
    #expect(found.map(\.how) == [.whole])
    let words = found.map { String(decoding: Array(text.utf8)[$0.span.range], as: UTF8.self) }
    #expect(words.first?.hasPrefix(String(name.prefix(1))) == true)
    #expect(words.first?.hasSuffix(String(name.suffix(1))) == true)
  }

  @Test func `a name is not found where something else stands between its words`() throws {
    #expect(try found(["Kafr Nahla"], in: "Kafr. Then, Nahla.", .location).isEmpty)
    #expect(try found(["Kafr Nahla"], in: "Kafr\n\nNahla", .location).isEmpty)
  }

  @Test func `articles may be apart, joined or written with a hyphen`() throws {
    for listed in ["Nada al-Jassem", "Nada Aljassem"] {
      for text in ["Nada al-Jassem", "Nada Al Jassem", "Nada Aljassem", "nadaaljassem"] {
        #expect(try found([listed], in: "It was \(text) there.") == ["\(text) whole"])
      }
    }
  }

  @Test func `of several forms each is found`() throws {
    let forms = ["Samira Nouri", "the woman of Kafr Nahla", "Umm Tariq"]
    #expect(
      try found(forms, in: "Umm Tariq, the woman of Kafr Nahla") == [
        "Umm Tariq whole", "the woman of Kafr Nahla whole",
      ])
  }

  @Test func `numbers and addresses are found with what stands between their parts`() throws {
    #expect(try found(["K-2017/334"], in: "case K-2017/334.", .code) == ["K-2017/334 whole"])
    #expect(
      try found(["sam@nouri.example"], in: "to sam@nouri.example!", .contact) == ["sam@nouri.example whole"])
    #expect(
      try found(["Gerber Street 12, 10115 Berlin"], in: "at Gerber Street 12, 10115 Berlin", .location) == [
        "Gerber Street 12, 10115 Berlin whole"
      ])
    #expect(try found(["Kafr Nahla", "Kafr/X"], in: "Kafr, Nahla", .location).isEmpty)
  }

  @Test func `a longer phrase is found by its first words`() throws {
    let words = (0..<40).map { "word\(["a", "b", "c", "d", "e"][$0 % 5])\($0)" }
    let phrase = words.joined(separator: " ")
    #expect(try found([phrase], in: phrase, .misc) == [words.prefix(32).joined(separator: " ") + " whole"])
  }

  @Test func `a title makes no other name`() throws {
    #expect(try found(["Dr. Samira Nouri"], in: "Samira Nouri") == ["Samira Nouri whole"])
    #expect(try found(["Dr. Samira Nouri"], in: "Dr Samira Nouri") == ["Dr Samira Nouri whole"])
  }

  // MARK: Parts

  @Test func `somebody is found by one of their names`() throws {
    let forms = ["Samira bint Dawoud al-Nouri"]
    #expect(try found(forms, in: "Samira said that Dawoud was there.") == ["Samira part", "Dawoud part"])
    #expect(try found(forms, in: "They said that Al-Nouri was there.") == ["Al-Nouri part"])
    #expect(try found(forms, in: "They said that AlNouri was there.") == ["AlNouri part"])
  }

  @Test func `nobody is found by an article, a title, a country or two letters`() throws {
    let text = "Dr. Bint, Al, Ed and Jordan. They said that Jordan was there."
    #expect(try found(["Dr. Ed Grace bint Jordan al-Baker"], in: text).isEmpty)
  }

  @Test func `somebody is found by an everyday word where its capital says so`() throws {
    let forms = ["Will Berlin al-Baker"]
    #expect(
      try found(forms, in: "Will you come? They said that Will went to the baker, and Baker said it.") == [
        "Will part", "Baker part",
      ])
    #expect(try found(forms, in: "they said that they will come to the baker and all of it").isEmpty)
    #expect(try found(forms, in: "They said that it was berlin in the house.") == ["berlin part"])
  }

  @Test func `a kunya is found whole and not by the name of the child`() throws {
    #expect(try found(["Umm Zuhayr"], in: "Umm Zuhayr and Zuhayr came.") == ["Umm Zuhayr whole"])
  }

  @Test func `places and organisations are found whole only`() throws {
    #expect(try found(["Kafr Nahla"], in: "In Kafr Nahla, in Nahla.", .location) == ["Kafr Nahla whole"])
  }

  // MARK: Capitals

  @Test func `a common word is a name where it is written as one`() throws {
    let text = "They hope. Then Hope came, and they hope that she is there for all of the school to come."
    #expect(try found(["Hope"], in: text) == ["Hope whole"])
    #expect(
      try found(["Hope"], in: "she came to the house and hope was there for all of them") == ["hope whole"])
  }

  @Test func `other names are found in lower case as well`() throws {
    #expect(
      try found(["Samira Nouri", "Umm Tariq"], in: "we went to samira and um tarek was there with nouri") == [
        "samira part", "um tarek sound", "nouri part",
      ])
    #expect(try found(["Samira Nouri"], in: "We said it to samira, and She was There.") == ["samira part"])
  }

  // MARK: Labels

  @Test func `labels are never matched`() throws {
    #expect(try found(["Samira", "Person"], in: "[PERSON-Samira] said that [PERSON-1] came.").isEmpty)
  }

  // MARK: Files

  @Test func `what belongs to some files is found in these`() throws {
    let list = try Fixture.list([
      Fixture.entity(["the red door"], .misc, files: "a/*"),
      Fixture.entity(["the red door"], .misc, files: "b/*"),
      Fixture.entity(["Samira"]),
    ])
    let text = "Samira at the red door"
    #expect(list.patterns == ["a/*", "b/*"])
    #expect(list.found(in: text, path: "c/*") == ["Samira whole"])
    #expect(list.found(in: text, path: "b/*") == ["Samira whole", "the red door whole"])
    #expect(list.found(in: text) == ["Samira whole", "the red door whole"])
  }

  @Test func `each pattern is asked once`() throws {
    let list = try Fixture.list(["a1", "b1", "c1"].map { Fixture.entity([$0], .code, files: "x") })
    var asked: [String] = []
    _ = list.occurrences(in: Analysis(Array("a1 b1 c1 a1".utf8))) { pattern in
      asked.append(pattern)
      return true
    }
    #expect(asked == ["x"])
  }

  @Test func `of places within each other the surest and longest is told`() throws {
    let list = try Fixture.list([
      Fixture.entity(["Nahla"], .location), Fixture.entity(["Nahla Haddad"]),
      Fixture.entity(["Haddad"], .person),
    ])
    let found = list.occurrences(in: Analysis(Array("Nahla Haddad, Nahla".utf8)))
    #expect(found.map(\.type) == [.person, .location])
    #expect(found.map(\.how) == [.whole, .whole])
  }
}
