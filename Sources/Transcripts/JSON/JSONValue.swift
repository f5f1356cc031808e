package import RedactCore

/// Whether an object may name the same key twice.
package enum DuplicateKeys: Sendable {
  case refuse
  case allow
  /// Only of these keys there must be no second one in any object.
  case refuseOf(Set<[UInt8]>)
}

/// Scanned JSON: the bytes and the flat list of what stands in them.
///
/// ## Privacy
/// Holds text of a document.
package struct JSONDocument: Sendable {
  package let bytes: [UInt8]
  let nodes: [JSONNode]

  /// Scans bytes that must hold exactly one JSON value.
  package init(
    _ bytes: [UInt8], duplicateKeys: DuplicateKeys = .refuse, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    self.bytes = bytes
    nodes = try JSONScanner.scan(bytes, limits: limits)
    switch duplicateKeys {
    case .allow: break
    case .refuse: try refuseDuplicateKeys { _ in true }
    case .refuseOf(let keys): try refuseDuplicateKeys(where: keys.contains)
    }
  }

  /// The value that the bytes hold.
  package var root: JSONValue { JSONValue(document: self, index: 0) }

  /// Keys are compared as they read after decoding, so an escape cannot hide a second one.
  private func refuseDuplicateKeys(where isUnique: ([UInt8]) -> Bool) throws(JSONError) {
    struct Member: Hashable {
      let object: Int
      let key: [UInt8]
    }
    var seen: Set<Member> = []
    for node in nodes where node.kind == .key {
      let member = Member(object: node.parent, key: JSONEscape.decode(bytes, node.span).bytes)
      guard !isUnique(member.key) || seen.insert(member).inserted else {
        throw JSONError(reason: .duplicateKey, offset: node.span.start)
      }
    }
  }
}

/// One value of scanned JSON.
package struct JSONValue: Sendable {
  package enum Kind: Sendable {
    case object, array, string, number, bool, null
  }

  private let document: JSONDocument
  private let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  private var node: JSONNode { document.nodes[index] }

  /// Throws unless `bytes` are one JSON value by RFC 8259; a key may stand twice, as the standard lets it.
  package static func validate(_ bytes: [UInt8]) throws(JSONError) {
    _ = try JSONDocument(bytes, duplicateKeys: .allow)
  }

  package var kind: Kind {
    switch node.kind {
    case .object: .object
    case .array: .array
    case .key, .string: .string
    case .number: .number
    case .true, .false: .bool
    case .null: .null
    }
  }

  /// The bytes of the whole value, the quotes of a string with it.
  package var span: ByteSpan {
    kind == .string ? ByteSpan(node.span.start - 1, node.span.end + 1) : node.span
  }

  /// The value as it is written.
  package var raw: ArraySlice<UInt8> { document.bytes[span.range] }

  /// The decoded string, when it is one.
  package var string: EncodedText? { kind == .string ? JSONEscape.decode(document.bytes, node.span) : nil }

  /// The decoded string as Swift's own.
  package var text: String? { string.map { String(decoding: $0.bytes, as: UTF8.self) } }

  /// The number, when it is a whole one that fits.
  package var int: Int? { kind == .number ? Int(String(decoding: raw, as: UTF8.self)) : nil }

  /// True or false, when it is one of them.
  package var bool: Bool? { kind == .bool ? node.kind == .true : nil }

  /// The elements of an array; none for other values.
  package var elements: [JSONValue] {
    guard node.kind == .array else { return [] }
    return children.map { JSONValue(document: document, index: $0) }
  }

  /// The value under a key, when this is an object that has it.
  package subscript(_ key: String) -> JSONValue? {
    guard node.kind == .object else { return nil }
    for child in children where document.nodes[child].kind == .key {
      if JSONEscape.decode(document.bytes, document.nodes[child].span).bytes.elementsEqual(key.utf8) {
        return JSONValue(document: document, index: child + 1)
      }
    }
    return nil
  }

  /// The value under a key, or, where no key is called so, down a path of keys with dots between.
  package subscript(path path: String) -> JSONValue? {
    if let value = self[path] { return value }
    let keys = path.split(separator: ".", omittingEmptySubsequences: false)
    guard keys.count > 1 else { return nil }
    return keys.reduce(self as JSONValue?) { $0?[String($1)] }
  }

  /// The nodes directly inside: elements, or keys and values in turn.
  private var children: [Int] {
    var result: [Int] = []
    var child = index + 1
    while child < node.next {
      result.append(child)
      child = document.nodes[child].next
    }
    return result
  }
}
