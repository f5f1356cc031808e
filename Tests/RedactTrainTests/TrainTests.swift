import ArgumentParser
import Audit
import Foundation
import Tagger
import TestSupport
import Testing

@testable import redact_train

/// The command from its arguments to the two files it writes.
struct TrainTests {
  private let world: SmallWorld

  init() throws { world = try SmallWorld() }

  @Test func `the same data and options give the same bytes`() throws {
    let first = try world.train().learned { _ in }
    let other = try SmallWorld()
    let second = try other.train().learned { _ in }
    #expect(first.file == second.file)
    #expect(try first.manifest.file() == second.manifest.file())
    _ = try TaggerWeights(first.file)
  }

  @Test func `another seed gives other bytes, and the manifest tells`() throws {
    let first = try world.train().learned { _ in }
    let second = try world.train(["--seed", "2"]).learned { _ in }
    #expect(first.file != second.file)
    #expect(first.manifest.options.seed == 1)
    #expect(second.manifest.options.seed == 2)
    #expect(first.manifest.weights.sha256 != second.manifest.weights.sha256)
  }

  @Test func `what is learned is found again`() throws {
    let (file, _) = try world.train(["--epochs", "8", "--prune", "0"]).learned { _ in }
    let tagger = Tagger(try TaggerWeights(file), TaggerLexicons { _ in nil })
    var found: [Float] = []
    tagger.forEachChain(in: .init(Array("A: So Zeki Rawad, a baker from Bab Sur, came to us.".utf8))) {
      chain in
      found = chain.probabilities.map { 1 - $0[0] }
    }
    #expect(found.count == 12)
    #expect(found[2] > 0.5)
    #expect(found[11] < 0.5)
  }

  @Test func `the weights are written, and beside them their manifest`() throws {
    var lines: [String] = []
    try world.train().make { lines.append($0) }
    let weights = try world.folder.read("tagger.weights")
    let manifest = try self.manifest(try world.folder.read(Manifest.name))
    let told = try #require(manifest["weights"] as? [String: Any])
    #expect(told["file"] as? String == "tagger.weights")
    #expect(told["bytes"] as? Int == weights.count)
    #expect(told["sha256"] as? String == PlainDigest.sha256(weights))
    #expect(lines.last == "\(weights.count) bytes")
  }

  @Test func `no manifest is written where the weights cannot be`() throws {
    try world.folder.write("", "taken/file")
    #expect(throws: (any Error).self) { try world.train(["--output", world.folder["taken"]]).make { _ in } }
    #expect(!FileManager.default.fileExists(atPath: world.folder[Manifest.name]))
  }

  @Test func `the manifest tells all data and no place or time`() throws {
    let (_, manifest) = try world.train().learned { _ in }
    #expect(Array(manifest.corpora.keys) == ["small"])
    #expect(manifest.interviews.learned == 5)
    #expect(manifest.interviews.heldBack == 1)
    #expect(manifest.lexicons.keys.sorted() == ["given-names.txt", "places.txt", "surnames.txt"])
    #expect(
      manifest.lexicons["places.txt"]
        == PlainDigest.sha256(Array("# places\ngalanthe\nhestrov\nivorne\n".utf8)))
    #expect(manifest.tables.keys.sorted() == ["cased", "caseless"])
    for table in manifest.tables.values {
      #expect(table.features > 0 && table.rows >= table.features)
      #expect(table.error > 0 && table.error < 1)
    }
    let text = String(decoding: try manifest.file(), as: UTF8.self)
    #expect(!text.contains("/"))
    #expect(text.hasSuffix("}\n"))
  }

  @Test func `keys stand in order`() throws {
    let text = String(decoding: try world.train().learned { _ in }.manifest.file(), as: UTF8.self)
    let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map {
      $0.split(separator: "\"")[1]
    }
    #expect(keys == ["corpora", "interviews", "lexicons", "options", "tables", "weights"])
  }

  @Test func `the manifest tells every option but the folders`() throws {
    let help = Train.helpMessage(columns: 200)
    let options = help.split { !$0.isLetter && $0 != "-" }.filter { $0.hasPrefix("--") }.map { option in
      let words = option.dropFirst(2).split(separator: "-")
      return words[0] + words.dropFirst().map(\.capitalized).joined()
    }
    let folders: Set = ["corpora", "interviews", "rules", "output", "help"]
    #expect(folders.isSubset(of: options.map(String.init)))
    let manifest = try self.manifest(Array(try world.train().learned { _ in }.manifest.file()))
    let told = try #require(manifest["options"] as? [String: Any])
    #expect(Set(told.keys) == Set(options.map(String.init)).subtracting(folders))
  }

  @Test func `a corpus is told by name, not by path`() {
    #expect(throws: (any Error).self) { try world.train(["--use", "../small"]) }
  }

  @Test(arguments: ["small", "small=", "small=much", "small=1=2"])
  func `a weight that is none is refused`(weigh: String) throws {
    #expect(throws: ValidationError.self) { try world.train(["--weigh", weigh]).learned { _ in } }
  }

  @Test func `a model may be made of interviews alone`() throws {
    let (file, manifest) = try world.train(["--use", ""]).learned { _ in }
    #expect(manifest.corpora.isEmpty)
    _ = try TaggerWeights(file)
  }

  private func manifest(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }
}
