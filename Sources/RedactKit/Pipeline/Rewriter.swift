import Generalisation
import Policy
import RedactCore

/// What stands in the place of one mention, and what was done for it.
struct Written: Hashable, Sendable {
  var text: String
  /// The label without brackets; nil for words that stand in for others.
  var name: String?
  var pseudonym: String?
  /// The word of what was done.
  var word: String
  /// Bytes in front of the mention that the text stands for as well.
  var extendsLeft = 0

  /// Whether only its place tells that it was written.
  var isPlain: Bool { name == nil }

  init(text: String, name: String, pseudonym: String? = nil, action: Operator) {
    self.text = text
    self.name = name
    self.pseudonym = pseudonym
    word = action.word
  }

  /// Words without brackets.
  init(plain text: String, word: String, extendsLeft: Int = 0, pseudonym: String? = nil) {
    self.text = text
    self.word = word
    self.pseudonym = pseudonym
    self.extendsLeft = extendsLeft
  }
}

/// Does what a policy says, or where that cannot be done something that says less; it never leaves the words.
///
/// ## Privacy
/// Holds the secret offset of a document's dates.
struct Rewriter {
  var ladders = Ladders.none
  /// What stands around words that are written in the place of others; nil for nothing.
  var marks: LabelBrackets?
  /// Nil where dates cannot be shifted.
  var shift: DateShift?

  /// What is written for a mention, marked where words are to be marked.
  ///
  /// - Parameters:
  ///   - passage: the mention where it stands in the original.
  ///   - name: the label that the user's list gives its entity.
  func write(
    _ mention: Mention, of entity: Entity, in passage: Passage, action: Operator, name: String?,
    labels: inout LabelBook
  ) throws(RedactError) -> Written {
    var written = try unmarked(mention, of: entity, in: passage, action: action, name: name, labels: &labels)
    guard let marks, written.isPlain, !action.keepsLength else { return written }
    let before = passage.text[..<(passage.span.start - written.extendsLeft)]
    // What was marked by an earlier run is not marked twice.
    let isMarked =
      before.suffix(marks.open.count).elementsEqual(marks.open)
      && passage.text[passage.span.end...].starts(with: marks.close)
    if !isMarked { written.text = marks.around(written.text) }
    return written
  }

  private func unmarked(
    _ mention: Mention, of entity: Entity, in passage: Passage, action: Operator, name: String?,
    labels: inout LabelBook
  ) throws(RedactError) -> Written {
    let surface = Array(passage.text[passage.span.range])
    switch action {
    case .keep: throw .internalFault("a kept mention was to be written")
    case .suppress: return labels.bare(nil)
    case .mask: return labels.bare(entity.type)
    case .maskSameLength(let fill):
      return Written(
        plain: LabelFill.fill(surface, with: fill.sign, counting: fill.unit), word: action.word)
    case .label: return try labels.label(mention, of: entity, surface: surface, name: name)
    case .token: return try labels.token(entity, surface: surface)
    case .surrogate:
      if let written = labels.surrogate(of: entity, surface: surface) { return written }
      return try labels.label(mention, of: entity, surface: surface, name: name)
    case .generalise(let step):
      return generalised(passage, mention.type, step) ?? labels.bare(entity.type)
    case .words(let words): return Written(plain: words, word: action.word)
    case .shift(let step):
      return shifted(passage) ?? generalised(passage, mention.type, step) ?? labels.bare(entity.type)
    }
  }

  private func generalised(_ passage: Passage, _ type: EntityType, _ step: String) -> Written? {
    guard let said = ladders.generalise(passage, type: type, to: step), !said.text.isEmpty else { return nil }
    return Written(
      plain: said.text, word: Operator.generalise(step: step).word, extendsLeft: said.extendsLeft)
  }

  private func shifted(_ passage: Passage) -> Written? {
    guard let moved = shift?.shift(passage), !moved.text.isEmpty else { return nil }
    let word =
      switch moved.outcome {
      case .moved: "shift"
      case .interval: "shift:interval"
      case .publicEvent: "shift:event"
      }
    return Written(plain: moved.text, word: word)
  }
}
