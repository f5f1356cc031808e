import RedactCore

/// Scanned JSON for readers of formats: values are node numbers, keys are small numbers.
///
/// No key stands twice in an object, and no string holds NUL.
///
/// ## Privacy
/// Holds text of a document.
struct JSONTree: Sendable {
  let bytes: [UInt8]
  let nodes: [JSONNode]
  /// The values at the top: one, or one a line.
  let roots: [Int]
  private let keys: JSONKeyTable
  /// For every node the number of the key it stands under, through arrays; a key's own for a key.
  private let numbers: [Int32]

  init(_ bytes: [UInt8], isLines: Bool, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    self.bytes = bytes
    nodes =
      isLines ? try JSONScanner.scanLines(bytes, limits: limits) : try JSONScanner.scan(bytes, limits: limits)
    var roots: [Int] = []
    var root = 0
    while root < nodes.count {
      roots.append(root)
      root = nodes[root].next
    }
    self.roots = roots
    (keys, numbers) = Self.number(bytes, nodes)
    try refuseDuplicateKeys()
    if let nul = Self.escapedNUL(bytes) { throw JSONError(reason: .badEscape, offset: nul) }
  }

  // MARK: Keys

  /// The decoded bytes of every key, by number.
  var keyNames: [[UInt8]] { keys.names }

  /// The number of a key; one that fits no node when the key does not occur.
  func key(_ name: String) -> Int32 { keys.number(name) }

  /// The number of the key a node stands under, through arrays; -1 without one.
  func key(of node: Int) -> Int { Int(numbers[node]) }

  private static func number(_ bytes: [UInt8], _ nodes: [JSONNode]) -> (JSONKeyTable, [Int32]) {
    var keys = JSONKeyTable()
    var numbers: [Int32] = []
    numbers.reserveCapacity(nodes.count)
    bytes.withUnsafeBufferPointer { raw in
      for node in nodes {
        if node.kind == .key {
          let name = UnsafeBufferPointer(rebasing: raw[node.span.range])
          if name.contains(UInt8(ascii: "\\")) {
            let decoded = JSONEscape.decode(bytes, node.span).bytes
            numbers.append(decoded.withUnsafeBufferPointer { keys.number(adding: $0) })
          } else {
            numbers.append(keys.number(adding: name))
          }
        } else if node.parent < 0 {
          numbers.append(-1)
        } else {
          numbers.append(numbers[nodes[node.parent].kind == .array ? node.parent : node.label])
        }
      }
    }
    return (keys, numbers)
  }

  /// Two readers of such an object could see different texts.
  private func refuseDuplicateKeys() throws(JSONError) {
    var seen = [Int32](repeating: -1, count: keys.names.count)
    for (object, node) in nodes.enumerated() where node.kind == .object {
      var member = object + 1
      while member < node.next {
        let key = Int(numbers[member])
        if seen[key] == Int32(object) {
          throw JSONError(reason: .duplicateKey, offset: nodes[member].span.start)
        }
        seen[key] = Int32(object)
        member = nodes[member + 1].next
      }
    }
  }

  /// Where `\u0000` stands, unless the backslash is itself escaped.
  private static func escapedNUL(_ bytes: [UInt8]) -> Int? {
    var at = 0
    while let escape = bytes[at...].firstIndex(of: UInt8(ascii: "\\")) {
      if JSONEscape.unit(bytes, escape) == 0 { return escape }
      at = escape + 2
    }
    return nil
  }

  // MARK: Values

  func kind(_ node: Int) -> JSONNode.Kind { nodes[node].kind }

  /// For strings and keys what stands inside the quotes, for all others the whole value.
  func span(_ node: Int) -> ByteSpan { nodes[node].span }

  /// The raw bytes of `span`.
  func raw(_ node: Int) -> ArraySlice<UInt8> { bytes[nodes[node].span.range] }

  /// The value under a key, when this is an object that has it.
  func value(_ object: Int, _ key: Int32) -> Int? {
    guard nodes[object].kind == .object else { return nil }
    let end = nodes[object].next
    var member = object + 1
    while member < end {
      if numbers[member] == key { return member + 1 }
      member = nodes[member + 1].next
    }
    return nil
  }

  /// The value down a path of keys.
  func value(_ node: Int?, _ path: String...) -> Int? {
    var node = node
    for name in path { node = node.flatMap { value($0, key(name)) } }
    return node
  }

  /// A string under a key that holds more than white space.
  func string(_ object: Int, _ key: Int32) -> Int? {
    value(object, key).flatMap { nodes[$0].kind == .string && !trimmed($0).isEmpty ? $0 : nil }
  }

  /// The elements of an array; of anything else none.
  func elements(_ array: Int?) -> JSONElements {
    guard let array, nodes[array].kind == .array else { return JSONElements(nodes, 0, 0) }
    return JSONElements(nodes, array + 1, nodes[array].next)
  }

  /// What stands in a string without the blanks and line ends around it.
  func trimmed(_ node: Int) -> ByteSpan { trimmed(span(node)) }

  /// A part of a string without the blanks and line ends around it.
  func trimmed(_ span: ByteSpan) -> ByteSpan {
    var (start, end) = (span.start, span.end)
    while start < end {
      if bytes[start] == 0x20 {
        start += 1
      } else if start + 1 < end, bytes[start] == UInt8(ascii: "\\"), Self.blanks.contains(bytes[start + 1]) {
        start += 2
      } else {
        break
      }
    }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return ByteSpan(start, end)
  }

  private static let blanks = Array("nrt".utf8)
}

/// The elements of an array of JSON, one after the other.
struct JSONElements: Sequence, IteratorProtocol {
  private let nodes: [JSONNode]
  private var at: Int
  private let end: Int

  init(_ nodes: [JSONNode], _ start: Int, _ end: Int) {
    self.nodes = nodes
    at = start
    self.end = end
  }

  mutating func next() -> Int? {
    guard at < end else { return nil }
    defer { at = nodes[at].next }
    return at
  }
}
