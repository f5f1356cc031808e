public import RedactCore

/// One finding as it is shown to people and machines: where and what, never the words.
///
/// ## Privacy
/// The words themselves are in it only where the user of `scan` asked to see them; the path is one in which
/// the caller has masked what was found.
public struct Finding: Hashable, Sendable {
  /// The path of the file, or nil for standard input and for parts that are no file.
  package let shownPath: ShownPath?
  /// The part it stands in: `text`, `file name`, `commit message`, or the member of an archive.
  public let leaf: String
  /// The id of the commit it stands in, or nil for what is in no commit.
  public let revision: String?
  /// 1-based line and column; columns count Unicode scalars.
  public let place: LinePosition
  /// The end of the finding, likewise; just past its last scalar.
  public let end: LinePosition
  /// In the unit of the report.
  public let offsets: Range<Int>
  /// What it is: the word of an entity type, or of material that has no business in a tree, such as `KEY`.
  public let type: String
  /// Whether it names somebody by itself.
  public let kind: IdentifierKind
  /// 0 to 1.
  public let score: Double
  /// The id of the rule that found it.
  public let rule: String
  /// The label that stands for it in a redactor that numbers, without brackets; nil where nothing was
  /// numbered.
  public let label: String?
  /// Which finding it is, to whoever has the key: 32 hexadecimal digits; nil without a key.
  public let fingerprint: String?
  /// The words, only where the user asked for them.
  package let text: Sensitive<[UInt8]>?

  /// The leaf of what is the text of the file or input itself.
  package static let textLeaf = "text"

  /// The path as it was given, or nil for standard input and for parts that are no file. A byte of it that is
  /// no UTF-8 is written as `\xE9`.
  public var path: String? { shownPath?.text }

  package init(
    path: ShownPath?, leaf: String = Finding.textLeaf, revision: String? = nil,
    place: LinePosition = .first, end: LinePosition = .first, offsets: Range<Int> = 0..<0,
    type: String, kind: IdentifierKind = .direct, score: Double = 1, rule: String,
    label: String? = nil, fingerprint: String? = nil, text: Sensitive<[UInt8]>? = nil
  ) {
    shownPath = path
    self.leaf = leaf
    self.revision = revision
    self.place = place
    self.end = end
    self.offsets = offsets
    self.type = type
    self.kind = kind
    self.score = score
    self.rule = rule
    self.label = label
    self.fingerprint = fingerprint
    self.text = text
  }

  package init(
    path: ShownPath?, leaf: String = Finding.textLeaf, revision: String? = nil,
    place: LinePosition = .first, end: LinePosition = .first, offsets: Range<Int> = 0..<0,
    type: EntityType, kind: IdentifierKind = .direct, score: Double = 1, rule: String,
    label: String? = nil, fingerprint: String? = nil, text: Sensitive<[UInt8]>? = nil
  ) {
    self.init(
      path: path, leaf: leaf, revision: revision, place: place, end: end, offsets: offsets,
      type: type.rawValue, kind: kind, score: score, rule: rule, label: label, fingerprint: fingerprint,
      text: text)
  }

  /// What was found, in words: `PERSON (direct)`, or `VAULT` for material that names nobody by itself.
  var words: String { EntityType(rawValue: type) == nil ? type : "\(type) (\(kind.rawValue))" }

  /// What it stands in where that is no file, as people call it: `commit message in 9f2c41d`.
  var partName: String { (isInText ? "standard input" : leaf) + revisionWords }

  /// ` in 9f2c41d`, or nothing for what is in no commit.
  var revisionWords: String { revision.map { " in \($0.prefix(7))" } ?? "" }

  /// Whether it stands in the text of the file or input itself.
  var isInText: Bool { leaf == Self.textLeaf }

  /// The order of a report: by path, then commit, part, place and rule; what is in no file comes first.
  package static func ascends(_ one: Finding, _ other: Finding) -> Bool {
    let path = one.shownPath?.bytes ?? []
    let otherPath = other.shownPath?.bytes ?? []
    if path != otherPath { return path.lexicographicallyPrecedes(otherPath) }
    let words = (one.revision ?? "", one.leaf)
    let otherWords = (other.revision ?? "", other.leaf)
    if words != otherWords { return words < otherWords }
    let place = (one.place.line, one.place.column, one.end.line, one.end.column)
    let otherPlace = (other.place.line, other.place.column, other.end.line, other.end.column)
    return place == otherPlace ? one.rule < other.rule : place < otherPlace
  }
}

extension LinePosition {
  /// Where every text begins.
  package static let first = LinePosition(line: 1, column: 1)
}
