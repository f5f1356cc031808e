/// Pictures of one grey dot, without a word about a camera, a place or a person, to stand where others stood.
enum NeutralPicture {
  /// A picture of the type that the start of these bytes tells; nil for a type that is not known.
  static func like(_ picture: [UInt8]) -> [UInt8]? {
    if picture.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return png }
    if picture.starts(with: [0xFF, 0xD8, 0xFF]) { return jpeg }
    if picture.starts(with: "GIF8".utf8) { return gif }
    if picture.starts(with: "BM".utf8) { return bmp }
    if picture.starts(with: [0xD7, 0xCD, 0xC6, 0x9A]) || picture.starts(with: [1, 0, 9, 0]) { return wmf }
    if picture.starts(with: [1, 0, 0, 0]), picture.dropFirst(40).starts(with: " EMF".utf8) { return emf }
    if picture.starts(with: [0x49, 0x49, 0x2A, 0]) || picture.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return tiff
    }
    return nil
  }

  private static func bytes(_ hex: StaticString) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    hex.withUTF8Buffer { digits in
      for digit in digits {
        guard digit > 0x20 else { continue }
        let value = digit <= 0x39 ? digit - 0x30 : (digit | 0x20) - 0x57
        if let first = high { result.append(first << 4 | value) }
        high = high == nil ? value : nil
      }
    }
    return result
  }

  private static let png = bytes(
    """
    89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478da63680000008200
    81da45083b0000000049454e44ae426082
    """)
  private static let jpeg = bytes(
    """
    ffd8ffe000104a46494600010100000100010000ffdb00430010101010101010101010101010101010101010101010101010
    101010101010101010101010101010101010101010101010101010101010101010101010101010ffc0000b08000100010101
    1100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000ffda0008
    010100003f003fffd9
    """)
  private static let gif = bytes(
    """
    47494638396101000100800000808080ffffff2c00000000010001000002024401003b
    """)
  private static let bmp = bytes(
    """
    424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b000000000000
    0000000080808000
    """)
  private static let wmf = bytes(
    """
    d7cdc69a000000000000a005a005a00500000000b1520100090000030c0000000000030000000000030000000000
    """)
  private static let emf = bytes(
    """
    0100000058000000000000000000000001000000010000000000000000000000640000006400000020454d46000001006c00
    00000200000001000000000000000000000000000000000400000003000040010000f00000000e0000001400000000000000
    0000000014000000
    """)
  private static let tiff = bytes(
    """
    49492a000a000000800009000001030001000000010000000101030001000000010000000201030001000000080000000301
    0300010000000100000006010300010000000100000011010400010000000800000015010300010000000100000016010300
    010000000100000017010400010000000100000000000000
    """)
}
