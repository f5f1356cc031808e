import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// The lines of a review file as they come from somebody else.

/// What is wrong with a line, in words.
enum ReviewLineError: String, Error {
  case doubled = "a finding that stands in an earlier line"
  case name = "a document or finding without a proper name"
  case type = "a type, kind or decision that there is not"
  case change = "an edit that says nothing, or something that cannot be done"
  case action = "an action that a reviewer cannot choose: suppress, mask, label or generalise:STEP"
  case words = "words that are empty, too long, or hold signs that cannot be seen"
}

struct ReviewFileHead: Decodable {
  let schema: String
  let findings: Int

  init(parsing line: some Collection<UInt8>) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line))
  }
}

struct ReviewFileLine: Decodable {
  struct Change: Decodable {
    let type: String?
    let action: String?
    let words: String?
  }

  let action: String
  let comment: String
  let decision: String
  let document: String
  let edit: Change
  let finding: String
  let kind: String
  let label: String?
  let reviewer: String
  let rule: String
  let score: Double
  let type: String

  init(parsing line: some Collection<UInt8>) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line))
  }

  /// The finding, once every member is looked at.
  func read() throws -> ReviewFile.Finding {
    guard Hex.decode(document)?.count == 6, Hex.decode(finding)?.count == 16 else {
      throw ReviewLineError.name
    }
    guard let type = EntityType(rawValue: type), let kind = IdentifierKind(rawValue: kind),
      let verdict = ReviewDecision.Verdict(rawValue: decision)
    else { throw ReviewLineError.type }
    let change = try readChange()
    guard (verdict == .edit) != change.isEmpty else { throw ReviewLineError.change }
    return ReviewFile.Finding(
      document: document, id: finding, type: type, kind: kind, rule: rule, score: score, label: label,
      action: action,
      decision: ReviewDecision(verdict, change: change, comment: comment, reviewer: reviewer))
  }

  private func readChange() throws -> ReviewDecision.Change {
    var change = ReviewDecision.Change()
    if let name = edit.type {
      guard let type = EntityType(rawValue: name) else { throw ReviewLineError.type }
      change.type = type
    }
    if let action = edit.action {
      guard ReviewDecision.operation(action) != nil else { throw ReviewLineError.action }
      change.action = action
    }
    if let words = edit.words {
      let isPlain = words.unicodeScalars.allSatisfy {
        switch $0.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
          false
        default: true
        }
      }
      guard isPlain, (1...ReviewDecision.longestWords).contains(words.utf8.count) else {
        throw ReviewLineError.words
      }
      change.words = words
    }
    return change
  }
}
