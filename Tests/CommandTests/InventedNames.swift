import Foundation

/// Names that nobody bears and no dictionary holds, always the same.
enum InventedNames {
  /// Two hundred.
  static let all = first(200)

  /// The first so many of eleven hundred.
  static func first(_ count: Int) -> [String] {
    var generator = SeededGenerator(state: 0x5EED)
    var names: [String] = []
    var seen = Set<String>()
    while names.count < count {
      let syllables = [starts, middles, ends].compactMap { $0.randomElement(using: &generator) }
      let name = syllables.joined()
      guard seen.insert(name.folded).inserted else { continue }
      names.append(name)
    }
    return names
  }

  private static let starts = [
    "Zorv", "Velq", "Druv", "Mungh", "Thib", "Yrsk", "Plov", "Kremz", "Wexl", "Quomb", "Zşül", "Göv", "Vârk",
    "Jexm",
  ]
  private static let middles = ["ath", "ind", "oru", "emb", "usk", "yld", "ofr", "ékh", "ıqu", "ovz"]
  private static let ends = ["ellaq", "orvim", "uzzan", "ikthu", "ambex", "öwyn", "ubriq", "esvol"]
}

/// SplitMix64, so that every run of a test sees the same.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Finds names in bytes, however they are written there.
struct CanaryNet {
  /// The names and their spellings, by the first bytes of the spelling.
  private let spellings: [UInt64: [(spelling: [UInt8], name: String)]]
  private static let prefix = 6

  init(_ names: [String]) {
    var spellings: [UInt64: [(spelling: [UInt8], name: String)]] = [:]
    for name in names {
      for spelling in Set(Self.spellings(of: name)) {
        let bytes = Array(spelling.lowercased().utf8)
        spellings[Self.key(bytes.prefix(Self.prefix)), default: []].append((bytes, name))
      }
    }
    self.spellings = spellings
  }

  /// The names that occur, whatever their case.
  func caught(in bytes: [UInt8]) -> Set<String> {
    let text = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
    var caught = Set<String>()
    var key: UInt64 = 0
    for (index, byte) in text.enumerated() {
      key = (key << 8 | UInt64(byte)) & (1 << (8 * UInt64(Self.prefix)) - 1)
      guard let candidates = spellings[key] else { continue }
      let start = index + 1 - Self.prefix
      for candidate in candidates where text[max(0, start)...].starts(with: candidate.spelling) {
        caught.insert(candidate.name)
      }
    }
    return caught
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

  private static func spellings(of name: String) -> [String] {
    func escaped(_ all: Bool) -> String {
      name.unicodeScalars.map {
        all || !$0.isASCII
          ? "\\u" + String(repeating: "0", count: 4 - hex($0.value).count) + hex($0.value) : String($0)
      }.joined()
    }
    func percent(_ all: Bool, _ mark: String) -> String {
      name.utf8.map { all || $0 > 127 ? mark + hex(UInt32($0)) : String(UnicodeScalar($0)) }.joined()
    }
    let kinds = [true, false].flatMap {
      [escaped($0), percent($0, "%"), percent($0, "="), percent($0, "\\x")]
    }
    return kinds + [name, name.folded, name.utf8.map { hex(UInt32($0)) }.joined()]
  }

  private static func hex(_ value: UInt32) -> String { String(value, radix: 16) }
}

extension String {
  /// In lower case and without accents.
  fileprivate var folded: String {
    replacingOccurrences(of: "ı", with: "i").folding(
      options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
  }
}
