package import RedactCore

/// What the mentions of one text tell of who is meant. Each is read once, for a document is resolved several
/// times, with a few more mentions every time.
///
/// ## Privacy
/// Holds names in their canonical form.
package final class Clues {
  let analysis: Analysis

  private var found: [Mark: Clue] = [:]
  private var canonicalForms: [ByteSpan: [UInt8]] = [:]

  private struct Mark: Hashable {
    let span: ByteSpan
    let type: EntityType
    let identity: Int?
  }

  package init(_ analysis: Analysis) { self.analysis = analysis }

  /// - Parameter spellings: the same ones at every call.
  func clue(_ detection: Detection, _ spellings: Spellings) -> Clue {
    let mark = Mark(span: detection.span, type: detection.type, identity: detection.identity)
    if let clue = found[mark] { return clue }
    let clue = Clue(detection, analysis, spellings)
    found[mark] = clue
    return clue
  }

  /// The canonical form of the words of a mention, without what clings to them.
  func canonical(_ span: ByteSpan) -> [UInt8] {
    if let form = canonicalForms[span] { return form }
    let form = CanonicalForm.canon1(analysis.text[span.range])
    canonicalForms[span] = form
    return form
  }
}

/// By what a mention is linked.
enum Clue {
  case known(Int, NameKey)
  case fullName(NameKey)
  case callName(NameKey)
  /// The hashes of what is no name.
  case phrase([UInt64])

  fileprivate init(_ detection: Detection, _ analysis: Analysis, _ spellings: Spellings) {
    let tokens = analysis.tokens.all[analysis.tokenIndices(in: detection.span)]
    let isName = detection.type == .person || detection.type == .kunya
    if let identity = detection.identity {
      self = .known(identity, NameKey(tokens, in: analysis, spellings))
    } else if isName, !tokens.isEmpty {
      let key = NameKey(tokens, in: analysis, spellings)
      self = key.words.count > 1 && !key.isInitials ? .fullName(key) : .callName(key)
    } else {
      self = .phrase(Self.phraseWords(tokens))
    }
  }

  /// The name, where it is one.
  var key: NameKey? {
    switch self {
    case .known(_, let key), .fullName(let key), .callName(let key): key
    case .phrase: nil
    }
  }

  /// The same with other spellings of its words.
  func respelled(_ word: (String) -> String) -> Clue {
    switch self {
    case .known(let identity, let key): .known(identity, key.respelled(word))
    case .fullName(let key): .fullName(key.respelled(word))
    case .callName(let key): .callName(key.respelled(word))
    case .phrase: self
    }
  }

  /// When its turn is: what tells more goes first.
  var round: Int {
    switch self {
    case .known: 0
    case .fullName: 1
    case .callName: 2
    case .phrase: 3
    }
  }

  static let rounds = 4

  private static let articles = ["the", "al", "el"].flatMap(Tokens.hashes(ofFolded:))

  private static func phraseWords(_ tokens: ArraySlice<Token>) -> [UInt64] {
    let all = tokens.map(\.hash)
    let words = all.filter { !articles.contains($0) }
    return words.isEmpty ? all : words
  }
}
