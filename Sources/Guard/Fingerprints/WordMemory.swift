import RedactCore
import Synchronization

/// What is known of a word before anything else of the text is looked at.
struct WordStanding: OptionSet {
  let rawValue: UInt8

  /// Perhaps a phrase, or the beginning of one.
  static let stands = WordStanding(rawValue: 1)
  /// May begin a spelled name although it is in a dictionary, and in lower case.
  static let isHead = WordStanding(rawValue: 2)
  /// Perhaps a name in another spelling, or the beginning of one.
  static let isSpelled = WordStanding(rawValue: 4)
  /// Whether the first two are known, and whether the third is.
  static let isAsked = WordStanding(rawValue: 8)
  static let isHeard = WordStanding(rawValue: 16)
}

/// What became known of words in one text, for the next: most words of a corpus are in many of its files.
///
/// What is kept follows from the word and the list alone, so no text changes what is found in another one;
/// words are told apart by a hash under a secret of this run, so that none can be made to stand for another.
final class WordMemory: Sendable {
  /// A line's meaning, and the pattern of the files it is for.
  struct Said: Hashable {
    let meaning: Meaning
    let files: String?
  }

  private struct Kept {
    var standings = StandingTable()
    var said: [Lookup: [Said]] = [:]
  }

  private let kept = Mutex(Kept())

  /// Of more words than these nothing is kept.
  private static let most = 1 << 20

  /// The name of a word in this memory.
  static func name(of word: ArraySlice<UInt8>) -> UInt64 {
    var hasher = Hasher()
    word.withUnsafeBytes { hasher.combine(bytes: $0) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  func standing(of name: UInt64) -> WordStanding { kept.withLock { $0.standings.find(name) } }

  func remember(_ standing: WordStanding, of name: UInt64) {
    kept.withLock { kept in
      if kept.standings.count < Self.most { kept.standings.insert(standing, of: name) }
    }
  }

  /// What a lookup means by the list, for whatever files; nil when that is not known yet.
  func said(of lookup: Lookup) -> [Said]? { kept.withLock { $0.said[lookup] } }

  func remember(_ said: [Said], of lookup: Lookup) {
    kept.withLock { kept in
      if kept.said.count < Self.most { kept.said[lookup] = said }
    }
  }
}

/// Standings by the names of words, each name and standing in one number, so that one look at the memory
/// tells.
private struct StandingTable {
  /// The upper bits of a name, and in the lower eight the standing; 0 for none. At most half of them are
  /// taken.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)
  private(set) var count = 0

  private static let nameMask: UInt64 = ~0xFF

  func find(_ name: UInt64) -> WordStanding { WordStanding(rawValue: UInt8(slots[slot(of: name)] & 0xFF)) }

  mutating func insert(_ standing: WordStanding, of name: UInt64) {
    let slot = slot(of: name)
    if slots[slot] == 0 { count += 1 }
    slots[slot] = name & Self.nameMask | slots[slot] & 0xFF | UInt64(standing.rawValue)
    if count * 2 > slots.count { grow() }
  }

  /// The slot of a name, or the one that is free for it.
  private func slot(of name: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: name >> 8) & (slots.count - 1)
    while slots[slot] != 0, (slots[slot] ^ name) & Self.nameMask != 0 {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for word in old where word != 0 { slots[slot(of: word)] = word }
  }
}
