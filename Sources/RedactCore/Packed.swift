// Numbers and byte strings one after another, for what is sealed or kept and read again by this program only.

/// Why packed bytes cannot be read: they end too early, go on too long, or a number is too large.
package struct PackedError: Error, Hashable, Sendable {
  package init() {}
}

/// Writes numbers and byte strings one after another.
package struct PackedWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Seven bits a byte, lowest first; the top bit says that more follows.
  package mutating func write(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The number of bytes, then the bytes.
  package mutating func write(_ string: some Collection<UInt8>) {
    write(string.count)
    bytes.append(contentsOf: string)
  }

  /// How many there are, then each.
  package mutating func write(strings: [[UInt8]]) {
    write(strings.count)
    for string in strings { write(string) }
  }
}

/// Reads what `PackedWriter` wrote; whatever it is given, it stays within the bytes.
package struct PackedReader: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }

  package mutating func number() throws(PackedError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard offset < bytes.count, shift < 63 else { throw PackedError() }
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
  }

  package mutating func string() throws(PackedError) -> [UInt8] {
    let count = try number()
    guard count <= bytes.count - offset else { throw PackedError() }
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  package mutating func strings() throws(PackedError) -> [[UInt8]] {
    var strings: [[UInt8]] = []
    for _ in 0..<(try number()) { strings.append(try string()) }
    return strings
  }

  /// The span of the next byte string, which is not copied.
  package mutating func skipString() throws(PackedError) -> ByteSpan {
    let count = try number()
    guard count <= bytes.count - offset else { throw PackedError() }
    defer { offset += count }
    return ByteSpan(offset, offset + count)
  }
}
