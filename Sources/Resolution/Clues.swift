package import RedactCore

/// What the mentions of one text tell of who is meant. Names are read once, for most stand in a text more than once, and
/// a document is resolved several times, with a few more mentions every time.
///
/// ## Privacy
/// Holds names in their canonical form.
package final class Clues {
  let analysis: Analysis

  private let spellings: Spellings
  /// Names by all their words.
  private var keys: [UInt64: NameKey] = [:]
  private var canonicalForms: [ByteSpan: [UInt8]] = [:]

  /// - Parameter spellings: those of the table that links.
  package init(_ analysis: Analysis, _ spellings: Spellings) {
    self.analysis = analysis
    self.spellings = spellings
  }

  func clue(_ detection: Detection) -> Clue {
    let indices = analysis.tokenIndices(in: detection.span)
    let tokens = analysis.tokens.all[indices]
    let isName = detection.type == .person || detection.type == .kunya
    if let identity = detection.identity {
      return Clue(kind: .known(identity, key(tokens)), tokens: indices)
    }
    guard isName, !tokens.isEmpty else {
      return Clue(kind: .phrase(Self.phraseWords(tokens)), tokens: indices)
    }
    let key = key(tokens)
    return Clue(
      kind: key.words.count > 1 && !key.isInitials ? .fullName(key) : .callName(key), tokens: indices)
  }

  private func key(_ tokens: ArraySlice<Token>) -> NameKey {
    // Of "Salma's" the sign before the last word counts too.
    guard tokens.last?.hash != Self.possessive else { return NameKey(tokens, in: analysis, spellings) }
    let words = tokens.reduce(UInt64(tokens.count)) { WordHash.joined($0, $1.hash) }
    if let key = keys[words] { return key }
    let key = NameKey(tokens, in: analysis, spellings)
    keys[words] = key
    return key
  }

  private static let possessive = WordHash(word: "s".utf8).value
  private static let articles = ["the", "al", "el"].flatMap(Tokens.hashes(ofFolded:))

  private static func phraseWords(_ tokens: ArraySlice<Token>) -> [UInt64] {
    let all = tokens.map(\.hash)
    let words = all.filter { !articles.contains($0) }
    return words.isEmpty ? all : words
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
struct Clue {
  enum Kind {
    case known(Int, NameKey)
    case fullName(NameKey)
    case callName(NameKey)
    /// The hashes of what is no name.
    case phrase([UInt64])
  }

  var kind: Kind
  let tokens: Range<Int>

  /// The name, where it is one.
  var key: NameKey? {
    switch kind {
    case .known(_, let key), .fullName(let key), .callName(let key): key
    case .phrase: nil
    }
  }

  /// The same with other spellings of its words.
  func respelled(_ spellings: [String: String]) -> Clue {
    guard let key, key.words.contains(where: { spellings[$0] != nil }) else { return self }
    let respelled = key.respelled { spellings[$0] ?? $0 }
    var clue = self
    switch kind {
    case .known(let identity, _): clue.kind = .known(identity, respelled)
    case .fullName: clue.kind = .fullName(respelled)
    case .callName: clue.kind = .callName(respelled)
    case .phrase: break
    }
    return clue
  }

  /// When its turn is: what tells more goes first.
  var round: Int {
    switch kind {
    case .known: 0
    case .fullName: 1
    case .callName: 2
    case .phrase: 3
    }
  }

  static let rounds = 4
}
