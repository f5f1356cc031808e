import RedactCore
import Vault

/// Runs the known answers of the cryptography and the derivations.
public enum SelfCheck {
  /// The result of one suite.
  public struct Suite: Hashable, Sendable {
    /// The file of answers, or what the built-in ones are called.
    public let name: String
    /// How many answers were right.
    public let passed: Int
    /// How many were wrong.
    public let failed: Int
    /// How many are for something this package has not.
    public let skipped: Int
    /// The names of what failed; they name cases of vector files.
    public let failures: [String]
  }

  /// - Parameter vectors: a folder of vector files; nil for the built-in answers alone.
  /// - Throws: `RedactError.missing` when the folder cannot be listed or holds no vectors.
  public static func run(vectors: String?) throws(RedactError) -> [Suite] {
    var results = SelfTest.builtIn()
    if let vectors {
      do {
        results += try SelfTest.run(folder: vectors) { CanonicalForm.canon1($0) }
      } catch {
        throw .missing("\(vectors) is no folder with known answers")
      }
    }
    return results.map {
      Suite(name: $0.suite, passed: $0.passed, failed: $0.failed, skipped: $0.skipped, failures: $0.failures)
    }
  }
}
