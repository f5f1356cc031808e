import RedactCore
import Testing

@testable import Detection

@Suite struct NameListTests {
  @Test func `a list of known names gives canonical form, aliases, type and label`() throws {
    let text =
      "\u{FEFF}# people\n\nAmal Rawad | Umm Zaki|Amoula ; person ; Amal_1\r\n Harun ;location\nZaki;;Z-2\n"
    let entries = try KnownNames(parsing: Array(text.utf8)).entries
    #expect(
      entries.map { String(decoding: $0.canonical.value, as: UTF8.self) } == ["Amal Rawad", "Harun", "Zaki"])
    #expect(entries[0].aliases.map { String(decoding: $0.value, as: UTF8.self) } == ["Umm Zaki", "Amoula"])
    #expect(entries.map(\.type) == [.person, .location, .person])
    #expect(entries.map(\.label) == ["Amal_1", nil, "Z-2"])
  }

  @Test func `a line may hold one spelling twice`() throws {
    #expect(try KnownNames(parsing: Array("O'Dunne | O’Dunne | o'dunne".utf8)).entries.count == 1)
  }

  @Test(
    arguments: [
      ("Zaki\nNada ; person ; A ; more", 2, .tooManyFields), ("Zaki | ", 1, .emptyName),
      ("# c\n\n ; person", 3, .emptyName),
      ("…", 1, .emptyName), ("Zaki ; human", 1, .unknownType), ("Zaki ; person ; 1a", 1, .badLabel),
      ("Zaki ; person ; a b", 1, .badLabel),
      ("Zaki ; person ; \(String(repeating: "a", count: 41))", 1, .badLabel),
      ("Zaki\nNada\nZAKI", 3, .repeated), ("Zaki | Nada\nzaki | Harun", 2, .repeated),
    ] as [(String, Int, NameListError.Reason)])
  func `a bad line of known names is refused by number`(text: String, line: Int, reason: NameListError.Reason)
  {
    let error = #expect(throws: NameListError.self) { try KnownNames(parsing: Array(text.utf8)) }
    #expect(error?.line == line && error?.reason == reason)
  }

  @Test(
    arguments: [
      ("Zaki\n; person", 2, .emptyName), ("Zaki ; human", 1, .unknownType),
      ("Zaki ; person ; x", 1, .tooManyFields),
    ] as [(String, Int, NameListError.Reason)])
  func `a bad line of kept terms is refused by number`(text: String, line: Int, reason: NameListError.Reason)
  {
    let error = #expect(throws: NameListError.self) { try KeptTerms(parsing: Array(text.utf8)) }
    #expect(error?.line == line && error?.reason == reason)
  }

  @Test func `a list that is not UTF-8 is refused by line`() {
    let bytes = Array("Zaki\nNada\n".utf8) + [0xC3, 0x0A]
    #expect(throws: NameListError(line: 3, reason: .notUTF8).self) { try KnownNames(parsing: bytes) }
    #expect(throws: NameListError.self) { try KeptTerms(parsing: bytes) }
  }

  @Test func `no error repeats a name`() {
    let error = #expect(throws: NameListError.self) { try KnownNames(parsing: Array("Zakiyya ; x".utf8)) }
    #expect(error.map { !String(reflecting: $0).contains("Zakiyya") } == true)
  }

  @Test func `terms to keep may have a type`() throws {
    let entries = try KeptTerms(parsing: Array("# c\nHarun ; location\n Lena Fairholm\n".utf8)).entries
    #expect(entries.map { String(decoding: $0.text.value, as: UTF8.self) } == ["Harun", "Lena Fairholm"])
    #expect(entries.map(\.type) == [.location, nil])
  }
}
