// What is done to a whole vault: looking whether it is sound, putting two together, forgetting a person,
// changing custodians, writing down what it holds.

import GRDB
import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension VaultStore {
  /// What `verify` counted.
  package struct Soundness: Hashable, Sendable {
    package var documents = 0
    package var persons = 0
    package var forgotten = 0
  }

  /// Looks whether everything is as it was put in.
  ///
  /// - Parameter custodian: opens every row as well.
  /// - Throws: `damaged` with what is not.
  package func verify(with custodian: CustodianSecret? = nil) throws(VaultError) -> Soundness {
    try withFiles { files throws(VaultError) in
      try files.read { database, header in
        guard try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"] else {
          throw VaultError.damaged("pages")
        }
        guard try Self.sum(database) == header.content else { throw VaultError.damaged("content") }
        let forgotten = try Decisions.fetch(database).forgotten
        var soundness = Soundness(forgotten: forgotten.count)
        for id in try Data.fetchAll(database, sql: "SELECT id FROM document ORDER BY id") {
          guard let document = try SealedDocument.fetch([UInt8](id), database, forgotten: forgotten) else {
            throw VaultError.damaged("document")
          }
          soundness.documents += 1
          soundness.persons += document.persons.count
          if let custodian { _ = try document.opened(with: custodian) }
        }
        return soundness
      }
    }
  }

  private static func sum(_ database: Database) throws -> ContentSum {
    var sum = ContentSum()
    for (table, columns) in VaultSchema.rows {
      let rows = try Row.fetchCursor(database, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
      while let row = try rows.next() { sum.add(table, Array(row.databaseValues)) }
    }
    return sum
  }

  /// Takes in what another vault with the same custodians holds. In whatever order vaults are put together, and
  /// however often, the result is the same.
  ///
  /// - Throws: `labelCollision`, and then nothing was taken in.
  package func merge(_ other: VaultStore) throws(VaultError) {
    guard Set(other.custodians) == Set(custodians) else { throw .wrongCustodian }
    let (documents, decisions) = try other.withFiles { files throws(VaultError) in
      try files.read { database, _ in
        let decisions = try Decisions.fetch(database)
        let ids = try Data.fetchAll(database, sql: "SELECT id FROM document ORDER BY id")
        let documents = try ids.compactMap {
          try SealedDocument.fetch([UInt8]($0), database, forgotten: decisions.forgotten)
        }
        return (documents, decisions)
      }
    }
    try withFiles { files throws(VaultError) in
      try files.write { change in
        for decision in decisions.all { try change.decide(decision) }
        let forgotten = try Decisions.fetch(change.database).forgotten
        for document in documents { try Self.take(document, into: &change, forgotten) }
        try Self.destroyWraps(of: forgotten, in: &change)
      }
    }
  }

  /// Of two deposits of one document the same stays on every machine.
  private static func take(
    _ document: SealedDocument, into change: inout VaultChange, _ forgotten: Set<[UInt8]>
  ) throws {
    if let mine = try SealedDocument.fetch(document.id, change.database, forgotten: forgotten) {
      guard document.body.lexicographicallyPrecedes(mine.body) else { return }
      try SealedDocument.delete(document.id, from: &change)
    }
    try claimCodes(of: document, in: &change)
    try document.insert(into: &change, forgotten: forgotten)
  }

  /// Destroys the keys of a person in all documents. Copies of the vault that were made before cannot be opened
  /// for this person either, as far as nobody kept a copy of the wraps.
  ///
  /// - Returns: how many documents the person stood in.
  package func forget(label: String) throws(VaultError) -> Int {
    let found = try persons(label: label)
    guard !found.isEmpty else { throw .unknownLabel }
    let decisions = try decisions()
    let person = Set(found.map { decisions.representative(of: $0.pseudonym) })
    return try withFiles { files throws(VaultError) in
      try files.write { change in
        let all = try Data.fetchAll(change.database, sql: "SELECT DISTINCT pseudonym FROM entity")
        let names = all.filter {
          person.contains(decisions.representative(of: Pseudonym(bytes: [UInt8]($0))))
        }
        var documents = Set<Data>()
        for name in names {
          documents.formUnion(
            try Data.fetchAll(
              change.database, sql: "SELECT document FROM entity WHERE pseudonym = ?", arguments: [name]))
          try change.decide(.forgotten, [UInt8](name), [], holds: true)
        }
        try Self.destroyWraps(of: Set(names.map { [UInt8]($0) }), in: &change)
        return documents.count
      }
    }
  }

  private static func destroyWraps(of persons: Set<[UInt8]>, in change: inout VaultChange) throws {
    for person in persons { try change.delete("wrap", where: "pseudonym = ?", [Data(person)]) }
  }

  /// Seals everything to other custodians, who can open it from then on instead of those before.
  package func rekey(with secret: CustodianSecret, to custodians: [CustodianPublic]) throws(VaultError) {
    guard !custodians.isEmpty else { throw .noCustodian }
    let keys = Set(custodians.map(\.bytes)).sorted { $0.lexicographicallyPrecedes($1) }
    try withFiles { files throws(VaultError) in
      try files.write { change in
        let forgotten = try Decisions.fetch(change.database).forgotten
        for id in try Data.fetchAll(change.database, sql: "SELECT id FROM document ORDER BY id") {
          guard let document = try SealedDocument.fetch([UInt8](id), change.database, forgotten: forgotten)
          else {
            throw VaultError.damaged("document")
          }
          let seals = try document.resealed(with: secret, to: keys.map { try CustodianPublic(bytes: $0) })
          try change.delete("seal", where: "document = ?", [id])
          for seal in seals {
            try change.insert(
              "seal", [id, Data(seal.custodian.bytes), Data(seal.encapsulated), Data(seal.sealed)])
          }
        }
        try change.delete("custodian", where: "1", [])
        for key in keys { try change.insert("custodian", [Data(key)]) }
        try change.setID(VaultHeader.id(salt: change.header.salt, custodians: keys))
      }
    }
  }

  /// Every row as one line of JSON, in an order of its own: two vaults that hold the same give the same bytes.
  ///
  /// ## Privacy
  /// As much as the vault itself tells: sealed rows stay sealed, and the keys of persons are not in it.
  package func export() throws(VaultError) -> [UInt8] {
    try withFiles { files throws(VaultError) in
      try files.read { database, _ in
        var lines: [UInt8] = []
        for (table, columns) in VaultSchema.content {
          let list = columns.joined(separator: ", ")
          let rows = try Row.fetchCursor(database, sql: "SELECT \(list) FROM \(table) ORDER BY \(list)")
          while let row = try rows.next() {
            var writer = JSONWriter()
            writer.object { json in
              json.key("table")
              json.string(table)
              for (column, value) in zip(columns, row.databaseValues) {
                json.key(column)
                json.value(value)
              }
            }
            writer.endLine()
            lines += writer.bytes
          }
        }
        return lines
      }
    }
  }
}

extension JSONWriter {
  /// A number as it is, a text as it is, a blob in hexadecimal digits.
  fileprivate mutating func value(_ value: DatabaseValue) {
    switch value.storage {
    case .int64(let number): int(Int(number))
    case .string(let text): string(text)
    default: string(Hex.encode(value.plainBytes))
    }
  }
}
