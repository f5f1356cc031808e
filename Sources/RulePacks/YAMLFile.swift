// Yams is seen in this file only; the rest of the package reads mappings with lines.

import Yams

/// One mapping of a YAML file, with the line of every key, and the rule that no key may be left unread.
package struct YAMLMapping {
  package let file: String
  private let pairs: [(key: String, line: Int, node: Node)]

  /// Parses a file whose top level is a mapping.
  ///
  /// - Throws: `RulePackError` with the line of a syntax error or a key that stands twice.
  package init(parsing text: String, file: String) throws(RulePackError) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw RulePackError(file, line: context.mark.line, "key '\(keys.first ?? "")' stands twice")
    } catch let error as YamlError {
      throw RulePackError(file, line: Self.line(of: error), "not valid YAML")
    } catch {
      throw RulePackError(file, "not valid YAML")
    }
    guard let node, case .mapping(let mapping) = node else {
      throw RulePackError(file, line: 1, "the file must be a mapping of keys to values")
    }
    try self.init(mapping, file: file)
  }

  private init(_ mapping: Node.Mapping, file: String) throws(RulePackError) {
    self.file = file
    var seen = Set<String>()
    var pairs: [(String, Int, Node)] = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? 1
      guard let name = key.string else { throw RulePackError(file, line: line, "a key must be a word") }
      guard seen.insert(name).inserted else {
        throw RulePackError(file, line: line, "key '\(name)' stands twice")
      }
      pairs.append((name, line, value))
    }
    self.pairs = pairs
  }

  package var keys: [String] { pairs.map(\.key) }

  package func line(of key: String) -> Int? { pairs.first { $0.key == key }?.line }

  /// Refuses every key that is not in `known`.
  package func refuseUnknownKeys(_ known: Set<String>) throws(RulePackError) {
    for pair in pairs where !known.contains(pair.key) {
      throw RulePackError(file, line: pair.line, "unknown key '\(pair.key)'")
    }
  }

  package func error(_ key: String, _ reason: String) -> RulePackError {
    RulePackError(file, line: line(of: key), "\(key): \(reason)")
  }

  package func string(_ key: String) throws(RulePackError) -> String? {
    guard let node = node(key) else { return nil }
    guard case .scalar = node, let string = node.string else { throw error(key, "must be text") }
    return string
  }

  package func required(_ key: String) throws(RulePackError) -> String {
    guard let value = try string(key), !value.allSatisfy(\.isWhitespace) else {
      throw RulePackError(file, line: line(of: key) ?? 1, "\(key): is required")
    }
    return value
  }

  package func bool(_ key: String) throws(RulePackError) -> Bool? {
    guard let node = node(key) else { return nil }
    guard let value = node.bool else { throw error(key, "must be true or false") }
    return value
  }

  package func int(_ key: String, in range: ClosedRange<Int>) throws(RulePackError) -> Int? {
    guard let node = node(key) else { return nil }
    guard let value = node.int, range.contains(value) else {
      throw error(key, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package func double(_ key: String) throws(RulePackError) -> Double? {
    guard let node = node(key) else { return nil }
    guard let value = node.float, (0...1).contains(value) else {
      throw error(key, "must be a number from 0 to 1")
    }
    return value
  }

  /// A list of texts; a single text counts as a list of one.
  package func strings(_ key: String) throws(RulePackError) -> [String]? {
    try items(key)?.map(\.text)
  }

  /// The same, each with its line.
  package func items(_ key: String) throws(RulePackError) -> [(text: String, line: Int?)]? {
    guard let node = node(key) else { return nil }
    if case .scalar = node, let one = node.string { return [(one, node.mark?.line)] }
    guard case .sequence(let items) = node else { throw error(key, "must be a list") }
    var result: [(String, Int?)] = []
    for item in items {
      guard case .scalar = item, let string = item.string else {
        throw RulePackError(file, line: item.mark?.line ?? line(of: key), "\(key): every item must be text")
      }
      result.append((string, item.mark?.line))
    }
    return result
  }

  package func mapping(_ key: String) throws(RulePackError) -> YAMLMapping? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let mapping) = node else { throw error(key, "must be a mapping") }
    return try YAMLMapping(mapping, file: file)
  }

  /// A list of mappings.
  package func mappings(_ key: String) throws(RulePackError) -> [YAMLMapping]? {
    guard let node = node(key) else { return nil }
    guard case .sequence(let items) = node else { throw error(key, "must be a list") }
    var result: [YAMLMapping] = []
    for item in items {
      guard case .mapping(let mapping) = item else {
        throw RulePackError(
          file, line: item.mark?.line ?? line(of: key), "\(key): every item must be a mapping")
      }
      result.append(try YAMLMapping(mapping, file: file))
    }
    return result
  }

  /// True when the value of `key` is a mapping.
  package func isMapping(_ key: String) -> Bool {
    guard case .mapping? = node(key) else { return false }
    return true
  }

  /// True when the value of `key` is a list.
  package func isList(_ key: String) -> Bool {
    guard case .sequence? = node(key) else { return false }
    return true
  }

  private func node(_ key: String) -> Node? { pairs.first { $0.key == key }?.node }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }
}
