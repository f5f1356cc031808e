package import SignedNotes

/// What a release that is whole says, and who says so.
package struct ReleaseVerdict: Hashable, Sendable {
  /// Somebody who has signed.
  package struct Signer: Hashable, Sendable {
    package let verifier: NoteVerifier
    package let isProposer: Bool
    /// The key was given to trust; otherwise it is known from the release itself only.
    package let isTrusted: Bool
  }

  /// How far the signatures can be relied on.
  package enum Standing: Hashable, Sendable {
    /// As many different people as the manifest asks for have signed with keys that were given.
    case trusted
    /// Some have; the keys of others are known from the release itself only.
    case partly
    /// No keys were given: the folder is whole, and whoever made it can have made the keys as well.
    case claimed
  }

  package let manifest: ReleaseManifest
  /// The proposer first.
  package let signers: [Signer]

  init(_ manifest: ReleaseManifest, signers: [NoteVerifier], trusted: [NoteVerifier]) {
    self.manifest = manifest
    self.signers = signers.map { signer in
      Signer(
        verifier: signer, isProposer: signer == manifest.proposer,
        isTrusted: trusted.contains { $0.name == signer.name && $0.key == signer.key })
    }
  }

  package var standing: Standing {
    let trusted = signers.count(where: \.isTrusted)
    if trusted == 0 { return .claimed }
    return trusted >= manifest.statement.signatures ? .trusted : .partly
  }
}
