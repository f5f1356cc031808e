// Between rows and values. Every row that is read here was sealed over, or is checked by what reads it.

import GRDB
import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SealedDocument {
  /// Adds all rows; none when the document is there already.
  func insert(into change: inout VaultChange, forgotten: Set<[UInt8]>) throws {
    let isNew = try change.insert(
      "document",
      [
        Data(id), Data(source), Data(output), scopeKind, Data(scope), Data(key), format, mentions, Data(body),
        Data(delta),
      ])
    guard isNew else { return }
    try change.insert(
      "seal",
      all: seals.map { [Data(id), Data($0.custodian.bytes), Data($0.encapsulated), Data($0.sealed)] })
    try change.insert(
      "entity",
      all: persons.map { [Data($0.pseudonym), Data(id), $0.type, $0.label, $0.mentions, Data($0.sealed)] })
    let kept = persons.filter { !forgotten.contains($0.pseudonym) }
    try change.insert(
      "wrap",
      all: kept.compactMap { person in person.wrap.map { [Data(person.pseudonym), Data(id), Data($0)] } })
  }

  /// Takes all rows of a document away.
  static func delete(_ id: [UInt8], from change: inout VaultChange) throws {
    for table in ["entity", "seal", "wrap"] { try change.delete(table, where: "document = ?", [Data(id)]) }
    try change.delete("document", where: "id = ?", [Data(id)])
  }

  /// The document of this name, without the keys of persons who were forgotten.
  ///
  /// - Throws: `damaged` when the key of somebody else is missing.
  static func fetch(_ id: [UInt8], _ database: Database, forgotten: Set<[UInt8]>) throws -> SealedDocument? {
    let name = Data(id)
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM document WHERE id = ?", arguments: [name])
    else { return nil }
    let seals = try Row.fetchAll(
      database, sql: "SELECT * FROM seal WHERE document = ? ORDER BY custodian", arguments: [name])
    let persons = try Row.fetchAll(
      database,
      sql: """
        SELECT entity.*, wrap.sealed AS wrap FROM entity
        LEFT JOIN wrap ON wrap.pseudonym = entity.pseudonym AND wrap.document = entity.document
        WHERE entity.document = ? ORDER BY entity.pseudonym
        """, arguments: [name])
    return SealedDocument(
      id: id, source: row.bytes("source"), output: row.bytes("output"), scopeKind: row["scopeKind"],
      scope: row.bytes("scope"), key: row.bytes("key"), format: row["format"], mentions: row["mentions"],
      body: row.bytes("body"), delta: row.bytes("delta"), seals: seals.map(CustodianSeal.init),
      persons: try persons.map { row in
        let person = Person(row, isForgotten: forgotten.contains(row.bytes("pseudonym")))
        guard person.wrap != nil || forgotten.contains(person.pseudonym) else {
          throw VaultError.damaged("wraps")
        }
        return person
      })
  }
}

extension SealedDocument.Person {
  fileprivate init(_ row: Row, isForgotten: Bool) {
    let wrap: Data? = row["wrap"]
    self.init(
      pseudonym: row.bytes("pseudonym"), type: row["type"], label: row["label"], mentions: row["mentions"],
      sealed: row.bytes("sealed"), wrap: isForgotten ? nil : wrap.map { [UInt8]($0) })
  }
}

extension CustodianSeal {
  fileprivate init(_ row: Row) {
    self.init(
      custodian: KeyID(bytes: row.bytes("custodian")), encapsulated: row.bytes("encapsulated"),
      sealed: row.bytes("sealed"))
  }
}

extension Row {
  func bytes(_ column: String) -> [UInt8] { [UInt8](self[column] as Data) }
}

extension Decisions {
  static func fetch(_ database: Database) throws -> Decisions {
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM decision ORDER BY kind, first, second"))
    return Decisions(
      try rows.map { row in
        guard let kind = Kind(rawValue: row["kind"]) else { throw VaultError.damaged("decision") }
        return Decision(kind: kind, first: row.bytes("first"), second: row.bytes("second"), step: row["step"])
      })
  }
}

extension VaultChange {
  /// Takes a decision further, to at least this step.
  mutating func decide(_ decision: Decisions.Decision) throws {
    let name: [any DatabaseValueConvertible] = [
      decision.kind.rawValue, Data(decision.first), Data(decision.second),
    ]
    let step = try step(of: decision.kind, decision.first, decision.second)
    guard decision.step > step else { return }
    try delete("decision", where: "kind = ? AND first = ? AND second = ?", name)
    try insert("decision", name + [decision.step])
  }

  /// How far a decision has come; 0 before there is one.
  func step(of kind: Decisions.Kind, _ first: [UInt8], _ second: [UInt8]) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT step FROM decision WHERE kind = ? AND first = ? AND second = ?",
      arguments: [kind.rawValue, Data(first), Data(second)]) ?? 0
  }

  /// Takes a decision one step further when it is not where it is wanted.
  mutating func decide(_ kind: Decisions.Kind, _ first: [UInt8], _ second: [UInt8], holds: Bool) throws {
    let step = try step(of: kind, first, second)
    guard (step % 2 == 1) != holds else { return }
    try decide(Decisions.Decision(kind: kind, first: first, second: second, step: step + 1))
  }
}
