import RedactCore

/// What may stand between two words of a phrase besides blanks and hyphens, such as the slash of a case
/// number: one bit for each punctuation mark of ASCII, in their order, and one for all else.
enum FurtherJoints {
  private static let marks = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E as ClosedRange<UInt8>]
    .joined()
  private static let allElse: UInt64 = 1 << 32

  /// The bits of all bytes between two words.
  static func bits(of gap: some Sequence<UInt8>) -> UInt64 {
    gap.reduce(0) { bits, byte in
      if PhraseJoint.isJoint(byte) { return bits }
      if byte >= 0x80 { return bits | allElse }
      return zip(marks, 0...).first { $0.0 == byte }.map { bits | 1 << UInt64($0.1) } ?? bits
    }
  }

  /// The bytes that these bits stand for.
  static func bytes(_ bits: UInt64) -> Set<UInt8> {
    guard bits != 0 else { return [] }
    let ascii = Set(zip(marks, 0...).filter { bits >> UInt64($0.1) & 1 == 1 }.map(\.0))
    return bits & allElse == 0 ? ascii : ascii.union(0x80...0xFF)
  }
}
