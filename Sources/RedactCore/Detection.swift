/// One raw finding of one detector, before overlaps are settled.
public struct Detection: Hashable, Sendable {
  // A long document has many: they stand in the order that leaves no gaps.
  /// Where, in bytes of the document's text.
  public var span: ByteSpan
  /// How sure the detector is, 0 to 1.
  public var score: Double
  /// The rule's id, such as `kunya.latin`, or `known` for a name from a list of the user.
  public var rule: String
  /// The number of the known entity it stands for, where the user's list says so.
  package var identity: Int?
  /// What it is.
  public var type: EntityType
  /// Whether it names somebody by itself.
  public var kind: IdentifierKind
  /// Whether the same words are to be found in the rest of the document as well.
  public var propagates: Bool

  /// What all rule ids of the tagger begin with.
  package static let taggerPrefix = "tagger."

  /// Whether the tagger found it, and no rule.
  package var isOfTagger: Bool { rule.utf8.starts(with: Self.taggerPrefix.utf8) }

  package init(
    span: ByteSpan, type: EntityType, kind: IdentifierKind, score: Double, rule: String,
    propagates: Bool, identity: Int? = nil
  ) {
    self.span = span
    self.type = type
    self.kind = kind
    self.score = score
    self.rule = rule
    self.propagates = propagates
    self.identity = identity
  }
}

/// A detection that was accepted: it stands in the text alone and belongs to an entity.
public struct Mention: Hashable, Sendable {
  // In the order that leaves no gaps, as in `Detection`.
  /// Where, in bytes of the document's text.
  public var span: ByteSpan
  /// 0 to 1.
  public var score: Double
  /// The rule that found it, or `propagated` when the same words were found elsewhere.
  public var rule: String
  /// The index of its entity in the result's list.
  public var entity: Int
  /// What it is.
  public var type: EntityType
  /// Whether it names somebody by itself.
  public var kind: IdentifierKind

  package init(
    span: ByteSpan, type: EntityType, kind: IdentifierKind, score: Double, rule: String, entity: Int
  ) {
    self.span = span
    self.type = type
    self.kind = kind
    self.score = score
    self.rule = rule
    self.entity = entity
  }
}

/// Who or what stands behind one or more mentions.
public struct Entity: Hashable, Sendable {
  /// What it is.
  public var type: EntityType
  /// Whether it names somebody by itself.
  public var kind: IdentifierKind
  /// The canonical form that labels are derived from, `canon/1`, UTF-8.
  public var canonical: Sensitive<[UInt8]>

  package init(type: EntityType, kind: IdentifierKind, canonical: Sensitive<[UInt8]>) {
    self.type = type
    self.kind = kind
    self.canonical = canonical
  }
}
