import Crypto
import RedactCore
import Testing

@testable import Guard

@Suite struct FingerprintFileTests {
  private let entities = [
    Fixture.entity(["Samira Nouri", "Umm Tariq"]), Fixture.entity(["Kafr Nahla"], .location),
    Fixture.entity(["the red door"], .misc, files: "interviews/0417*"), Fixture.entity(["Rashmud Zakkir"]),
  ]
  private let text = "Samira and Umm Tarek of Kafr Nahla, at the red door, met Rashmood."

  private func read(_ bytes: [UInt8], _ key: GuardKey = Fixture.key) throws -> FingerprintList {
    try FingerprintList(parsing: bytes, key: key, words: Fixture.words)
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  private func error(_ bytes: [UInt8], _ key: GuardKey = Fixture.key) -> FingerprintError? {
    do throws(FingerprintError) {
      _ = try FingerprintList(parsing: bytes, key: key, words: Fixture.words)
      return nil
    } catch { return error }
  }

  @Test func `a list that was written and read finds the same and is written the same`() throws {
    let list = try Fixture.list(entities)
    let copy = try read(list.bytes)
    #expect(copy.found(in: text) == list.found(in: text))
    #expect(
      copy.found(in: text) == [
        "Samira part", "Umm Tarek sound", "Kafr Nahla whole", "the red door whole", "Rashmood sound",
      ])
    #expect(copy.bytes == list.bytes)
    #expect(copy.patterns == ["interviews/0417*"])
  }

  @Test func `the order of entities and forms makes no difference`() throws {
    let other = entities.reversed().map {
      KnownEntity(forms: $0.forms.reversed(), type: $0.type, files: $0.files)
    }
    #expect(try Fixture.list(other).bytes == Fixture.list(entities).bytes)
    #expect(try Fixture.list(entities + entities).bytes == Fixture.list(entities).bytes)
  }

  @Test func `two lists together find what either does, in any order`() throws {
    let first = try Fixture.list(Array(entities[..<2]))
    let second = try Fixture.list(Array(entities[1...]))
    let merged = try first.merged(with: second)
    #expect(merged.found(in: text) == (try Fixture.list(entities)).found(in: text))
    #expect(try second.merged(with: first).bytes == merged.bytes)
    #expect(try read(first.bytes).merged(with: read(second.bytes)).bytes == merged.bytes)
    #expect(try merged.merged(with: first).bytes == merged.bytes)
    #expect(try first.merged(with: first).bytes == first.bytes)
  }

  @Test func `what two lists say otherwise of one word, both say when they are one`() throws {
    let first = try Fixture.list([Fixture.entity(["Nahla Haddad"])])
    let second = try Fixture.list([
      Fixture.entity(["Nahla"], .location), Fixture.entity(["Nahla Zakkir"], .misc),
    ])
    let merged = try first.merged(with: second)
    #expect(
      merged.found(in: "Nahla. Nahla Haddad, Nahla Zakkir") == [
        "Nahla whole", "Nahla Haddad whole", "Nahla Zakkir whole",
      ])
  }

  @Test func `lists of two keys, and of two tables of spellings, are not merged`() throws {
    let list = try Fixture.list(entities)
    let other = try FingerprintList(of: entities, key: Fixture.key(8), words: Fixture.words)
    #expect(throws: FingerprintError.otherKey(other.key.id)) { try list.merged(with: other) }
    let words = Fixture.words(Spellings())
    let plain = try FingerprintList(of: entities, key: Fixture.key, words: words)
    #expect(throws: FingerprintError.otherSpellings) { try list.merged(with: plain) }
    #expect(throws: FingerprintError.otherSpellings) {
      try FingerprintList(parsing: list.bytes, key: Fixture.key, words: words)
    }
  }

  // MARK: What a file tells

  @Test func `the number of lines is a power of two for each pattern`() throws {
    for count in [0, 1, 7, 40] {
      let entities = (0..<count).map { Fixture.entity(["Qorblim\($0) Zandrov\($0)"], .code) }
      let lines = lines(try Fixture.list(entities).bytes).dropFirst().dropLast(2)
      #expect(lines.count == (count < 40 ? 64 : 128), "\(count)")
      #expect(lines.sorted() == Array(lines))
      #expect(lines.allSatisfy { $0.utf8.count == 64 })
    }
    let scoped = lines(try Fixture.list(entities).bytes).filter { $0.hasSuffix(" interviews/0417*") }
    #expect(scoped.count == 64)
  }

  @Test func `a file has no two lines that begin the same`() throws {
    let names = ["Samira Nouri", "Samira Haddad", "Samira", "Umm Samira", "Sameera Zakkir"]
    let entities = names.flatMap { [Fixture.entity([$0]), Fixture.entity([$0], .location)] }
    let lines = lines(try Fixture.list(entities).bytes).dropFirst().dropLast(2)
    for (line, next) in zip(lines, lines.dropFirst()) { #expect(line.prefix(16) != next.prefix(16)) }
  }

  @Test func `the first line has the version, the key, the spellings and the number of lines`() throws {
    let list = try Fixture.list(entities)
    #expect(
      lines(list.bytes).first
        == "redact.fingerprints/1 key \(Fixture.key.id) words \(Fixture.words.digest) lines 128")
  }

  @Test func `a list made once is made the same for ever`() throws {
    let list = try FingerprintList(
      of: [Fixture.entity(["Samira"])], key: GuardKey(Array(0..<32)), words: Fixture.words(Spellings()))
    let lines = lines(list.bytes)
    try #require(lines.count == 67)
    // From a program written after the specification alone.
    #expect(lines[0] == "redact.fingerprints/1 key 144a08d9215aca9e words a1018fbf30c06c2f lines 64")
    #expect(lines[1] == "02d445d6b2b8aeab6c59b42500d836f13eb1392c4cdbfabde8ed1e2ee9b42946")
    #expect(lines[65] == "seal bd123e3b395c857cfb48ab74e0653b882d0e4cf06d5b2cd9216a8752922ad75d")
    #expect(
      Hex.encode(SHA256.hash(data: list.bytes))
        == "fe84ccf525864def8452bb7c07b64fd00c50527423be7606e901c066df5fb36a")
  }

  @Test func `nothing prints a list, a key or an entity`() throws {
    let list = try Fixture.list(entities)
    var text = "\(list) \(Fixture.key) \(entities)"
    dump(list, to: &text)
    dump(Fixture.key, to: &text)
    dump(entities, to: &text)
    for name in ["Samira", "Kafr", "red door", "83, 97"] { #expect(!text.contains(name)) }
    #expect("\(Fixture.key)" == Fixture.key.id)
  }

  // MARK: What is refused

  @Test func `a file with any line changed is refused`() throws {
    let bytes = try Fixture.list(entities).bytes
    let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    for (start, end) in zip(starts, starts.dropFirst()) {
      for at in [start, start + 20, end - 2, end - 1] {
        for change in [bytes[at] ^ 1, 0x0A] where bytes[at] != change {
          var changed = bytes
          changed[at] = change
          #expect(error(changed) != nil)
        }
      }
      #expect(error(Array(bytes[..<start] + bytes[end...])) != nil)
      #expect(error(Array(bytes[..<end] + bytes[start...])) != nil)
    }
  }

  @Test func `a file that was cut is refused wherever`() throws {
    let bytes = try Fixture.list([Fixture.entity(["Samira"])]).bytes
    for end in bytes.indices { #expect(error(Array(bytes[..<end])) != nil) }
    #expect(error(bytes) == nil)
    #expect(error(bytes + [0x0A]) != nil)
  }

  @Test func `each fault has a name`() throws {
    let bytes = try Fixture.list(entities).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(error(bytes, Fixture.key(8)) == .otherKey(Fixture.key.id))
    #expect(error(Array("".utf8)) == .header)
    #expect(error(Array(text.replacing("/1 key", with: "/2 key").utf8)) == .header)
    #expect(error(Array(text.replacing("lines 128", with: "lines 0128").utf8)) == .header)
    #expect(error(Array(text.replacing("lines 128", with: "lines 127").utf8)) == .cut)
    #expect(error(Array(text.utf8.dropLast())) == .cut)
    #expect(error(Array(text.replacing("0417*", with: "0418*").utf8)) == .seal)
    var rows = lines(bytes)
    rows.swapAt(7, 8)
    #expect(error(Array(rows.joined(separator: "\n").utf8)) == .line(9))
    rows.swapAt(7, 8)
    rows[3] = rows[3].uppercased() + "x"
    #expect(error(Array(rows.joined(separator: "\n").utf8)) == .line(4))
  }

  @Test func `what cannot stand in a list is refused with its number`() throws {
    #expect(throws: FingerprintError.noWord(entity: 1)) {
      try Fixture.list([Fixture.entity(["a1"]), Fixture.entity(["b1", " - "])])
    }
    for pattern in ["", "a\nb", "a\u{7F}", "\u{2028}", String(repeating: "a", count: 4097)] {
      #expect(throws: FingerprintError.pattern(entity: 0)) {
        try Fixture.list([Fixture.entity(["a1"], files: pattern)])
      }
    }
  }
}
