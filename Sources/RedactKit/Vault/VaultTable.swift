import RedactCore
import Vault

/// The table of replacements that archives ask for beside a redacted interview: what stood there, and what it was
/// changed to (UK Data Service, "Anonymising qualitative data").
///
/// ## Privacy
/// Holds the words that were taken out. It belongs with the originals and never with what is published.
public struct VaultTable: Sendable {
  /// One replacement, wherever it stands in one document.
  public struct Change: Hashable, Sendable {
    /// Twelve hexadecimal digits that name the document.
    public let document: String
    public let original: [UInt8]
    public let changedTo: [UInt8]
    public let type: String
    public let mentions: Int
  }

  /// By document, and in each in order of first mention; who was forgotten is not in it.
  public let changes: [Change]

  /// - Throws: `RedactError.key` when the vault is sealed to other custodians.
  public init(of vault: MappingVault, for custodian: CustodianKey) throws(RedactError) {
    let secret = try vault.secret(of: custodian)
    let documents = try vault.ask { store throws(VaultError) in try store.documents(for: secret) }
    changes = documents.flatMap(Self.changes)
  }

  private static func changes(of document: OpenedDocument) -> [Change] {
    struct Key: Hashable { let original, changedTo: [UInt8], type: String }
    let name = String(Hex.encode(document.id).prefix(12))
    var order: [Key] = []
    var counts: [Key: Int] = [:]
    for place in document.places where place.person < document.persons.count {
      let person = document.persons[place.person]
      guard place.surface < person.surfaces.value.count else { continue }
      let key = Key(
        original: person.surfaces.value[place.surface], changedTo: place.written, type: person.type)
      if counts.updateValue((counts[key] ?? 0) + 1, forKey: key) == nil { order.append(key) }
    }
    return order.map {
      Change(
        document: name, original: $0.original, changedTo: $0.changedTo, type: $0.type,
        mentions: counts[$0] ?? 0)
    }
  }

  /// As comma-separated values (RFC 4180), with a head.
  public var csv: [UInt8] {
    var lines = Array("Interview,Original,Changed to,Type,Mentions\r\n".utf8)
    for change in changes {
      let fields = [
        Array(change.document.utf8), change.original, change.changedTo, Array(change.type.utf8),
        Array(String(change.mentions).utf8),
      ]
      lines += Array(fields.map(Self.field).joined(separator: ",".utf8)) + "\r\n".utf8
    }
    return lines
  }

  /// A field, in quotes where it has to be. What a spreadsheet would take for a formula gets a blank in front.
  private static func field(_ value: [UInt8]) -> [UInt8] {
    let isFormula = value.first.map { "=+-@\t".utf8.contains($0) } ?? false
    let value = isFormula ? [0x20] + value : value
    guard value.contains(where: { ",\"\r\n".utf8.contains($0) }) || isFormula else { return value }
    let quote = UInt8(ascii: "\"")
    return [quote] + value.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
