// The one file of this module that reads JSON.

import RedactCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value of a file of answers.
enum VectorValue: Decodable, Sendable {
  case object([String: VectorValue])
  case list([VectorValue])
  case string(String)
  case number(Double)
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let list = try? container.decode([VectorValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: VectorValue].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  subscript(name: String) -> VectorValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var items: [VectorValue]? {
    if case .list(let values) = self { values } else { nil }
  }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  /// The bytes behind a string of hexadecimal digits.
  var bytes: [UInt8]? { text.flatMap(Hex.decode) }
}

enum VectorFile {
  /// The value in the file, or nil when it cannot be read or is not JSON.
  static func read(_ path: String) -> VectorValue? {
    guard let bytes = VectorFolder.contents(of: path) else { return nil }
    return try? JSONDecoder().decode(VectorValue.self, from: Data(bytes))
  }
}
