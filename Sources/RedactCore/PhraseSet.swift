/// A set of words and phrases by hash, as compiled lexicons hold it: sorted arrays that can be read in place.
package struct PhraseSet: Sendable {
  /// Hashes of whole entries, ascending.
  package let entries: HashColumn
  /// Hashes of what begins a longer entry, ascending.
  package let beginnings: HashColumn
  /// The most words an entry has.
  package let longest: Int

  package init(entries: HashColumn, beginnings: HashColumn, longest: Int) {
    self.entries = entries
    self.beginnings = beginnings
    self.longest = longest
  }

  /// Builds the set from phrases already split into word hashes.
  package init(phrases: [[UInt64]]) {
    var entries = Set<UInt64>()
    var beginnings = Set<UInt64>()
    for phrase in phrases where !phrase.isEmpty {
      var hash = phrase[0]
      for word in phrase.dropFirst() {
        beginnings.insert(hash)
        hash = WordHash.joined(hash, word)
      }
      entries.insert(hash)
    }
    self.init(
      entries: HashColumn(entries.sorted()), beginnings: HashColumn(beginnings.sorted()),
      longest: phrases.map(\.count).max() ?? 0)
  }

  /// True when the single word with this hash is an entry.
  package func contains(word hash: UInt64) -> Bool { entries.contains(hash) }

  /// The number of tokens, starting at `first`, of the longest entry there; 0 when there is none.
  ///
  /// - Parameter joins: whether the text between two tokens lets a phrase go on.
  package func longestEntry(
    in tokens: [Token], at first: Int, joins: (Token, Token) -> Bool
  ) -> Int {
    var hash = tokens[first].hash
    var best = entries.contains(hash) ? 1 : 0
    var count = 1
    while count < longest, first + count < tokens.count, beginnings.contains(hash),
      joins(tokens[first + count - 1], tokens[first + count])
    {
      hash = WordHash.joined(hash, tokens[first + count].hash)
      count += 1
      if entries.contains(hash) { best = count }
    }
    return best
  }
}

/// Ascending 64-bit hashes, either owned or read in place from a mapped file that lives as long as `owner`.
package struct HashColumn: @unchecked Sendable {
  private let base: UnsafePointer<UInt64>?
  package let count: Int
  private let owner: AnyObject?

  /// Reads `count` ascending hashes at `base`, which `owner` keeps alive.
  package init(base: UnsafePointer<UInt64>?, count: Int, owner: AnyObject) {
    self.base = base
    self.count = count
    self.owner = owner
  }

  package init(_ sorted: [UInt64]) {
    let storage = OwnedHashes(sorted)
    self.init(base: UnsafePointer(storage.base), count: sorted.count, owner: storage)
  }

  package func contains(_ hash: UInt64) -> Bool { index(of: hash) != nil }

  /// Where a hash stands.
  package func index(of hash: UInt64) -> Int? {
    guard let base, count > 0 else { return nil }
    // Hashes are spread evenly, so a guess is nearly right, and one more by how far it missed: then walk.
    var at = share(hash)
    if base[at] < hash {
      at = min(count - 1, at + share(hash - base[at]))
    } else {
      at = max(0, at - share(base[at] - hash))
    }
    if base[at] < hash {
      repeat { at += 1 } while at < count && base[at] < hash
      return at < count && base[at] == hash ? at : nil
    }
    while at > 0, base[at - 1] >= hash { at -= 1 }
    return base[at] == hash ? at : nil
  }

  /// How many hashes there are below a value, about.
  private func share(_ value: UInt64) -> Int { Int(value.multipliedFullWidth(by: UInt64(count)).high) }

  package subscript(index: Int) -> UInt64 { base.map { $0[index] } ?? 0 }
}

private final class OwnedHashes {
  let base: UnsafeMutablePointer<UInt64>

  init(_ hashes: [UInt64]) {
    base = .allocate(capacity: max(1, hashes.count))
    base.initialize(from: hashes, count: hashes.count)
  }

  deinit { base.deallocate() }
}
