extension CanonicalJSON {
  /// Reads one value and a line feed; nil for what is neither, for members out of order, numbers that are too large,
  /// and anything else that `line` never writes.
  package init?(parsing bytes: [UInt8]) {
    var reader = CanonicalJSONReader(bytes: bytes)
    guard let value = reader.value(depth: 0), reader.take("\n"), reader.index == bytes.count else {
      return nil
    }
    self = value
  }
}

private struct CanonicalJSONReader {
  /// Nothing of ours is nested deeper.
  private static let mostDepth = 5

  let bytes: [UInt8]
  private(set) var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  mutating func value(depth: Int) -> CanonicalJSON? {
    guard depth < Self.mostDepth else { return nil }
    switch next {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "\""): return string().map(CanonicalJSON.string)
    default: return number().map(CanonicalJSON.number)
    }
  }

  private mutating func object(depth: Int) -> CanonicalJSON? {
    var members: [String: CanonicalJSON] = [:]
    var last: String?
    index += 1
    while !take("}") {
      guard last == nil || take(","), let name = string(), take(":"),
        last.map({ $0.utf8.lexicographicallyPrecedes(name.utf8) }) ?? true,
        let value = value(depth: depth + 1)
      else { return nil }
      members[name] = value
      last = name
    }
    return .object(members)
  }

  private mutating func list(depth: Int) -> CanonicalJSON? {
    var values: [CanonicalJSON] = []
    index += 1
    while !take("]") {
      guard values.isEmpty || take(","), let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    }
    return .list(values)
  }

  private mutating func number() -> Int? {
    let start = index
    var number = 0
    while let digit = next, (0x30...0x39).contains(digit) {
      number = number * 10 + Int(digit - 0x30)
      index += 1
      guard number < CanonicalJSON.limit else { return nil }
    }
    let isShortest = bytes[start..<index].first != 0x30 || index == start + 1
    return index > start && isShortest ? number : nil
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    var units: [UInt16] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return Self.text(units)
      case UInt8(ascii: "\\"):
        guard let unit = escape() else { return nil }
        units.append(unit)
      case 0x20...0x7E: units.append(UInt16(byte))
      default: return nil
      }
    }
    return nil
  }

  private mutating func escape() -> UInt16? {
    if take("\"") { return 0x22 }
    if take("\\") { return 0x5C }
    guard take("u"), index + 4 <= bytes.count,
      let pair = Hex.decode(String(decoding: bytes[index..<index + 4], as: UTF8.self)), pair.count == 2
    else { return nil }
    index += 4
    return UInt16(pair[0]) << 8 | UInt16(pair[1])
  }

  /// Nil when half of a pair stands alone.
  private static func text(_ units: [UInt16]) -> String? {
    let text = String(decoding: units, as: UTF16.self)
    return text.utf16.elementsEqual(units) ? text : nil
  }
}
