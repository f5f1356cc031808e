/// What has to be done to one file to get another: stretches that are copied from it, and bytes between them.
///
/// Knows nothing of formats, so a file of any format comes back to its last byte. Both ways take time linear
/// in the sizes of the files.
///
/// ## Privacy
/// A delta from an output to its original holds the words that were taken out.
package enum Delta {
  /// The number of bytes that two stretches must share to be found.
  private static let block = 16

  /// The delta that turns `base` into `target`.
  package static func make(from base: [UInt8], to target: [UInt8]) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(target.count)
    base.withUnsafeBufferPointer { base in
      target.withUnsafeBufferPointer { target in
        var search = DeltaSearch(base: base, target: target, block: block)
        while let step = search.next() {
          writer.write(target[step.inserted.range])
          writer.write(step.copied.start)
          writer.write(step.copied.count)
        }
      }
    }
    return writer.bytes
  }

  /// The target of a delta.
  ///
  /// - Throws: `PackedError` when the delta was not made from this base, as far as that shows.
  package static func apply(_ delta: [UInt8], to base: [UInt8]) throws(PackedError) -> [UInt8] {
    var reader = PackedReader(delta)
    let size = try reader.number()
    var target: [UInt8] = []
    target.reserveCapacity(min(size, base.count + delta.count))
    while !reader.isAtEnd {
      target += delta[try reader.skipString().range]
      let start = try reader.number()
      let count = try reader.number()
      guard start <= base.count, count <= base.count - start, count <= size - min(size, target.count)
      else { throw PackedError() }
      target += base[start..<start + count]
    }
    guard target.count == size else { throw PackedError() }
    return target
  }
}

/// Walks over the target and finds what also stands in the base.
private struct DeltaSearch {
  struct Step {
    /// Bytes of the target that stand nowhere in the base.
    let inserted: ByteSpan
    /// Bytes of the base that follow them.
    let copied: ByteSpan
  }

  let base: UnsafeBufferPointer<UInt8>
  let target: UnsafeBufferPointer<UInt8>
  let block: Int
  /// For each slot of a hash the place in the base where such a block starts, and one; 0 for none.
  private var places: [UInt32]
  private let shift: UInt64
  private var done = 0
  /// Where the base went on after the last copy.
  private var expected = 0

  init(base: UnsafeBufferPointer<UInt8>, target: UnsafeBufferPointer<UInt8>, block: Int) {
    self.base = base
    self.target = target
    self.block = block
    let bits = max(4, Int.bitWidth - (base.count / block * 2).leadingZeroBitCount)
    shift = UInt64(64 - bits)
    places = Array(repeating: 0, count: 1 << bits)
    for start in stride(from: 0, through: base.count - block, by: block) {
      let slot = slot(of: base, start)
      // The first stays, so that runs of equal blocks do not chase one another.
      if places[slot] == 0 { places[slot] = UInt32(truncatingIfNeeded: start + 1) }
    }
  }

  mutating func next() -> Step? {
    if done == target.count { return nil }
    var at = done
    if let near = extended(base: expected, target: done), near.count >= block {
      return take(near, at: done)
    }
    while at + block <= target.count {
      if let found = copy(at: at) {
        let back = backwards(base: found.start, target: at)
        return take(ByteSpan(found.start - back, found.end), at: at - back)
      }
      at += 1
    }
    defer { done = target.count }
    return Step(inserted: ByteSpan(done, target.count), copied: ByteSpan(0, 0))
  }

  private mutating func take(_ copied: ByteSpan, at place: Int) -> Step {
    defer {
      done = place + copied.count
      expected = copied.end
    }
    return Step(inserted: ByteSpan(done, place), copied: copied)
  }

  private func copy(at place: Int) -> ByteSpan? {
    let start = Int(places[slot(of: target, place)]) - 1
    guard start >= 0, let found = extended(base: start, target: place), found.count >= block else {
      return nil
    }
    return found
  }

  /// The longest stretch from these places on that is the same in both.
  private func extended(base start: Int, target place: Int) -> ByteSpan? {
    var count = 0
    let most = min(base.count - start, target.count - place)
    while count < most, base[start + count] == target[place + count] { count += 1 }
    return count > 0 ? ByteSpan(start, start + count) : nil
  }

  /// How many bytes before these places are the same as well, as far back as nothing is done.
  private func backwards(base start: Int, target place: Int) -> Int {
    var count = 0
    while count < start, count < place - done, base[start - count - 1] == target[place - count - 1] {
      count += 1
    }
    return count
  }

  private func slot(of bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let low = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    let high = raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)
    let mixed = (low &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    return Int(mixed >> shift)
  }
}
