/// The weights of the tagger, read in place from the bytes of a file; see `WeightFormat`.
package struct TaggerWeights: @unchecked Sendable {
  let cased: WeightTable
  let caseless: WeightTable
  /// What keeps the bytes alive.
  private let owner: AnyObject

  /// Copies the bytes of a file and checks them.
  package init(_ file: [UInt8]) throws(TaggerError) {
    let copy = CopiedBytes(file)
    try self.init(mapped: copy.bytes, owner: copy)
  }

  /// Reads a mapped file in place.
  ///
  /// - Parameters:
  ///   - bytes: on a 16-byte boundary.
  ///   - owner: keeps them alive.
  ///   - isChecked: whether it is known that they are undamaged; then their own checksum is not looked at.
  package init(
    mapped bytes: UnsafeRawBufferPointer, owner: AnyObject, isChecked: Bool = false
  ) throws(TaggerError) {
    self.owner = owner
    try Self.checkHead(bytes, isChecked)
    let firstHead = WeightFormat.headSize
    var offset = firstHead + WeightFormat.tables * WeightFormat.tableHeadSize
    cased = try WeightTable(bytes, head: firstHead, at: &offset)
    caseless = try WeightTable(bytes, head: firstHead + WeightFormat.tableHeadSize, at: &offset)
    guard offset == bytes.count else { throw .truncated }
  }

  private static func checkHead(_ bytes: UnsafeRawBufferPointer, _ isChecked: Bool) throws(TaggerError) {
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    let heads = WeightFormat.headSize + WeightFormat.tables * WeightFormat.tableHeadSize
    guard bytes.count >= 8, word(0) == WeightFormat.magic else { throw .notWeights }
    guard bytes.count >= 16, word(8) == WeightFormat.version else { throw .otherVersion }
    guard bytes.count >= heads, bytes.count <= WeightFormat.largest, word(16) == UInt64(bytes.count),
      Int(bitPattern: bytes.baseAddress) % 16 == 0
    else { throw .truncated }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[WeightFormat.headSize...])
    guard isChecked || word(24) == WeightFormat.checksum(rest) else { throw .damaged }
  }
}

/// The weights of one regime: rows of the features, found by hash.
struct WeightTable: @unchecked Sendable {
  let transitions: Lattice.Transitions
  let curve: ScoreCurve
  let scale: Float
  private let slots: UnsafePointer<UInt64>
  private let mask: Int
  private let rows: UnsafePointer<SIMD16<Int8>>

  fileprivate init(_ bytes: UnsafeRawBufferPointer, head: Int, at offset: inout Int) throws(TaggerError) {
    func number(_ offset: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    let bits = number(head)
    let rowCount = Int(number(head + 4))
    scale = Float(bitPattern: number(head + 8))
    guard (4...24).contains(bits), rowCount < 1 << 24, scale.isFinite, scale > 0 else { throw .outOfBounds }
    let slotCount = 1 << Int(bits)
    mask = slotCount - 1
    let transitionSize = WeightFormat.transitionCount * 4
    let fixedSize = transitionSize + WeightFormat.curveSize
    guard bytes.count - offset >= fixedSize + slotCount * 8 + rowCount * 16 else { throw .truncated }
    var scores = [TagVector](repeating: .zero, count: WeightFormat.transitionCount / WordTag.count)
    for index in scores.indices {
      for tag in 0..<WordTag.count {
        let value = Float(bitPattern: number(offset + (index * WordTag.count + tag) * 4))
        guard abs(value) < 80 else { throw .outOfBounds }
        scores[index][tag] = value
      }
    }
    transitions = Lattice.Transitions(scores: scores)
    let knots = (0..<ScoreCurve.knotCount).map { Float(bitPattern: number(offset + transitionSize + $0 * 4)) }
    guard let curve = ScoreCurve(knots: knots) else { throw .outOfBounds }
    self.curve = curve
    guard let base = bytes.baseAddress else { throw .truncated }
    slots = (base + offset + fixedSize).assumingMemoryBound(to: UInt64.self)
    rows = (base + offset + fixedSize + slotCount * 8).assumingMemoryBound(to: SIMD16<Int8>.self)
    offset += fixedSize + slotCount * 8 + rowCount * 16
    try Self.check(UnsafeBufferPointer(start: slots, count: slotCount), rowCount)
  }

  /// Every slot must lie within the rows, and one be free, so that every search ends.
  private static func check(_ slots: UnsafeBufferPointer<UInt64>, _ rowCount: Int) throws(TaggerError) {
    var taken = 0
    for slot in slots where slot != 0 {
      let slot = UInt64(littleEndian: slot)
      taken += 1
      guard Int(slot >> 8 & 0xFF_FFFF) + Int(slot & 0xFF).nonzeroBitCount <= rowCount else {
        throw .outOfBounds
      }
    }
    guard taken < slots.count else { throw .outOfBounds }
  }

  /// Calls `body` with the number of each bit of the feature's reach and the row for it.
  @inline(__always)
  func forEachRow(of hash: UInt64, _ body: (Int, SIMD16<Int8>) -> Void) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let found = UInt64(littleEndian: slots[slot])
      if found == 0 { return }
      if found >> 32 == hash >> 32 {
        var reach = found & 0xFF
        var row = Int(found >> 8 & 0xFF_FFFF)
        while reach != 0 {
          body(reach.trailingZeroBitCount, rows[row])
          row += 1
          reach &= reach - 1
        }
        return
      }
      slot = (slot + 1) & mask
    }
  }
}

private final class CopiedBytes {
  let bytes: UnsafeRawBufferPointer

  init(_ file: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(16, file.count), alignment: 64)
    copy.copyBytes(from: file)
    bytes = UnsafeRawBufferPointer(rebasing: copy[..<file.count])
  }

  deinit { bytes.deallocate() }
}
