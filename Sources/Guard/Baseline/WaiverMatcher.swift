/// Says which findings are waived. One serves all files, and may be shared by threads.
package struct WaiverMatcher: Sendable {
  /// One way to write `file`, and the waivers of it that count.
  struct Scope: Sendable {
    let scope: WaiverScope
    /// By rule and then by fingerprint.
    var waivers: [String: [String: Waiver]] = [:]
  }

  /// Waivers that no longer count, sorted.
  package let expired: [Waiver]
  private let counting: [Waiver]
  private var scopes: [Scope] = []
  /// The numbers of scopes that are patterns of one plain path, of other patterns, and of keyed names.
  private var plain: [[UInt32]: [Int]] = [:]
  private var patterns: [(pattern: FilePattern, scope: Int)] = []
  private var names: [String: Int] = [:]

  init(_ waivers: [Waiver], today: BaselineDay) {
    expired = waivers.filter { !$0.holds(on: today) }
    counting = waivers.filter { $0.holds(on: today) }
    var numbers: [WaiverScope: Int] = [:]
    for waiver in counting {
      let number = numbers[waiver.file] ?? scopes.count
      if number == scopes.count {
        numbers[waiver.file] = number
        add(waiver.file)
      }
      let first = scopes[number].waivers[waiver.rule]?[waiver.fingerprint]
      scopes[number].waivers[waiver.rule, default: [:]][waiver.fingerprint] = first ?? waiver
    }
  }

  private mutating func add(_ scope: WaiverScope) {
    let number = scopes.count
    scopes.append(Scope(scope: scope))
    switch scope {
    case .name(let name): names[name] = number
    case .pattern(let pattern):
      if let path = pattern.plainPath {
        plain[Self.joined(path), default: []].append(number)
      } else {
        patterns.append((pattern, number))
      }
    }
  }

  /// The waivers that are for this file.
  ///
  /// - Parameter nameOf: the keyed name of a path; asked only when some waiver is for such a name.
  package func waivers(at path: [UInt8], nameOf: (_ path: [UInt8]) -> String) -> FileWaivers {
    guard !scopes.isEmpty else { return FileWaivers(scopes: []) }
    let split = PathNames(path)
    var numbers =
      patterns.lazy.filter { $0.pattern.matches(split) }.map(\.scope)
      + split.names.indices.flatMap { plain[Self.joined(Array(split.names[...$0]))] ?? [] }
    if !names.isEmpty, let number = names[nameOf(path)] { numbers.append(number) }
    return FileWaivers(scopes: numbers.sorted().map { scopes[$0] })
  }

  /// The waivers that count and waived nothing, sorted.
  ///
  /// - Parameter used: those that did, of all files.
  package func unused(besides used: Set<Waiver.ID>) -> [Waiver] {
    counting.filter { !used.contains($0.id) }
  }

  /// Names with a number between them that no character has.
  private static func joined(_ names: [[UInt32]]) -> [UInt32] { Array(names.joined(separator: [.max])) }
}

/// The waivers of one file.
package struct FileWaivers: Sendable {
  let scopes: [WaiverMatcher.Scope]

  package var isEmpty: Bool { scopes.isEmpty }

  /// The waiver of a finding in this file, nil where there is none.
  ///
  /// - Parameter fingerprintIn: the fingerprint of rule and words in a scope; asked once for each scope of this
  ///   file that has a waiver of the rule.
  package func waiver(of rule: String, fingerprintIn: (_ scope: String) -> String) -> Waiver? {
    for scope in scopes {
      guard let waivers = scope.waivers[rule] else { continue }
      if let waiver = waivers[fingerprintIn(scope.scope.text)] { return waiver }
    }
    return nil
  }
}
