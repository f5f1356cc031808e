// Opening and changing the two files, which SQLite changes together or not at all: one transaction over both, with a
// journal that names the other (https://www.sqlite.org/atomiccommit.html, 5). A write-ahead log would not do that.

import Crypto
import GRDB
import Glibc
import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A vault and, beside it, the wraps: the keys of single persons, whose removal makes every copy of the vault
/// useless for them.
final class VaultFiles: Sendable {
  /// Seconds that a process waits for others.
  private static let patience = 120.0

  private let queue: DatabaseQueue

  static func wrapsPath(_ path: String) -> String { path + ".wraps" }

  /// Makes both files, which must not exist.
  static func create(_ path: String, _ fill: (Database) throws -> Void) throws(VaultError) {
    let paths = [path, wrapsPath(path)]
    var made: [String] = []
    do {
      for path in paths {
        try claim(path)
        made.append(path)
      }
      try guarding {
        let queue = try DatabaseQueue(path: path, configuration: configuration(path))
        try queue.write { database in
          try database.execute(sql: VaultSchema.vault)
          try database.execute(sql: VaultSchema.wraps)
          try fill(database)
          for (schema, id) in VaultSchema.ids {
            try database.execute(
              sql:
                "PRAGMA \(schema).application_id = \(id); PRAGMA \(schema).user_version = \(VaultSchema.version)"
            )
          }
        }
        try queue.close()
      }
    } catch {
      for path in made { for tail in ["", "-journal"] { unlink(path + tail) } }
      throw error
    }
  }

  init(_ path: String) throws(VaultError) {
    for path in [path, Self.wrapsPath(path)] { try Self.requireSafe(path) }
    queue = try Self.guarding {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration(path))
      try queue.writeWithoutTransaction(Self.check)
      return queue
    }
  }

  func close() throws(VaultError) { try Self.guarding { try queue.close() } }

  /// Reads both as they were at one moment.
  func read<Result>(_ work: (Database, VaultHeader) throws -> Result) throws(VaultError) -> Result {
    try transaction(.deferred) { database in try work(database, try VaultHeader(database)) }
  }

  /// Changes both, wholly or not at all; one process at a time.
  func write<Result>(_ work: (inout VaultChange) throws -> Result) throws(VaultError) -> Result {
    try transaction(.immediate) { database in
      var change = VaultChange(database: database, header: try VaultHeader(database))
      let result = try work(&change)
      try change.finish()
      return result
    }
  }

  private func transaction<Result>(
    _ kind: Database.TransactionKind, _ work: (Database) throws -> Result
  ) throws(VaultError) -> Result {
    let result: Result? = try Self.guarding {
      try queue.writeWithoutTransaction { database in
        var result: Result?
        try database.inTransaction(kind) {
          result = try work(database)
          return .commit
        }
        return result
      }
    }
    guard let result else { throw .damaged("transaction") }
    return result
  }

  // MARK: Opening

  private static func check(_ database: Database) throws {
    for (schema, id) in VaultSchema.ids {
      guard try Int32.fetchOne(database, sql: "PRAGMA \(schema).application_id") == id,
        try Int.fetchOne(database, sql: "PRAGMA \(schema).user_version") == VaultSchema.version
      else { throw VaultError.notAVault }
      // Whoever made the library may have set it otherwise; with less, a power cut loses documents.
      guard try Int.fetchOne(database, sql: "PRAGMA \(schema).synchronous") == 2 else {
        throw VaultError.damaged("synchronous")
      }
    }
  }

  private static func configuration(_ path: String) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.acceptsDoubleQuotedStringLiterals = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "ATTACH DATABASE ? AS wraps", arguments: [wrapsPath(path)])
      try database.execute(
        sql: """
          PRAGMA main.synchronous = FULL; PRAGMA wraps.synchronous = FULL;
          PRAGMA main.secure_delete = ON; PRAGMA wraps.secure_delete = ON;
          PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY
          """)
    }
    return configuration
  }

  /// Makes an empty file that only its owner may touch; what the database makes beside it gets the same mode.
  private static func claim(_ path: String) throws(VaultError) {
    do {
      let file = try Descriptor(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode: 0o600)
      try file.setMode(0o600)
    } catch KeyFileError.exists {
      throw .exists
    } catch {
      throw .cannotCreate
    }
  }

  private static func requireSafe(_ path: String) throws(VaultError) {
    do {
      try Descriptor(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY).requirePrivate()
    } catch KeyFileError.missing {
      throw .missing
    } catch {
      throw .unsafe(error)
    }
  }

  static func guarding<Result>(_ work: () throws -> Result) throws(VaultError) -> Result {
    do { return try work() } catch let error as VaultError { throw error } catch let error as DatabaseError {
      throw VaultError(error)
    } catch {
      throw .damaged("value")
    }
  }
}

extension VaultError {
  fileprivate init(_ error: DatabaseError) {
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_FULL: .full
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
      case .SQLITE_NOTADB: .notAVault
      case .SQLITE_CORRUPT, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_ERROR: .damaged("database")
      default: .database(error.resultCode.rawValue)
      }
  }
}

/// The one row that says which vault this is and how far it has come.
struct VaultHeader {
  let id: [UInt8]
  let salt: [UInt8]
  let canon: Int
  let generation: Int
  let content: ContentSum

  /// Reads it, and looks whether the wraps belong to it and are of the same age.
  init(_ database: Database) throws {
    // Asked for each document that is kept, so the questions are made ready once.
    guard
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT id, salt, canon, generation, content FROM main.header")),
      let other = try Row.fetchOne(database.cachedStatement(sql: "SELECT id, generation FROM wraps.header")),
      let content = ContentSum(row.bytes("content"))
    else { throw VaultError.damaged("header") }
    id = row.bytes("id")
    salt = row.bytes("salt")
    canon = row["canon"]
    generation = row["generation"]
    self.content = content
    guard other.bytes("id") == id else { throw VaultError.foreignWraps }
    guard other["generation"] == generation else { throw VaultError.olderCopy }
    let custodians = try Data.fetchAll(
      database.cachedStatement(sql: "SELECT key FROM custodian ORDER BY key"))
    guard id == Self.id(salt: salt, custodians: custodians.map { [UInt8]($0) }) else {
      throw VaultError.damaged("custodian")
    }
  }

  /// The id of a vault: whoever adds a custodian to the file makes it another vault.
  static func id(salt: [UInt8], custodians: [[UInt8]]) -> [UInt8] {
    [UInt8](
      SHA256.hash(
        data: Framed.join(
          [RootKey.version, .text("vault"), Framed(bytes: salt)] + custodians.map { Framed(bytes: $0) })))
  }
}

/// A change of a vault that is under way.
struct VaultChange {
  let database: Database
  let header: VaultHeader
  private var content: ContentSum

  init(database: Database, header: VaultHeader) {
    self.database = database
    self.header = header
    content = header.content
  }

  /// Adds a row; false when there is one of that name, which stays.
  @discardableResult
  mutating func insert(_ table: String, _ row: [any DatabaseValueConvertible]) throws -> Bool {
    let values = row.map(\.databaseValue)
    try add([values], to: table, ifThere: "ON CONFLICT DO NOTHING")
    guard database.changesCount == 1 else { return false }
    content.add(table, values)
    return true
  }

  /// Adds rows of which none is there.
  mutating func insert(_ table: String, all rows: [[any DatabaseValueConvertible]]) throws {
    var waiting = rows.map { $0.map(\.databaseValue) }[...]
    for row in waiting { content.add(table, row) }
    while !waiting.isEmpty {
      let part = Self.rowsAtOnce.first { $0 <= waiting.count } ?? 1
      try add(Array(waiting.prefix(part)), to: table)
      waiting = waiting.dropFirst(part)
    }
  }

  /// One statement for many rows takes a third of the time of many.
  private static let rowsAtOnce = [32, 8, 1]

  private func add(_ rows: [[DatabaseValue]], to table: String, ifThere: String = "") throws {
    let marks = "(" + Array(repeating: "?", count: rows[0].count).joined(separator: ",") + ")"
    let all = Array(repeating: marks, count: rows.count).joined(separator: ",")
    try database.cachedStatement(sql: "INSERT INTO \(table) VALUES \(all) \(ifThere)")
      .execute(arguments: StatementArguments(rows.joined()))
  }

  /// Takes away the rows for which a condition holds.
  mutating func delete(_ table: String, where condition: String, _ values: [any DatabaseValueConvertible])
    throws
  {
    guard let columns = VaultSchema.rows.first(where: { $0.table == table })?.columns else {
      throw VaultError.damaged("table")
    }
    let sql = "SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition)"
    for row in try Row.fetchAll(database, sql: sql, arguments: StatementArguments(values)) {
      content.remove(table, Array(row.databaseValues))
    }
    try database.execute(
      sql: "DELETE FROM \(table) WHERE \(condition)", arguments: StatementArguments(values))
  }

  /// Names new custodians, which makes it another vault.
  mutating func setID(_ id: [UInt8]) throws {
    for schema in VaultSchema.ids.map(\.schema) {
      try database.execute(sql: "UPDATE \(schema).header SET id = ?", arguments: [Data(id)])
    }
  }

  fileprivate func finish() throws {
    try database.cachedStatement(sql: "UPDATE main.header SET content = ?")
      .execute(arguments: [Data(content.bytes)])
    for schema in VaultSchema.ids.map(\.schema) {
      try database.cachedStatement(sql: "UPDATE \(schema).header SET generation = ?")
        .execute(arguments: [header.generation + 1])
    }
  }
}
