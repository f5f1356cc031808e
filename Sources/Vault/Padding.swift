/// Makes lengths tell less: one byte 80 and then zeros up to a multiple of so many bytes, as ISO/IEC 7816-4 has it.
enum Padding {
  /// The step for what is kept in a vault.
  static let sealed = 64

  static func pad(_ payload: [UInt8], to block: Int) -> [UInt8] {
    payload + [0x80] + [UInt8](repeating: 0, count: block - 1 - payload.count % block)
  }

  /// The payload without its padding, or nil if the padding is not exactly what `pad` writes.
  static func unpad(_ padded: [UInt8], to block: Int) -> [UInt8]? {
    guard let mark = padded.lastIndex(where: { $0 != 0 }), padded[mark] == 0x80,
      padded.count % block == 0, padded.count - mark <= block
    else { return nil }
    return Array(padded[..<mark])
  }
}
