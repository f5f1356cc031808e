import RedactCore

/// What a member of an office document is, by its name. Only known names pass, since a name is text too.
enum OfficeMember: Equatable {
  /// XML, read whole.
  case markup
  case picture
  /// Nothing that anybody needs: a picture of the first page, where lines were broken last time.
  case leftOut(MetadataKind)
  /// The word at the start of an OpenDocument file.
  case mimetype
  case refused(TranscriptError.StaticPhrase)

  init(_ name: String) {
    let parts = name.lowercased().split(separator: "/", omittingEmptySubsequences: true)
    if let what = Self.refusal(parts.joined(separator: "/")) {
      self = .refused(what)
    } else if name == "mimetype" {
      self = .mimetype
    } else if name == "layout-cache" {
      self = .leftOut(.derived)
    } else if !parts.dropLast().allSatisfy({ Self.isKnownFolder($0) }) || parts.isEmpty {
      self = .refused("a part in a folder that is not known")
    } else if name.hasSuffix("/") {
      self = Self.isKnownFolder(parts[parts.count - 1]) ? .markup : .refused("a folder that is not known")
    } else {
      self = Self.file(parts)
    }
  }

  /// Whether a name holds nothing that could be text; the empty one stands for all of the archive.
  static func isKnown(_ name: String) -> Bool {
    if name.isEmpty { return true }
    if case .refused = OfficeMember(name) { return false }
    return true
  }

  private static func file(_ parts: [Substring]) -> OfficeMember {
    let file = parts[parts.count - 1]
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    let ending = String(file[dot...])
    let isThumbnail = parts.first == "thumbnails" || file.hasPrefix("thumbnail")
    let isNamed =
      parts == ["[content_types].xml"]
      || ending == ".rels" && isKnownFile(file[..<dot].split(separator: ".").first ?? "")
    guard isNamed || isKnownFile(file[..<dot]) else {
      return .refused("a part with a name that is not known")
    }
    if isThumbnail { return .leftOut(.picture) }
    if ending == ".xml" || ending == ".rels" || ending == ".svg" || ending == ".rdf" { return .markup }
    return pictures.contains(ending) ? .picture : .refused("a part of a kind that is not known")
  }

  private static let pictures: Set<String> = [
    ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf",
  ]

  /// What is known, and cannot be redacted.
  private static func refusal(_ name: String) -> TranscriptError.StaticPhrase? {
    if name.contains("vbaproject") || name.contains("vbadata") || name.hasPrefix("basic/")
      || name.hasPrefix("scripts/")
    {
      return "a macro"
    }
    if name.contains("embeddings/") || name.hasPrefix("object ") || name.hasPrefix("objectreplacements") {
      return "an embedded object"
    }
    if name.contains("activex/") || name.contains("/ctrlprops/") { return "a control" }
    if name.contains("fonts/") { return "an embedded font" }
    if name.hasPrefix("_xmlsignatures") || name.contains("signatures.xml") { return "a signature" }
    if name.contains("encryptedpackage") || name.contains("encryptioninfo") { return "a password" }
    if name.contains("afchunk") || name.hasSuffix(".mht") || name.hasSuffix(".html") || name.hasSuffix(".rtf")
    {
      return "a document inside"
    }
    return nil
  }

  private static func isKnownFolder(_ name: Substring) -> Bool { folders.contains(String(name)) }

  private static let folders = Set(
    """
    _rels word docprops customxml media theme glossary charts diagrams drawings ink meta-inf pictures \
    thumbnails configurations2 accelerator statusbar floater popupmenu progressbar menubar toolbar toolpanel \
    images bitmaps webextensions docmetadata customui documenttasks
    """.split(separator: " ").map(String.init))

  /// A known word, perhaps digits or the hexadecimal digits that programs number pictures with.
  private static func isKnownFile(_ name: Substring) -> Bool {
    let word = name.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
    let rest = name.dropFirst(word.count)
    if rest.count <= 6, rest.allSatisfy(\.isASCIIDigit), files.contains(String(word)) { return true }
    let digits = name.drop { $0 == "{" }.filter { $0 != "-" && $0 != "}" }
    return digits.count >= 8 && digits.count <= 72
      && digits.allSatisfy { $0.isASCIIDigit || "abcdef".contains($0) }
      || name.isEmpty
  }

  private static let files = Set(
    """
    document document_ styles stylesWithEffects settings websettings fonttable numbering footnotes endnotes \
    comments commentsextended commentsids commentsextensible people theme themeoverride header footer item \
    itemprops core app custom image picture img rid chart colors style data layout quickstyle drawing \
    glossary ink thumbnail content meta manifest current media graphic psmdcp docmetadata labelinfo \
    taskpanes webextension stylesheet customizations keymap documenttasks settings_ footer_ header_ \
    userdefined
    """.lowercased().split(separator: " ").map(String.init))

  /// Times, owners and filling: the fields that programs leave behind, and no text.
  static func isKnownExtra(_ field: ArraySlice<UInt8>) -> Bool {
    let field = Array(field)
    var at = 0
    while at + 4 <= field.count {
      let end = at + 4 + Int(field.zip16(at + 2))
      guard end <= field.count else { return false }
      switch field.zip16(at) {
      case 0x5455, 0x7875, 0x000A, 0x5855, 0xCAFE, 0x7855: if end - at > 44 { return false }
      case 0xA220: if field[min(end, at + 8)..<end].contains(where: { $0 != 0 }) { return false }
      default: return false
      }
      at = end
    }
    return at == field.count
  }

  /// Where a part is read: who and when, the text, its notes, everything else.
  static func rank(_ name: String) -> Int {
    let order = [
      "meta.xml", "docprops/core.xml", "docprops/app.xml", "docprops/custom.xml", "content.xml",
      "word/document",
      "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments", "word/", "styles.xml",
    ]
    let name = name.lowercased()
    return order.firstIndex { name.hasPrefix($0) } ?? order.count
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
