package import RedactCore

/// What a custodian sees of one person in one document.
package struct OpenedPerson: Sendable {
  package let pseudonym: [UInt8]
  package let type: String
  package let label: String
  package let mentions: Int
  /// Nil for somebody who was forgotten.
  package let canonical: Sensitive<[UInt8]>?
  package let surfaces: Sensitive<[[UInt8]]>
  /// What reviewers wrote about them.
  package let notes: Sensitive<[[UInt8]]>

  init(_ person: SealedDocument.Person, _ words: PackedWords?) {
    pseudonym = person.pseudonym
    type = person.type
    label = person.label
    mentions = person.mentions
    canonical = words.map { Sensitive($0.canonical) }
    surfaces = Sensitive(words?.surfaces ?? [])
    notes = Sensitive(words?.notes ?? [])
  }
}

/// What a custodian sees of one document.
package struct OpenedDocument: Sendable {
  package let id: [UInt8]
  package let format: String
  package let scopeKind: String
  package let source: [UInt8]
  /// SHA-256 of the output.
  package let output: [UInt8]
  package let persons: [OpenedPerson]
  package let places: [Deposit.Place]
  /// What the document is called, empty where that is not known; nil once somebody in it was forgotten.
  package let name: Sensitive<[UInt8]>?
  /// From the output to the original; nil once somebody in it was forgotten.
  package let delta: Sensitive<[UInt8]>?
}
