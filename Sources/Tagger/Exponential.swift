/// e to the power of each lane, to six digits; lanes below -87 give nearly nothing.
@inline(__always)
package func exponential(_ exponents: TagVector) -> TagVector {
  let limit = TagVector(repeating: 126)
  var powers = exponents * 1.442_695_04
  powers.replace(with: limit, where: powers .> limit)
  powers.replace(with: -limit, where: powers .< -limit)
  // Adding this number rounds to whole numbers, which then stand in the lowest bits.
  let magic: Float = 12_582_912
  let rounded = powers + magic
  let part = powers - (rounded - magic)
  var value = part * 0.001_333_355_8 + 0.009_618_129
  value = value * part + 0.055_504_109
  value = value * part + 0.240_226_507
  value = value * part + 0.693_147_182
  value = value * part + 1
  let exponent = unsafeBitCast(rounded, to: SIMD16<Int32>.self) &<< 23
  return unsafeBitCast(unsafeBitCast(value, to: SIMD16<Int32>.self) &+ exponent, to: TagVector.self)
}

extension SIMD16<Float> {
  /// The greatest lane; `max()` looks at one lane after another.
  @inline(__always)
  package var greatest: Float {
    var eight = lowHalf
    eight.replace(with: highHalf, where: highHalf .> eight)
    var four = eight.lowHalf
    four.replace(with: eight.highHalf, where: eight.highHalf .> four)
    return Swift.max(Swift.max(four[0], four[1]), Swift.max(four[2], four[3]))
  }
}
