extension Double {
  /// The value with exactly `places` decimals (at most 9), rounded as C's `printf` does: exact, ties to even.
  ///
  /// The value must be finite and smaller than 2^63.
  package func fixed(_ places: Int) -> String {
    precondition(isFinite && magnitude < 0x1p63 && (0...9).contains(places))
    let power = (0..<places).reduce(UInt128(1)) { power, _ in power * 10 }
    var digits = String(roundedMagnitude(times: power))
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    if places > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places)) }
    return sign == .minus ? "-" + digits : digits
  }

  /// `|self| * factor`, computed without loss and then rounded to the nearest whole number.
  private func roundedMagnitude(times factor: UInt128) -> UInt128 {
    guard isNormal else { return 0 }
    let scaled = UInt128(significandBitPattern | 1 << 52) * factor
    let shift = 52 - Int(exponent)
    if shift <= 0 { return scaled << -shift }
    if shift > 120 { return 0 }
    let whole = scaled >> shift
    let rest = scaled - whole << shift
    let half = UInt128(1) << (shift - 1)
    return rest > half || (rest == half && whole % 2 == 1) ? whole + 1 : whole
  }
}
