/// Tells office documents by what they say they are, at the start of the archive or in its list of types.
enum OfficeSniff {
  static let text = Array("application/vnd.oasis.opendocument.text".utf8)
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let wordTypes = ["document", "template"].map { Array((word + $0 + ".main+xml").utf8) }
  private static let archive: [UInt8] = [0x50, 0x4B, 3, 4]

  static func isOpenDocument(_ bytes: [UInt8]) -> Confidence {
    guard bytes.starts(with: archive) else { return .none }
    // An archive of this family begins with the name of its type, not compressed.
    let start = bytes[..<min(bytes.count, 120)]
    return start.dropFirst(30).starts(with: "mimetype".utf8) && start.contains(text) ? .certain : .none
  }

  static func isWord(_ bytes: [UInt8]) -> Confidence {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .likely }
    guard bytes.starts(with: archive) else { return .none }
    guard let archive = try? ZipArchive(bytes),
      let types = archive.members.firstIndex(where: { $0.name == "[Content_Types].xml" }),
      archive.members[types].size <= 1 << 20, let list = try? archive.contents(of: types)
    else { return .fallback }
    return isWord(types: list) ? .certain : .fallback
  }

  /// Whether a list of types seems to have the text of a Word document.
  private static func isWord(types: [UInt8]) -> Bool { wordTypes.contains { types.contains($0) } }

  /// Whether a type is that of the text of a Word document.
  static func isWord(type: some Collection<UInt8>) -> Bool { wordTypes.contains { type.elementsEqual($0) } }

  /// Whether the word at the start of an OpenDocument file is a type of text, and hides nothing else.
  static func isText(type: [UInt8]) -> Bool {
    let lines = type.split { $0 == 0x0A || $0 == 0x0D }
    return lines.count == 1
      && ["", "-template", "-master", "-master-template", "-web"].contains { ending in
        lines[0].elementsEqual(text + Array(ending.utf8))
      }
  }
}
