import Crypto
import GRDB
import RedactCore

/// A sum over all rows that is the same in whatever order they came: the SHA-256 of each, added up as numbers
/// of 256 bits. Tells whether a vault still holds what was put in.
///
/// It finds damage. Somebody who may write the vault can make it fit again; that is what the audit log is for.
struct ContentSum: Hashable, Sendable {
  private(set) var bytes: [UInt8]

  init() { bytes = [UInt8](repeating: 0, count: 32) }

  init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  mutating func add(_ table: String, _ row: [DatabaseValue]) {
    var carry = 0
    for (index, byte) in Self.digest(table, row).enumerated() {
      let sum = Int(bytes[index]) + Int(byte) + carry
      bytes[index] = UInt8(truncatingIfNeeded: sum)
      carry = sum >> 8
    }
  }

  mutating func remove(_ table: String, _ row: [DatabaseValue]) {
    var borrow = 0
    for (index, byte) in Self.digest(table, row).enumerated() {
      let difference = Int(bytes[index]) - Int(byte) - borrow
      bytes[index] = UInt8(truncatingIfNeeded: difference)
      borrow = difference < 0 ? 1 : 0
    }
  }

  private static func digest(_ table: String, _ row: [DatabaseValue]) -> SHA256.Digest {
    var hash = SHA256()
    update(&hash, table.utf8)
    for value in row {
      switch value.storage {
      case .blob(let data): update(&hash, data)
      case .string(let text): update(&hash, text.utf8)
      case .int64(let number): update(&hash, String(number).utf8)
      case .null, .double: update(&hash, EmptyCollection<UInt8>())
      }
    }
    return hash.finalize()
  }

  /// The number of bytes in four, most significant first, then the bytes; as `Framed` joins parts.
  private static func update(_ hash: inout SHA256, _ part: some Collection<UInt8>) {
    let count = UInt32(truncatingIfNeeded: part.count)
    withUnsafeBytes(of: count.bigEndian) { hash.update(bufferPointer: $0) }
    if part.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) })
      == nil
    {
      hash.update(data: Array(part))
    }
  }
}

extension DatabaseValue {
  /// The value as bytes: a blob as it is, a text in UTF-8, a number in decimal digits.
  var plainBytes: [UInt8] {
    switch storage {
    case .blob(let data): [UInt8](data)
    case .string(let text): Array(text.utf8)
    case .int64(let number): Array(String(number).utf8)
    case .null, .double: []
    }
  }
}
