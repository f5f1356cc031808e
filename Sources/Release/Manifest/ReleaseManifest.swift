import Crypto
package import RedactCore
package import SignedNotes

/// What a release says of itself: its files with their digests, how they were made, who is to sign for them.
///
/// A manifest that exists is one that can be written, and written in one way only.
package struct ReleaseManifest: Hashable, Sendable {
  package static let schema = "redact.release/1"
  /// The most bytes that are read.
  package static let limit = 64 << 20
  static let mostSigners = 16

  package let statement: ReleaseStatement
  /// Sorted by path.
  package let files: [ReleasedFile]
  /// How many replacements of each type are in all files.
  package let counts: [EntityType: Int]
  /// Who is to sign: the proposer, then those of whom one may be the second, by key.
  package let signers: [NoteVerifier]

  /// - Parameters:
  ///   - proposer: a `redact-audit` key.
  ///   - seconds: `redact-cosigner` keys; the type of their signature makes no difference.
  /// - Throws: `.manifest(.value)` for what no manifest can say, `.twice`, `.samePerson`.
  package init(
    _ statement: ReleaseStatement, files: [ReleasedFile], proposer: NoteVerifier, seconds: [NoteVerifier] = []
  ) throws(ReleaseError) {
    var statement = statement
    statement.waived.sort(by: WaivedFinding.precedes)
    self.statement = statement
    self.files = files.sorted { $0.path < $1.path }
    signers = try Self.signers(proposer, seconds)
    counts = try Self.sum(files)
    try check(statement)
    try checkFiles()
    try checkWaived()
  }

  /// The key that made the release.
  package var proposer: NoteVerifier { signers[0] }

  /// SHA-256 of the manifest's bytes.
  package var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// What is signed.
  package var noteText: [UInt8] {
    Array("redact release v1\nsha256: \(Hex.encode(digest))\nname: \(statement.name)\n".utf8)
  }

  private static func signers(
    _ proposer: NoteVerifier, _ seconds: [NoteVerifier]
  ) throws(ReleaseError) -> [NoteVerifier] {
    let seconds = seconds.compactMap { NoteVerifier(name: $0.name, key: $0.key) }
    guard proposer.name == SignerName.proposer, proposer.algorithm == .ed25519,
      seconds.allSatisfy({ $0.name == SignerName.second }), seconds.count < mostSigners
    else { throw .manifest(.value(.signers)) }
    let all = [proposer] + seconds.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    guard Set(all.map(\.key)).count == all.count else { throw .samePerson }
    return all
  }

  private static func sum(_ files: [ReleasedFile]) throws(ReleaseError) -> [EntityType: Int] {
    var counts: [EntityType: Int] = [:]
    var all = 0
    for file in files {
      for (type, count) in file.counts {
        guard (1..<CanonicalJSON.limit).contains(count) else { throw .manifest(.value(.counts)) }
        all += count
        guard all < CanonicalJSON.limit else { throw .manifest(.value(.counts)) }
        counts[type, default: 0] += count
      }
    }
    return counts
  }
}

/// The names of the two keys that sign a release.
enum SignerName {
  static let proposer = "redact-audit"
  static let second = "redact-cosigner"
}

extension NoteVerifier {
  /// The id that key files show for this key (key-file.md).
  var keyID: String {
    let role = Array(name.utf8.dropFirst("redact-".utf8.count))
    let framed = [Array("redact/v1".utf8), role, key].flatMap { part in
      withUnsafeBytes(of: UInt32(part.count).bigEndian, Array.init) + part
    }
    return Hex.encode(SHA256.hash(data: framed).prefix(8))
  }

  /// A verifier key as other tools write it, which is the one way that `description` does.
  package init?(verifierKey text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.decode(parts[2]), let type = bytes.first,
      let algorithm = Algorithm(rawValue: type)
    else { return nil }
    let name = String(decoding: parts[0], as: UTF8.self)
    self.init(name: name, algorithm: algorithm, key: Array(bytes.dropFirst()))
    guard description.utf8.elementsEqual(text.utf8) else { return nil }
  }
}
