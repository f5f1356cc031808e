// Known answers, run where the tool runs: a build, a compiler or a library that computes something else
// than it should is found out before a label is written.

import RedactCore

/// What one suite of known answers gave.
package struct SuiteResult: Hashable, Sendable {
  /// The file, or `built in` and of what.
  package let suite: String
  package private(set) var passed = 0
  /// Cases that are not for this package.
  package private(set) var skipped = 0
  /// The names of the cases that failed; a name is a number and a word, never a text.
  package private(set) var failures: [String] = []

  package var failed: Int { failures.count }

  init(_ suite: String) { self.suite = suite }

  mutating func check(_ name: @autoclosure () -> String, _ holds: Bool) {
    if holds { passed += 1 } else { failures.append(name()) }
  }

  mutating func skip(_ count: Int = 1) { skipped += count }
}

/// Why no answers could be checked.
package enum SelfTestError: Error, Hashable, Sendable {
  /// The folder cannot be listed.
  case folder
  /// There is no file of answers in it.
  case nothingFound
}

/// Runs known answers and says how they went; prints nothing.
package enum SelfTest {
  /// A canonical form, such as `CanonicalForm.canon1`.
  package typealias Canon = @Sendable (_ text: [UInt8]) -> [UInt8]

  /// The folders that are looked into, besides the given one itself.
  private static let folders = ["redact-v1-kat", "rfc5297-miscreant", "wycheproof", "slip39", "hpke"]

  /// The answers that are part of the program.
  package static func builtIn() -> [SuiteResult] {
    [
      BuiltInSuite.run(), Ed25519Suite.builtIn(), HPKESuite.builtIn(), ScryptSuite.builtIn(),
      SharesSuite.builtIn(),
    ]
  }

  /// The answers in a folder: files of ours, of Wycheproof, of Miscreant, of SLIP-0039 and of RFC 9180, told
  /// apart by what is in them.
  ///
  /// Without a canonical form its classes are counted as skipped. A file that cannot be read is a
  /// failure.
  package static func run(
    folder: String, canon: Canon? = nil
  ) throws(SelfTestError) -> [SuiteResult] {
    guard VectorFolder.names(in: folder) != nil else { throw .folder }
    var results: [SuiteResult] = []
    for part in [""] + folders.map({ $0 + "/" }) {
      for name in VectorFolder.names(in: folder + "/" + part) ?? [] {
        guard name.hasSuffix(".json") || name.hasSuffix(".tjson") else { continue }
        results.append(file(folder + "/" + part + name, suite: part + name, canon))
      }
    }
    guard !results.isEmpty else { throw .nothingFound }
    return results
  }

  private static func file(_ path: String, suite: String, _ canon: Canon?) -> SuiteResult {
    var result = SuiteResult(suite)
    guard let root = VectorFile.read(path) else {
      result.check("readable", false)
      return result
    }
    if let algorithm = root["algorithm"]?.text {
      WycheproofSuite.run(root, algorithm, into: &result)
    } else if let examples = root["examples:A<O>"]?.items {
      MiscreantSuite.run(examples, into: &result)
    } else if let cases = root["cases"]?.items {
      DerivationSuite.run(cases, into: &result)
    } else if let same = root["same"]?.items, let different = root["different"]?.items {
      CanonSuite.run(same: same, different: different, canon, into: &result)
    } else if let cases = root.items, cases.first?.items != nil {
      SharesSuite.run(cases, into: &result)
    } else if let settings = root.items, settings.first?["kem_id"] != nil {
      HPKESuite.run(settings, into: &result)
    } else {
      result.skip()
    }
    return result
  }
}
