import Audit
import Crypto
import Foundation
import RedactCore
import TestSupport
import Testing

@testable import RedactKit

/// Somebody has the log, its checkpoint, the output, the program with its rules, and a list of a hundred thousand names
/// of which one is the one that was taken out; but no key. They try every name of the list.
@Suite struct KnownPlaintextTests {
  private static let given = [
    "Karim", "Hanan", "Yusuf", "Maryam", "Salma", "Idris", "Bilal", "Amina", "Rashid", "Layla",
  ]
  private static let families = [
    "Haddad", "Khalil", "Mansour", "Najjar", "Sabbagh", "Darwish", "Hamdan", "Qasim", "Saleh", "Zaidan",
  ]
  private static let truth = "Salma Najjar"

  /// A hundred thousand names: every given name with ten thousand family names, the true one among them.
  private static let list: [String] = {
    var generator = SeededGenerator(seed: 11)
    var seen = Set(families)
    var all = families
    while all.count < 10_000 {
      let syllables = (0..<3).map { _ in
        ["ba", "da", "ri", "mu", "sha", "qi", "zu", "la", "ha", "ti", "no", "ghe"][
          generator.number(below: 12)]
      }
      let name = syllables.joined().capitalized + ["d", "r", "n", "i", "m", "z"][generator.number(below: 6)]
      if seen.insert(name).inserted { all.append(name) }
    }
    return given.flatMap { first in all.map { "\(first) \($0)" } }
  }()

  private static func text(_ name: String) -> String {
    "Q: Who told you?\nA: My name is \(name), and my sister was there too.\nQ: And then?\nA: They said, \(name), go home.\n"
  }

  /// What the attacker sees of a run: log, checkpoint and output.
  private func seen(_ name: String, key: RedactionKey, in folder: TemporaryFolder, run: String) throws -> (
    log: String, output: String
  ) {
    let redactor = try Kit.redactor(key: key) { $0.labels = .numbered }
    let bytes = Array(Self.text(name).utf8)
    let result = try redactor.redact(bytes)
    let path = folder["\(run).jsonl"]
    let trail = try AuditTrail(
      to: LogDestination(path, run: run, now: 1_795_262_400, version: "1.0.0"), redactor: redactor)
    try trail.note(result, of: bytes)
    try trail.finish(exit: 0)
    return (
      String(decoding: try folder.read("\(run).jsonl"), as: UTF8.self),
      String(decoding: result.output, as: UTF8.self)
    )
  }

  @Test func `no digest that can be made of a name, or of the text with it, stands in the log`() throws {
    #expect(Self.list.count == 100_000 && Self.list.contains(Self.truth))
    let seen = try seen(Self.truth, key: Kit.key, in: try TemporaryFolder(), run: "a")
    #expect(!seen.output.contains("Salma") && !seen.output.contains("Najjar"))
    let digests = Set(
      seen.log.split { !$0.isHexDigit }.filter { $0.count >= 12 }.map { $0.prefix(12).lowercased() })
    #expect(digests.count >= 4)
    #expect(Self.guesses(digests) == [])
    let plain = Hex.encode(SHA256.hash(data: Array(Self.text(Self.truth).utf8)).prefix(6))
    #expect(
      Self.guesses(digests.union([plain])) == [Self.truth], "with a plain digest the attack finds the name")
  }

  /// The names of the list of which a digest is among these.
  private static func guesses(_ digests: Set<String>) -> [String] {
    list.filter { name in
      [name, name.lowercased(), text(name)].contains {
        digests.contains(Hex.encode(SHA256.hash(data: Array($0.utf8)).prefix(6)))
      }
    }
  }

  @Test func `running the program over every likely name tells no more than that it is one of many`() throws {
    let folder = try TemporaryFolder()
    let real = try seen(Self.truth, key: Kit.key, in: folder, run: "real")
    var like: [String] = []
    let candidates = Self.given.flatMap { first in Self.families.map { "\(first) \($0)" } }
    for (index, name) in candidates.enumerated() {
      let tried = try seen(name, key: Kit.otherKey, in: folder, run: "t\(index)")
      if tried.output == real.output, Self.withoutKeyed(tried.log) == Self.withoutKeyed(real.log) {
        like.append(name)
      }
    }
    #expect(like.contains(Self.truth), "the attack itself works")
    #expect(like.count >= candidates.count / 2, "\(like.count) of \(candidates.count)")
    #expect(Set(like.map(\.count)).count > 3, "names of many lengths are among them")
  }

  /// A log with nothing in it that depends on a key or on the name of the run.
  private static func withoutKeyed(_ log: String) -> String {
    log.replacing(/"run":"[a-z0-9]+"/, with: "").replacing(/"[0-9a-f]{16,}"/, with: "#")
  }
}
