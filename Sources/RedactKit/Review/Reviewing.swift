import Audit
import RedactCore
import Resolution
import Vault

/// What was decided about the findings of one document.
///
/// A finding is the same as one in another version of the text when the document has the same name, and the words,
/// the words around them in their line and the number of such places before are the same.
struct Reviewing: Sendable {
  let names: FindingNames
  /// Twelve hexadecimal digits that name the document.
  let document: String
  let decisions: [String: ReviewDecision]

  /// How many words before and after a finding are part of what it is.
  private static let wordsAround = 3

  init(_ names: FindingNames, document: String, decisions: [String: ReviewDecision]) {
    self.names = names
    self.document = names.document(named: document)
    self.decisions = decisions
  }

  /// The names of findings that stand in these places of a text, which ascend.
  func ids(of spans: [ByteSpan], in analysis: Analysis) -> [String] {
    var seen: [[[UInt8]]: Int] = [:]
    return spans.map { span in
      let words = words(of: span, in: analysis)
      let number = seen[words, default: 0]
      seen[words] = number + 1
      return names.finding(in: document, words: words, number: number)
    }
  }

  /// The words of a finding, and those before and after it in its line.
  private func words(of span: ByteSpan, in analysis: Analysis) -> [[UInt8]] {
    let tokens = analysis.tokens.all
    let inside = analysis.tokenIndices(in: span)
    var start = min(inside.lowerBound, tokens.count)
    while start > 0, inside.lowerBound - start < Self.wordsAround,
      start == tokens.count || !tokens[start].traits.contains(.startsLine)
    {
      start -= 1
    }
    var end = min(inside.upperBound, tokens.count)
    while end < tokens.count, end - inside.upperBound < Self.wordsAround,
      !tokens[end].traits.contains(.startsLine)
    {
      end += 1
    }
    let words = { (range: Range<Int>) in
      Array(range.map { analysis.word(tokens[$0]) }.joined(separator: " ").utf8)
    }
    return [
      CanonicalForm.canon1(Array(analysis.text[span.range])), words(start..<max(start, inside.lowerBound)),
      words(min(inside.upperBound, end)..<end),
    ]
  }

  /// The findings with the types that reviewers gave them.
  func retyped(_ detections: [Detection], in analysis: Analysis) -> [Detection] {
    guard decisions.values.contains(where: { $0.change.type != nil }) else { return detections }
    return zip(detections, ids(of: detections.map(\.span), in: analysis)).map { detection, id in
      guard let type = decisions[id]?.change.type, detection.identity == nil else { return detection }
      var changed = detection
      changed.type = type
      return changed
    }
  }

  /// Refuses words of a reviewer that name somebody of the document.
  private func check(_ resolved: Resolved, in analysis: Analysis) throws(RedactError) {
    for (mention, id) in zip(resolved.mentions, ids(of: resolved.mentions.map(\.span), in: analysis)) {
      guard let words = decisions[id]?.change.words else { continue }
      let written = Analysis(Array(words.utf8))
      let surface = CanonicalForm.canon1(Array(analysis.text[mention.span.range]))
      let isSaid = !surface.isEmpty && CanonicalForm.canon1(written.text).firstRange(of: surface) != nil
      guard !isSaid, resolved.state.propagation.detections(in: written).isEmpty else {
        throw .configuration("the words of a reviewer for finding \(id) name somebody who is to be hidden")
      }
    }
  }
}

/// One finding of a document, and what became of it.
struct ReviewedFinding: Sendable {
  let id: String
  /// In the text as its format is read.
  let span: ByteSpan
  let type: EntityType
  let kind: IdentifierKind
  let rule: String
  let score: Double
  let action: String
  /// Nil where nothing is decided.
  let decision: ReviewDecision?
  /// The index of what was written for it; nil where its words stay.
  let replacement: Int?
}

extension Reviewing {
  /// All findings of a text that is about to be given out, in order of place.
  ///
  /// - Parameter actions: what is done with each.
  /// - Throws: `configuration` for words of a reviewer that name somebody of the document.
  func accepted(
    _ resolved: Resolved, _ actions: [Operator], in text: [UInt8], _ brackets: LabelBrackets
  ) throws(RedactError) -> [ReviewedFinding] {
    let analysis = Analysis(text, brackets: brackets)
    try check(resolved, in: analysis)
    return findings(resolved, actions, in: analysis)
  }

  private func findings(_ resolved: Resolved, _ actions: [Operator], in analysis: Analysis)
    -> [ReviewedFinding]
  {
    let ids = ids(of: resolved.mentions.map(\.span), in: analysis)
    var written = 0
    return resolved.mentions.indices.map { index in
      let mention = resolved.mentions[index]
      let stays = actions[index] == .keep
      defer { if !stays { written += 1 } }
      let decision = decisions[ids[index]]
      return ReviewedFinding(
        id: ids[index], span: mention.span, type: mention.type, kind: mention.kind, rule: mention.rule,
        score: mention.score, action: actions[index].word,
        decision: decision?.verdict == .undecided ? nil : decision, replacement: stays ? nil : written)
    }
  }
}

/// What was decided about the findings of many documents.
struct Review: Sendable {
  let names: FindingNames
  let decisions: [String: ReviewDecision]

  /// The types of which a reviewer wants something told less exactly; all where one is, for a finding may be of any.
  var generalised: Set<EntityType> {
    let wants = decisions.values.contains { $0.change.action?.hasPrefix("generalise:") ?? false }
    return wants ? Set(EntityType.allCases) : []
  }
}

extension Redaction {
  /// What reviewers decided about each replacement, by its index.
  var decisionsOfReplacements: [Int: ReviewDecision] {
    findings.reduce(into: [:]) { decisions, finding in
      if let replacement = finding.replacement { decisions[replacement] = finding.decision }
    }
  }

  /// A digest of all that was decided about this document, empty without a decision. Findings are named by keyed digests,
  /// so nothing can be guessed from it.
  var reviewDigest: [UInt8] {
    let decided = findings.compactMap { finding in
      finding.decision.map { decision in
        [finding.id, decision.verdict.rawValue, decision.comment, decision.reviewer]
      }
    }
    guard !decided.isEmpty else { return [] }
    var writer = PackedWriter()
    for words in decided { writer.write(strings: words.map { Array($0.utf8) }) }
    return PlainDigest.sha256Bytes(writer.bytes)
  }
}
