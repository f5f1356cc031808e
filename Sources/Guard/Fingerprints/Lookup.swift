import RedactCore

/// One thing that a text is asked for: a word or phrase as it stands, or one step through a name as it is
/// spelled.
struct Lookup: Hashable, Sendable {
  /// What is asked. The raw values stand in specs/fingerprints.md.
  enum Kind: UInt8, Sendable {
    /// Whether words, exactly so, begin a phrase, and whether they are one.
    case begins = 1
    case ends = 2
    /// The same for one more word of a name, by its key in the table of spellings.
    case spelledBegins = 3
    case spelledEnds = 4
    /// The same for one more word of a name, by one way to read it aloud.
    case heardBegins = 5
    case heardEnds = 6
  }

  let kind: Kind
  /// What has been read of a spelled name before; 0 at its beginning.
  let state: UInt64
  /// The hash of the words, of the key or of the reading.
  let value: UInt64
  /// The canonical words, where they are asked as they stand; hashes of words can be made to collide.
  let words: [UInt8]

  /// Words as they stand.
  init(_ kind: Kind, words: [UInt8], hash: UInt64) {
    (self.kind, self.words, value) = (kind, words, hash)
    state = 0
  }

  /// One step through a name.
  init(_ kind: Kind, after state: UInt64, _ value: UInt64) {
    (self.kind, self.state, self.value) = (kind, state, value)
    words = []
  }
}

/// What a lookup that is listed means, in eight bytes.
struct Meaning: Hashable, Sendable {
  enum Role: UInt8, Sendable {
    /// More words must follow.
    case begins = 0
    /// All of a name.
    case whole = 1
    /// A word of a name by which somebody may be called.
    case part = 2
    /// What is spelled or sounds like a name.
    case sound = 3
  }

  let bits: UInt64

  private static let detailMask: UInt64 = 1 << 56 - 1

  /// - Parameter detail: for what begins, the next state or what may stand before the next word; 56 bits.
  init(_ role: Role, _ type: EntityType? = nil, isKnownName: Bool = false, detail: UInt64 = 0) {
    let head = UInt64(type?.rank ?? 0) << 4 | (isKnownName ? 8 : 0) | UInt64(role.rawValue)
    bits = head << 56 | detail & Self.detailMask
  }

  init(bits: UInt64) { self.bits = bits }

  /// Nil for what no writer makes.
  var role: Role? { Role(rawValue: UInt8(bits >> 56 & 7)) }
  var type: EntityType? {
    let rank = Int(bits >> 60)
    return EntityType.allCases.indices.contains(rank) ? EntityType.allCases[rank] : nil
  }
  /// Whether the listed word is in the table of spellings, so that another word of it is another name.
  var isKnownName: Bool { bits >> 59 & 1 == 1 }
  var detail: UInt64 { bits & Self.detailMask }

  /// Cuts a number to what a meaning has room for.
  static func detail(_ number: UInt64) -> UInt64 { number & detailMask }
}
