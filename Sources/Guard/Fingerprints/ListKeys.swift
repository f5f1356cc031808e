import Crypto
import RedactCore

/// The keys of a fingerprint list, each for one use.
///
/// ## Privacy
/// Prints nothing; with these keys names can be tested against a list.
struct ListKeys: Sendable, CustomReflectable {
  private let codes, masks: SipHash.Key
  private let tags, states, dummies, seals: KeyedHash

  init(_ key: GuardKey) {
    func numbers(_ use: String) -> SipHash.Key {
      key.derive(use, length: 16).withUnsafeBytes { SipHash.Key(Array($0)) }
    }
    func hash(_ use: String) -> KeyedHash { KeyedHash(key.derive(use, length: 32)) }
    (codes, masks) = (numbers("list code"), numbers("list mask"))
    (tags, states) = (hash("list tag"), hash("list state"))
    (dummies, seals) = (hash("list dummy"), hash("list seal"))
  }

  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

  /// The number under which a lookup stands in a list.
  ///
  /// - Parameter turn: of several meanings of one lookup each has a turn, so that their lines do not look
  ///   alike.
  func code(_ kind: Lookup.Kind, _ state: UInt64, _ value: UInt64, turn: UInt64 = 0) -> UInt64 {
    SipHash.hash(UInt64(kind.rawValue) | turn << 8, state, value, key: codes)
  }

  /// The line that says what a lookup means.
  func line(_ lookup: Lookup, _ meaning: Meaning, turn: UInt64, files: String?) -> FingerprintLine {
    let tag = tag(lookup, meaning, files: files)
    return FingerprintLine(
      code: code(lookup.kind, lookup.state, lookup.value, turn: turn), tag: tag,
      sealed: meaning.bits ^ mask(tag), files: files)
  }

  /// What a line says of a lookup; nil when it is of another one, which has the same code by chance.
  func meaning(of line: FingerprintLine, for lookup: Lookup) -> Meaning? {
    let meaning = Meaning(bits: line.sealed ^ mask(line.tag))
    return tag(lookup, meaning, files: line.files) == line.tag ? meaning : nil
  }

  /// Proves that a line says this of that.
  private func tag(_ lookup: Lookup, _ meaning: Meaning, files: String?) -> FingerprintLine.Tag {
    let asked = lookup.words.isEmpty ? lookup.state.bytes + lookup.value.bytes : lookup.words
    let scope = files.map { [Array($0.utf8)] } ?? []
    let bytes = tags.of([[lookup.kind.rawValue], asked, meaning.bits.bytes] + scope)
    return FingerprintLine.Tag(high: UInt64(bytes[..<8]), low: UInt64(bytes[8..<16]))
  }

  /// Hides a meaning. A tag is never that of two meanings, so nothing is hidden twice with the same mask.
  private func mask(_ tag: FingerprintLine.Tag) -> UInt64 { SipHash.hash(0, tag.high, tag.low, key: masks) }

  /// Where a reader is after a further word of a name.
  func state(after state: UInt64, key word: [UInt8]) -> UInt64 {
    Meaning.detail(UInt64(states.of([state.bytes, word])[..<8]))
  }

  /// One of the lines that stand for nothing.
  func dummy(_ number: Int, files: String?) -> FingerprintLine {
    let bytes = dummies.of([UInt64(number).bytes] + (files.map { [Array($0.utf8)] } ?? []))
    let tag = FingerprintLine.Tag(high: UInt64(bytes[8..<16]), low: UInt64(bytes[16..<24]))
    return FingerprintLine(code: UInt64(bytes[..<8]), tag: tag, sealed: UInt64(bytes[24...]), files: files)
  }

  /// What shows that a file is as it was made.
  func seal(_ bytes: ArraySlice<UInt8>) -> [UInt8] { seals.of(bytes: bytes) }
}

extension UInt64 {
  /// Eight bytes, big end first.
  fileprivate init(_ bytes: ArraySlice<UInt8>) { self = bytes.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Its eight bytes, big end first.
  fileprivate var bytes: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
  }
}
