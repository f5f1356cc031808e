/// Tells of most places of a text that a pattern cannot match there, in a few steps for each.
///
/// It is an automaton with one way to go for each byte, made from the sketch of the pattern: what it holds
/// back the pattern cannot match, and what it lets pass the pattern itself has to judge.
package struct Sieve: @unchecked Sendable {
  /// For each byte its class, then the table: 1 where no match begins right behind a letter or digit of ASCII,
  /// a number that is not used, and rows with a number for each class. Such a number is `dead`, `passed`, or
  /// where the next row begins.
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
  package init?(_ pattern: String, ignoresCase: Bool, mostStates: Int = 1024) {
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
  package func sift(_ offsets: ArraySlice<UInt32>, reach: Int, of text: CheckedText) -> [Int] {
    let steps = Steps(bytes)
    return text.bytes.withUnsafeBufferPointer { text in
      var passed: [Int] = []
      var next = 0
      for offset in offsets.lazy.map({ Int($0) }) where offset >= next && offset < text.count {
        var at = max(next, offset &- reach)
        while at > next, text[at] & 0xC0 == 0x80 { at &-= 1 }
        next = offset &+ 1
        while at < next {
          // Nearly all places are left here. The later bytes of a character are no place to begin at.
          if steps.canBegin(text, at), text[at] & 0xC0 != 0x80, steps.pass(text, from: at) {
            passed.append(at)
          }
          at &+= 1
        }
      }
      return passed
    }
  }

  /// How many bytes are read behind a place at most: a pattern that may read on and on must not make a long
  /// text a long search at each of its places.
  private static let farthest = 200

  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  /// The bytes of a sieve as the numbers that they are.
  private struct Steps {
    private let classes: UnsafeBufferPointer<UInt8>
    private let table: UnsafeBufferPointer<UInt16>

    private let beginsWords: Bool

    init(_ bytes: UnsafeRawBufferPointer) {
      classes = UnsafeRawBufferPointer(rebasing: bytes[..<256]).bindMemory(to: UInt8.self)
      table = UnsafeRawBufferPointer(rebasing: bytes[256...]).bindMemory(to: UInt16.self)
      beginsWords = table[0] == 1
    }

    @inline(__always)
    func canBegin(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
      guard after(UInt16(Sieve.start), text[at]) != Sieve.dead else { return false }
      return !beginsWords || at == 0 || !Sieve.isWord(text[at &- 1])
    }

    @inline(__always)
    func pass(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
      let end = min(text.count, start &+ Sieve.farthest)
      var row = UInt16(Sieve.start)
      var at = start
      while at < end {
        row = after(row, text[at])
        if row <= Sieve.passed { return row == Sieve.passed }
        at &+= 1
      }
      return end < text.count
    }

    @inline(__always)
    private func after(_ row: UInt16, _ byte: UInt8) -> UInt16 {
      let index = Int(row) &+ Int(classes[Int(byte)])
      // Only a damaged table leads out of itself.
      return index < table.count ? table[index] : Sieve.passed
    }
  }
}

private final class OwnedBytes {
  let bytes: UnsafeMutableRawBufferPointer

  init(count: Int) { bytes = .allocate(byteCount: count, alignment: 8) }

  deinit { bytes.deallocate() }
}
