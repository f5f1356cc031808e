import Findings
import Guard
import RedactCore

extension CorpusCheck {
  /// Looks at parts of a corpus, one after the other. What it saw before changes nothing of what it finds; it is not
  /// shared between threads.
  public final class Session {
    private let check: CorpusCheck
    private let texts: IdentifierSearch
    private let messages: IdentifierSearch
    private let names: NameSearch

    init(_ check: CorpusCheck) {
      self.check = check
      texts = IdentifierSearch(
        check.pipeline, care: check.options.recall == nil ? .unlessRedacted : .policy)
      messages = IdentifierSearch(check.pipeline, care: .sure)
      names = NameSearch(
        check.pipeline,
        knownIn: { check.known(in: $0) },
        markersIn: { check.markers.found(inName: $0).map(CheckHit.init) })
    }

    /// Everything that is found in a part.
    ///
    /// - Throws: `RedactError` where it cannot be told; then the part must count as one with findings.
    public func look(at part: CheckedPart) throws(RedactError) -> PartFindings {
      let inName = try part.path.map { path throws(RedactError) in try names.hits(in: path) } ?? []
      var findings = PartFindings(part, inName: inName, check)
      if part.path != nil, !part.isNameKnown { findings.addName(inName) }
      switch part.kind {
      case .name, .leftOut: break
      case .unread: findings.add([unreadable(part.bytes)], of: part.bytes)
      case .file: try look(atFile: part, &findings)
      case .link, .reference:
        findings.add(try names.hits(in: part.bytes), of: part.bytes)
      case .message:
        try look(atMessage: part.bytes, &findings)
      case .person:
        findings.add(look(atPerson: part.bytes), of: part.bytes)
      }
      return findings
    }

    // MARK: Files

    private func look(atFile part: CheckedPart, _ findings: inout PartFindings) throws(RedactError) {
      let material = Material.found(in: part.bytes, name: part.path ?? []).map(CheckHit.init)
      let file: TranscriptFile
      do {
        file = try TranscriptFile(
          part.bytes, format: check.options.format, limit: check.options.documentLimit)
      } catch {
        guard case .input = error else { throw error }
        findings.add(material.isEmpty ? [unreadable(part.bytes)] : material, of: part.bytes)
        return
      }
      findings.add(material + metadata(of: file), of: part.bytes)
      let analysis = Analysis(file.text)
      let isOurs = part.path.map { path in Self.settings.contains { path.starts(with: $0) } } ?? false
      let hits = CheckHit.merged(
        known: check.known(in: analysis, at: part.path),
        found: isOurs ? [] : try texts.detections(in: analysis).map(CheckHit.init),
        others: check.markers.found(in: analysis).map(CheckHit.init)
          + released(in: analysis))
      findings.add(hits, of: file, shown: file.hasPlaces ? part.bytes : file.text)
    }

    /// Words where a released text has labels; those around which nothing else of it stands only where all that is
    /// doubtful is wanted.
    private func released(in analysis: Analysis) -> [CheckHit] {
      check.released.places(in: analysis)
        .filter { $0.score >= ReleasedPlace.sureScore || check.options.recall == .high }
        .map { CheckHit($0.span, .lessRedacted, score: $0.score) }
    }

    /// Settings of a repository name authors, addresses and ids; in them only who is known is looked for.
    private static let settings = [
      ".redact/", ".pre-commit-config.yaml", ".gitattributes", ".gitignore", ".gitmodules", ".github/",
      ".gitlab",
    ].map { Array($0.utf8) }

    private func unreadable(_ bytes: [UInt8]) -> CheckHit {
      var hit = CheckHit(ByteSpan(0, 0), .unreadable, kind: .quasi)
      hit.essence = bytes
      return hit
    }

    /// What `redact` would have taken out.
    private func metadata(of file: TranscriptFile) -> [CheckHit] {
      MetadataKind.allCases.filter { file.metadata[$0] != nil }.map { kind in
        var hit = CheckHit(ByteSpan(0, 0), .metadata, kind: .quasi, score: 0.8)
        hit.essence = Array(kind.rawValue.utf8)
        return hit
      }
    }

    // MARK: Commits

    /// A message is prose; its last lines may say who had a hand in it.
    private func look(atMessage text: [UInt8], _ findings: inout PartFindings) throws(RedactError) {
      guard UTF8Check.firstInvalid(in: text) == nil, !text.contains(0) else {
        findings.add([unreadable(text)], of: text)
        return
      }
      var prose = text
      var hits: [CheckHit] = []
      for trailer in Trailers.people(in: text) {
        hits += look(atPerson: Array(text[trailer.range])).map { $0.moved(by: trailer.start) }
        for index in trailer.range { prose[index] = UInt8(ascii: " ") }
      }
      let analysis = Analysis(prose)
      hits += CheckHit.merged(
        known: check.known(in: analysis), found: try messages.detections(in: analysis).map(CheckHit.init),
        others: check.markers.found(in: analysis).map(CheckHit.init))
      findings.add(hits.sorted { $0.span < $1.span }, of: text)
    }

    /// Somebody who commits is somebody: only who is known, and who is not listed where authors are, counts.
    private func look(atPerson person: [UInt8]) -> [CheckHit] {
      if UTF8Check.firstInvalid(in: person) != nil {
        return [CheckHit(ByteSpan(0, person.count), .unreadable)]
      }
      let hits = check.known(in: Analysis(person))
      guard hits.isEmpty, !check.authors.isEmpty, !check.authors.contains(person) else { return hits }
      return [CheckHit(ByteSpan(0, person.count), .author)]
    }
  }

  /// Where known entities are named.
  ///
  /// - Parameter path: of the file, which some are asked to be left out of.
  fileprivate func known(in analysis: Analysis, at path: [UInt8]? = nil) -> [CheckHit] {
    let found = fingerprints.flatMap { list in
      list.occurrences(in: analysis) { pattern in
        guard let path else { return true }
        return (try? FilePattern(pattern))?.matches(path) ?? true
      }
    }
    return Array(Set(found.map(CheckHit.init))).sorted { ($0.span, $0.rule) < ($1.span, $1.rule) }
  }
}

/// The lines at the end of a message that name people, such as `Reviewed-by: Name <mail>`.
private enum Trailers {
  /// Where the people stand.
  static func people(in text: [UInt8]) -> [ByteSpan] {
    var found: [ByteSpan] = []
    var start = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line[..<colon].suffix(3).elementsEqual("-by".utf8),
        line[..<colon].allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D })
      else { continue }
      let value = line[(colon + 1)...].drop { $0 == 0x20 }
      found.append(ByteSpan(value.startIndex, line.endIndex))
    }
    return found
  }
}
