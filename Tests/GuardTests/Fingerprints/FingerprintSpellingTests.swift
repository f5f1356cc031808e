import RedactCore
import Testing

@testable import Guard

@Suite struct FingerprintSpellingTests {
  private func found(_ forms: [String], in text: String, _ type: EntityType = .person) throws -> [String] {
    try Fixture.list(forms, type).found(in: text)
  }

  @Test(arguments: [
    "Umm Hamzah", "Um Hamza", "Oum Hamza", "um hamzah", "Umm al-Hamza", "Umm Hamda", "أم حمزة",
  ])
  func `a kunya is found in other spellings`(_ spelling: String) throws {
    let found = try found(["Umm Hamza"], in: spelling)
    #expect(found == (spelling == "Umm Hamda" ? [] : ["\(spelling) sound"]))
  }

  @Test(arguments: ["Samirah", "Sameera", "Noury", "Noori", "سميرة", "نوري"])
  func `a word of a name is found in other spellings`(_ spelling: String) throws {
    #expect(try found(["Samira Nouri"], in: "Then \(spelling)!") == ["\(spelling) sound"])
    let lower = spelling.lowercased()
    #expect(try found(["Samira Nouri"], in: "then \(lower) went") == ["\(lower) sound"])
  }

  @Test func `a name that the table does not have is found by its sound`() throws {
    #expect(try found(["Rashmud Zakkir"], in: "There is Raschmud and Rashmoud.") == ["Rashmoud sound"])
    #expect(try found(["Zakkir"], in: "It was Zaquir, Zakir and Zakeer.") == ["Zakir sound", "Zakeer sound"])
  }

  @Test func `two names of the table are two`() throws {
    var lists = Fixture.lists
    lists.names += [["samir", "sameer"], ["semir", "semeer"]]
    let words = Fixture.words(Spellings(lists))
    let list = try FingerprintList(of: [Fixture.entity(["Samir"])], key: Fixture.key, words: words)
    #expect(list.found(in: "It was Semir.").isEmpty)
    #expect(list.found(in: "It was Sameer.") == ["Sameer sound"])
    #expect(list.found(in: "It was Samirr.") == ["Samirr sound"])
  }

  @Test func `a name of two words is one however it is joined`() throws {
    for spelling in ["Abdel Karim", "Abd al-Kareem", "Abdelkarim", "عبد الكريم", "Abdul-Karim"] {
      let found = try found(["Abd al-Karim Haddad"], in: "Then \(spelling).")
      #expect(found.contains("\(spelling) sound"), "\(spelling): \(found)")
    }
  }

  @Test func `places are found in other spellings word by word`() throws {
    #expect(
      try found(["Dayr ez-Zorun"], in: "From Deyr al-Zoroun.", .location) == ["Deyr al-Zoroun sound"])
    #expect(try found(["Dayr ez-Zorun"], in: "From Deyr.", .location).isEmpty)
  }

  @Test func `a full name with a common word is found in other spellings`() throws {
    #expect(try found(["Rashmud Baker"], in: "It was Rashmood Baker.").contains("Rashmood Baker sound"))
    #expect(
      try found(["Kafr House"], in: "From Kafar Housse, they said.", .location) == ["Kafar Housse sound"])
  }

  @Test(arguments: ["Reshmid Zokkar", "Rasmud Sakkir", "رشمود زكير"])
  func `beside another word the consonants are enough`(_ spelling: String) throws {
    #expect(try found(["Rashmud Zakkir"], in: "It was \(spelling).") == ["\(spelling) sound"])
    #expect(try found(["Rami Zakkir"], in: "It was Romi Zokkar.").isEmpty)
  }

  @Test(arguments: ["وسميرة تفاح", "لسميرة التفاح", "سميرة للتفاح", "والسميرة بالتفاح"])
  func `what Arabic writes together with a name is left out`(_ spelling: String) throws {
    #expect(try found(["Samira Tuffah"], in: "It said \(spelling).").contains("\(spelling) sound"))
  }

  @Test func `a word of the table that is in a dictionary is meant where it is written as a name`() throws {
    var lists = Fixture.lists
    lists.names.append(["grace", "grase"])
    let list = try FingerprintList(
      of: [Fixture.entity(["Grace Zakkir"])], key: Fixture.key, words: Fixture.words(Spellings(lists)))
    #expect(list.found(in: "They said that Grase went.") == ["Grase sound"])
    #expect(list.found(in: "They said that Grace went, by grace of it.") == ["Grace part"])
  }

  @Test func `words of a dictionary and words in lower case sound like nobody`() throws {
    // "Berlin" and "house" are in dictionaries; "rashmood" stands in lower case elsewhere.
    #expect(try found(["Berlyn", "Housse"], in: "In Berlin, in House.").isEmpty)
    #expect(
      try found(["Rashmud"], in: "Rashmood and the rashmood of it was there for all of the street.").isEmpty)
  }

  @Test func `three letters sound like nobody unless the table has them`() throws {
    var lists = Fixture.lists
    lists.names.append(["ali", "aly"])
    let list = try FingerprintList(
      of: [Fixture.entity(["Ali"]), Fixture.entity(["Zir"])], key: Fixture.key,
      words: Fixture.words(Spellings(lists)))
    #expect(list.found(in: "There is Aly and Zyr.") == ["Aly sound"])
  }

  @Test func `what is no name has no sound`() throws {
    #expect(try found(["Zakkir", "Zakkir Zandrov"], in: "Zakir Zandrov", .code).isEmpty)
  }
}
