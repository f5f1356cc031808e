import Policy
import RedactCore

/// Finds who is named in names of files, branches and tags.
///
/// A name has no sentence around it, and the same folders come up in most paths: each part is looked at once. For one
/// thread.
final class NameSearch {
  private let search: IdentifierSearch
  private let knownIn: (Analysis) -> [CheckHit]
  private let markersIn: ([UInt8]) -> [CheckHit]
  private var parts: [[UInt8]: [CheckHit]] = [:]

  /// How sure it must be that somebody is named: less than where a name is written anew, for here only a person is asked.
  private static let threshold = 0.5
  /// How many parts are remembered.
  private static let most = 10_000

  /// - Parameters:
  ///   - knownIn: finds known entities.
  ///   - markersIn: finds what marks an original.
  init(
    _ pipeline: Pipeline, knownIn: @escaping (Analysis) -> [CheckHit],
    markersIn: @escaping ([UInt8]) -> [CheckHit]
  ) {
    self.knownIn = knownIn
    self.markersIn = markersIn
    var pipeline = FileName(pipeline).pipeline
    for type in [EntityType.person, .kunya] { pipeline.policy.thresholds[type] = Self.threshold }
    search = IdentifierSearch(pipeline, care: .policy)
  }

  /// What stands in a path, by its places there.
  func hits(in path: [UInt8]) throws(RedactError) -> [CheckHit] {
    var hits: [CheckHit] = []
    var start = 0
    for part in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      for hit in try self.hits(inPart: Array(part)) { hits.append(hit.moved(by: start)) }
      start += part.count + 1
    }
    return hits
  }

  private func hits(inPart part: [UInt8]) throws(RedactError) -> [CheckHit] {
    if part.isEmpty { return [] }
    if let found = parts[part] { return found }
    let found = try look(at: part)
    if parts.count >= Self.most { parts.removeAll() }
    parts[part] = found
    return found
  }

  private func look(at part: [UInt8]) throws(RedactError) -> [CheckHit] {
    guard UTF8Check.firstInvalid(in: part) == nil else {
      return [CheckHit(ByteSpan(0, part.count), .unreadable)]
    }
    let analysis = Analysis(Self.withBlanks(FileName.readable(part)))
    let found = Self.canIdentify(part) ? try search.detections(in: analysis).map(CheckHit.init) : []
    return CheckHit.merged(known: knownIn(analysis), found: found, others: markersIn(part))
  }

  /// Whether a name without its ending says more than a number, which most files of a corpus have for a name.
  private static func canIdentify(_ part: [UInt8]) -> Bool {
    let point = part.lastIndex(of: UInt8(ascii: ".")) ?? part.endIndex
    let stem = part[..<point].filter { !"-_. ".utf8.contains($0) }
    return stem.count > longestNumber || !stem.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Of digits; with more a date or the number of somebody can be meant.
  private static let longestNumber = 5

  /// `Nada Karim` for `Nada-Karim`: what stands for a blank between two names; an article keeps its hyphen.
  private static func withBlanks(_ part: [UInt8]) -> [UInt8] {
    var part = part
    var letters = 0
    for index in part.indices {
      let isLetter = (0x61...0x7A).contains(part[index] | 0x20)
      if part[index] == UInt8(ascii: "-"), letters > 2, index + 1 < part.count,
        (0x41...0x5A).contains(part[index + 1])
      {
        part[index] = UInt8(ascii: " ")
      }
      letters = isLetter ? letters + 1 : 0
    }
    return part
  }
}
