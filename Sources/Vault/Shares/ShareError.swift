/// Why a secret could not be split or put together again. None of the cases holds a word of a share;
/// shares and words are numbered from one, in the order in which they were given.
package enum ShareError: Error, Hashable, Sendable {
  /// A secret has 16 to 32 bytes and an even number of them, not this many.
  case secretLength(Int)
  /// So many shares cannot be asked for of so many: at most 16, and one of one if one is enough.
  case threshold(Int, of: Int)
  /// The work that the shares ask for is beyond `ShareCipher.maximumExponent`.
  case exponent(Int)
  /// A passphrase of a new split is of printable ASCII characters, so that it can be typed anywhere.
  case passphrase
  /// The library refused to derive a key.
  case derivation

  /// Nothing was given.
  case noShares
  /// No share has so many words; counted up to one more than the longest has.
  case length(share: Int, words: Int)
  /// This word is not of the list.
  case word(share: Int, number: Int)
  /// All words are of the list, but they do not belong together: a slip of the pen.
  case checksum(share: Int)
  /// The bits that fill up the first word of the value are not zero.
  case padding(share: Int)
  /// The share asks for more groups than it says there are.
  case groupThreshold(share: Int)
  /// It is not of the same split, or not of the same group, as those before it.
  case foreign(share: Int)
  /// Its place in its group is taken by one before it.
  case duplicate(share: Int)
  /// A group needs more shares than were given of it.
  case tooFew(needed: Int, given: Int)
  /// The standard wants exactly as many shares of a group as are needed.
  case tooMany(needed: Int, given: Int)
  /// Shares of more groups are needed.
  case tooFewGroups(needed: Int, given: Int)
  /// The standard wants shares of exactly as many groups as are needed.
  case tooManyGroups(needed: Int, given: Int)
  /// Put together, the shares do not give what was split: one of them is not what it should be.
  case digest
}
