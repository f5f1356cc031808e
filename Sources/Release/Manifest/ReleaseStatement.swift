package import RedactCore

/// What the releaser says of a release as a whole; the files speak for themselves.
///
/// ## Privacy
/// All of it is published. The name, the licence and the reasons are words of the releaser, who must not write into
/// them what was taken out.
package struct ReleaseStatement: Hashable, Sendable {
  /// Who may read the release.
  package enum Access: String, Hashable, Sendable {
    case open = "public"
    case restricted, closed
  }

  /// Whether anybody can still turn labels back into names.
  package enum State: Hashable, Sendable {
    /// Somebody has a key or a vault.
    case pseudonymised
    /// No mapping can exist.
    case irreversible(Ground)
  }

  /// Why no mapping can exist.
  package enum Ground: Hashable, Sendable {
    /// Labels were numbered, without a key and without a vault.
    case numbered
    /// The key was destroyed; the SHA-256 of the bytes of the attestation, as hexadecimal digits.
    case destroyed(attestation: String)
  }

  /// The policy that the files were made by.
  package struct Profile: Hashable, Sendable {
    package let name: String
    /// SHA-256, as hexadecimal digits.
    package let digest: String

    package init(name: String, digest: String) {
      self.name = name
      self.digest = digest
    }
  }

  /// The audit log in which the files are recorded, as its checkpoint has it.
  package struct LogReference: Hashable, Sendable {
    /// `redact-audit/` and 16 hexadecimal digits.
    package let origin: String
    package let size: Int
    /// 32 bytes.
    package let root: [UInt8]

    package init(origin: String, size: Int, root: [UInt8]) {
      self.origin = origin
      self.size = size
      self.root = root
    }
  }

  package var name: String
  /// `2026-11-21`, `2026-11` or `2026`.
  package var date: String?
  /// An SPDX identifier or a sentence.
  package var licence: String
  package var access: Access?
  package var state: State
  /// The version of this tool.
  package var tool: String
  package var policy: Profile
  /// Rule packs, lexicons and models: SHA-256 by name.
  package var packs: [String: String]
  package var waived: [WaivedFinding]
  package var log: LogReference?
  /// How many different people the policy asks to sign.
  package var signatures: Int

  package init(
    name: String, date: String? = nil, licence: String, access: Access? = nil, state: State, tool: String,
    policy: Profile, packs: [String: String] = [:], waived: [WaivedFinding] = [], log: LogReference? = nil,
    signatures: Int = 1
  ) {
    self.name = name
    self.date = date
    self.licence = licence
    self.access = access
    self.state = state
    self.tool = tool
    self.policy = policy
    self.packs = packs
    self.waived = waived
    self.log = log
    self.signatures = signatures
  }
}

/// A finding that was left in a file on purpose.
package struct WaivedFinding: Hashable, Sendable {
  package let path: ReleasePath
  package let rule: String
  package let type: EntityType
  /// A keyed digest of what was found, as hexadecimal digits.
  package let fingerprint: String
  /// Why, in the words of the releaser.
  package let reason: String
  /// Who decided, as they call themselves.
  package let by: String

  package init(
    path: ReleasePath, rule: String, type: EntityType, fingerprint: String, reason: String, by: String
  ) {
    self.path = path
    self.rule = rule
    self.type = type
    self.fingerprint = fingerprint
    self.reason = reason
    self.by = by
  }
}

/// A file of a release.
package struct ReleasedFile: Hashable, Sendable {
  package let path: ReleasePath
  /// Its size.
  package let bytes: Int
  /// Of the file as it is released, as hexadecimal digits.
  package let sha256: String
  package let format: String
  /// How many replacements of each type are in it.
  package let counts: [EntityType: Int]

  package var entities: Int { counts.values.reduce(0, +) }

  package init(path: ReleasePath, bytes: Int, sha256: String, format: String, counts: [EntityType: Int]) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
    self.format = format
    self.counts = counts.filter { $0.value != 0 }
  }
}
