import Glibc
import RulePacks

/// The place ladder as it lies on disk: lines sorted by bytes, read by binary search and never parsed whole.
///
/// A line that begins with `=` is a unit: key, level, what is written, key of the unit above. Every other is a
/// name, folded, and what it can mean: the kind of the place and the unit it lies in, or `@` and the unit it is.
struct PlaceFile: Sendable {
  /// The divisions that a place is told by, finest first; an area is part of a country.
  enum Level: String, CaseIterable, Sendable {
    case subdistrict, district, governorate, area, country, region

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  struct Unit: Hashable, Sendable {
    let key: String
    let level: Level
    let text: String
    let above: String?
  }

  struct Meaning: Hashable, Sendable {
    /// `town` and the like; nil where the name is that of the unit itself.
    let kind: String?
    let unit: String
  }

  private let bytes: [UInt8]
  private let start: Int

  private static let head = Array("# redact places 1\n".utf8)

  /// - Throws: `RulePackError` for a file of another version, one that is not sorted, or has a line of no use.
  init(reading path: String, named file: String) throws(RulePackError) {
    try self.init(try FileText.readBytes(path, named: file), named: file)
  }

  init(_ bytes: [UInt8], named file: String) throws(RulePackError) {
    guard bytes.starts(with: Self.head) else {
      throw RulePackError(file, line: 1, "must begin with '# redact places 1'")
    }
    guard bytes.last == 0x0A else { throw RulePackError(file, "must end with a line end") }
    self.bytes = bytes
    start = Self.head.count
    if let line = Self.firstUnsorted(bytes, from: start) {
      throw RulePackError(file, line: line, "is not sorted here, or has no tab")
    }
  }

  /// The 1-based number of the first line whose key does not lie behind the one before it.
  private static func firstUnsorted(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return nil }
      var line = 2
      var at = start
      var last = 0..<0
      while at < raw.count {
        guard let end = memchr(base + at, 0x0A, raw.count - at) else { return line }
        let lineEnd = end - UnsafeMutableRawPointer(mutating: base)
        guard let tab = memchr(base + at, 0x09, lineEnd - at) else { return line }
        let key = at..<tab - UnsafeMutableRawPointer(mutating: base)
        if !last.isEmpty {
          let order = memcmp(base + last.lowerBound, base + key.lowerBound, min(last.count, key.count))
          guard order < 0 || order == 0 && last.count < key.count else { return line }
        }
        (last, at, line) = (key, lineEnd + 1, line + 1)
      }
      return nil
    }
  }

  func unit(_ key: String) -> Unit? {
    guard let fields = fields(of: key), fields.count == 3, let level = Level(rawValue: fields[0]) else {
      return nil
    }
    return Unit(key: key, level: level, text: fields[1], above: fields[2].isEmpty ? nil : fields[2])
  }

  /// What a name can mean; empty when nobody knows it.
  func meanings(of name: String) -> [Meaning] {
    guard !name.hasPrefix("="), let fields = fields(of: name) else { return [] }
    return fields.compactMap { field in
      let parts = field.split(separator: " ").map(String.init)
      guard parts.count == 2 else { return nil }
      return Meaning(kind: parts[0] == "@" ? nil : parts[0], unit: parts[1])
    }
  }

  /// The unit and all above it, finest first; a ring ends where it closes.
  func chain(_ key: String) -> [Unit] {
    var units: [Unit] = []
    var next: String? = key
    while let key = next, units.count < 12, let unit = unit(key) {
      units.append(unit)
      next = unit.above
    }
    return units
  }

  /// All names and units with what stands behind them, for checks.
  func forEachLine(_ body: (_ key: String, _ fields: [String]) -> Void) {
    for line in bytes[start...].split(separator: 0x0A) {
      let parts = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      body(parts[0], Array(parts.dropFirst()))
    }
  }

  /// What stands behind the key on its line.
  private func fields(of key: String) -> [String]? {
    let wanted = Array(key.utf8)
    var lower = start
    var upper = bytes.count
    while lower < upper {
      var line = (lower + upper) / 2
      while line > lower, bytes[line - 1] != 0x0A { line -= 1 }
      var end = line
      while bytes[end] != 0x0A { end += 1 }
      let tab = bytes[line..<end].firstIndex(of: 0x09) ?? end
      if bytes[line..<tab].elementsEqual(wanted) {
        return bytes[tab..<end].dropFirst().split(separator: 0x09, omittingEmptySubsequences: false)
          .map { String(decoding: $0, as: UTF8.self) }
      }
      if bytes[line..<tab].lexicographicallyPrecedes(wanted) { lower = end + 1 } else { upper = line }
    }
    return nil
  }
}
