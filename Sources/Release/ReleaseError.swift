/// Why a release could not be made, or why a folder is none.
///
/// ## Privacy
/// A case can hold a path in the release, which is published with it; none holds text of a file.
package enum ReleaseError: Error, Hashable, Sendable {
  /// There is something where the release is to be.
  case exists
  /// The folder of a name is not there, or is none.
  case noFolder
  /// A name that no release can hold.
  case path
  /// A symbolic link, device or socket, or a folder where a file should be.
  case notAFile(ReleasePath)
  /// A file that others wrote to while it was read.
  case changedWhileRead(ReleasePath)
  /// Two files of one path, or one that would be a folder for another.
  case twice(ReleasePath)
  /// The files of the manifest are not those of the folder.
  case otherFiles
  /// The manifest does not list this key.
  case notAsked
  /// The proposer cannot be the second, under whatever name.
  case samePerson
  /// The secret key gave no signature.
  case cannotSign

  /// A run that was cut off has left the folder behind.
  case unfinished
  /// One of the two files that say what the release is.
  case noManifest
  case noSignatures
  case manifest(ManifestFlaw)
  /// The note is none, or is about another manifest.
  case note
  /// A signature that is not of a key of the manifest, or stands there twice.
  case unknownSignature
  case badSignature
  case tooFewSignatures(have: Int, need: Int)
  /// Keys were given to trust, and none of them has signed.
  case untrusted
  case missing(ReleasePath)
  /// Something that the manifest does not name.
  case stray(String)
  /// A file of another size than the manifest says.
  case size(ReleasePath)
  /// A file with another digest than the manifest says.
  case digest(ReleasePath)
  /// More than is read.
  case tooLarge
  /// The system refused; the error number is given.
  case io(Int32)
}

/// What is wrong with a manifest.
package enum ManifestFlaw: Error, Hashable, Sendable {
  /// It is no JSON of the kind that manifests are made of.
  case json
  /// It could be written otherwise, says something twice, or has members that no manifest has.
  case notCanonical
  /// It is of another version.
  case schema
  /// A member is missing, or cannot be what it is.
  case value(ManifestField)
}

/// The names of the members of a manifest.
package enum ManifestField: String, Hashable, Sendable {
  case access, attestation, by, bytes, counts, date, digest, entities, files, fingerprint, format, ground,
    licence
  case log, name, origin, packs, path, policy, proposer, reason, root, rule, schema, sha256, signatures,
    signers
  case size, state, tool, type, waived
}

extension ReleaseError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exists: "there is something at this place already"
    case .noFolder: "no such folder"
    case .path: "a name that no release can hold"
    case .notAFile(let path): "\(path.text): not a regular file"
    case .changedWhileRead(let path): "\(path.text): changed while it was read"
    case .twice(let path): "\(path.text): twice"
    case .otherFiles: "the manifest is about other files"
    case .notAsked: "the manifest does not ask for a signature of this key"
    case .samePerson: "the second signature must be of another person than the proposer"
    case .cannotSign: "the key gave no signature"
    case .tooFewSignatures(let have, let need): "has \(have) of \(need) signatures"
    case .missing(let path): "\(path.text): missing"
    case .stray(let name): "\(Self.shown(name)): not in the manifest"
    case .size(let path): "\(path.text): another size than in the manifest"
    case .digest(let path): "\(path.text): changed"
    case .tooLarge: "more than is read"
    case .io(let code): "the system refused (error \(code))"
    default: flaw
    }
  }

  private var flaw: String {
    switch self {
    case .unfinished: "left behind by a run that was cut off"
    case .noManifest: "no MANIFEST.json"
    case .noSignatures: "no MANIFEST.sig"
    case .manifest(.json): "MANIFEST.json is no manifest"
    case .manifest(.notCanonical): "MANIFEST.json is not written as manifests are"
    case .manifest(.schema): "MANIFEST.json is of another version"
    case .manifest(.value(let field)): "MANIFEST.json: \(field.rawValue) is missing or cannot be so"
    case .note: "MANIFEST.sig is not about this manifest"
    case .unknownSignature: "MANIFEST.sig has a signature that the manifest does not ask for"
    case .badSignature: "MANIFEST.sig has a signature that does not hold"
    case .untrusted: "not signed by any of the keys that were given"
    default: "no release"
    }
  }

  private static func shown(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { PlainText.hasControls(String($0)) ? "\u{FFFD}" : $0 }))
  }
}
