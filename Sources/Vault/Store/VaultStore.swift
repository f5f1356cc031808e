import GRDB
import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The vault: which words stood behind which labels, sealed so that only custodians can open it.
///
/// One SQLite file, and beside it the wraps; see `Documentation/specs/vault.md`. Any number of processes may
/// use it at once.
///
/// ## Privacy
/// Types, labels, counts, formats and keyed digests can be read by whoever has the file. Words cannot.
package final class VaultStore: Sendable {
  private let files: VaultFiles

  /// Who may restore, in order of key.
  package let custodians: [CustodianPublic]
  /// Names the vault and its custodians; 32 bytes.
  package let id: [UInt8]

  /// Makes a new vault and its wraps.
  package static func create(path: String, custodians: [CustodianPublic]) throws(VaultError) -> VaultStore {
    guard !custodians.isEmpty else { throw .noCustodian }
    let keys = Set(custodians.map(\.bytes)).sorted { $0.lexicographicallyPrecedes($1) }
    let salt = SealKey.random().withBytes { Array($0.prefix(16)) }
    let id = VaultHeader.id(salt: salt, custodians: keys)
    var content = ContentSum()
    try VaultFiles.create(path) { database in
      for key in keys {
        try database.execute(sql: "INSERT INTO custodian VALUES (?)", arguments: [Data(key)])
        content.add("custodian", [Data(key).databaseValue])
      }
      try database.execute(
        sql: "INSERT INTO main.header VALUES (?, ?, ?, 0, ?)",
        arguments: [Data(id), Data(salt), Int(CanonicalForm.version), Data(content.bytes)])
      try database.execute(sql: "INSERT INTO wraps.header VALUES (?, 0)", arguments: [Data(id)])
    }
    return try VaultStore(path: path)
  }

  /// Opens a vault that is there.
  ///
  /// - Throws: also when it was cut short, altered, or is an older copy than its wraps.
  package init(path: String) throws(VaultError) {
    files = try VaultFiles(path)
    (id, custodians) = try files.read { database, header in
      guard header.canon == Int(CanonicalForm.version) else { throw VaultError.notAVault }
      let keys = try Data.fetchAll(database, sql: "SELECT key FROM custodian ORDER BY key")
      return (header.id, try keys.map { try CustodianPublic(bytes: [UInt8]($0)) })
    }
  }

  /// Ends all access; what was kept is in the two files then.
  package func close() throws(VaultError) { try files.close() }

  // MARK: Documents

  /// Keeps a document; returns once it is on the disk. Keeping it again changes nothing.
  ///
  /// - Parameter pairs: those that perhaps are one person; somebody should look at them.
  /// - Throws: `labelCollision` when a coded label of it stands for somebody else already.
  package func keep(_ deposit: Deposit, proposing pairs: [(Pseudonym, Pseudonym)] = []) throws(VaultError) {
    let sealed = try SealedDocument(deposit, to: custodians)
    try files.write { change in
      try Self.claimCodes(of: sealed, in: &change)
      try sealed.insert(into: &change, forgotten: try Decisions.fetch(change.database).forgotten)
      for pair in pairs { try Self.propose(pair, in: &change) }
    }
  }

  /// The documents whose output has this SHA-256, opened.
  package func documents(
    withOutput digest: [UInt8], for custodian: CustodianSecret
  ) throws(VaultError) -> [OpenedDocument] {
    try opened(for: custodian, "SELECT id FROM document WHERE output = ? ORDER BY id", [Data(digest)])
  }

  /// The documents of a scope, opened.
  package func documents(
    inScope scope: [UInt8], for custodian: CustodianSecret
  ) throws(VaultError) -> [OpenedDocument] {
    try opened(for: custodian, "SELECT id FROM document WHERE scope = ? ORDER BY id", [Data(scope)])
  }

  /// The documents in which a label stands, opened.
  package func documents(
    withLabel label: String, for custodian: CustodianSecret
  ) throws(VaultError) -> [OpenedDocument] {
    try opened(
      for: custodian, "SELECT DISTINCT document FROM entity WHERE label = ? ORDER BY document", [label])
  }

  /// All documents, opened.
  package func documents(for custodian: CustodianSecret) throws(VaultError) -> [OpenedDocument] {
    try opened(for: custodian, "SELECT id FROM document ORDER BY id", [])
  }

  private func opened(
    for custodian: CustodianSecret, _ sql: String, _ values: [any DatabaseValueConvertible]
  ) throws(VaultError) -> [OpenedDocument] {
    guard custodians.contains(custodian.publicKey) else { throw .wrongCustodian }
    return try files.read { database, _ in
      let forgotten = try Decisions.fetch(database).forgotten
      return try Data.fetchAll(database, sql: sql, arguments: StatementArguments(values)).map { id in
        guard let document = try SealedDocument.fetch([UInt8](id), database, forgotten: forgotten) else {
          throw VaultError.damaged("document")
        }
        return try document.opened(with: custodian)
      }
    }
  }

  /// Notes whose each coded label of a document is.
  ///
  /// - Throws: `labelCollision` when one of them is somebody else's.
  static func claimCodes(of document: SealedDocument, in change: inout VaultChange) throws {
    let question = try change.database.cachedStatement(sql: "SELECT pseudonym FROM code WHERE label = ?")
    var new: [[any DatabaseValueConvertible]] = []
    for person in document.persons where LabelGrammar.isCoded(person.label) {
      let owner = try Data.fetchOne(question, arguments: [person.label])
      guard owner.map({ [UInt8]($0) == person.pseudonym }) ?? true else { throw VaultError.labelCollision }
      if owner == nil { new.append([person.label, Data(person.pseudonym)]) }
    }
    try change.insert("code", all: new)
  }

  // MARK: Who is who

  /// What was decided so far.
  package func decisions() throws(VaultError) -> Decisions {
    try files.read { database, _ in try Decisions.fetch(database) }
  }

  /// Decides that two persons, of whom the types of their labels are given, are one or are not.
  package func decide(
    _ first: (pseudonym: Pseudonym, type: String), _ second: (pseudonym: Pseudonym, type: String),
    areOne: Bool
  ) throws(VaultError) {
    let pair = Self.ordered(first.pseudonym.bytes, second.pseudonym.bytes)
    try files.write { change in
      for one in [first, second] {
        try change.decide(.type, one.pseudonym.bytes, Array(one.type.utf8), holds: true)
      }
      try change.decide(.same, pair.0, pair.1, holds: areOne)
      try change.decide(.proposed, pair.0, pair.1, holds: false)
    }
  }

  /// Decides that a name in one document stands for somebody else than elsewhere, or does not.
  package func decide(_ pseudonym: Pseudonym, isApartIn source: [UInt8], _ isApart: Bool) throws(VaultError) {
    try files.write { try $0.decide(.apart, pseudonym.bytes, source, holds: isApart) }
  }

  /// Notes a pair that somebody should look at; what was decided stays.
  private static func propose(_ pair: (Pseudonym, Pseudonym), in change: inout VaultChange) throws {
    let (first, second) = ordered(pair.0.bytes, pair.1.bytes)
    guard try change.step(of: .proposed, first, second) == 0, try change.step(of: .same, first, second) == 0
    else { return }
    try change.decide(.proposed, first, second, holds: true)
  }

  /// Keeps which stand-in name somebody was given, for good.
  ///
  /// - Throws: `nameTaken` when one of them is somebody else's, or somebody has another already.
  package func give(_ names: [(pseudonym: Pseudonym, text: String)]) throws(VaultError) {
    try files.write { change in
      let given = try Decisions.fetch(change.database).surrogates
      let owners = Dictionary(given.map { ($0.text, $0.pseudonym) }) { first, _ in first }
      let texts = Dictionary(given.map { ($0.pseudonym, $0.text) }) { first, _ in first }
      for name in names {
        let (person, text) = (name.pseudonym.bytes, name.text)
        guard owners[text] ?? person == person, texts[person] ?? text == text else {
          throw VaultError.nameTaken
        }
        try change.decide(.surrogate, person, Array(text.utf8), holds: true)
      }
    }
  }

  /// Takes a proposal off the list without joining anybody.
  package func settle(_ first: Pseudonym, _ second: Pseudonym) throws(VaultError) {
    let pair = Self.ordered(first.bytes, second.bytes)
    try files.write { try $0.decide(.proposed, pair.0, pair.1, holds: false) }
  }

  /// How a person is called of whom the vault holds no label: by the first sixty bits of the pseudonym.
  package static func name(of pseudonym: [UInt8]) -> String { Pseudonym(bytes: pseudonym).label }

  static func ordered(_ a: [UInt8], _ b: [UInt8]) -> ([UInt8], [UInt8]) {
    a.lexicographicallyPrecedes(b) ? (a, b) : (b, a)
  }

  // MARK: Reading without a custodian

  /// One person as anybody may see it.
  package struct Listed: Hashable, Sendable {
    package let label: String
    package let type: String
    package let pseudonym: Pseudonym
    package let documents: Int
    package let mentions: Int
    package let isForgotten: Bool
  }

  /// All persons, or those with a label, in order of label.
  package func persons(label: String? = nil) throws(VaultError) -> [Listed] {
    try files.read { database, _ in
      let forgotten = try Decisions.fetch(database).forgotten
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT label, type, pseudonym, count(*) AS documents, sum(mentions) AS mentions FROM entity
          WHERE ?1 IS NULL OR label = ?1 GROUP BY pseudonym, label, type ORDER BY type, label, pseudonym
          """, arguments: [label])
      return rows.map { row in
        Listed(
          label: row["label"], type: row["type"], pseudonym: Pseudonym(bytes: row.bytes("pseudonym")),
          documents: row["documents"], mentions: row["mentions"],
          isForgotten: forgotten.contains(row.bytes("pseudonym")))
      }
    }
  }

  /// One document as anybody may see it.
  package struct ListedDocument: Hashable, Sendable {
    package let id: [UInt8]
    package let source: [UInt8]
    package let output: [UInt8]
    package let scopeKind: String
    package let scope: [UInt8]
    package let key: [UInt8]
    package let format: String
    package let mentions: Int
  }

  /// All documents in order of id.
  package func documents() throws(VaultError) -> [ListedDocument] {
    try files.read { database, _ in
      try Row.fetchAll(database, sql: "SELECT * FROM document ORDER BY id").map { row in
        ListedDocument(
          id: row.bytes("id"), source: row.bytes("source"), output: row.bytes("output"),
          scopeKind: row["scopeKind"], scope: row.bytes("scope"), key: row.bytes("key"),
          format: row["format"],
          mentions: row["mentions"])
      }
    }
  }

  /// For maintenance, which stands in files of its own.
  func withFiles<Result>(_ work: (VaultFiles) throws(VaultError) -> Result) throws(VaultError) -> Result {
    try work(files)
  }
}
