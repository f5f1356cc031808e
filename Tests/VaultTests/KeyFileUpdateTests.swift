import Glibc
import RedactCore
import TestSupport
import Testing

@testable import Vault

@Suite struct KeyFileUpdateTests {
  private let folder: TemporaryFolder
  private let day: KeyDay

  init() throws {
    folder = try TemporaryFolder()
    day = try #require(KeyDay("2026-11-21"))
  }

  private func make(_ role: KeyRole, _ name: String = "key") throws -> KeyRing<SecretKey> {
    let ring = KeyRing(try KnownKeys.secret(role))
    try KeyFile.write(ring, path: folder[name])
    return ring
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try folder.read(name), as: UTF8.self)
  }

  private var names: [String] {
    var found: [String] = []
    guard let stream = opendir(folder.path) else { return [] }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  @Test(arguments: KeyRole.allCases)
  func `A pair is two files, the public one for all to read`(role: KeyRole) throws {
    _ = try make(role)
    #expect(names == (role.isPair ? ["key", "key.pub"] : ["key"]))
    #expect(folder.mode("key") == 0o600)
    guard role.isPair else { return }
    #expect(folder.mode("key.pub") == 0o644)
    let half = try KeyFile.readPublic(path: folder["key.pub"], role: role)
    #expect(try half.primary == KnownKeys.secret(role).publicKey)
  }

  @Test func `When the public half cannot be written, the secret one is not there either`() throws {
    try folder.write("precious", "key.pub")
    #expect(throws: KeyFileError.exists) { try make(.custodian) }
    #expect(names == ["key.pub"])
    #expect(try text("key.pub") == "precious")
  }

  @Test(arguments: [0o622, 0o666, 0o664, 0o646] as [mode_t])
  func `A public key that others may change is refused`(mode: mode_t) throws {
    _ = try make(.audit)
    chmod(folder["key.pub"], mode)
    #expect(throws: KeyFileError.writable(mode: mode)) { try KeyFile.readPublic(path: folder["key.pub"]) }
    chmod(folder["key"], mode)
    #expect(throws: KeyFileError.wrongHalf(.secret, wanted: .public)) {
      try KeyFile.readPublic(path: folder["key"])
    }
    symlink(folder["key.pub"], folder["link"])
    #expect(throws: KeyFileError.symlink) { try KeyFile.readPublic(path: folder["link"]) }
  }

  @Test func `A file is replaced in one step, stays private, and leaves nothing beside it`() throws {
    let ring = try make(.custodian)
    let new = ring.rotated(to: try KnownKeys.secret(.custodian, 1), on: day)
    let update = try KeyFileUpdate(path: folder["key"])
    try update.replace(with: KeyDocument(new), publicRing: new.publicRing)
    #expect(names == ["key", "key.pub"])
    #expect(folder.mode("key") == 0o600 && folder.mode("key.pub") == 0o644)
    let back: KeyRing<SecretKey> = try KeyFile.read(path: folder["key"]).ring()
    #expect(back.keys.map(\.id) == new.keys.map(\.id))
    let half = try KeyFile.readPublic(path: folder["key.pub"])
    #expect(half.keys.map(\.id) == new.keys.map(\.id))
  }

  @Test func `Two processes do not change one file at a time, nor one that was put in its place`() throws {
    _ = try make(.pseudonym)
    let first = try KeyFileUpdate(path: folder["key"])
    #expect(throws: KeyFileError.busy) { try KeyFileUpdate(path: folder["key"]) }
    try first.replace(with: KeyDocument(KeyRing(KnownKeys.secret(.pseudonym, 1))))
    #expect(throws: Never.self) { try KeyFileUpdate(path: folder["key"]) }
  }

  @Test func `A file that is not safe is not changed`() throws {
    _ = try make(.pseudonym)
    chmod(folder["key"], 0o640)
    #expect(throws: KeyFileError.permissions(mode: 0o640)) { try KeyFileUpdate(path: folder["key"]) }
    chmod(folder["key"], 0o600)
    symlink(folder["key"], folder["link"])
    #expect(throws: KeyFileError.symlink) { try KeyFileUpdate(path: folder["link"]) }
    #expect(throws: KeyFileError.missing) { try KeyFileUpdate(path: folder["none"]) }
    mkfifo(folder["pipe"], 0o600)
    #expect(throws: KeyFileError.notARegularFile) { try KeyFileUpdate(path: folder["pipe"]) }
  }

  /// A second name for the same bytes shows what is left of them.
  @Test func `A destroyed file is overwritten, empty and gone`() throws {
    _ = try make(.pseudonym)
    link(folder["key"], folder["other name"])
    try KeyFileUpdate(path: folder["key"]).destroy()
    #expect(names == ["other name"])
    #expect(try folder.read("other name").isEmpty)
  }

  @Test func `A file that is replaced can take the bytes of the old one along`() throws {
    let ring = try make(.pseudonym)
    link(folder["key"], folder["other name"])
    let words = try #require(Passphrase(Array(KnownKeys.passphrase.utf8)))
    let sealed = try KeyDocument(ring, passphrase: words, work: WorkFactor(logarithm: 10))
    try KeyFileUpdate(path: folder["key"]).replace(with: sealed, overwritesOld: true)
    #expect(try folder.read("other name").isEmpty)
    #expect(try text("key").contains("REDACT-PROTECTED-KEY-1"))
  }

  /// Otherwise a crash between the two could leave a public key that nobody can open.
  @Test func `The new secret half is in its place before the public one`() throws {
    let ring = try make(.custodian)
    let new = ring.rotated(to: try KnownKeys.secret(.custodian, 1), on: day)
    let update = try KeyFileUpdate(path: folder["key"])
    unlink(folder["key.pub"])
    try folder.write("x", "key.pub/x")
    #expect(throws: KeyFileError.notARegularFile) {
      try update.replace(with: KeyDocument(new), publicRing: new.publicRing)
    }
    #expect(names == ["key", "key.pub"])
    let back: KeyRing<SecretKey> = try KeyFile.read(path: folder["key"]).ring()
    #expect(back.keys.map(\.id) == new.keys.map(\.id))
  }
}
