/// Appends one line of JSON after another to a byte buffer, in the order it is told.
///
/// ## Privacy
/// What is written can hold text of a document; the bytes belong in the output and nowhere else.
package struct JSONWriter: Sendable {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// Writes `{...}`; inside, call `key` before each value.
  package mutating func object<E: Error>(_ members: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "{"))
    try members(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes `[...]`.
  package mutating func array<E: Error>(_ elements: (inout JSONWriter) throws(E) -> Void) throws(E) {
    open(UInt8(ascii: "["))
    try elements(&self)
    close(UInt8(ascii: "]"))
  }

  /// Writes the key of the value that comes next.
  package mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string.
  package mutating func string(_ text: String) { string(text.utf8) }

  /// Writes a string given as valid UTF-8.
  package mutating func string(_ utf8: some Sequence<UInt8>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    Self.escape(utf8, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a whole number.
  package mutating func int(_ value: Int) { raw(String(value).utf8) }

  /// Writes a number with a fixed count of decimals; JSON has no word for NaN and infinity, so they become
  /// `null`.
  package mutating func fixed(_ value: Double, places: Int) {
    value.isFinite ? raw(value.fixed(places).utf8) : null()
  }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { raw((value ? "true" : "false").utf8) }

  /// Writes `null`.
  package mutating func null() { raw("null".utf8) }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
  }

  /// Ends a record: what follows begins a new line.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }
}

extension JSONWriter {
  /// Appends the body of a JSON string: only the quote, the backslash and control characters are escaped.
  package static func escape(_ utf8: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20:
        bytes += "\\u00".utf8
        bytes += [UInt8(ascii: "0") + byte >> 4, Array("0123456789abcdef".utf8)[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
  }
}
