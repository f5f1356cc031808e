import RedactCore

/// A text with signatures below it, as C2SP's signed-note specification has it, so that other tools can check it too.
///
///     text
///
///     — redact-audit 5dhVz...
package struct SignedNote: Hashable, Sendable {
  /// One line below the text.
  struct Signature: Hashable, Sendable {
    let name: String
    let hash: [UInt8]
    let bytes: [UInt8]
  }

  /// The most bytes that are read.
  package static let limit = 1 << 20
  private static let lineFeed: UInt8 = 0x0A
  private static let dash = Array("\u{2014} ".utf8)

  /// Ends in LF.
  package let text: [UInt8]
  private(set) var signatures: [Signature] = []

  /// A note that nobody has signed yet.
  package init(_ text: [UInt8]) throws(NoteError) {
    guard text.count > 1, text.last == Self.lineFeed, UTF8Check.firstInvalid(in: text) == nil else {
      throw .text
    }
    self.text = text
  }

  /// Reads a note; nil for what is none. Whether its signatures hold is not looked at.
  package init?(parsing note: [UInt8]) {
    guard note.count <= Self.limit, note.last == Self.lineFeed, UTF8Check.firstInvalid(in: note) == nil,
      let gap = Self.lastGap(in: note)
    else { return nil }
    text = Array(note[...gap])
    let lines = note[(gap + 2)...].dropLast().split(
      separator: Self.lineFeed, omittingEmptySubsequences: false)
    for line in lines {
      guard let signature = Self.signature(line) else { return nil }
      signatures.append(signature)
    }
  }

  /// Adds a signature; one that this signer gave before is replaced.
  ///
  /// - Parameter time: seconds since 1970 that a cosignature tells; other signatures have none.
  package mutating func sign(with signer: NoteSigner, at time: UInt64 = 0) throws(NoteError) {
    let bytes = try signer.signature(of: text, at: time)
    let (name, hash) = (signer.verifier.name, signer.verifier.hash)
    signatures.removeAll { $0.name == name && $0.hash == hash }
    signatures.append(Signature(name: name, hash: hash, bytes: bytes))
  }

  /// Whether a key has signed: nil when no line is of this key, false when one does not hold.
  package func isSigned(by verifier: NoteVerifier) -> Bool? {
    let (name, hash) = (verifier.name, verifier.hash)
    let own = signatures.filter { $0.name == name && $0.hash == hash }
    return own.isEmpty ? nil : own.allSatisfy { verifier.isValid($0.bytes, of: text) }
  }

  /// The keys that have signed; nil when one of the signatures by these keys does not hold. Those of strangers are
  /// passed over.
  package func signers(among verifiers: [NoteVerifier]) -> [NoteVerifier]? {
    var signers: [NoteVerifier] = []
    for verifier in verifiers {
      switch isSigned(by: verifier) {
      case true?: signers.append(verifier)
      case false?: return nil
      case nil: continue
      }
    }
    return signers
  }

  /// The whole note; only one with a signature can be read again.
  package var bytes: [UInt8] {
    text + [Self.lineFeed]
      + signatures.flatMap { Self.dash + "\($0.name) \(Base64.encode($0.hash + $0.bytes))\n".utf8 }
  }

  private static func signature(_ line: ArraySlice<UInt8>) -> Signature? {
    guard line.starts(with: dash) else { return nil }
    let words = line.dropFirst(dash.count).split(
      separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 2, !words[0].isEmpty, let bytes = Base64.decode(words[1]), bytes.count > 4 else {
      return nil
    }
    return Signature(
      name: String(decoding: words[0], as: UTF8.self), hash: Array(bytes.prefix(4)),
      bytes: Array(bytes.dropFirst(4)))
  }

  /// Where the text ends: the line feed before the last empty line.
  private static func lastGap(in note: [UInt8]) -> Int? {
    (1..<max(note.count - 1, 1)).last { note[$0 - 1] == lineFeed && note[$0] == lineFeed }.map { $0 - 1 }
  }
}
