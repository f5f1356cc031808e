package import SignedNotes
import RedactCore

/// That a line stands in a log, as text that others can check (C2SP tlog-proof).
package struct LineProof: Hashable, Sendable {
  private static let head = Array("c2sp.org/tlog-proof@v1".utf8)

  /// From 0.
  package let index: Int
  package let proof: InclusionProof
  /// The checkpoint with its signatures.
  private let note: [UInt8]

  init(index: Int, proof: InclusionProof, note: [UInt8]) {
    self.index = index
    self.proof = proof
    self.note = note
  }

  /// Reads a proof; nil for what is none. Whether it is true is not looked at.
  package init?(parsing bytes: [UInt8]) {
    guard let text = ProofText(bytes), text.lines.count >= 2, text.lines[0].elementsEqual(Self.head),
      let index = text.number(in: 1, after: "index "), let hashes = text.hashes(from: 2)
    else { return nil }
    self.init(index: index, proof: InclusionProof(hashes), note: text.note)
  }

  package var bytes: [UInt8] {
    Self.head + Array("\nindex \(index)\n".utf8) + ProofText.lines(of: proof.hashes) + [0x0A] + note
  }

  /// Checks that a line, given without its LF, stands in the log of a checkpoint that a trusted key has
  /// signed.
  ///
  /// - Returns: the checkpoint, nil where that is not shown.
  package func check(line: [UInt8], trusted: [NoteVerifier]) -> SealedCheckpoint? {
    guard let seal = SealedCheckpoint(note, trusted: trusted), !line.contains(0x0A),
      proof.isValid(
        leaf: .leaf(line), index: index, size: seal.checkpoint.size, root: seal.checkpoint.root)
    else { return nil }
    return seal
  }
}

/// That a log was only added to, as text that others can check (the request of C2SP tlog-witness).
package struct GrowthProof: Hashable, Sendable {
  /// The size of the log before.
  package let old: Int
  package let proof: ConsistencyProof
  /// The later checkpoint with its signatures.
  private let note: [UInt8]

  init(old: Int, proof: ConsistencyProof, note: [UInt8]) {
    self.old = old
    self.proof = proof
    self.note = note
  }

  /// Reads a proof; nil for what is none. Whether it is true is not looked at.
  package init?(parsing bytes: [UInt8]) {
    guard let text = ProofText(bytes), let old = text.number(in: 0, after: "old "),
      let hashes = text.hashes(from: 1)
    else { return nil }
    self.init(old: old, proof: ConsistencyProof(hashes), note: text.note)
  }

  package var bytes: [UInt8] {
    Array("old \(old)\n".utf8) + ProofText.lines(of: proof.hashes) + [0x0A] + note
  }

  /// Checks that the log of an earlier checkpoint was only added to until a later one, which a trusted key
  /// has signed.
  ///
  /// - Parameter earlier: one that was kept, or whose signatures were checked.
  /// - Returns: the later checkpoint, nil where that is not shown.
  package func check(since earlier: Checkpoint, trusted: [NoteVerifier]) -> SealedCheckpoint? {
    guard let seal = SealedCheckpoint(note, trusted: trusted), earlier.size == old,
      earlier.origin == seal.checkpoint.origin,
      proof.isValid(
        old: old, oldRoot: earlier.root, size: seal.checkpoint.size, root: seal.checkpoint.root)
    else { return nil }
    return seal
  }
}

/// Lines, an empty one, and a checkpoint.
private struct ProofText {
  /// No tree needs more.
  private static let most = 2 * 53
  private static let lineFeed: UInt8 = 0x0A

  let lines: [ArraySlice<UInt8>]
  let note: [UInt8]

  init?(_ bytes: [UInt8]) {
    let limit = SignedNote.limit + (Self.most + 2) * 64
    guard bytes.count <= limit,
      let gap = bytes.indices.dropFirst().first(where: {
        bytes[$0] == Self.lineFeed && bytes[$0 - 1] == Self.lineFeed
      })
    else { return nil }
    lines = bytes[..<(gap - 1)].split(separator: Self.lineFeed, omittingEmptySubsequences: false)
    note = Array(bytes[(gap + 1)...])
    guard (1...Self.most + 2).contains(lines.count) else { return nil }
  }

  func number(in line: Int, after word: String) -> Int? {
    guard lines[line].starts(with: word.utf8) else { return nil }
    return CanonicalNumber.parse(lines[line].dropFirst(word.utf8.count))
  }

  func hashes(from line: Int) -> [TreeHash]? {
    var hashes: [TreeHash] = []
    for text in lines[line...] {
      guard let hash = Base64.decode(text).flatMap({ TreeHash($0) }) else { return nil }
      hashes.append(hash)
    }
    return hashes
  }

  static func lines(of hashes: [TreeHash]) -> [UInt8] {
    hashes.flatMap { Array("\(Base64.encode($0.bytes))\n".utf8) }
  }
}
