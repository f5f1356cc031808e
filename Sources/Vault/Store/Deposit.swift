package import RedactCore

/// What is kept of one document: who is behind its labels, where they stand, and the way back to its last byte.
///
/// ## Privacy
/// Holds the words that were taken out, until `VaultStore.keep` has sealed them.
package struct Deposit: Sendable {
  /// One person or thing of the document.
  package struct Person: Sendable {
    package var pseudonym: Pseudonym
    package var type: EntityType
    /// Without brackets, as a report shows it.
    package var label: String
    package var canonical: [UInt8]
    /// The words that stood for it, each once.
    package var surfaces: [[UInt8]]
    /// What reviewers wrote about it.
    package var notes: [[UInt8]] = []
    package var mentions: Int

    package init(
      pseudonym: Pseudonym, type: EntityType, label: String, canonical: [UInt8], surfaces: [[UInt8]] = [],
      mentions: Int = 0
    ) {
      self.pseudonym = pseudonym
      self.type = type
      self.label = label
      self.canonical = canonical
      self.surfaces = surfaces
      self.mentions = mentions
    }
  }

  /// One replacement.
  package struct Place: Hashable, Sendable {
    /// The index of the person.
    package var person: Int
    /// The index among the person's surfaces.
    package var surface: Int
    /// In bytes of the output's text as its format is read; nil where that cannot be told.
    package var output: ByteSpan?
    /// In bytes of the original's text.
    package var original: ByteSpan
    /// What was written instead.
    package var written: [UInt8]
    /// The line of the original's text, from 1.
    package var line: Int
    /// The rule that found it.
    package var rule: String
    /// Who looked at it, as they call themselves; empty where nobody did.
    package var reviewer: String
    /// The index among the person's notes of what they wrote about it.
    package var note: Int?

    package init(
      person: Int, surface: Int, output: ByteSpan?, original: ByteSpan, written: [UInt8] = [], line: Int = 1,
      rule: String = "", reviewer: String = "", note: Int? = nil
    ) {
      self.person = person
      self.surface = surface
      self.output = output
      self.original = original
      self.written = written
      self.line = line
      self.rule = rule
      self.reviewer = reviewer
      self.note = note
    }
  }

  /// A keyed digest of the original.
  package var source: [UInt8]
  /// SHA-256 of the output.
  package var output: [UInt8]
  package var scopeKind: String
  /// Names the scope for those who have the key.
  package var scope: [UInt8]
  package var key: KeyID
  package var format: String
  /// What the document is called; empty where that is not known.
  package var name: [UInt8]
  /// A digest of what reviewers decided, so that a review is kept beside what was kept before it; empty without one.
  package var review: [UInt8]
  package var persons: [Person]
  /// In order of place.
  package var places: [Place]
  /// From the output to the original; see `Delta`.
  package var delta: [UInt8]

  package init(
    source: [UInt8], output: [UInt8], scopeKind: String, scope: [UInt8], key: KeyID, format: String,
    name: [UInt8] = [], review: [UInt8] = [], persons: [Person], places: [Place], delta: [UInt8]
  ) {
    self.source = source
    self.output = output
    self.scopeKind = scopeKind
    self.scope = scope
    self.key = key
    self.format = format
    self.name = name
    self.review = review
    self.persons = persons
    self.places = places
    self.delta = delta
  }
}
