import RedactCore

/// An office document taken apart: its markup scanned, its pictures known, and nothing left that is neither.
struct OfficePackage {
  struct Part {
    let name: String
    let member: Int
    /// Where it stands in the joined source.
    let span: ByteSpan
    let document: MarkupDocument
  }

  let archive: ZipArchive
  private(set) var parts: [Part] = []
  /// All parts, one after the other.
  private(set) var source: [UInt8] = []
  /// Pictures that are not neutral, and what stands for them.
  private(set) var exchanges: [ArchiveFile.Exchange] = []
  let format: String

  init(
    _ bytes: [UInt8], format: String, limits: IntakeLimits
  ) throws(TranscriptError) {
    self.format = format
    if bytes.count > limits.bytes { throw .tooLarge(size: bytes.count, limit: limits.bytes) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      throw .part(format: format, "a password, or in the binary form of old programs", byte: 0)
    }
    archive = try Self.archive(bytes, limits)
    for index in archive.members.indices { try take(index) }
    // The order of reading: the text first, then what belongs to it.
    parts.sort { (OfficeMember.rank($0.name), $0.member) < (OfficeMember.rank($1.name), $1.member) }
  }

  private static func archive(_ bytes: [UInt8], _ limits: IntakeLimits) throws(TranscriptError) -> ZipArchive
  {
    do throws(ZipError) {
      var zip = ZipLimits()
      zip.bytes = min(zip.bytes, limits.bytes * 4)
      return try ZipArchive(bytes, limits: zip)
    } catch {
      throw .archive(error)
    }
  }

  private func contents(_ index: Int) throws(TranscriptError) -> [UInt8] {
    do throws(ZipError) {
      return try archive.contents(of: index)
    } catch {
      throw .archive(error)
    }
  }

  private func refusal(_ what: TranscriptError.StaticPhrase, _ index: Int) -> TranscriptError {
    .part(format: format, what, byte: archive.members[index].header.start)
  }

  private mutating func take(_ index: Int) throws(TranscriptError) {
    let member = archive.members[index]
    if !member.comment.isEmpty { throw refusal("a comment in its archive", index) }
    for field in [member.extra, member.recordExtra]
    where !OfficeMember.isKnownExtra(archive.bytes[field.range]) {
      throw refusal("an extra field that is not known", index)
    }
    let kind = OfficeMember(member.name)
    if case .refused(let what) = kind { throw refusal(what, index) }
    if member.isFolder { return }
    let bytes = try contents(index)
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) { throw refusal("an archive inside", index) }
    switch kind {
    case .markup: try scan(bytes, index)
    case .mimetype:
      if !OfficeSniff.isText(type: bytes) { throw refusal("a type other than text of OpenDocument", index) }
    case .refused: return
    case .leftOut(let kind):
      exchanges.append(ArchiveFile.Exchange(kind: kind, member: index, change: .removed))
    case .picture:
      guard let neutral = NeutralPicture.like(bytes) else {
        throw refusal("a picture of another type", index)
      }
      if neutral != bytes {
        exchanges.append(
          ArchiveFile.Exchange(kind: .picture, member: index, change: .contents(neutral)))
      }
    }
  }

  private mutating func scan(_ bytes: [UInt8], _ index: Int) throws(TranscriptError) {
    if bytes.isEmpty { return }  // as some programs leave their lists of shortcuts
    if SourceText.utf16Mark(bytes) != nil { throw refusal("a part in UTF-16", index) }
    let document: MarkupDocument
    do throws(MarkupError) {
      document = try MarkupDocument(bytes)
    } catch {
      throw .part(format: format, error.reason.phrase, byte: archive.members[index].header.start)
    }
    if document.doctype != nil { throw refusal("a DOCTYPE in a part", index) }
    let encoding = document.encoding.map { $0.map(\.asciiLowercased) } ?? Array("utf-8".utf8)
    let isASCII = encoding.elementsEqual("us-ascii".utf8) || encoding.elementsEqual("ascii".utf8)
    guard encoding.elementsEqual("utf-8".utf8) || isASCII else {
      throw refusal("a part in another encoding than UTF-8", index)
    }
    let span = ByteSpan(source.count, source.count + bytes.count)
    parts.append(Part(name: archive.members[index].name, member: index, span: span, document: document))
    source += bytes
  }

  /// Whether its list of types has the text of a Word document, in a place where nothing is changed.
  var isWord: Bool {
    guard let part = parts.first(where: { $0.name == "[Content_Types].xml" }) else { return false }
    let types = part.document
    return types.nodes.indices.contains { index in
      guard types.nodes[index].kind == .element else { return false }
      let attributes = types.attributes(of: index)
      let path = attributes.first { $0.isLocally("PartName") }.map {
        self.path($0.string.bytes, from: part.name)
      }
      return attributes.contains { $0.isLocally("ContentType") && OfficeSniff.isWord(type: $0.string.bytes) }
        && path.map { OfficeMember($0) == .markup } ?? true
    }
  }

  /// Whether its first member says that it is a text, and the text is there.
  var isOpenDocument: Bool {
    archive.members.contains { $0.name == "mimetype" } && parts.contains { $0.name == "content.xml" }
  }

  /// The transcript of all parts, as `rules` read them.
  func transcript(_ rules: OfficeRules, of input: [UInt8]) throws(TranscriptError) -> Transcript {
    var texts: [OfficeText] = []
    for part in parts {
      // Whoever made a vocabulary of their own may mean anything by its names.
      let isOwn = part.name.hasPrefix("customXml/item") && !part.name.hasPrefix("customXml/itemProps")
      texts.append(try OfficeReader(part, of: self, isOwn ? OfficeRules(mixesText: false) : rules).text())
    }
    var builder = DocumentBuilder(SourceText(joined: source))
    builder.add(texts)
    let places = parts.map { ArchiveFile.Part(member: $0.member, span: $0.span) }.sorted { $0.span < $1.span }
    return try builder.transcript(format, of: input) { file in
      ArchiveFile(archive: archive, parts: places, file: file, exchanges: exchanges)
    }
  }

  /// What a path names that is written in a part.
  func path(_ path: [UInt8], from part: String) -> String {
    var folders = part.split(separator: "/").dropLast().map(String.init)
    if folders.last == "_rels" { folders.removeLast() }
    if path.first == UInt8(ascii: "/") || !part.hasSuffix(".rels") { folders = [] }
    for step in String(decoding: path, as: UTF8.self).split(separator: "/") where step != "." {
      if step == ".." { _ = folders.popLast() } else { folders.append(String(step)) }
    }
    let isFolder = path.last == UInt8(ascii: "/")
    return folders.joined(separator: "/") + (isFolder && !folders.isEmpty ? "/" : "")
  }
}
