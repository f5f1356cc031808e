/// The field of 256 elements with the polynomial of AES, in which bytes are shared.
///
/// Without tables and branches: neither cache nor clock tells the bytes.
enum GF256 {
  static func multiply(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var product: UInt8 = 0
    var shifted = a
    for bit in 0..<UInt8(8) {
      product ^= shifted & (0 &- (b >> bit & 1))
      shifted = (shifted << 1) ^ (0x1B & (0 &- (shifted >> 7)))
    }
    return product
  }

  /// The element that gives one when multiplied with this, which is not zero: its 254th power.
  static func inverse(_ a: UInt8) -> UInt8 {
    var power = a
    var product: UInt8 = 1
    for _ in 0..<7 {
      power = multiply(power, power)
      product = multiply(product, power)
    }
    return product
  }
}
