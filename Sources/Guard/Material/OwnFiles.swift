import RedactCore

/// Knows the files that this product makes and that are not for everybody, by marks in them.
enum OwnFiles {
  /// The value of a member `schema` that begins at this place, as a file of ours has it.
  static func isSchema(_ bytes: [UInt8], at start: Int) -> Bool {
    // In a file that is a text of another one, quotes have backslashes.
    let isBetween: (UInt8) -> Bool = { ASCII.isBlank($0) || $0 == 0x3A || $0 == 0x22 || $0 == 0x5C }
    let end = bytes.start(of: isBetween, to: start, most: 16)
    return bytes[end..<start].contains(0x3A) && bytes.holds("\"", before: start)
      && bytes.holds("\"schema", before: end)
  }

  /// Whether findings that begin here show the words: a member `text`, from an offset on.
  static func textMember(in bytes: [UInt8], from start: Int) -> Int? {
    let name = Array("\"text\":".utf8)
    var at = start
    while let quote = bytes[at...].firstIndex(of: name[0]) {
      if bytes[quote...].starts(with: name) { return quote }
      at = quote + 1
    }
    return nil
  }

  /// The head or a row of the table of what was changed into what, from `Changed to` on.
  static func isAnonymisationLog(_ bytes: [UInt8], at start: Int) -> Bool {
    let isMark: (UInt8) -> Bool = { $0 == 0x22 || $0 == 0x2C || $0 == 0x3B || $0 == 0x09 }
    let before = bytes.start(of: isMark, to: start, most: 4)
    let after = bytes.end(of: isMark, from: start + "Changed to".utf8.count, most: 4)
    if bytes.holds("Original", before: before), before < start {
      return bytes.holds("Reason", at: after) || bytes.holds("Type", at: after)
    }
    return bytes.holds("\",\"Changed to\":\"", at: start - 3)
  }

  /// Whether the name of a table begins here, as a spreadsheet writes it.
  static func isSheetName(_ bytes: [UInt8], at start: Int) -> Bool {
    bytes.holds("table:name=\"", before: start)
  }

  /// A row of a vault that was printed, from `"table":"` on.
  static func isVaultRow(_ bytes: [UInt8], at start: Int) -> Bool {
    bytes.holds("{", before: start)
      && (bytes.holds("\"table\":\"entity\",\"pseudonym\":", at: start)
        || bytes.holds("\"table\":\"document\",\"id\":", at: start))
  }
}
