import Audit

/// The outputs on hand, held against what a log says was given out.
public struct AuditOutputs {
  /// Documents of the log by the digest of their output.
  private var documents: [String: [String]] = [:]
  /// Digests of which a file was seen.
  private var seen = Set<String>()
  /// The names of files that belong to no document of the log.
  public private(set) var unknown: [String] = []
  /// How many files belong to one.
  public private(set) var matched = 0

  public init() {}

  /// Takes a record of the log.
  public mutating func add(_ entry: AuditEntry) {
    guard let after = entry.after, let document = entry.document else { return }
    documents[after, default: []].append(document)
  }

  /// Takes a file: one document, or JSON Lines with a document in each line.
  public mutating func add(_ bytes: [UInt8], named name: String) {
    let whole = PlainDigest.sha256(bytes)
    if documents[whole] != nil {
      seen.insert(whole)
      matched += 1
      return
    }
    let lines = Self.records(of: bytes).map(PlainDigest.sha256)
    guard !lines.isEmpty, lines.allSatisfy({ documents[$0] != nil }) else {
      unknown.append(name)
      return
    }
    seen.formUnion(lines)
    matched += 1
  }

  /// How many documents of the log have no file on hand.
  public var missing: Int { documents.filter { !seen.contains($0.key) }.values.reduce(0) { $0 + $1.count } }

  /// The records of JSON Lines: lines with their ends, but for those that are blank.
  static func records(of bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(Array(bytes[start...index]))
      start = index + 1
    }
    if start < bytes.count { lines.append(Array(bytes[start...])) }
    return lines.filter { line in line.contains { $0 > 0x20 } }
  }
}
