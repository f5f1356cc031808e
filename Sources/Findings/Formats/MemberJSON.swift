import RedactCore

extension JSONWriter {
  /// Writes a member whose value is a string of ours.
  mutating func text(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member whose value came from outside, such as a path, or `null`: what a terminal would act on
  /// is escaped as well.
  mutating func outside(_ name: String, _ value: String?) {
    key(name)
    guard let value else { return null() }
    guard value.unicodeScalars.contains(where: Visible.isHidden) else { return string(value) }
    var literal: [UInt8] = [UInt8(ascii: "\"")]
    for scalar in value.unicodeScalars {
      if scalar.value >= 0x7F, Visible.isHidden(scalar) {
        for unit in String(scalar).utf16 {
          literal += "\\u".utf8
          literal += Hex.encode([UInt8(unit >> 8), UInt8(unit & 0xFF)]).utf8
        }
      } else {
        Self.escape(String(scalar).utf8, to: &literal)
      }
    }
    raw(literal + [UInt8(ascii: "\"")])
  }

  /// Writes a member whose value is a whole number.
  mutating func number(_ name: String, _ value: Int) {
    key(name)
    int(value)
  }

  /// Writes a member that is an object.
  mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  /// Writes a member that is a list of objects.
  mutating func objects<Items: Sequence>(
    _ name: String, _ items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
  ) {
    key(name)
    array { list in for item in items { list.object { write(item, &$0) } } }
  }
}
