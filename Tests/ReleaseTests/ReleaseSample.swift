import Crypto
import Glibc
import RedactCore
import SignedNotes
import TestSupport

@testable import Release

/// Invented releases, and who signs them.
enum ReleaseSample {
  /// The signer whose secret key is 32 bytes in a row, beginning with this one.
  static func signer(_ name: String = "redact-audit", from first: UInt8 = 0) throws -> NoteSigner {
    let secret = try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](first..<first + 32))
    guard let verifier = NoteVerifier(name: name, key: [UInt8](secret.publicKey.rawRepresentation)) else {
      throw TemporaryFolder.Failed()
    }
    return NoteSigner(verifier) { text throws(NoteError) in
      do { return [UInt8](try secret.signature(for: text)) } catch { throw .unusableKey }
    }
  }

  static let digest = String(repeating: "5a", count: 32)

  static func path(_ text: String) -> ReleasePath {
    guard let path = ReleasePath(text) else { fatalError("no path") }
    return path
  }

  static func statement(signatures: Int = 1) -> ReleaseStatement {
    ReleaseStatement(
      name: "Mosul interviews, first release", date: "2026-11", licence: "CC-BY-4.0", access: .restricted,
      state: .pseudonymised, tool: "1.0.0", policy: .init(name: "archive", digest: digest),
      packs: ["names": digest, "model.tagger": digest],
      waived: [
        WaivedFinding(
          path: path("interviews/02.srt"), rule: "names.latin", type: .person,
          fingerprint: "0123456789abcdef",
          reason: "A public figure; see the consent form", by: "Archive, desk 2")
      ],
      log: .init(origin: "redact-audit/345301ffd06c482b", size: 5, root: [UInt8](repeating: 7, count: 32)),
      signatures: signatures)
  }

  /// The shortest there is, for tests that change every bit of it.
  static var shortStatement: ReleaseStatement {
    ReleaseStatement(
      name: "n", licence: "l", state: .pseudonymised, tool: "1", policy: .init(name: "p", digest: digest))
  }

  /// Makes a release of two files, signed by the proposer.
  static func make(
    at path: String, statement: ReleaseStatement = statement(), seconds: [NoteVerifier]? = nil
  ) throws {
    let signer = try signer()
    var folder = try ReleaseFolder(at: path)
    try folder.write(
      Array("Then [PERSON-8XX8] came.\n".utf8), at: Self.path("interviews/02.srt"), format: "srt",
      counts: [.person: 1])
    try folder.write(Array("Nothing.\n".utf8), at: Self.path("01.txt"), format: "text", counts: [:])
    let asked = try seconds ?? [second().verifier]
    let manifest = try folder.manifest(statement, proposer: signer.verifier, seconds: asked)
    try folder.finish(manifest, signer: signer)
  }

  static func second() throws -> NoteSigner { try signer("redact-cosigner", from: 32) }
}

extension TemporaryFolder {
  /// The names in a folder, sorted.
  func names(_ name: String = ".") -> [String] {
    guard let stream = opendir(self[name]) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }
}

/// The error of what should have failed.
func failure(_ work: () throws(ReleaseError) -> Void) -> ReleaseError? {
  do throws(ReleaseError) {
    try work()
    return nil
  } catch {
    return error
  }
}
