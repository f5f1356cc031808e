import Crypto
import RedactCore
import SignedNotes
import TestSupport

@testable import Audit

/// Keys that only tests have.
enum SampleKeys {
  static func signer(
    _ name: String = NoteNames.log, _ algorithm: NoteVerifier.Algorithm = .ed25519, first: UInt8 = 0
  ) throws -> NoteSigner {
    let secret = try Curve25519.Signing.PrivateKey(rawRepresentation: (0..<32).map { first &+ $0 })
    guard
      let verifier = NoteVerifier(
        name: name, algorithm: algorithm, key: [UInt8](secret.publicKey.rawRepresentation))
    else { throw TemporaryFolder.Failed() }
    return NoteSigner(verifier) { text throws(NoteError) in
      do { return [UInt8](try secret.signature(for: text)) } catch { throw .unusableKey }
    }
  }

  static func cosigner() throws -> NoteSigner {
    try signer(NoteNames.cosigner, .cosignature, first: 100)
  }
}

/// Records of invented runs.
enum SampleRecords {
  static let now: Int64 = 1_795_262_400
  static let start = AuditRecord.runStart(
    RunStart(version: "1.0.0", keyIDs: ["bb8b491b82590ec0"], options: ["labels": "coded"]))

  static func digest(_ text: String) -> String { PlainDigest.sha256(Array(text.utf8)) }

  /// A document of so many replacements.
  static func document(_ number: Int, entities: Int = 2, reviewed: Bool = false) -> [AuditRecord] {
    let name = DocumentName.number(number)
    let types: [EntityType] = [.person, .location, .date]
    var records = [AuditRecord.documentStart(DocumentStart(document: name, format: "text"))]
    if reviewed {
      records.append(
        .review(
          ReviewRecord(
            document: name, finding: digest("finding"), decision: .accept, type: .person,
            rule: "names.latin")))
    }
    for index in 0..<entities {
      records.append(
        .entity(
          EntityRecord(
            document: name, index: index, output: ByteSpan(40 * index, 40 * index + 12),
            outputScalars: (40 * index)..<(40 * index + 12), type: types[index % 3], kind: .direct,
            rule: "names.latin", ruleVersion: "3", action: "label", label: "PERSON-\(index)",
            pseudonym: digest("\(number) \(index)"), review: reviewed ? .accept : nil, score: 0.87)))
    }
    let counts = Dictionary(grouping: 0..<entities) { types[$0 % 3] }.mapValues(\.count)
    records.append(
      .documentEnd(
        DocumentEnd(
          document: name, counts: counts, length: 40 * entities + 100, removed: ["author": 1],
          before: digest("before"), after: digest("output \(number)"), gates: ["leak-sweep": true],
          perhapsSame: [["PERSON-1", "PERSON-2"]])))
    return records
  }

  static func end(documents: Int, entities: Int) -> AuditRecord {
    .runEnd(RunEnd(documents: documents, refused: 0, entities: entities, exit: 0))
  }
}

/// A log in a folder of its own.
struct SampleLog {
  let folder: TemporaryFolder
  let signer: NoteSigner

  init() throws {
    folder = try TemporaryFolder()
    signer = try SampleKeys.signer()
  }

  var path: String { folder["log"] }
  var trusted: [NoteVerifier] { [signer.verifier] }
  var bytes: [UInt8] { get throws { try folder.read("log") } }
  var checkpoint: [UInt8] { get throws { try folder.read("log.checkpoint") } }
  var lines: [[UInt8]] { get throws { try bytes.split(separator: 0x0A).map { Array($0) } } }

  func writer(_ run: String = "r1", sealed: Bool = true) throws(AuditError) -> AuditWriter {
    try AuditWriter(path: path, run: run, now: SampleRecords.now, signer: sealed ? signer : nil)
  }

  /// A whole run.
  func write(run: String = "r1", documents: Int = 2, entities: Int = 2, sealed: Bool = true) throws {
    let writer = try writer(run, sealed: sealed)
    try writer.append([SampleRecords.start])
    for number in 0..<documents {
      try writer.append(SampleRecords.document(number + 1, entities: entities))
    }
    try writer.append([SampleRecords.end(documents: documents, entities: documents * entities)])
  }

  func verify(since: [Checkpoint] = []) throws(AuditError) -> AuditVerdict {
    try AuditVerifier.verify(path: path, trusted: trusted, since: since)
  }

  @discardableResult
  func recover(_ run: String = "fix", first: Bool = false) throws(AuditError) -> AuditRecovery {
    try AuditRecovery.recover(
      path: path, run: run, start: RunStart(version: "1.0.0"), now: SampleRecords.now, signer: signer,
      first: first)
  }

  /// About 200 records of four runs, with whatever a log can hold; the last was cut off and recovered.
  static func ofEverything() throws -> SampleLog {
    let sample = try SampleLog()
    for run in 1...4 {
      let writer = try sample.writer("run-\(run)")
      try writer.append([SampleRecords.start])
      for number in 1...5 {
        try writer.append(SampleRecords.document(number, entities: 6, reviewed: number == 2))
      }
      try writer.append([
        .restore(RestoreRecord(document: .number(6), keyID: "bb8b491b82590ec0", opened: 3, refused: 1)),
        .vault(VaultRecord(action: "merge", vault: "0011223344556677", labels: ["PERSON-1"])),
        .key(KeyRecord(role: .custodian, keyIDs: ["bb8b491b82590ec0"])),
        .release(ReleaseRecord(manifest: SampleRecords.digest("m"), files: 5)),
      ])
      if run < 4 { try writer.append([SampleRecords.end(documents: 6, entities: 30)]) }
    }
    try sample.recover()
    return sample
  }

  static func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [0x0A] } }
}
