import RedactCore

/// The order in which one entity tries the names of a list: every place once, decided by seed and entity alone.
///
/// What others took moves an entity on along its own order and changes nothing else, so that its name hangs
/// on few others.
struct KeyedWalk {
  private let start, stride: UInt64

  /// - Parameter purpose: what is chosen, so that an entity's choices are independent.
  init(seed: [UInt8], purpose: String, id: [UInt8]) {
    let message = Array(purpose.utf8) + [0] + id
    start = SipHash.hash(message, key: seed.prefix(16))
    stride = SipHash.hash(message, key: seed.dropFirst(16).prefix(16))
  }

  /// The places of a list of so many, in the order of the walk.
  func places(of count: Int) -> some Sequence<Int> {
    let first = count > 0 ? Int(start % UInt64(count)) : 0
    let step = Self.coprime(stride, to: count)
    return (0..<count).lazy.map { (first + $0 * step) % count }
  }

  /// The place of a list that a try comes to; later tries come round again.
  func place(of count: Int, at attempt: Int) -> Int {
    Int((start &+ stride &* UInt64(attempt) &+ UInt64(attempt / count)) % UInt64(count))
  }

  /// The item of a list that a try comes to; nil of none.
  func pick<Item>(_ items: [Item], at attempt: Int) -> Item? {
    items.isEmpty ? nil : items[place(of: items.count, at: attempt)]
  }

  /// A step that comes to every place before it comes to one again.
  private static func coprime(_ stride: UInt64, to count: Int) -> Int {
    guard count > 2 else { return 1 }
    var step = 1 + Int(stride % UInt64(count - 1))
    while greatestDivisor(step, count) != 1 { step = step % (count - 1) + 1 }
    return step
  }

  private static func greatestDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
