/// Tells of most places of a text that a pattern cannot match there, in a few steps for each.
///
/// It is an automaton with one way to go for each byte, made from the sketch of the pattern: what it holds
/// back the pattern cannot match, and what it lets pass the pattern itself has to judge.
package struct Sieve: @unchecked Sendable {
  /// For each byte its class, then the table: two numbers that are not used, and rows with a number for each
  /// class. A number is `dead`, `passed`, or where the next row begins.
  package let bytes: UnsafeRawBufferPointer
  private let owner: AnyObject

  /// No match goes on like this.
  static let dead: UInt16 = 0
  /// Everything up to here can be read by the pattern, and more is not known.
  static let passed: UInt16 = 1
  /// Where the row of the start begins.
  static let start = 2

  /// Makes the sieve of a pattern; nil where it would let everything pass.
  ///
  /// - Parameter mostStates: how far it may go into the pattern; behind that it lets everything pass.
  package init?(_ pattern: String, ignoresCase: Bool, mostStates: Int = 512) {
    guard let sketch = PatternSketch(pattern, ignoresCase: ignoresCase),
      let sieve = SieveMaker.sieve(of: sketch, mostStates: mostStates)
    else { return nil }
    self = sieve
  }

  /// Takes back `bytes` of another one, at an even address that `owner` keeps alive; nil when they are none.
  package init?(bytes: UnsafeRawBufferPointer, owner: AnyObject) {
    guard bytes.count > 256 + 2 * Self.start, bytes.count % 2 == 0 else { return nil }
    self.bytes = bytes
    self.owner = owner
  }

  /// - Parameters:
  ///   - classes: one for each byte.
  ///   - table: as described at `bytes`.
  init(classes: [UInt8], table: [UInt16]) {
    let storage = OwnedBytes(count: classes.count + 2 * table.count)
    storage.bytes.copyBytes(from: classes)
    for (index, number) in table.enumerated() {
      storage.bytes.storeBytes(of: number, toByteOffset: classes.count + 2 * index, as: UInt16.self)
    }
    bytes = UnsafeRawBufferPointer(storage.bytes)
    owner = storage
  }

  /// Where the pattern may match, ascending and each once.
  ///
  /// - Parameters:
  ///   - offsets: where it would be tried, ascending.
  ///   - reach: how many bytes before each of them it would be tried as well.
  package func sift(_ offsets: [Int], reach: Int, of text: CheckedText) -> [Int] {
    let classes = UnsafeRawBufferPointer(rebasing: bytes[..<256]).bindMemory(to: UInt8.self)
    let table = UnsafeRawBufferPointer(rebasing: bytes[256...]).bindMemory(to: UInt16.self)
    return text.bytes.withUnsafeBufferPointer { text in
      var passed: [Int] = []
      var next = 0
      for offset in offsets where offset >= next && offset < text.count {
        var start = max(next, offset - reach)
        while start > next, text[start] & 0xC0 == 0x80 { start -= 1 }
        // The later bytes of a character are no place for a match to begin.
        for at in start...offset
        where text[at] & 0xC0 != 0x80 && Self.passes(text, from: at, classes, table) { passed.append(at) }
        next = offset + 1
      }
      return passed
    }
  }

  /// How many bytes are read behind a place at most: a pattern that may read on and on must not make a long
  /// text a long search at each of its places.
  private static let farthest = 200

  @inline(__always)
  private static func passes(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ classes: UnsafeBufferPointer<UInt8>,
    _ table: UnsafeBufferPointer<UInt16>
  ) -> Bool {
    var row = UInt16(Self.start)
    let end = min(text.count, start &+ farthest)
    var at = start
    while at < end {
      let index = Int(row) &+ Int(classes[Int(text[at])])
      // Only a damaged table leads out of itself.
      guard index < table.count else { return true }
      row = table[index]
      if row <= passed { return row == passed }
      at &+= 1
    }
    return end < text.count
  }
}

private final class OwnedBytes {
  let bytes: UnsafeMutableRawBufferPointer

  init(count: Int) { bytes = .allocate(byteCount: count, alignment: 8) }

  deinit { bytes.deallocate() }
}
