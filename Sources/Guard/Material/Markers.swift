package import RedactCore

/// Phrases that say that a text has not been redacted, in texts and in names of files.
///
/// They are found in any case, as whole words, across line breaks and through disguises, as known names are.
package struct Markers: Sendable {
  private var phrases = PhraseMatcher()
  /// By number of phrase.
  private var scores: [Double] = []
  private var endings: [NameEnding] = []

  /// - Parameter more: markers of the user. One that begins with `_`, `-` or `.` ends a name, such as
  ///   `_ORIGINAL`; all others are phrases.
  package init(adding more: [String] = []) {
    for (score, texts) in Self.builtIn { for text in texts { add(phrase: text, score) } }
    for word in ["original", "originals", "unredacted", "unanonymised", "unanonymized"] {
      endings.append(NameEnding(word: word, score: 0.8))
    }
    // The ending of a file by itself says how its sound or picture is kept.
    endings.append(NameEnding(word: "raw", score: 0.8, needsMore: true))
    for text in more where !text.isEmpty {
      if "_-.".contains(text.prefix(1)) {
        endings.append(NameEnding(word: text, score: 0.9, needsMore: text.hasSuffix(".")))
      } else {
        add(phrase: text, 0.9)
      }
    }
  }

  private mutating func add(phrase text: String, _ score: Double) {
    phrases.add(FoldedText(Array(text.utf8)).bytes, phrase: scores.count)
    scores.append(score)
  }

  /// Where a text says so.
  package func found(in analysis: Analysis) -> [MaterialFinding] {
    var found: [MaterialFinding] = []
    for place in phrases.occurrences(in: analysis.tokens, of: analysis.folded.bytes) {
      let new = MaterialFinding(.marker, analysis.span(of: place.tokens), score: scores[place.phrase])
      // Of phrases within one another the longest counts.
      if let last = found.last, last.span.contains(new.span) { continue }
      while let last = found.last, new.span.contains(last.span) { found.removeLast() }
      found.append(new)
    }
    return found
  }

  /// Where a path says so, in bytes of the path: a phrase, or a word at the end of a name.
  package func found(inName path: [UInt8]) -> [MaterialFinding] {
    guard UTF8Check.firstInvalid(in: path) == nil else { return [] }
    var start = 0
    var found: [MaterialFinding] = []
    for name in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let analysis = Analysis(Array(name))
      var spans = self.found(in: analysis).map { ($0.span, $0.score) }
      spans += endings.compactMap { ending in ending.place(in: analysis).map { ($0, ending.score) } }
      let sorted = spans.sorted { ($0.0, -$0.1) < ($1.0, -$1.1) }
      for (span, score) in sorted where found.last.map({ $0.span.end <= start + span.start }) ?? true {
        found.append(
          MaterialFinding(.marker, ByteSpan(start + span.start, start + span.end), score: score))
      }
      start += name.count + 1
    }
    return found
  }

  private static let builtIn: [(score: Double, phrases: [String])] = [
    (
      0.9,
      [
        "original transcript - do not share", "original transcript do not share", "not for publication",
        "contains identifying information", "contains identifiable information", "raw transcript",
        "unredacted transcript", "unredacted version", "confidential: identities", "not anonymised",
        "not anonymized", "un-anonymised", "un-anonymized", "not yet redacted",
        "nicht zur Veröffentlichung", "nicht zur Veroeffentlichung", "nicht anonymisiert", "ungeschwärzt",
        "ungeschwaerzt", "unredigiert", "Originaltranskript", "Rohtranskript",
        "enthält identifizierende Angaben", "Vertraulich: Identitäten",
        "non destiné à la publication", "version non caviardée", "non anonymisé", "non anonymisée",
        "transcription brute", "transcription originale", "contient des informations identifiantes",
        "confidentiel : identités",
        "ليس للنشر", "غير مخصص للنشر", "غير معد للنشر", "نسخة غير منقحة", "النص الأصلي غير المنقح",
        "غير محجوب الهوية", "يحتوي على معلومات تعريفية", "سري: الهويات",
      ]
    ),
    (0.7, ["unredacted", "un-redacted"]),
  ]
}

/// A word that says it at the end of a name, before what tells the kind of file: `interview_ORIGINAL.vtt`.
private struct NameEnding: Sendable {
  let score: Double
  /// The hashes of its words.
  private let words: [UInt64]
  /// Whether the kind of file must follow.
  private let needsMore: Bool

  init(word: String, score: Double, needsMore: Bool = false) {
    let folded = FoldedText(Array(word.utf8)).bytes
    words = Tokens(folded).all.map(\.hash)
    self.score = score
    self.needsMore = needsMore
  }

  /// Its place in one name of a path. The whole name of a folder or file counts too.
  func place(in analysis: Analysis) -> ByteSpan? {
    let (text, tokens) = (analysis.folded.bytes, analysis.tokens.all)
    guard !words.isEmpty, tokens.count >= words.count else { return nil }
    for first in 0...tokens.count - words.count {
      let range = first..<first + words.count
      let end = tokens[range.upperBound - 1].end
      let isLast = end == text.count
      guard tokens[range].map(\.hash) == words, isLast || text[end] == UInt8(ascii: "."),
        !(needsMore && (isLast || first == 0)), Self.isParted(text, before: tokens[first].start)
      else { continue }
      return analysis.span(of: range)
    }
    return nil
  }

  /// Whether a name or a part of it begins here.
  private static func isParted(_ text: [UInt8], before start: Int) -> Bool {
    start == 0 || "_-.".utf8.contains(text[start - 1])
  }
}
