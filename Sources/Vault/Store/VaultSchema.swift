/// The tables of a vault and of its wraps; what they mean is in `Documentation/specs/vault.md`.
///
/// The rows of one document lie together, so that keeping it changes few pages.
enum VaultSchema {
  static let version = 2
  /// The two files as SQLite calls them, and what stands at byte 68 of each: `RDVT` and `RDWR`.
  static let ids: [(schema: String, id: Int32)] = [("main", 0x5244_5654), ("wraps", 0x5244_5752)]

  static let vault = """
    CREATE TABLE header(
      id BLOB NOT NULL, salt BLOB NOT NULL, canon INTEGER NOT NULL, generation INTEGER NOT NULL,
      content BLOB NOT NULL) STRICT;
    CREATE TABLE custodian(key BLOB PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE document(
      id BLOB PRIMARY KEY NOT NULL, source BLOB NOT NULL, output BLOB NOT NULL, scopeKind TEXT NOT NULL,
      scope BLOB NOT NULL, key BLOB NOT NULL, format TEXT NOT NULL, mentions INTEGER NOT NULL,
      body BLOB NOT NULL, delta BLOB NOT NULL) STRICT;
    CREATE INDEX document_output ON document(output);
    CREATE TABLE seal(
      document BLOB NOT NULL, custodian BLOB NOT NULL, encapsulated BLOB NOT NULL, sealed BLOB NOT NULL,
      PRIMARY KEY(document, custodian)) STRICT, WITHOUT ROWID;
    CREATE TABLE entity(
      pseudonym BLOB NOT NULL, document BLOB NOT NULL, type TEXT NOT NULL, label TEXT NOT NULL,
      mentions INTEGER NOT NULL, sealed BLOB NOT NULL,
      PRIMARY KEY(document, pseudonym)) STRICT, WITHOUT ROWID;
    CREATE TABLE code(label TEXT PRIMARY KEY NOT NULL, pseudonym BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE decision(
      kind TEXT NOT NULL, first BLOB NOT NULL, second BLOB NOT NULL, step INTEGER NOT NULL,
      PRIMARY KEY(kind, first, second)) STRICT, WITHOUT ROWID;
    """

  static let wraps = """
    CREATE TABLE wraps.header(id BLOB NOT NULL, generation INTEGER NOT NULL) STRICT;
    CREATE TABLE wraps.wrap(
      pseudonym BLOB NOT NULL, document BLOB NOT NULL, sealed BLOB NOT NULL,
      PRIMARY KEY(document, pseudonym)) STRICT, WITHOUT ROWID;
    """

  /// All tables whose rows are summed up: with those of the content the keys of single persons, which are never
  /// exported, and whose each coded label is.
  static let rows =
    content + [("wrap", ["pseudonym", "document", "sealed"]), ("code", ["label", "pseudonym"])]

  /// The tables whose rows are content, with the columns that name a row first; in an order in which rows can
  /// be added.
  static let content: [(table: String, columns: [String])] = [
    ("custodian", ["key"]),
    (
      "document",
      ["id", "source", "output", "scopeKind", "scope", "key", "format", "mentions", "body", "delta"]
    ),
    ("seal", ["document", "custodian", "encapsulated", "sealed"]),
    ("entity", ["pseudonym", "document", "type", "label", "mentions", "sealed"]),
    ("decision", ["kind", "first", "second", "step"]),
  ]
}
