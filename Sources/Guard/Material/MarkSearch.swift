import RedactCore

/// Finds a few marks of at least seven bytes in any bytes, without regard to the case of ASCII letters.
///
/// It looks at every sixth byte or so: at two bytes, which tell how far away the next mark must be.
struct MarkSearch: Sendable {
  private static let window = 7
  private static let pairs = 1 << 10

  private let marks: [[UInt8]]
  /// For each pair how many bytes a mark that holds it goes on within the window; 0 where one may end here.
  private var shifts = [UInt8](repeating: UInt8(window - 1), count: pairs)

  /// - Parameter marks: in lower case.
  init(_ marks: [String]) {
    self.marks = marks.map { Array($0.utf8) }
    for mark in self.marks {
      precondition(mark.count >= Self.window, "a mark is longer")
      for end in 1..<Self.window {
        let pair = Self.pair(mark[end - 1], mark[end])
        shifts[pair] = min(shifts[pair], UInt8(Self.window - 1 - end))
      }
    }
  }

  /// Every place where a mark stands: the number of the mark, and where it begins.
  func forEach(in bytes: [UInt8], _ found: (_ mark: Int, _ start: Int) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      shifts.withUnsafeBufferPointer { shifts in
        var end = Self.window - 1
        while end < bytes.count {
          let shift = shifts[Self.pair(bytes[end - 1], bytes[end])]
          if shift == 0 { report(bytes, end - Self.window + 1, found) }
          end += max(1, Int(shift))
        }
      }
    }
  }

  private func report(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ found: (Int, Int) -> Void) {
    for (number, mark) in marks.enumerated() where start + mark.count <= bytes.count {
      var length = 0
      while length < mark.count, ASCII.lower(bytes[start + length]) == mark[length] { length += 1 }
      if length == mark.count { found(number, start) }
    }
  }

  /// The low five bits of each: the same for both cases of a letter.
  @inline(__always)
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }
}

/// What is asked of single bytes.
enum ASCII {
  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

  @inline(__always)
  static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }
}

extension [UInt8] {
  /// Whether these bytes stand at an offset, which may be any.
  func holds(_ text: String, at offset: Int) -> Bool {
    offset >= 0 && offset <= count && self[offset...].starts(with: text.utf8)
  }

  /// Whether these bytes stand before an offset of the array.
  func holds(_ text: String, before offset: Int) -> Bool { holds(text, at: offset - text.utf8.count) }

  /// The end of the run of such bytes that starts at an offset of the array.
  func end(of fits: (UInt8) -> Bool, from start: Int, most: Int = .max) -> Int {
    var end = start
    while end < count, end - start < most, fits(self[end]) { end += 1 }
    return end
  }

  /// The start of the run of such bytes that ends at an offset of the array.
  func start(of fits: (UInt8) -> Bool, to end: Int, most: Int = .max) -> Int {
    var start = end
    while start > 0, end - start < most, fits(self[start - 1]) { start -= 1 }
    return start
  }
}
