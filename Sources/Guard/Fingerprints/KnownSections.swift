import RedactCore

/// Why a list of known names cannot be split into sections, by line; never what stands there.
package struct KnownSectionError: Error, Hashable, Sendable {
  package enum Reason: String, Sendable {
    case heading = "begins with '[' and is no heading such as '[interviews/0417*]'"
    case tooMany = "begins a section where there are too many already"
  }

  package let line: Int
  package let reason: Reason
}

/// A list of known names in sections: what stands below `[interviews/0417*]` belongs to these files alone,
/// such as what one witness asked to leave out; what stands before any heading is for all.
package enum KnownSections {
  /// What belongs to the files of one pattern.
  ///
  /// ## Privacy
  /// `bytes` holds names in the clear.
  package struct Section: Sendable {
    /// The pattern; nil for all files.
    package let files: String?
    /// The lines of the section at their numbers: there are empty ones in place of what belongs to others.
    package fileprivate(set) var bytes: [UInt8]
    /// How many lines `bytes` has.
    fileprivate var lines: Int
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// Empty lines for all sections together are at most this many.
  private static let mostEmptyLines = 1 << 24

  /// The section for all files, and then those of each heading as they first come up.
  ///
  /// - Throws: `KnownSectionError` for the first line that is wrong.
  package static func split(_ bytes: [UInt8]) throws(KnownSectionError) -> [Section] {
    var sections = [Section(files: nil, bytes: [], lines: 0)]
    var numbers: [String: Int] = [:]
    var current = 0
    var emptyLines = 0
    let body = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
    for (number, line) in body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard let first = line.first(where: { !isBlank($0) }) else { continue }
      if first == UInt8(ascii: "[") {
        guard let files = heading(line) else {
          throw KnownSectionError(line: number + 1, reason: .heading)
        }
        current = numbers[files] ?? sections.count
        numbers[files] = current
        if current == sections.count { sections.append(Section(files: files, bytes: [], lines: 0)) }
      } else {
        let missing = number - sections[current].lines
        emptyLines += missing
        guard emptyLines <= mostEmptyLines else {
          throw KnownSectionError(line: number + 1, reason: .tooMany)
        }
        sections[current].bytes += Array(repeating: 0x0A, count: missing)
        sections[current].bytes += line
        sections[current].bytes.append(0x0A)
        sections[current].lines = number + 1
      }
    }
    return sections
  }

  /// The pattern of a heading; nil for what is none.
  private static func heading(_ line: ArraySlice<UInt8>) -> String? {
    let text = Array(line.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    guard text.count > 2, text.last == UInt8(ascii: "]") else { return nil }
    let pattern = Array(text.dropFirst().dropLast())
    guard FingerprintLine.isPattern(pattern) else { return nil }
    return String(decoding: pattern, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
