/// Why bytes are not JSON that this package reads, and where; it never carries text.
package struct JSONError: Error, Hashable {
  package enum Reason: Hashable, Sendable {
    case invalidUTF8
    case byteOrderMark
    case unexpectedByte
    case unexpectedEnd
    case bytesAfterValue
    case badNumber
    case controlCharacter
    case badEscape
    case loneSurrogate
    case duplicateKey
    /// Arrays and objects are nested deeper than `JSONLimits.depth`.
    case tooDeep
    /// There are more values than `JSONLimits.values`, or more bytes than 2 GiB.
    case tooLarge
  }

  package let reason: Reason
  /// In bytes from the start of what was scanned.
  package let offset: Int
}

extension JSONError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalidUTF8: "invalid UTF-8"
    case .byteOrderMark: "a byte order mark before JSON"
    case .unexpectedByte: "a byte that JSON does not allow here"
    case .unexpectedEnd: "the JSON ends too early"
    case .bytesAfterValue: "something follows the JSON value"
    case .badNumber: "a malformed JSON number"
    case .controlCharacter: "a control character inside a JSON string"
    case .badEscape: "a malformed escape in a JSON string"
    case .loneSurrogate: "half a surrogate pair in a JSON string"
    case .duplicateKey: "a key that stands twice in one JSON object"
    case .tooDeep: "JSON nested too deeply"
    case .tooLarge: "too many JSON values"
    }
  }
}

/// Bounds on what is scanned, so that hostile input costs an error and not the machine.
package struct JSONLimits: Sendable {
  /// The deepest nesting of arrays and objects.
  package var depth = 512
  /// The most keys and values in one document.
  package var values = 10_000_000

  package init() {}
}
