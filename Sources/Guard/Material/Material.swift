import RedactCore

/// Finds what has no business in the tree of a corpus, by what it holds: keys and shares of them, tokens that can
/// be opened, vaults, plans, reviews, lists of words that were taken out, histories.
///
/// Public keys, logs of the audit and their seals, lists of fingerprints, baselines and files sealed with `age`
/// are made to be seen and are not found. Lists of known names have no mark and are not found either.
package enum Material {
  /// All there is in the bytes of one file, in order of place; of a file that is all one such thing, its mark.
  ///
  /// - Parameters:
  ///   - bytes: anything.
  ///   - name: the path of the file, which is a hint only.
  package static func found(in bytes: [UInt8], name: [UInt8] = []) -> [MaterialFinding] {
    if let narrow = NarrowText(bytes) {
      return found(in: narrow.bytes, name: name).map { found in
        MaterialFinding(
          found.kind, narrow.original(found.span), score: found.score, identifies: found.identifies)
      }
    }
    var finder = MaterialFinder(bytes: bytes)
    if let head = FileHeads.finding(in: bytes, name: name) { finder.add(head) }
    finder.search()
    return finder.found.sorted { $0.span < $1.span }
  }
}

/// Looks at each mark once.
private struct MaterialFinder {
  let bytes: [UInt8]
  private(set) var found: [MaterialFinding] = []
  private var kinds: Set<MaterialKind> = []
  /// How far the words of a report of findings were looked for.
  private var searched = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// A mark that the search knows, and what it is the mark of.
  private enum Mark: String, CaseIterable {
    case key = "redact-"
    case age = "age-secret-key-"
    case pem = "private key"
    case putty = "putty-user-key-file-"
    case plan = "redact.plan/"
    case review = "redact.review/"
    case page = "this page holds words of the originals"
    case findings = "redact.finding"
    case changes = "changed to"
    case sheet = "anonymisation log"
    case row = "\"table\":\""
  }

  private static let marks = Mark.allCases
  private static let search = MarkSearch(marks.map(\.rawValue))

  mutating func search() {
    let bytes = bytes
    Self.search.forEach(in: bytes) { look(at: $1, Self.marks[$0]) }
    TokenSearch.forEach(in: bytes) { add(MaterialFinding(.token, $0, score: 1)) }
    ShareSearch.forEach(in: bytes) { addKey($0, score: 1) }
  }

  mutating func add(_ finding: MaterialFinding) {
    found.append(finding)
    kinds.insert(finding.kind)
  }

  private mutating func look(at start: Int, _ mark: Mark) {
    switch mark {
    case .key: addKey(Secrets.own(bytes, at: start), score: 1)
    case .age: addKey(Secrets.age(bytes, at: start), score: 1)
    case .pem: addKey(Secrets.pem(bytes, at: start), score: 0.95)
    case .putty: addKey(Secrets.putty(bytes, at: start), score: 0.95)
    case .plan: if OwnFiles.isSchema(bytes, at: start) { addOnce(.plan, mark, start) }
    case .review: if OwnFiles.isSchema(bytes, at: start) { addOnce(.review, mark, start) }
    case .page: addOnce(.review, mark, start)
    case .findings:
      if !kinds.contains(.log), OwnFiles.isSchema(bytes, at: start), showsWords(start) {
        addOnce(.log, mark, start)
      }
    case .changes: if OwnFiles.isAnonymisationLog(bytes, at: start) { addOnce(.log, mark, start) }
    case .sheet: if OwnFiles.isSheetName(bytes, at: start) { addOnce(.log, mark, start) }
    case .row: if OwnFiles.isVaultRow(bytes, at: start) { addOnce(.vault, mark, start) }
    }
  }

  private mutating func addKey(_ span: ByteSpan?, score: Double) {
    if let span { add(MaterialFinding(.key, span, score: score)) }
  }

  /// Adds what a whole file is.
  private mutating func addOnce(_ kind: MaterialKind, _ mark: Mark, _ start: Int) {
    guard !kinds.contains(kind) else { return }
    add(MaterialFinding(kind, ByteSpan(start, start + mark.rawValue.utf8.count), score: 1))
  }

  private mutating func showsWords(_ start: Int) -> Bool {
    let member = OwnFiles.textMember(in: bytes, from: max(start, searched))
    searched = member ?? bytes.count
    return member != nil
  }
}

/// A text in UTF-16 of which only the ASCII is of interest, one byte a unit; other units are 0.
private struct NarrowText {
  let bytes: [UInt8]

  /// Nil for what does not begin with a byte order mark of UTF-16.
  init?(_ wide: [UInt8]) {
    guard wide.count >= 2, wide[0] ^ wide[1] == 1, min(wide[0], wide[1]) == 0xFE else { return nil }
    let low = wide[0] == 0xFF ? 0 : 1
    bytes = (1..<wide.count / 2).map { wide[$0 * 2 + 1 - low] == 0 ? wide[$0 * 2 + low] : 0 }
  }

  func original(_ span: ByteSpan) -> ByteSpan { ByteSpan(span.start * 2 + 2, span.end * 2 + 2) }
}
