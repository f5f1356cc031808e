import RedactCore
import Tables
import Vault

/// The log of replacements that archives keep beside an interview: where, what stood there, what it was changed to, why,
/// and who looked at it (UK Data Service, "Anonymising qualitative data").
///
/// It is read from a vault, where it is sealed to the custodians; so who is forgotten there is gone from it too.
///
/// ## Privacy
/// Holds the words that were taken out. It belongs with the originals and never with what is published.
public struct AnonymisationLog: Sendable {
  /// One replacement.
  public struct Change: Hashable, Sendable {
    /// The name of the document where that is known and nobody in it was forgotten, else twelve hexadecimal digits.
    public let interview: String
    /// The line of the document's text, from 1.
    public let line: Int
    public let original: [UInt8]
    public let changedTo: [UInt8]
    public let type: String
    public let rule: String
    /// What a reviewer wrote about it.
    public let comment: [UInt8]
    /// Who looked at it; empty where nobody did.
    public let reviewer: String

    /// Why it was done: what a reviewer wrote, or else what it was found to be.
    var reason: [UInt8] { comment.isEmpty ? Array("\(type), found by \(rule)".utf8) : comment }
  }

  /// How it is written.
  public enum Format: String, CaseIterable, Sendable {
    /// The columns of the UK Data Service, as comma-separated values.
    case ukds
    /// All columns.
    case csv, jsonl, ods
  }

  /// By name of interview, and in each in order of place.
  public let changes: [Change]
  /// How many documents it speaks of.
  public let documents: Int

  /// - Throws: `RedactError.key` when the vault is sealed to other custodians.
  public init(of vault: MappingVault, for custodian: CustodianKey) throws(RedactError) {
    let secret = try vault.secret(of: custodian)
    let all = try vault.ask { store throws(VaultError) in try store.documents(for: secret) }
    let latest = Self.reviewed(all).map { (interview: Self.name(of: $0), document: $0) }
    documents = latest.count
    changes = latest.sorted { $0.interview.utf8.lexicographicallyPrecedes($1.interview.utf8) }
      .flatMap { Self.changes(in: $0.document, named: $0.interview) }
  }

  /// Each pair of original and output once: of several reviews of it that with most places looked at.
  private static func reviewed(_ documents: [OpenedDocument]) -> [OpenedDocument] {
    var best: [[UInt8]: Int] = [:]
    let looks = documents.map { document in document.places.count { !$0.reviewer.isEmpty } }
    for (index, document) in documents.enumerated() {
      let key = document.source + document.output
      if let other = best[key], looks[other] >= looks[index] { continue }
      best[key] = index
    }
    return best.values.sorted().map { documents[$0] }
  }

  private static func name(of document: OpenedDocument) -> String {
    let name = document.name.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
    return name.isEmpty ? String(Hex.encode(document.id).prefix(12)) : name
  }

  private static func changes(in document: OpenedDocument, named interview: String) -> [Change] {
    document.places.compactMap { place in
      guard place.person < document.persons.count else { return nil }
      let person = document.persons[place.person]
      guard place.surface < person.surfaces.value.count else { return nil }
      let notes = person.notes.value
      return Change(
        interview: interview, line: place.line, original: person.surfaces.value[place.surface],
        changedTo: place.written, type: person.type, rule: place.rule,
        comment: place.note.flatMap { $0 < notes.count ? notes[$0] : nil } ?? [], reviewer: place.reviewer)
    }
  }

  /// The log as a file.
  public func encoded(as format: Format) throws(RedactError) -> [UInt8] {
    do throws(TableError) {
      switch format {
      case .ukds: return try archiveTable().csv
      case .csv: return try table().csv
      case .jsonl: return try table().jsonLines
      case .ods: return try table().ods()
      }
    } catch {
      throw .configuration("the log is too large for one table")
    }
  }

  private func archiveTable() throws(TableError) -> Table {
    var table = try Table(
      name: "Anonymisation log", head: ["Interview", "Place", "Original", "Changed to", "Reason", "Reviewer"])
    for change in changes {
      try table.append([
        .text(change.interview), .text("line \(change.line)"), .text(change.original),
        .text(change.changedTo),
        .text(change.reason), .text(change.reviewer),
      ])
    }
    return table
  }

  private func table() throws(TableError) -> Table {
    var table = try Table(
      name: "Anonymisation log",
      head: ["Interview", "Line", "Original", "Changed to", "Type", "Rule", "Comment", "Reviewer"])
    for change in changes {
      try table.append([
        .text(change.interview), .number(change.line), .text(change.original), .text(change.changedTo),
        .text(change.type), .text(change.rule), .text(change.comment), .text(change.reviewer),
      ])
    }
    return table
  }
}
