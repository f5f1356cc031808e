import Audit
import RedactCore
import Vault

/// The way back with a vault: for a custodian, from the output to its original.
///
/// ## Privacy
/// What it gives is the original text.
public final class VaultRestorer: Sendable {
  private let vault: MappingVault
  private let custodian: CustodianSecret

  /// - Throws: `RedactError.key` when the vault is sealed to other custodians.
  public init(vault: MappingVault, custodian: CustodianKey) throws(RedactError) {
    self.vault = vault
    self.custodian = try vault.secret(of: custodian)
  }

  /// What came back.
  ///
  /// ## Privacy
  /// `output` is the original text, or part of it.
  public struct Restoration: Sendable {
    /// The original to its last byte, or the output with some of the original words.
    public let output: [UInt8]
    /// How many labels were turned back.
    public let count: Int
    /// How many stay, because their persons were forgotten or not asked for.
    public let left: Int
    /// Whether `output` is the original to its last byte.
    public var isExact: Bool { left == 0 }
  }

  /// Restores an output that the vault knows.
  ///
  /// - Parameters:
  ///   - labels: those to turn back, without brackets; all when nil.
  ///   - document: begins the name of a document, in hexadecimal digits, where several have the same output.
  /// - Throws: `RedactError.unknownOutput` when the vault does not know it.
  public func restore(
    _ output: [UInt8], only labels: Set<String>? = nil, document: String? = nil
  ) throws(RedactError) -> Restoration {
    let digest = PlainDigest.sha256Bytes(output)
    let found = try vault.ask { store throws(VaultError) in
      try store.documents(withOutput: digest, for: custodian)
    }.filter { document.map(Hex.encode($0.id).hasPrefix) ?? true }
    guard let first = found.first else { throw .unknownOutput }
    guard found.count == 1 || found.allSatisfy({ $0.source == first.source }) else {
      throw .ambiguousOutput(documents: found.map { String(Hex.encode($0.id).prefix(12)) })
    }
    if labels == nil, let delta = first.delta {
      do {
        return Restoration(
          output: try Delta.apply(delta.value, to: output), count: first.places.count, left: 0)
      } catch {
        throw .vault("what was kept of this document is damaged")
      }
    }
    return try partly(output, first, labels)
  }

  /// Restores JSON Lines, record by record; blank lines stay.
  ///
  /// - Throws: `RedactError.inRecord` with the line of the first that cannot be restored; then there is nothing.
  public func restore(
    records: [UInt8], only labels: Set<String>? = nil
  ) throws(RedactError) -> Restoration {
    var whole: [UInt8] = []
    var (count, left) = (0, 0)
    let lines = records.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let bytes = number < lines.count - 1 ? line + [UInt8(ascii: "\n")] : line
      if bytes.allSatisfy({ $0 <= 0x20 }) {
        whole += bytes
        continue
      }
      do throws(RedactError) {
        let restored = try restore(Array(bytes), only: labels)
        whole += restored.output
        count += restored.count
        left += restored.left
      } catch {
        throw .inRecord(line: number + 1, error)
      }
    }
    return Restoration(output: whole, count: count, left: left)
  }

  /// The output with the words of some people put back, and all else as it is.
  private func partly(
    _ output: [UInt8], _ document: OpenedDocument, _ labels: Set<String>?
  ) throws(RedactError) -> Restoration {
    let format = document.format == "jsonl" ? "text" : document.format
    let file = try TranscriptFile(output, format: format, limit: TranscriptFile.mostWritten)
    var edits: [Edit] = []
    var left = 0
    for place in document.places {
      guard place.person < document.persons.count else { throw .vault("what was kept is damaged") }
      let person = document.persons[place.person]
      let words = person.surfaces.value
      guard labels?.contains(person.label) ?? true, person.canonical != nil, place.surface < words.count,
        let span = place.output, span.end <= file.text.count
      else {
        left += 1
        continue
      }
      edits.append(Edit(span, words[place.surface]))
    }
    return Restoration(output: try file.rewritten(edits), count: edits.count, left: left)
  }
}

extension MappingVault {
  /// The secret key of a custodian of this vault.
  func secret(of custodian: CustodianKey) throws(RedactError) -> CustodianSecret {
    guard let secret = custodian.secrets.first(where: { store.custodians.contains($0.publicKey) }) else {
      throw RedactError.key(
        "key \(custodian.ids.first ?? "") opens nothing of a vault that is sealed to others")
    }
    return secret
  }
}
