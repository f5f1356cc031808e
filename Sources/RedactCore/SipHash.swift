/// SipHash-2-4 of Aumasson and Bernstein, 64 bits: a short keyed hash.
///
/// For choices that must be the same on every machine and unforeseeable without the key; no label and no
/// proof is made of it.
package enum SipHash {
  /// The hash of `message` under a key of 16 bytes; missing bytes of a shorter key are 0.
  package static func hash(_ message: some Sequence<UInt8>, key: some Collection<UInt8>) -> UInt64 {
    var state = State(key: word(key.prefix(8)), word(key.dropFirst(8).prefix(8)))
    var length: UInt8 = 0
    var pending: UInt64 = 0
    for byte in message {
      pending |= UInt64(byte) << (UInt64(length % 8) * 8)
      length &+= 1
      if length % 8 == 0 {
        state.add(pending)
        pending = 0
      }
    }
    state.add(pending | UInt64(length) << 56)
    return state.finish()
  }

  /// A key that is read once and asked often.
  package struct Key: Sendable {
    fileprivate let first, second: UInt64

    /// - Parameter bytes: 16 of them; missing ones are 0.
    package init(_ bytes: some Collection<UInt8>) {
      first = SipHash.word(bytes.prefix(8))
      second = SipHash.word(bytes.dropFirst(8).prefix(8))
    }
  }

  /// The hash of the 24 bytes of three numbers, little end first.
  package static func hash(_ a: UInt64, _ b: UInt64, _ c: UInt64, key: Key) -> UInt64 {
    var state = State(key: key.first, key.second)
    state.add(a)
    state.add(b)
    state.add(c)
    state.add(24 << 56)
    return state.finish()
  }

  fileprivate static func word(_ bytes: some Collection<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private struct State {
    private var a, b, c, d: UInt64

    init(key first: UInt64, _ second: UInt64) {
      a = first ^ 0x736F_6D65_7073_6575
      b = second ^ 0x646F_7261_6E64_6F6D
      c = first ^ 0x6C79_6765_6E65_7261
      d = second ^ 0x7465_6462_7974_6573
    }

    mutating func add(_ word: UInt64) {
      d ^= word
      for _ in 0..<2 { round() }
      a ^= word
    }

    mutating func finish() -> UInt64 {
      c ^= 0xFF
      for _ in 0..<4 { round() }
      return a ^ b ^ c ^ d
    }

    private mutating func round() {
      a &+= b
      b = b << 13 | b >> 51
      b ^= a
      a = a << 32 | a >> 32
      c &+= d
      d = d << 16 | d >> 48
      d ^= c
      a &+= d
      d = d << 21 | d >> 43
      d ^= a
      c &+= b
      b = b << 17 | b >> 47
      b ^= c
      c = c << 32 | c >> 32
    }
  }
}
