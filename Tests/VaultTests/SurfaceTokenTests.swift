import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct SurfaceTokenTests {
  private let root: RootKey
  private let keys: Pseudonymizer
  private let surface = Array("Laylá  HADDAD".utf8)
  private let token: String

  init() throws {
    root = try RootKey(bytes: Array(0..<32))
    keys = Pseudonymizer(root: root, scope: .standard)
    let pseudonym = keys.pseudonym(type: .person, canonical: Array("layla haddad".utf8))
    token = try SurfaceToken.write(
      type: .person, pseudonym: pseudonym, surface: surface, with: keys)
  }

  @Test func `The surface comes back as it stood`() throws {
    let opened = try SurfaceToken.open(token, with: keys)
    #expect(opened == OpenedToken(type: .person, surface: Sensitive(surface)))
    var generator = SeededGenerator(seed: 7)
    for length in 0...80 {
      let surface = generator.bytes(length)
      let pseudonym = keys.pseudonym(type: .location, canonical: surface)
      let token = try SurfaceToken.write(
        type: .location, pseudonym: pseudonym, surface: surface, with: keys)
      #expect(try SurfaceToken.open(token, with: keys).surface.value == surface)
    }
  }

  @Test func `Two surfaces of one person share the label and not the body`() throws {
    let pseudonym = keys.pseudonym(type: .person, canonical: Array("layla haddad".utf8))
    let other = try SurfaceToken.write(
      type: .person, pseudonym: pseudonym, surface: Array("Layla".utf8), with: keys)
    #expect(other.prefix(21) == token.prefix(21))
    #expect(other != token)
  }

  @Test func `Tokens are opened where they stand in a text`() throws {
    let text = Array("She, \(token), wept. \(token)".utf8)
    let found = LabelGrammar.occurrences(in: text)
    #expect(found.map(\.style) == [.token, .token])
    for occurrence in found {
      #expect(try SurfaceToken.open(occurrence, in: text, with: keys).surface.value == surface)
    }
  }

  @Test func `A changed label is told from a changed body`() throws {
    let label = replace(token, at: 8)
    #expect(throws: TokenError.changed) { try SurfaceToken.open(label, with: keys) }
    for index in stride(from: 21, to: token.utf8.count - 2, by: 1) {
      #expect(throws: TokenError.notAuthentic) {
        try SurfaceToken.open(replace(token, at: index), with: keys)
      }
    }
  }

  @Test func `A body behind another person's label is found out`() throws {
    let pseudonym = keys.pseudonym(type: .person, canonical: Array("omar sabri".utf8))
    let body = token.dropFirst(21).dropLast()
    let moved = LabelGrammar.token(.person, pseudonym.label, String(body))
    #expect(throws: TokenError.changed) { try SurfaceToken.open(moved, with: keys) }
  }

  @Test func `Another type, key or scope is refused`() throws {
    let retyped = "[KUNYA" + token.dropFirst(7)
    #expect(throws: TokenError.notAuthentic) { try SurfaceToken.open(retyped, with: keys) }
    let other = Pseudonymizer(root: .random(), scope: .standard)
    #expect(throws: TokenError.notAuthentic) { try SurfaceToken.open(token, with: other) }
    let foreign = Pseudonymizer(root: root, scope: try Scope(parsing: "project:other"))
    #expect(throws: TokenError.notAuthentic) { try SurfaceToken.open(token, with: foreign) }
  }

  @Test func `A truncated token is refused, and so is one with company`() throws {
    for length in 0..<token.utf8.count - 1 {
      #expect(throws: TokenError.malformed) {
        try SurfaceToken.open(String(token.prefix(length)), with: keys)
      }
      #expect(throws: TokenError.self) {
        try SurfaceToken.open(token.prefix(length) + "]", with: keys)
      }
    }
    #expect(throws: TokenError.malformed) { try SurfaceToken.open(token + token, with: keys) }
    #expect(throws: TokenError.malformed) { try SurfaceToken.open(" " + token, with: keys) }
    #expect(throws: TokenError.malformed) { try SurfaceToken.open(token + "\n", with: keys) }
  }

  @Test func `Labels without a body have nothing to open`() {
    for label in ["[PERSON-1]", "[PERSON-8XX89W4PJVTY]"] {
      #expect(throws: TokenError.malformed) { try SurfaceToken.open(label, with: keys) }
    }
  }

  @Test func `A body too short to prove its label is refused`() throws {
    let body = try keys.token(type: .person, payload: [1, 2, 3])
    let token = LabelGrammar.token(.person, "041060000000", body)
    #expect(throws: TokenError.malformed) { try SurfaceToken.open(token, with: keys) }
  }

  @Test func `An opened token does not print its surface`() throws {
    let opened = try SurfaceToken.open(token, with: keys)
    var dumped = "\(opened)"
    dump(opened, to: &dumped)
    #expect(!dumped.contains("HADDAD") && !dumped.contains("72"))
  }

  /// The token with another character of the alphabet at this offset.
  private func replace(_ token: String, at index: Int) -> String {
    var bytes = Array(token.utf8)
    bytes[index] = bytes[index] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
    return String(decoding: bytes, as: UTF8.self)
  }
}
