package import SignedNotes

// Keys as signers of notes.

extension SigningPublic {
  /// How a note names this key: `redact-audit` or `redact-cosigner`.
  package func verifier(_ algorithm: NoteVerifier.Algorithm = .ed25519) -> NoteVerifier? {
    NoteVerifier(name: "redact-\(role.rawValue)", algorithm: algorithm, key: bytes)
  }

  /// What other tools need to check this key's signatures: of an audit key over a text, of a cosigner over a
  /// checkpoint.
  package var verifierText: String {
    verifier(role == .audit ? .ed25519 : .cosignature)?.description ?? ""
  }
}

extension SigningSecret {
  package func signer(_ algorithm: NoteVerifier.Algorithm = .ed25519) throws(KeyError) -> NoteSigner {
    guard let verifier = publicKey.verifier(algorithm) else { throw .unusable }
    return NoteSigner(verifier) { text throws(NoteError) in
      do { return try sign(text) } catch { throw .unusableKey }
    }
  }

  /// The note of a text.
  package func note(_ text: [UInt8]) throws(KeyError) -> [UInt8] {
    let signer = try signer()
    do throws(NoteError) {
      var note = try SignedNote(text)
      try note.sign(with: signer)
      return note.bytes
    } catch {
      throw .unusable
    }
  }
}

extension [SigningPublic] {
  /// The text of a note that one of these keys has signed, or nil. Signatures of other keys are passed over.
  package func text(of note: [UInt8]) -> [UInt8]? {
    guard let note = SignedNote(parsing: note),
      let signers = note.signers(among: compactMap { $0.verifier() }),
      !signers.isEmpty
    else { return nil }
    return note.text
  }
}
