import Glibc
import RedactCore
import TestSupport
import Testing

@testable import RulePacks

/// The flat file that the command maps at start.
@Suite struct CompiledFileTests {
  private let sample: RuleFolderSample
  private let elsewhere: TemporaryFolder

  init() throws {
    sample = try RuleFolderSample()
    elsewhere = try TemporaryFolder()
  }

  private func compiled() throws -> [UInt8] { try RuleFolder(reading: sample.path).compiled() }

  /// Loads a flat file that has no sources beside it.
  private func load(_ bytes: [UInt8]) throws -> RuleFolder {
    try elsewhere.rewrite(bytes, "rules.pack")
    return try RuleFolder.load(elsewhere["rules.pack"])
  }

  @Test func `what comes back equals the sources`() throws {
    let source = try sample.load()
    let flat = try load(try source.compiled())
    #expect(flat.sources == source.sources)
    #expect(
      flat.packs.map { [$0.id, $0.version, $0.title, $0.summary] }
        == source.packs.map { [$0.id, $0.version, $0.title, $0.summary] })
    #expect(flat.rules.map(described) == source.rules.map(described))
    #expect(flat.lexicons.map(described) == source.lexicons.map(described))
    #expect(flat.spellings == source.spellings)
    #expect(flat.spellings.names == [["rawad", "raouad"], ["zaki", "zeki"]])
    #expect(flat.rules.map { $0.compiled != nil } == [true, false])
    #expect(flat.rules.map { $0.sieve != nil } == [true, false])
    #expect(flat.rules.map(sieved) == source.rules.map { $0.madeSieve().map { Array($0.bytes) } })
    #expect(flat.weights.map { Array($0.bytes) } == Array("seventeen bytes..".utf8))
    #expect(Int(bitPattern: flat.weights?.bytes.baseAddress) % 16 == 0)
  }

  @Test func `weights that were changed after compiling make the file stale`() throws {
    try sample.folder.write("", "rules.pack")
    try sample.folder.rewrite(try compiled(), "rules.pack")
    _ = try RuleFolder.load(sample.folder["rules.pack"])
    try sample.folder.rewrite(Array("seventeen others.".utf8), "model/tagger.weights")
    #expect(throws: RulePackError.self) { try RuleFolder.load(sample.folder["rules.pack"]) }
  }

  @Test func `every rule and lexicon of this package comes back`() throws {
    let source = try RuleFolder(reading: Shared.package.appending(path: "Rules").path)
    let bytes = try source.compiled()
    #expect(bytes == (try source.compiled()))
    let flat = try load(bytes)
    #expect(flat.rules.map(described) == source.rules.map(described))
    #expect(flat.lexicons.map(\.count) == source.lexicons.map(\.count))
    #expect(flat.spellings == source.spellings)
    #expect(flat.sources == source.sources)
  }

  @Test func `the same folder gives the same bytes, wherever it lies`() throws {
    #expect(try compiled() == RuleFolderSample().load().compiled())
    #expect(try compiled() == compiled())
  }

  @Test func `a pattern that does not compile is refused by file`() throws {
    try sample.change("{{head}} {{sp}}", "( {{sp}}")
    let error = #expect(throws: RulePackError.self) { try compiled() }
    #expect(error?.file == "kin/abu.yaml")
  }

  @Test func `a flipped bit anywhere is noticed`() throws {
    let bytes = try compiled()
    for at in bytes.indices {
      var damaged = bytes
      damaged[at] ^= 1 << UInt8(at % 8)
      #expect(throws: RulePackError.self, "byte \(at)") { try load(damaged) }
    }
  }

  @Test func `a file cut short or drawn out is noticed`() throws {
    let bytes = try compiled()
    for count in bytes.indices {
      #expect(throws: RulePackError.self, "\(count) bytes") { try load(Array(bytes[..<count])) }
    }
    for more in 1...16 {
      #expect(throws: RulePackError.self) { try load(bytes + Array(repeating: 0, count: more)) }
    }
  }

  @Test func `wrong lengths with a right checksum do no harm`() throws {
    let bytes = try compiled()
    let head = bytes[24..<32].reversed().reduce(0) { $0 << 8 | Int($1) }
    for at in 24..<32 + head {
      for byte in [0x00, 0x7F, 0xFF] as [UInt8] where bytes[at] != byte {
        var damaged = bytes
        damaged[at] = byte
        damaged.replaceSubrange(16..<24, with: checksum(of: damaged))
        if let folder = try? load(damaged) { #expect(folder.packs.count <= 1) }
      }
    }
  }

  @Test func `a file of another version is refused`() throws {
    var bytes = try compiled()
    bytes[8] += 1
    let error = #expect(throws: RulePackError.self) { try load(bytes) }
    #expect(error?.reason.hasPrefix("was compiled by another version") == true)
  }

  @Test func `patterns of another library are compiled anew`() throws {
    let bytes = try compiled()
    var other = bytes
    other[40] ^= 1  // the first letter of the library's version
    other.replaceSubrange(16..<24, with: checksum(of: other))
    let folder = try load(other)
    #expect(folder.rules.map { $0.compiled != nil } == [false, false])
    #expect(folder.rules.map { $0.sieve != nil } == [true, false])
    #expect(folder.rules.map(described) == (try sample.load().rules.map(described)))
  }

  @Test func `a file beside its sources is read, and stale when they changed`() throws {
    try sample.folder.write(try compiled(), "compiled.pack")
    let path = sample.folder["compiled.pack"]
    #expect(try RuleFolder.load(path).rules.count == 2)
    try sample.folder.rewrite(Array(RuleFolderSample.rule.utf8), "kin/abu.yaml")
    #expect(try RuleFolder.load(path).rules.count == 2, "touched, but the same")
    try sample.change("0.75", "0.76")
    expectStale("kin/abu.yaml has changed")
    try sample.change("0.76", "0.75")
    try sample.change("harun", "haruna", in: "lexicons/towns.txt")
    expectStale("lexicons/towns.txt has changed")
  }

  @Test func `a file is stale when a source was added or removed`() throws {
    try sample.folder.write(try compiled(), "compiled.pack")
    try sample.folder.write("x\n", "lexicons/more.txt")
    expectStale("files were added or removed")
    unlink(sample.folder["lexicons/more.txt"])
    #expect(try RuleFolder.load(sample.folder["compiled.pack"]).rules.count == 2)
    unlink(sample.folder["kin/town.yaml"])
    expectStale("files were added or removed")
  }

  @Test func `what is no such file is refused`() throws {
    #expect(throws: RulePackError.self) { try load([]) }
    #expect(throws: RulePackError.self) { try load(Array("redactPK".utf8)) }
    #expect(throws: RulePackError.self) { try load(Array(RuleFolderSample.rule.utf8)) }
  }

  private func expectStale(_ reason: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let path = sample.folder["compiled.pack"]
    let error = #expect(throws: RulePackError.self, sourceLocation: sourceLocation) {
      try RuleFolder.load(path)
    }
    #expect(error?.reason.hasPrefix("is stale: " + reason) == true, sourceLocation: sourceLocation)
  }

  private func checksum(of bytes: [UInt8]) -> [UInt8] {
    var sum: [UInt8] = []
    sum.append(littleEndian: Array(bytes[24...]).withUnsafeBytes(PackFormat.checksum))
    return sum
  }

  /// Everything of a rule but the compiled pattern, as text.
  private func described(_ rule: Rule) -> String {
    var plain = rule
    (plain.compiled, plain.sieve) = (nil, nil)
    return "\(plain)"
  }

  private func sieved(_ rule: Rule) -> [UInt8]? { rule.sieve.map { Array($0.bytes) } }

  private func described(_ lexicon: Lexicon) -> [UInt64] {
    let (entries, beginnings) = (lexicon.phrases.entries, lexicon.phrases.beginnings)
    return Array(lexicon.name.utf8).map(UInt64.init) + [
      UInt64(lexicon.count), UInt64(lexicon.phrases.longest),
    ]
      + (0..<entries.count).map { entries[$0] } + (0..<beginnings.count).map { beginnings[$0] }
  }
}
