import Glibc
import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct KeyFileTests {
  private let folder: TemporaryFolder
  private let key: RootKey
  private let line = "REDACT-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SYNPCRZ"

  init() throws {
    folder = try TemporaryFolder()
    key = try RootKey(bytes: Array(0..<32))
  }

  private func write(_ key: RootKey, _ path: String) throws(KeyFileError) {
    try KeyFile.write(KeyRing(.pseudonym(key)), path: path)
  }

  private func read(_ path: String) throws(KeyFileError) -> SecretKey {
    try KeyFile.read(path: path).ring().primary
  }

  @Test func `A written key is private, whole and comes back`() throws {
    try write(key, folder["key"])
    #expect(folder.mode("key") == 0o600)
    #expect(try read(folder["key"]).id == key.id)
    let text = String(decoding: try folder.read("key"), as: UTF8.self)
    #expect(text.hasSuffix("\n# key id: \(key.id)\n\(line)\n"))
  }

  @Test func `A new key comes back bit for bit`() throws {
    let new = RootKey.random()
    try write(new, folder["new"])
    let read = try read(folder["new"])
    #expect(read.withBytes { $0 } == new.withBytes { $0 })
  }

  @Test func `A file that is there is never written over, nor what a link points to`() throws {
    let path = try folder.write("precious", "old")
    #expect(throws: KeyFileError.exists) { try write(key, path) }
    #expect(try folder.read("old") == Array("precious".utf8))
    symlink(folder["nowhere"], folder["link"])
    #expect(throws: KeyFileError.exists) { try write(key, folder["link"]) }
    #expect(access(folder["nowhere"], F_OK) != 0)
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o610, 0o601, 0o602, 0o620, 0o666, 0o677] as [mode_t])
  func `Group and others may do nothing`(mode: mode_t) throws {
    let path = try folder.write(line, "key", mode: mode)
    #expect(throws: KeyFileError.permissions(mode: mode)) { try KeyFile.read(path: path) }
  }

  @Test(arguments: [0o600, 0o400, 0o700] as [mode_t])
  func `What only the owner may do is allowed`(mode: mode_t) throws {
    let path = try folder.write(line, "key", mode: mode)
    #expect(try read(path).id == key.id)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `A file of somebody else is refused`() throws {
    let path = try folder.write(line, "key")
    chown(path, 12_345, 12_345)
    #expect(throws: KeyFileError.owner(12_345)) { try KeyFile.read(path: path) }
  }

  @Test func `Links, folders, pipes and nothing are refused without waiting`() throws {
    let path = try folder.write(line, "key")
    symlink(path, folder["link"])
    mkfifo(folder["pipe"], 0o600)
    #expect(throws: KeyFileError.symlink) { try KeyFile.read(path: folder["link"]) }
    #expect(throws: KeyFileError.notARegularFile) { try KeyFile.read(path: folder.path) }
    #expect(throws: KeyFileError.notARegularFile) { try KeyFile.read(path: folder["pipe"]) }
    #expect(throws: KeyFileError.notARegularFile) { try KeyFile.read(path: "/dev/zero") }
    #expect(throws: KeyFileError.missing) { try KeyFile.read(path: folder["none"]) }
    #expect(throws: KeyFileError.missing) { try KeyFile.read(path: path + "\u{0}") }
    #expect(throws: KeyFileError.missing) { try KeyFile.read(path: "") }
  }

  @Test func `Comments and empty lines are allowed, with or without a line end at the end`() throws {
    for text in ["\(line)", "\(line)\n", "# a\n\n\(line)\n\n# b"] {
      #expect(try KeyText.read(Array(text.utf8)).primary.id == key.id)
    }
  }

  @Test func `Any other line is refused by its number`() {
    let cases: [(String, Int)] = [
      ("# a\nhello\n\(line)", 2), ("\(line)\nAGE-SECRET-KEY-1QQ", 2),
      (" \(line)", 1), ("\(line) ", 1), ("\(line)\r\n", 1), (line.lowercased(), 1),
      ("REDACT-SECRET-KEY-1", 1), ("REDACT-PUBLIC-KEY-1" + line.dropFirst(19), 1),
      ("\u{FEFF}\(line)", 1), (line.dropLast(10) + "BBBBBBBBBB", 1), ("\u{0}", 1),
    ]
    for (text, number) in cases {
      #expect(throws: KeyFileError.malformed(line: number)) { try KeyText.read(Array(text.utf8)) }
    }
    for text in ["", "\n", "# nothing\n"] {
      #expect(throws: KeyFileError.noKey) { try KeyText.read(Array(text.utf8)) }
    }
  }

  @Test func `Every single slip of the pen in a key is noticed`() {
    let letters = Array("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".utf8)
    let good = Array(line.utf8)
    for index in 19..<good.count {
      for letter in letters where letter != good[index] {
        var text = good
        text[index] = letter
        #expect(throws: KeyFileError.checksum) { try KeyText.read(text) }
      }
    }
  }

  @Test func `A key of another length is refused though its checksum holds`() {
    for length in [0, 16, 31, 33, 64] {
      let bytes = [UInt8](repeating: 3, count: length)
      #expect(throws: KeyFileError.malformed(line: 1)) {
        try KeyText.read(Bech32.encode(bytes, prefix: KeyRole.pseudonym.prefix(of: .secret)))
      }
    }
  }

  @Test func `A descriptor is read to its end, and no further than 64 KiB`() throws {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    defer { close(ends[0]) }
    for part in ["# in pieces\n", String(line.prefix(30)), line.dropFirst(30) + "\n"] {
      Glibc.write(ends[1], part, part.utf8.count)
    }
    close(ends[1])
    #expect(try KeyFile.read(descriptor: ends[0]).ring().primary.id == key.id)

    let filler = [UInt8](repeating: UInt8(ascii: "#"), count: KeyFile.limit - line.utf8.count - 1)
    let full = Array("\(line)\n".utf8) + filler
    #expect(try read(folder.write(full, "full")).id == key.id)
    #expect(throws: KeyFileError.tooLarge) {
      try KeyFile.read(path: folder.write(full + [0x23], "over"))
    }
    #expect(throws: KeyFileError.io(EBADF)) { try KeyFile.read(descriptor: -1) }
  }

  @Test func `What cannot be made is not made`() throws {
    #expect(throws: KeyFileError.missing) { try write(key, folder["no/such/folder"]) }
    #expect(throws: KeyFileError.exists) { try write(key, folder.path) }
  }

  @Test func `Wiped bytes are gone`() {
    var bytes = [UInt8](repeating: 7, count: 9)
    wipe(&bytes)
    #expect(bytes.isEmpty)
  }
}

@Suite struct Bech32Tests {
  @Test func `The examples of BIP-173 hold`() throws {
    #expect(Bech32.encode([], prefix: "A") == Array("A12UEL5L".utf8))
    let bytes = try #require(Hex.decode("00443214c74254b635cf84653a56d7c675be77df"))
    let text = Array("ABCDEF1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LMQQQXW".utf8)
    #expect(Bech32.encode(bytes, prefix: "ABCDEF") == text)
    #expect(try Bech32.decode(text[...], prefix: "ABCDEF") == bytes)
  }

  @Test func `A prefix in lower case makes a line in lower case, and the cases do not mix`() throws {
    let text = Bech32.encode([1, 2, 3], prefix: "test")
    #expect(
      text == Bech32.encode([1, 2, 3], prefix: "TEST").map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    #expect(try Bech32.decode(text[...], prefix: "test") == [1, 2, 3])
    #expect(throws: Bech32Error.malformed) { try Bech32.decode(text[...], prefix: "TEST") }
    let mixed = text.dropLast() + [text[text.count - 1] & 0xDF]
    #expect(throws: Bech32Error.self) { try Bech32.decode(mixed[...], prefix: "test") }
  }

  @Test func `Every length comes back`() throws {
    var generator = SeededGenerator(seed: 173)
    for length in 0...100 {
      let bytes = generator.bytes(length)
      let text = Bech32.encode(bytes, prefix: "TEST-")
      #expect(try Bech32.decode(text[...], prefix: "TEST-") == bytes)
      #expect(throws: Bech32Error.malformed) { try Bech32.decode(text[...], prefix: "TESS-") }
      #expect(throws: Bech32Error.self) { try Bech32.decode(text.dropLast(), prefix: "TEST-") }
    }
  }
}
