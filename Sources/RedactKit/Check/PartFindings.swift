public import Findings
import Guard
import RedactCore

/// What was found in one part of a corpus.
///
/// ## Privacy
/// Places, types, rules and keyed fingerprints; never words, and no path in which somebody is named.
public struct PartFindings: Sendable {
  /// What nobody has answered for, in order of place.
  public private(set) var findings: [Finding] = []
  /// What somebody has answered for, and why.
  public private(set) var waived: [(finding: Finding, reason: String)] = []
  /// The path as it may be shown; nil where the part is no file.
  package let shownPath: ShownPath?
  /// Which waivers were of use.
  private(set) var used = Set<Waiver.ID>()
  /// What would waive the findings, one for one; none without a key.
  private(set) var waivable: [WaivedFinding] = []

  private let part: CheckedPart
  private let unit: OffsetUnit
  private let waivers: PartWaivers?

  init(_ part: CheckedPart, inName hits: [CheckHit], _ check: CorpusCheck) {
    self.part = part
    unit = check.options.unit
    shownPath = part.path.map { ShownPath(check.options.showsPaths ? $0 : Self.masked($0, hits)) }
    waivers = check.waivers.of(part.scope, holdsName: !hits.isEmpty)
  }

  /// Adds what was found in the name of a file.
  mutating func addName(_ hits: [CheckHit]) {
    guard let path = part.path, !hits.isEmpty else { return }
    add(hits.map { ($0, $0.span) }, words: path, shown: path, leaf: "file name")
  }

  /// Adds what was found in the very bytes of a part.
  mutating func add(_ hits: [CheckHit], of bytes: [UInt8]) {
    add(hits.map { ($0, $0.span) }, words: bytes, shown: bytes, leaf: part.leaf)
  }

  /// Adds what was found in the text of a file.
  ///
  /// - Parameter shown: what places are told in.
  mutating func add(_ hits: [CheckHit], of file: TranscriptFile, shown: [UInt8]) {
    add(hits.map { ($0, file.place($0.span)) }, words: file.text, shown: shown, leaf: part.leaf)
  }

  /// - Parameters:
  ///   - words: what the spans of the hits count bytes of.
  ///   - shown: what the places beside them count bytes of.
  private mutating func add(_ hits: [(CheckHit, ByteSpan)], words: [UInt8], shown: [UInt8], leaf: String) {
    if hits.isEmpty { return }
    let places = ShownPlaces(hits.map(\.1), in: shown, unit)
    for (index, (hit, _)) in hits.enumerated() {
      let essence = hit.essence ?? CanonicalForm.canon1(Array(words[hit.span.range]))
      let finding = Finding(
        path: shownPath, leaf: leaf, revision: part.revision, place: places.start(index),
        end: places.end(index),
        offsets: places.offsets(index), type: hit.type, kind: hit.kind, score: hit.score, rule: hit.rule,
        fingerprint: waivers?.fingerprint(of: hit.rule, essence))
      if let waiver = waivers?.waiver(of: hit.rule, essence) {
        used.insert(waiver.id)
        waived.append((finding, waiver.reason))
      } else {
        findings.append(finding)
        if let waivers, let fingerprint = finding.fingerprint {
          waivable.append(WaivedFinding(file: waivers.scope, rule: hit.rule, fingerprint: fingerprint))
        }
      }
    }
  }

  /// A path with the types of what was found in it, in place of the words.
  private static func masked(_ path: [UInt8], _ hits: [CheckHit]) -> [UInt8] {
    var masked: [UInt8] = []
    var copied = 0
    for hit in hits where hit.span.start >= copied {
      masked += path[copied..<hit.span.start] + Array("[\(hit.type)]".utf8)
      copied = hit.span.end
    }
    return masked + path[copied...]
  }
}

/// Lines, columns and offsets of places in what may be no text at all.
private struct ShownPlaces {
  private let lines: LineIndex?
  private let places: [ByteSpan]
  private let counted: [Int]

  init(_ places: [ByteSpan], in shown: [UInt8], _ unit: OffsetUnit) {
    self.places = places
    let isText = UTF8Check.firstInvalid(in: shown) == nil
    lines = isText ? LineIndex(shown) : nil
    let ends = places.flatMap { [$0.start, $0.end] }
    counted = isText ? ScalarOffsets.scattered(unit, of: ends, in: shown) : ends
  }

  func start(_ index: Int) -> LinePosition { position(of: places[index].start) }
  func end(_ index: Int) -> LinePosition { position(of: places[index].end) }

  func offsets(_ index: Int) -> Range<Int> {
    counted[2 * index]..<max(counted[2 * index], counted[2 * index + 1])
  }

  private func position(of offset: Int) -> LinePosition {
    lines?.position(of: offset) ?? LinePosition(line: 1, column: 1)
  }
}
