import RedactCore
import Release
import SignedNotes

/// A release on disk: checked by anybody, signed by a second person.
public struct ReleaseOnDisk: Sendable {
  public let folder: String

  public init(_ folder: String) { self.folder = folder }

  /// What a look at a release found.
  public struct Verdict: Sendable {
    /// Who has signed.
    public struct Signer: Hashable, Sendable {
      /// As other tools name the key.
      public let key: String
      public let isProposer: Bool
      /// Whether the key is one of those that were given, and not known from the release alone.
      public let isTrusted: Bool
    }

    public let name: String
    public let licence: String
    public let files: Int
    public let entities: Int
    public let waived: Int
    public let isIrreversible: Bool
    public let signers: [Signer]

    init(_ verdict: ReleaseVerdict) {
      let manifest = verdict.manifest
      name = manifest.statement.name
      licence = manifest.statement.licence
      files = manifest.files.count
      entities = manifest.counts.values.reduce(0, +)
      waived = manifest.statement.waived.count
      isIrreversible = manifest.statement.state != .pseudonymised
      signers = verdict.signers.map {
        Signer(key: $0.verifier.description, isProposer: $0.isProposer, isTrusted: $0.isTrusted)
      }
    }
  }

  /// Checks every file, the manifest and its signatures; no secret is needed.
  ///
  /// - Throws: `RedactError.unverified` for a folder that is not the release it says it is.
  public func verify(trusting keys: [VerifyingKey]) throws(RedactError) -> Verdict {
    do { return Verdict(try ReleaseVerifier.verify(folder, trusted: keys.flatMap(\.verifiers))) } catch {
      throw RedactError(error, folder)
    }
  }

  /// Signs as the second person, once the whole release was checked.
  public func countersign(with key: SigningKey) throws(RedactError) -> Verdict {
    let signer = try key.signer()
    do { return Verdict(try ReleaseFolder.countersign(folder, with: signer)) } catch {
      throw RedactError(error, folder)
    }
  }
}

extension RedactError {
  init(_ error: ReleaseError, _ folder: String) {
    switch error {
    case .exists, .io: self = .output("\(folder): \(error.description)")
    case .noFolder, .path, .notAFile, .changedWhileRead, .twice, .otherFiles, .tooLarge:
      self = .configuration("\(folder): \(error.description)")
    case .notAsked, .samePerson, .cannotSign: self = .key("\(folder): \(error.description)")
    default: self = .unverified("\(folder): \(error.description)")
    }
  }
}

extension AuditAnchor {
  /// What a manifest says of the log that its files are recorded in.
  func reference() throws(RedactError) -> ReleaseStatement.LogReference {
    guard let bytes = Base64.decode(root.utf8) else { throw .internalFault("a root") }
    return ReleaseStatement.LogReference(origin: origin, size: size, root: bytes)
  }
}
