import RedactCore

/// Looks over all names of a corpus for what a person should decide.
struct CorpusNames {
  private struct Name {
    let words: [String]
    let type: EntityType
    let label: String
    var isPerson: Bool { type == .person || type == .kunya }
  }

  private let spellings: Spellings
  private var names: [Name] = []

  init(_ spellings: Spellings) { self.spellings = spellings }

  mutating func add(_ canonical: [UInt8], _ type: EntityType, label: String) {
    let words = String(decoding: canonical, as: UTF8.self).split(separator: " ").map(String.init)
    names.append(Name(words: words, type: type, label: label))
  }

  /// In a fixed order, each once.
  func findings() -> [CorpusPlan.Finding] {
    (soundAlike() + ambiguous() + twoTypes()).sorted { a, b in
      (a.kind.rawValue, a.labels.joined(separator: " ")) < (b.kind.rawValue, b.labels.joined(separator: " "))
    }
  }

  /// Names of people that agree word by word, in spelling or in sound, and are not the same.
  private func soundAlike() -> [CorpusPlan.Finding] {
    var groups: [UInt64: [Int]] = [:]
    for (index, name) in names.enumerated() where name.isPerson {
      guard let first = name.words.first else { continue }
      for reading in spellings.readings(of: first) { groups[reading, default: []].append(index) }
    }
    var found: Set<[String]> = []
    for members in groups.values where members.count > 1 {
      for (position, a) in members.enumerated() {
        for b in members[(position + 1)...] where isAlike(names[a], names[b]) {
          found.insert([names[a].label, names[b].label].sorted())
        }
      }
    }
    return found.map { CorpusPlan.Finding(kind: .soundAlike, labels: $0) }
  }

  private func isAlike(_ a: Name, _ b: Name) -> Bool {
    guard a.label != b.label, a.words.count == b.words.count, a.words != b.words else { return false }
    return zip(a.words, b.words).allSatisfy { one, other in
      one == other || spellings.key(one) == spellings.key(other)
        || !spellings.areTwoNames(one, other)
          && !spellings.readings(of: one).isDisjoint(with: spellings.readings(of: other))
    }
  }

  /// A single name that begins the full names of two or more people.
  private func ambiguous() -> [CorpusPlan.Finding] {
    var full: [String: Set<String>] = [:]
    for name in names where name.type == .person && name.words.count > 1 {
      full[spellings.key(name.words[0]), default: []].insert(name.label)
    }
    return names.compactMap { name in
      guard name.type == .person, name.words.count == 1, let others = full[spellings.key(name.words[0])],
        others.count > 1
      else { return nil }
      return CorpusPlan.Finding(kind: .ambiguous, labels: [name.label] + others.sorted())
    }
  }

  private func twoTypes() -> [CorpusPlan.Finding] {
    let byWords = Dictionary(grouping: names) { $0.words }
    return byWords.values.compactMap { same in
      let labels = Set(same.map(\.label))
      guard Set(same.map(\.type)).count > 1 else { return nil }
      return CorpusPlan.Finding(kind: .twoTypes, labels: labels.sorted())
    }
  }
}
