import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct PseudonymizerTests {
  private let root: RootKey
  private let keys: Pseudonymizer
  private let name = Array("layla haddad".utf8)

  init() throws {
    root = try RootKey(bytes: Array(0..<32))
    keys = Pseudonymizer(root: root, scope: .standard)
  }

  @Test func `The same name has one label on every machine`() throws {
    let other = Pseudonymizer(root: try RootKey(bytes: Array(0..<32)), scope: .standard)
    let pseudonym = keys.pseudonym(type: .person, canonical: name)
    #expect(other.pseudonym(type: .person, canonical: name) == pseudonym)
    #expect(LabelGrammar.coded(.person, pseudonym.label) == "[PERSON-8XX89W4PJVTY]")
  }

  @Test func `Key, scope, type, version and name each make another label`() throws {
    let pairs: [(Pseudonymizer, EntityType, [UInt8])] = [
      (keys, .person, name),
      (Pseudonymizer(root: .random(), scope: .standard), .person, name),
      (Pseudonymizer(root: root, scope: try Scope(parsing: "document:default")), .person, name),
      (Pseudonymizer(root: root, scope: try Scope(parsing: "project:defaul")), .person, name),
      (Pseudonymizer(root: root, scope: .standard, canonVersion: 2), .person, name),
      (keys, .kunya, name),
      (keys, .person, name.dropLast()),
    ]
    #expect(Set(pairs.map { $0.pseudonym(type: $1, canonical: $2) }).count == pairs.count)
  }

  @Test func `Dates move by a number of days that document and scope decide`() throws {
    // Worked out from the specification with another program.
    #expect([[], Array("one".utf8), Array("two".utf8)].map(keys.shiftDays) == [206, -37, 39])
    let interview = Pseudonymizer(root: root, scope: try Scope(parsing: "interview:seven"))
    #expect([[], Array("one".utf8), Array("two".utf8)].map(interview.shiftDays) == [-165, -165, -165])
  }

  @Test func `Dates move by a month to a year, both ways, and never stay`() {
    let days = (0..<4_000).map { keys.shiftDays(of: Array("document \($0)".utf8)) }
    #expect(days.allSatisfy { (30...365).contains(abs($0)) })
    #expect(Set(days).count > 650 && days.contains { $0 < 0 } && days.contains { $0 > 0 })
  }

  @Test func `Other names are chosen by a secret of the scope`() throws {
    let expected = "8a4d687d910a75a50ac02f4bc7b04c81ecbee86ed04abc889fa1d506885e072a"
    #expect(Hex.encode(keys.surrogateSeed()) == expected)
    let other = Pseudonymizer(root: root, scope: try Scope(parsing: "project:other"))
    #expect(other.surrogateSeed() != keys.surrogateSeed())
  }

  @Test func `Parts are framed, so no two lists of parts look alike`() {
    let joined = [["AB", "C"], ["A", "BC"], ["ABC"], ["ABC", ""], ["", "ABC"]].map { parts in
      Framed.join(parts.map(Framed.text))
    }
    #expect(Set(joined).count == joined.count)
    #expect(joined[0] == [0, 0, 0, 2, 0x41, 0x42, 0, 0, 0, 1, 0x43])
  }

  @Test func `Tokens of every length open again`() throws {
    var generator = SeededGenerator(seed: 1)
    for length in Array(0...66) + [1_000, TokenBody.maximumPayload] {
      let payload = generator.bytes(length)
      let body = try keys.token(type: .code, payload: payload)
      #expect(try keys.open(token: Array(body.utf8), type: .code) == payload)
    }
  }

  @Test func `A token tells the length only in steps of sixteen`() throws {
    let lengths = try (0..<48).map {
      try keys.token(type: .age, payload: name + Array(0..<$0)).utf8.count
    }
    #expect(Set(lengths).count == 4)
  }

  @Test func `Another key, scope or type does not open a token`() throws {
    let body = Array(try keys.token(type: .person, payload: name).utf8)
    let others = [
      Pseudonymizer(root: .random(), scope: .standard),
      Pseudonymizer(root: root, scope: try Scope(parsing: "project:other")),
      Pseudonymizer(root: root, scope: try Scope(parsing: "corpus:default")),
    ]
    for other in others {
      #expect(throws: TokenError.notAuthentic) { try other.open(token: body, type: .person) }
    }
    for type in EntityType.allCases where type != .person {
      #expect(throws: TokenError.notAuthentic) { try keys.open(token: body, type: type) }
    }
  }

  @Test func `A token that was cut, prolonged or retyped is refused`() throws {
    let body = Array(try keys.token(type: .person, payload: name + name).utf8)
    for length in 0..<body.count {
      #expect(throws: TokenError.self) {
        try keys.open(token: Array(body[..<length]), type: .person)
      }
    }
    for tail in ["0", "00000000", "=", "\n", "0000000000000000000000000"] {
      #expect(throws: TokenError.self) { try keys.open(token: body + tail.utf8, type: .person) }
    }
    #expect(throws: TokenError.malformed) {
      try keys.open(token: body.map { $0 | 0x20 }, type: .person)
    }
  }

  @Test func `What is too long is neither sealed nor opened`() {
    let length = TokenBody.maximumPayload + 1
    let payload = [UInt8](repeating: 1, count: length)
    #expect(throws: TokenError.tooLong(length)) { try keys.token(type: .misc, payload: payload) }
    #expect(throws: TokenError.malformed) {
      try keys.open(token: [UInt8](repeating: 0x30, count: 1 << 20), type: .misc)
    }
  }

  @Test func `Padding that pad would not write is refused`() {
    for padded: [UInt8] in [
      [], [0x80], [UInt8](repeating: 0, count: 16), [UInt8](repeating: 1, count: 16),
      [0x80] + [UInt8](repeating: 0, count: 31), [1, 0x81] + [UInt8](repeating: 0, count: 14),
    ] {
      #expect(Padding.unpad(padded, to: 16) == nil)
    }
  }

  @Test func `Document digests depend on key and scope and are no plain hash`() throws {
    let digests = [
      keys.documentDigest(name),
      Pseudonymizer(root: .random(), scope: .standard).documentDigest(name),
      Pseudonymizer(root: root, scope: try Scope(parsing: "project:b")).documentDigest(name),
      keys.pseudonym(type: .person, canonical: name).bytes,
    ]
    #expect(Set(digests).count == digests.count)
  }

  @Test func `Keys print as sensitive in every way Swift can print`() {
    let secret = Hex.encode(0..<32)
    for value: Any in [
      root, keys, AESSIV(splitting: Derivation(root: root, scope: .standard).tokenKey()),
    ] {
      var dumped = ""
      dump(value, to: &dumped)
      for text in ["\(value)", String(reflecting: value), dumped] {
        #expect(!text.contains(secret) && !text.contains("Symmetric") && !text.contains("Backing"))
      }
    }
  }

  @Test func `A root key has 32 bytes and every new one is another`() {
    for length in [0, 16, 31, 33, 64] {
      #expect(throws: KeyError.length(length)) {
        try RootKey(bytes: [UInt8](repeating: 1, count: length))
      }
    }
    #expect(RootKey.random().id != RootKey.random().id)
    #expect(root.id.description == "bb8b491b82590ec0")
  }
}

@Suite struct ScopeTests {
  @Test func `A scope is a kind and a name`() throws {
    #expect(try Scope(parsing: "project:default") == .standard)
    #expect(try Scope(parsing: "document:a:b").id == Array("a:b".utf8))
    #expect(try Scope(parsing: "corpus:مقابلة").id == Array("مقابلة".utf8))
  }

  @Test(arguments: [
    "", "project", "project:", ":default", "Project:x", "a b:x", "pröject:x", "a:x\n", "a:\u{0}",
  ])
  func `Anything else is refused`(text: String) {
    #expect(throws: KeyError.scope) { try Scope(parsing: text) }
  }

  @Test func `Two spellings of one word are two scopes`() throws {
    #expect(try Scope(parsing: "project:caf\u{E9}") != Scope(parsing: "project:cafe\u{301}"))
  }
}
