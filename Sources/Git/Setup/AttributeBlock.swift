/// Our lines in a file of attributes, between two marks; all other bytes of the file stay as they are.
struct AttributeBlock: Hashable {
  private static let begin = Array("# redact begin".utf8)
  private static let end = Array("# redact end".utf8)

  /// As they stand in the file, quoted where they must be.
  var patterns: [[UInt8]]
  /// Whether the files are to go through the filter, and not only to be shown as text.
  var cleans: Bool

  /// A pattern as a file of attributes has it.
  ///
  /// - Throws: `.refused` for what cannot be one.
  static func pattern(_ text: String) throws(SetupError) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first != UInt8(ascii: "!"), !text.hasPrefix("[attr]"),
      !text.hasPrefix("--"), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw .refused("a pattern of files cannot be empty, or start with ! or [attr]", hint: nil) }
    guard bytes.contains(UInt8(ascii: " ")) || "\"#".utf8.contains(first) else { return bytes }
    let special = Array("\"\\".utf8)
    return [UInt8(ascii: "\"")] + bytes.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
      + [UInt8(ascii: "\"")]
  }

  private var bytes: [UInt8] {
    let attributes = Array((cleans ? " filter=redact diff=redact" : " diff=redact").utf8)
    let lines = [Self.begin] + patterns.map { $0 + attributes } + [Self.end]
    return lines.flatMap { $0 + [UInt8(ascii: "\n")] }
  }

  // MARK: In a file

  /// The block of a file; nil where there is none.
  static func find(in file: [UInt8]) throws(SetupError) -> AttributeBlock? {
    guard let place = try place(in: file) else { return nil }
    var block = AttributeBlock(patterns: [], cleans: false)
    for line in lines(of: file[place]) where !line.elementsEqual(begin) && !line.elementsEqual(end) {
      let parts = AttributeLine(line)
      if let pattern = parts?.pattern { block.patterns.append(Array(pattern)) }
      if parts?.asks("filter") == true { block.cleans = true }
    }
    return block
  }

  /// The file with this block in the place of the one it has, or at its end.
  func put(in file: [UInt8]) throws(SetupError) -> [UInt8] {
    guard let place = try Self.place(in: file) else {
      let gap = file.isEmpty || file.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
      return file + gap + bytes
    }
    return file[..<place.lowerBound] + bytes + file[place.upperBound...]
  }

  /// The file without its block.
  static func removed(from file: [UInt8]) throws(SetupError) -> [UInt8] {
    guard let place = try place(in: file) else { return file }
    return Array(file[..<place.lowerBound] + file[place.upperBound...])
  }

  private static func place(in file: [UInt8]) throws(SetupError) -> Range<Int>? {
    let lines = lines(of: file[...])
    let begins = lines.filter { $0.elementsEqual(begin) }
    let ends = lines.filter { $0.elementsEqual(end) }
    if begins.isEmpty, ends.isEmpty { return nil }
    guard begins.count == 1, ends.count == 1, begins[0].endIndex < ends[0].startIndex else {
      throw .refused(
        "the lines between `# redact begin` and `# redact end` were changed so that they have no end",
        hint: "take them out by hand")
    }
    // With the line ends that follow the marks, CRLF among them.
    let after = file[ends[0].endIndex...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? file.count
    return begins[0].startIndex..<after
  }

  private static func lines(of file: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
  }
}

/// One line of a file of attributes: a pattern, or the name of a macro, and what is said of it.
struct AttributeLine {
  let pattern: ArraySlice<UInt8>
  private let attributes: [ArraySlice<UInt8>]

  /// Nil for what is blank or a comment.
  init?(_ line: ArraySlice<UInt8>) {
    let blanks = Array(" \t\r".utf8)
    let line = line.drop { blanks.contains($0) }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    let end = first == UInt8(ascii: "\"") ? Self.endOfQuoted(line) : line.firstIndex { blanks.contains($0) }
    let stop = end ?? line.endIndex
    pattern = line[..<stop]
    attributes = line[stop...].split { blanks.contains($0) }
  }

  /// Whether it sets an attribute to what is ours.
  func asks(_ attribute: String) -> Bool {
    attributes.contains { $0.elementsEqual("\(attribute)=redact".utf8) }
  }

  /// Whether any line of a file does.
  static func asks(_ attribute: String, anywhereIn file: [UInt8]) -> Bool {
    file.split(separator: UInt8(ascii: "\n")).contains { AttributeLine($0)?.asks(attribute) ?? false }
  }

  private static func endOfQuoted(_ line: ArraySlice<UInt8>) -> Int? {
    var isEscaped = false
    for index in line.indices.dropFirst() {
      if isEscaped {
        isEscaped = false
      } else if line[index] == UInt8(ascii: "\\") {
        isEscaped = true
      } else if line[index] == UInt8(ascii: "\"") {
        return index + 1
      }
    }
    return nil
  }
}
