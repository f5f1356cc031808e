import RedactCore
import SignedNotes

/// The signatures of a release, in the form of C2SP's signed notes.
struct ReleaseNote {
  private let manifest: ReleaseManifest
  private var note: SignedNote

  /// A note that nobody has signed yet.
  init(of manifest: ReleaseManifest) throws(ReleaseError) {
    self.manifest = manifest
    do { note = try SignedNote(manifest.noteText) } catch { throw .manifest(.value(.name)) }
  }

  /// Reads a note that has to be about this manifest.
  init(parsing bytes: [UInt8], of manifest: ReleaseManifest) throws(ReleaseError) {
    guard let note = SignedNote(parsing: bytes), note.text == manifest.noteText, note.bytes == bytes else {
      throw .note
    }
    self.manifest = manifest
    self.note = note
  }

  var bytes: [UInt8] { note.bytes }

  /// - Throws: `.notAsked` for a key that the manifest does not list.
  mutating func sign(with signer: NoteSigner) throws(ReleaseError) {
    guard manifest.signers.contains(signer.verifier) else { throw .notAsked }
    do { try note.sign(with: signer) } catch { throw .cannotSign }
  }

  /// Who has signed, the proposer first; everybody whom the manifest lists at most once, and nobody else.
  func signers() throws(ReleaseError) -> [NoteVerifier] {
    guard let signers = note.signers(among: manifest.signers) else { throw .badSignature }
    // Below the text stand an empty line and a line for each signature.
    let lines = note.bytes[(note.text.count + 1)...].count { $0 == UInt8(ascii: "\n") }
    guard lines == signers.count else { throw .unknownSignature }
    guard signers.first == manifest.proposer else {
      throw .tooFewSignatures(have: 0, need: manifest.statement.signatures)
    }
    return signers
  }
}
