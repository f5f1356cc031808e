import Foundation
import RedactCore
import SignedNotes
import Testing

@testable import Release

@Suite struct ManifestTests {
  private let file = ReleasedFile(
    path: ReleaseSample.path("interviews/02.srt"), bytes: 25, sha256: ReleaseSample.digest, format: "srt",
    counts: [.person: 2, .location: 1])

  private func manifest(
    files: [ReleasedFile]? = nil, seconds: [NoteVerifier] = [],
    _ change: (inout ReleaseStatement) -> Void = { _ in }
  ) throws -> ReleaseManifest {
    var statement = ReleaseSample.statement()
    change(&statement)
    return try ReleaseManifest(
      statement, files: files ?? [file], proposer: try ReleaseSample.signer().verifier, seconds: seconds)
  }

  private func file(_ path: String, bytes: Int = 1, counts: [EntityType: Int] = [:]) -> ReleasedFile {
    ReleasedFile(
      path: ReleaseSample.path(path), bytes: bytes, sha256: ReleaseSample.digest, format: "text",
      counts: counts)
  }

  /// The written manifest with a piece of it replaced.
  private func changed(_ old: String, _ new: String, in text: String? = nil) throws -> [UInt8] {
    let text = try text ?? String(decoding: manifest().bytes, as: UTF8.self)
    let place = try #require(text.range(of: old), "\(old)")
    return Array(text.replacingCharacters(in: place, with: new).utf8)
  }

  @Test func `A manifest is read as it was written`() throws {
    let second = try ReleaseSample.second().verifier
    let all: [(inout ReleaseStatement) -> Void] = [
      { _ in }, { $0.access = nil }, { $0.date = nil }, { $0.log = nil }, { $0.waived = [] },
      { $0.packs = [:] },
      { $0.state = .irreversible(.numbered) }, { $0.signatures = 2 },
      { $0.state = .irreversible(.destroyed(attestation: ReleaseSample.digest)) },
      { $0.name = "مقابلات \"الموصل\" \\ \u{1F4DC} e\u{301}" },
      { $0.licence = String(repeating: "é", count: 250) },
    ]
    for change in all {
      let written = try manifest(seconds: [second], change)
      #expect(try ReleaseManifest(parsing: written.bytes) == written)
      #expect(written.bytes.allSatisfy { $0 < 0x7F } && written.bytes.filter { $0 == 0x0A }.count == 1)
    }
  }

  @Test func `Files and waived findings are sorted, and everything is counted`() throws {
    let files = [file("b", counts: [.person: 2]), file("a/c"), file("a-b", counts: [.person: 1, .date: 4])]
    let finding = { (rule: String) in
      WaivedFinding(
        path: ReleaseSample.path("b"), rule: rule, type: .date, fingerprint: ReleaseSample.digest,
        reason: "r", by: "b")
    }
    let manifest = try manifest(files: files) { $0.waived = [finding("z"), finding("a")] }
    #expect(manifest.files.map(\.path.text) == ["a-b", "a/c", "b"])
    #expect(manifest.statement.waived.map(\.rule) == ["a", "z"])
    #expect(manifest.counts == [.person: 3, .date: 4])
    #expect(manifest.files.map(\.entities) == [5, 0, 2])
  }

  @Test(arguments: [
    (
      "{\"access\":\"restricted\",\"counts\":{\"LOCATION\":1,\"PERSON\":2}",
      "{\"counts\":{\"LOCATION\":1,\"PERSON\":2},\"access\":\"restricted\""
    ),
    ("{\"LOCATION\":1,\"PERSON\":2}", "{\"PERSON\":2,\"LOCATION\":1}"),
    ("\"entities\":3", "\"entities\":4"), ("\"PERSON\":2}", "\"PERSON\":2,\"PERSON\":2}"),
    ("\"PERSON\":2}", "\"PERSON\":3}"), ("\"PERSON\":2}", "\"DATE\":2}"), ("\"PERSON\":2}", "\"PERSON\":02}"),
    ("\"PERSON\":2}", "\"NAME\":2}"), ("\"PERSON\":2}", "\"PERSON\":0}"), ("\"PERSON\":2}", "\"PERSON\":-2}"),
    ("\"bytes\":25", "\"bytes\":9007199254740992"), ("\"bytes\":25", "\"bytes\":99999999999999999999999999"),
    ("\"bytes\":25", "\"bytes\":25.0"), ("\"bytes\":25", "\"bytes\":2e1"), ("\"bytes\":25", "\"bytes\":-25"),
    ("\"bytes\":25", "\"bytes\":\"25\""), ("\"bytes\":25", "\"bytes\":null"),
    ("\"bytes\":25", "\"bytes\":025"),
    ("\"bytes\":25", "\"bytes\": 25"), ("\"bytes\":25,", ""), ("\"bytes\":25,", "\"bytes\":25,\"bytes\":25,"),
    ("\"bytes\":25,", "\"aaa\":1,\"bytes\":25,"), ("\"tool\":\"1.0.0\"", "\"tool\":\"1.0.0\",\"u\":[]"),
    ("interviews/02.srt\",\"sha", "../02.srt\",\"sha"), ("interviews/02.srt\",\"sha", "/02.srt\",\"sha"),
    ("interviews/02.srt\",\"sha", "MANIFEST.sig\",\"sha"), ("interviews/02.srt\",\"sha", "a//b\",\"sha"),
    ("interviews/02.srt\",\"sha", "other.srt\",\"sha"), ("interviews/02.srt\",\"sha", "a\\u0000b\",\"sha"),
    ("interviews", "\\u0069nterviews"), ("interviews", "intervie\\/ws"), ("interviews", "\\ud800nterviews"),
    ("interviews", "\\u00E9"), ("interviews", "é"), ("interviews", "\\t"),
    ("redact.release/1", "redact.release/2"), ("\"pseudonymised\"", "\"anonymous\""),
    ("\"state\":\"pseudonymised\"", "\"state\":\"irreversible\""),
    ("\"licence\"", "\"ground\":\"numbered\",\"licence\""), ("\"restricted\"", "\"secret\""),
    ("\"signatures\":1", "\"signatures\":0"), ("\"signatures\":1", "\"signatures\":2"),
    ("\"signatures\":1", "\"signatures\":3"), ("\"date\":\"2026-11\"", "\"date\":\"2026-13\""),
    ("\"date\":\"2026-11\"", "\"date\":\"2026-11-21T10\""), ("\"size\":5", "\"size\":0"),
    ("redact-audit/345301ffd06c482b", "redact-audit/345301FFD06C482B"),
    ("redact-audit/3453", "redact-audit/345"),
    ("\"proposer\":\"d", "\"proposer\":\"e"), ("+0367f84f+", "+0367f84e+"), ("+AQOh", "+BAOh"),
    ("\"redact-audit+", "\"redact-cosigner+"), ("\"fingerprint\":\"0123", "\"fingerprint\":\"012"),
    ("\"fingerprint\":\"0123456789abcdef", "\"fingerprint\":\"01234567"),
    ("\"reason\":\"A", "\"reason\":\"\\u000aA"),
    ("\"names.latin\"", "\"names latin\""), ("\"type\":\"PERSON\"", "\"type\":\"person\""),
    ("\"5a", "\"5A"), ("\"5a", "\""), ("{\"access", " {\"access"), ("]}\n", "]}"), ("]}\n", "]}\n\n"),
    ("]}\n", "]}\r\n"),
    ("\"waived\":[{", "\"waived\":[[[[[[{"), ("\"waived\":[{", "\"waived\":[,{"), ("}]}\n", "},]}\n"),
  ])
  func `A manifest that could be written otherwise, or says what none can, is none`(old: String, new: String)
    throws
  {
    let bytes = try changed(old, new)
    let refusal = failure { () throws(ReleaseError) in _ = try ReleaseManifest(parsing: bytes) }
    guard case .manifest = refusal else {
      Issue.record("\(old) as \(new): \(String(describing: refusal))")
      return
    }
  }

  @Test func `No path twice, none that is a folder for another, none out of order`() throws {
    #expect(throws: ReleaseError.twice(ReleaseSample.path("a"))) {
      try manifest(files: [file("a"), file("a")]) { $0.waived = [] }
    }
    #expect(throws: ReleaseError.twice(ReleaseSample.path("a/b/c"))) {
      try manifest(files: [file("a/b"), file("a/b/c")]) { $0.waived = [] }
    }
    #expect(throws: Never.self) {
      try manifest(files: [file("e\u{301}"), file("\u{E9}")]) { $0.waived = [] }
    }
    let two = try String(
      decoding: manifest(files: [file("a"), file("b")]) { $0.waived = [] }.bytes, as: UTF8.self)
    for (old, new) in [
      ("\"path\":\"b\"", "\"path\":\"a\""), ("\"path\":\"a\"", "\"path\":\"c\""),
      ("\"path\":\"b\"", "\"path\":\"a/b\""),
    ] {
      let bytes = try changed(old, new, in: two)
      #expect(throws: ReleaseError.manifest(.notCanonical)) { try ReleaseManifest(parsing: bytes) }
    }
  }

  @Test func `Numbers that do not fit are refused, also in all files together`() throws {
    let most = CanonicalJSON.limit - 1
    #expect(throws: Never.self) {
      try manifest(files: [file("a", bytes: most, counts: [.date: most])]) { $0.waived = [] }
    }
    for files in [
      [file("a", bytes: most + 1)], [file("a", bytes: -1)], [file("a", counts: [.date: -1])],
      [file("a", counts: [.date: .max])],
      [file("a", counts: [.date: most]), file("b", counts: [.person: 1])],
    ] {
      #expect(throws: ReleaseError.self) { try manifest(files: files) { $0.waived = [] } }
    }
  }

  @Test func `A statement that no manifest can hold is refused`() throws {
    let wrong: [(ManifestField, (inout ReleaseStatement) -> Void)] = [
      (.name, { $0.name = "" }), (.name, { $0.name = "a\nsha256: 00" }),
      (.name, { $0.name = String(repeating: "x", count: 201) }),
      (.date, { $0.date = "21.11.2026" }), (.date, { $0.date = "" }), (.licence, { $0.licence = "" }),
      (.licence, { $0.licence = String(repeating: "é", count: 251) }), (.tool, { $0.tool = "1.0 beta" }),
      (.policy, { $0.policy = .init(name: "a b", digest: ReleaseSample.digest) }),
      (.policy, { $0.policy = .init(name: "a", digest: "5a") }),
      (.packs, { $0.packs = ["a/b": ReleaseSample.digest] }),
      (.packs, { $0.packs = ["a": ""] }), (.signatures, { $0.signatures = 0 }),
      (.signatures, { $0.signatures = 2 }),
      (.attestation, { $0.state = .irreversible(.destroyed(attestation: "")) }),
      (.waived, { $0.waived += $0.waived }),
      (.root, { $0.log = .init(origin: "redact-audit/345301ffd06c482b", size: 5, root: []) }),
      (
        .origin,
        { $0.log = .init(origin: "345301ffd06c482b", size: 5, root: [UInt8](repeating: 7, count: 32)) }
      ),
    ]
    for (field, change) in wrong {
      #expect(throws: ReleaseError.manifest(.value(field))) { try manifest(change) }
    }
    #expect(throws: ReleaseError.manifest(.value(.files))) { try manifest(files: []) { $0.waived = [] } }
    #expect(throws: ReleaseError.manifest(.value(.path))) { try manifest(files: [file("a")]) }
  }

  @Test func `One key under two names is one person`() throws {
    let proposer = try ReleaseSample.signer()
    let same = try ReleaseSample.signer("redact-cosigner").verifier
    #expect(same.key == proposer.verifier.key)
    let second = try ReleaseSample.second().verifier
    for seconds in [[same], [second, same], [second, second]] {
      #expect(throws: ReleaseError.samePerson) { try manifest(seconds: seconds) { $0.signatures = 2 } }
    }
    let good = try String(decoding: manifest(seconds: [second]) { $0.signatures = 2 }.bytes, as: UTF8.self)
    let bytes = try changed(second.description, same.description, in: good)
    #expect(throws: ReleaseError.manifest(.value(.signers))) { try ReleaseManifest(parsing: bytes) }
  }

  @Test func `The second is named with the type of signature that is asked for here`() throws {
    let second = try ReleaseSample.second().verifier
    let other = try #require(NoteVerifier(name: second.name, algorithm: .cosignature, key: second.key))
    #expect(try manifest(seconds: [other]).signers.map(\.algorithm) == [.ed25519, .ed25519])
    let wrong = try ReleaseSample.signer("somebody", from: 64).verifier
    #expect(throws: ReleaseError.manifest(.value(.signers))) { try manifest(seconds: [wrong]) }
  }

  @Test func `The id of a key is that of key files`() throws {
    #expect(try ReleaseSample.signer().verifier.keyID == "db2cc1a230960d9b")
    #expect(try ReleaseSample.signer("redact-cosigner").verifier.keyID == "87cb4b6ef7fd9432")
  }

  @Test func `A verifier key is read as it is written, and in no other way`() throws {
    let key = "redact-audit+0367f84f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    #expect(NoteVerifier(verifierKey: key)?.description == key)
    for wrong in [
      "", "+", "++", "redact-audit+0367f84f", key + "=", key + "\n", key.uppercased(), "x" + key,
      "redact-audit+0367F84F+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
      "redact-audit+0367f84f+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4", "redact-audit+0367f84f+AQOh",
    ] {
      #expect(NoteVerifier(verifierKey: wrong) == nil)
    }
  }

  @Test func `Whatever is cut off or flipped, a manifest is another one or none`() throws {
    let manifest = try manifest { $0 = ReleaseSample.shortStatement }
    let bytes = manifest.bytes
    for index in bytes.indices {
      #expect((try? ReleaseManifest(parsing: Array(bytes[..<index]))) == nil)
      for bit in 0..<8 {
        var other = bytes
        other[index] ^= 1 << bit
        #expect((try? ReleaseManifest(parsing: other)) != manifest)
      }
    }
  }
}
