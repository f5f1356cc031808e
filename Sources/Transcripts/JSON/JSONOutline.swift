/// What keys the start of an input shows, by which the shapes of JSON are told apart.
///
/// It reads leniently and stops early; long strings, such as a whole transcript, are stepped over.
struct JSONOutline {
  /// The keys with the keys and arrays above them: `segments[].words[].word`.
  private(set) var paths: Set<String> = []
  /// The input begins as JSON does and prose does not.
  private(set) var isJSON = false
  /// The first line ends a value and the next line begins one.
  private(set) var isLines = false

  private let bytes: [UInt8]
  private var at: Int
  /// Bytes that may still be looked at, strings beyond their first hundred not counted.
  private var budget = 16 << 10
  private var open: [Level] = []

  /// A first line longer than this is taken for the whole input.
  private static let longestLine = 1 << 20

  private struct Level {
    /// The path of what stands directly inside.
    let path: String
    let isObject: Bool
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "[") else { return }
    isLines = beginsTwoLines()
    scan()
  }

  /// Whether a path was seen.
  subscript(_ path: String) -> Bool { paths.contains(path) }

  private mutating func scan() {
    var key = ""
    while at < bytes.count, budget > 0 {
      switch bytes[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = bytes[at] == UInt8(ascii: "{")
        if open.count >= 12 {
          isJSON = true
          return
        }
        let path = isObject ? key : key + "[]"
        open.append(Level(path: path, isObject: isObject))
        key = path
        step()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard let level = open.popLast(), level.isObject == (bytes[at] == UInt8(ascii: "}")) else { return }
        isJSON = true
        if open.isEmpty { return endsInput() }
        step()
      case UInt8(ascii: "\""):
        guard let text = string() else { return }
        skipBlanks()
        if let level = open.last, level.isObject, at < bytes.count, bytes[at] == UInt8(ascii: ":") {
          isJSON = true
          key = level.path.isEmpty ? text : level.path + "." + text
          paths.insert(key)
          step()
        }
      case UInt8(ascii: ","):
        key = open.last?.path ?? ""
        step()
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"), 0x41...0x5A, 0x61...0x7A:
        if !isJSON, !isValueStart { return }
        step()
      default: return
      }
      skipBlanks()
    }
  }

  /// A number, or one of the three words of JSON.
  private var isValueStart: Bool {
    bytes[at].isJSONNumber || ["true", "false", "null"].contains { bytes[at...].starts(with: $0.utf8) }
      || at > 0 && 0x61...0x7A ~= bytes[at - 1] | 0x20
  }

  private mutating func endsInput() {
    at += 1
    skipBlanks()
    isJSON = isJSON && (at >= bytes.count || isLines)
  }

  private mutating func step() {
    at += 1
    budget -= 1
  }

  private mutating func skipBlanks() {
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
  }

  /// The first bytes of a string, as they are written; nil when it does not end.
  private mutating func string() -> String? {
    let start = at + 1
    at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at < bytes.count else { return nil }
    let end = at
    at += 1
    budget -= min(100, end - start) + 2
    return String(decoding: bytes[start..<end].prefix(64), as: UTF8.self)
  }

  /// Valid JSON has a comma between `}` and the `{` of the next line.
  private func beginsTwoLines() -> Bool {
    guard let feed = bytes[at...].prefix(Self.longestLine).firstIndex(of: 0x0A) else { return false }
    let blanks: [UInt8] = [0x20, 0x0A, 0x0D, 0x09]
    let last = bytes[at..<feed].last { !blanks.contains($0) }
    let next = bytes[feed...].prefix(4096).first { !blanks.contains($0) }
    return last == UInt8(ascii: "}") && next == UInt8(ascii: "{")
      || last == UInt8(ascii: "]") && next == UInt8(ascii: "[")
  }
}

extension UInt8 {
  fileprivate var isJSONNumber: Bool { 0x30...0x39 ~= self || self == UInt8(ascii: "-") }
}
