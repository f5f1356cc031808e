import RedactCore

/// JSON in ASCII, which survives every mailer and reads the same in every editor.
enum ASCIIJSON {
  /// The same JSON with everything beyond ASCII, and the delete character, written as `\uXXXX`.
  ///
  /// Given valid UTF-8; beyond ASCII is only what stands in strings.
  static func escaped(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(where: { $0 >= 0x7F }) else { return json }
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 2)
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x7F {
        result.append(UInt8(scalar.value))
      } else {
        for unit in UTF16.encode(scalar).map({ Array($0) }) ?? [] {
          result += "\\u".utf8
          result += Hex.encode([UInt8(unit >> 8), UInt8(unit & 0xFF)]).utf8
        }
      }
    }
    return result
  }
}

extension JSONWriter {
  /// Writes a member whose value is a string.
  mutating func text(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member whose value is a string, where there is one.
  mutating func text(_ name: String, _ value: String?) {
    if let value { text(name, value) as Void }
  }

  /// Writes a member whose value is a whole number.
  mutating func number(_ name: String, _ value: Int) {
    key(name)
    int(value)
  }
}

extension JSONWriter {
  /// Writes a member whose value is a list of strings.
  mutating func list(_ name: String, _ values: [String]) {
    key(name)
    array { list in
      for value in values { list.string(value) }
    }
  }
}
