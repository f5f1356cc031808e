import RedactCore

/// Named pieces of patterns, written once and used as `{{name}}`.
struct Fragments {
  private var texts: [String: String] = [:]
  private var lists: [String: [String]] = [:]

  /// Adds the `fragments` of a file; a later file may not redefine a name.
  mutating func add(_ mapping: YAMLMapping) throws(RulePackError) {
    for key in mapping.keys {
      guard texts[key] == nil, lists[key] == nil else {
        throw mapping.error(key, "a fragment of this name exists already")
      }
      if mapping.isList(key) {
        lists[key] = (try mapping.strings(key) ?? []).map(Self.folded)
      } else {
        texts[key] = try mapping.string(key) ?? ""
      }
    }
  }

  /// As a text reads in which rules look for words, however the author spelled them.
  static func folded(_ words: String) -> String {
    if words.utf8.allSatisfy({ $0 < 0x80 }) { return words }
    return String(decoding: FoldedText(Array(words.utf8)).bytes, as: UTF8.self)
  }

  /// The pattern with every `{{name}}` put in.
  ///
  /// - Throws: for an unknown name, or fragments that use one another in a circle.
  func expand(_ pattern: String, depth: Int = 0) throws(FragmentError) -> String {
    guard depth < 12 else { throw .tooDeep }
    var result = ""
    var rest = Substring(pattern)
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { throw .unclosed }
      let name = String(rest[open.upperBound..<close.lowerBound])
      result += rest[..<open.lowerBound]
      if let list = lists[name] {
        result += try alternation(list, depth: depth)
      } else if let text = texts[name] {
        result += try expand(text, depth: depth + 1)
      } else {
        throw .unknown(name)
      }
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  /// The words of a list of triggers or context words, lists put in and reduced to the first word of each
  /// item.
  ///
  /// - Throws: for a name that is no list, or lists that use one another in a circle.
  func words(_ items: [String], depth: Int = 0) throws(FragmentError) -> [String] {
    guard depth < 12 else { throw .tooDeep }
    var result: [String] = []
    for item in items {
      if item.hasPrefix("{{"), item.hasSuffix("}}") {
        let name = String(item.dropFirst(2).dropLast(2))
        guard let list = lists[name] else { throw .notAList(name) }
        result += try words(list, depth: depth + 1)
      } else {
        result.append(item)
      }
    }
    return result
  }

  private func alternation(_ items: [String], depth: Int) throws(FragmentError) -> String {
    let space = try expand("{{sp}}", depth: depth + 1)
    return WordTrie(try words(items).map { item in item.map { $0 == " " ? space : Self.escaped($0) } })
      .pattern
  }

  private static func escaped(_ character: Character) -> String {
    "\\^$.|?*+()[]{}#-".contains(character) ? "\\\(character)" : String(character)
  }
}

enum FragmentError: Error {
  case unknown(String), notAList(String), unclosed, tooDeep

  var reason: String {
    switch self {
    case .unknown(let name): "there is no fragment '\(name)'"
    case .notAList(let name): "'\(name)' is not a list of words"
    case .unclosed: "'{{' without '}}'"
    case .tooDeep: "fragments use one another too deeply or in a circle"
    }
  }
}

extension Substring {
  fileprivate func firstRange(of needle: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(needle) { return at..<index(at, offsetBy: needle.count) }
      at = index(after: at)
    }
    return nil
  }
}
