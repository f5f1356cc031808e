import RedactCore
package import SignedNotes

/// What a log was when it was sealed: which log, how many lines, the root of their tree.
package struct Checkpoint: Hashable, Sendable {
  private static let prefix = "redact-audit/"

  /// The first 16 hexadecimal digits of the hash of the first line.
  package let origin: String
  package let size: Int
  package let root: TreeHash

  /// - Returns: nil unless the origin has 16 lower-case digits and there is a line.
  package init?(origin: String, size: Int, root: TreeHash) {
    guard let bytes = Hex.decode(origin), bytes.count == 8, Hex.encode(bytes) == origin,
      (1..<1 << 53).contains(size)
    else { return nil }
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads the text of a checkpoint; nil for one that would have been written in any other way.
  package init?(text: [UInt8]) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, lines[0].starts(with: Self.prefix.utf8),
      let size = CanonicalNumber.parse(lines[1]), let root = Base64.decode(lines[2]).flatMap({ TreeHash($0) })
    else { return nil }
    let origin = String(decoding: lines[0].dropFirst(Self.prefix.utf8.count), as: UTF8.self)
    self.init(origin: origin, size: size, root: root)
  }

  /// The three lines that are signed.
  package var text: [UInt8] {
    Array("\(Self.prefix)\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n".utf8)
  }

  static func origin(_ first: TreeHash) -> String { Hex.encode(first.bytes.prefix(8)) }

  /// The text with a signature below it, as it stands in the file.
  func signed(by signer: NoteSigner) throws(AuditError) -> [UInt8] {
    do throws(NoteError) {
      var note = try SignedNote(text)
      try note.sign(with: signer)
      return note.bytes
    } catch {
      throw .signature
    }
  }
}

/// Whole numbers as logs and proofs have them, which can be written in one way only.
enum CanonicalNumber {
  /// nil for what is none, has leading zeroes or is 2^53 or more.
  static func parse(_ text: some Collection<UInt8>) -> Int? {
    let text = Array(text)
    return text.withUnsafeBufferPointer { bytes in
      var cursor = LineCursor(bytes, 0..<bytes.count)
      let number = cursor.number()
      return cursor.isAtEnd ? number : nil
    }
  }
}

/// The names that those who sign have in notes.
package enum NoteNames {
  /// Who writes the log.
  package static let log = "redact-audit"
  /// A second person.
  package static let cosigner = "redact-cosigner"
}

/// A checkpoint whose signatures were checked.
package struct SealedCheckpoint: Sendable {
  package let checkpoint: Checkpoint
  package let note: SignedNote
  /// The trusted keys of the log that have signed it, at least one.
  package let signers: [NoteVerifier]
  /// The trusted second persons who have.
  package let cosigners: [NoteVerifier]

  /// - Returns: nil unless a trusted key of a log has signed it and no signature of a trusted key fails to
  ///   hold.
  package init?(_ bytes: [UInt8], trusted: [NoteVerifier]) {
    guard let note = SignedNote(parsing: bytes), let checkpoint = Checkpoint(text: note.text),
      let all = note.signers(among: trusted)
    else { return nil }
    signers = all.filter { $0.name == NoteNames.log && $0.algorithm == .ed25519 }
    let own = Set(signers.map(\.key))
    // Who has signed for the log is no second person.
    cosigners = all.filter {
      $0.name == NoteNames.cosigner && $0.algorithm == .cosignature && !own.contains($0.key)
    }
    guard !signers.isEmpty else { return nil }
    self.note = note
    self.checkpoint = checkpoint
  }

  var bytes: [UInt8] { note.bytes }
}
