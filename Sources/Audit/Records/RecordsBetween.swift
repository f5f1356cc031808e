// Records that stand between documents.

/// That tokens or labels were turned back into words.
package struct RestoreRecord: Sendable {
  package var document: DocumentName
  package var keyID: String?
  package var opened: Int
  package var refused: Int
  /// A word such as the number of a request, never a sentence.
  package var reason: String?

  package init(
    document: DocumentName, keyID: String?, opened: Int, refused: Int, reason: String? = nil
  ) {
    self.document = document
    self.keyID = keyID
    self.opened = opened
    self.refused = refused
    self.reason = reason
  }
}

/// That something was done to a vault: merged, rekeyed, a person forgotten, two joined or parted.
package struct VaultRecord: Sendable {
  /// Everything that is done to vaults.
  package static let actions = [
    "show", "merge", "rekey", "relabel", "export", "forget", "join", "split", "dismiss",
  ]

  /// What was done: one of `actions`.
  package var action: String
  /// Names the vault; hexadecimal digits.
  package var vault: String
  /// The labels it was done to.
  package var labels: [String]
  /// How many documents it touched.
  package var documents: Int?
  /// Words that say why, joined with hyphens.
  package var reason: String?

  package init(
    action: String, vault: String, labels: [String] = [], documents: Int? = nil, reason: String? = nil
  ) {
    self.action = action
    self.vault = vault
    self.labels = labels
    self.documents = documents
    self.reason = reason
  }
}

/// What a key is for.
package enum KeyRole: String, CaseIterable, Sendable {
  case pseudonym, custodian, audit, cosigner, check
}

/// That keys came to their end.
package struct KeyRecord: Sendable {
  /// Everything that is done to keys.
  package static let actions = ["destroy"]

  /// What was done: one of `actions`.
  package var action: String
  package var role: KeyRole
  package var keyIDs: [String]

  package init(action: String = "destroy", role: KeyRole, keyIDs: [String]) {
    self.action = action
    self.role = role
    self.keyIDs = keyIDs
  }
}

/// That files were released together.
package struct ReleaseRecord: Sendable {
  /// SHA-256 of the manifest's text.
  package var manifest: String
  package var files: Int

  package init(manifest: String, files: Int) {
    self.manifest = manifest
    self.files = files
  }
}

/// That a log was put in order after a run was cut off, or sealed for the first time.
package struct RecoverRecord: Hashable, Sendable {
  /// The name of a run that was cut off.
  package var closes: String?
  /// The leaf hash of a line that is no record.
  package var torn: String?
  /// How many lines were taken under the seal.
  package var unsealed: Int

  package init(closes: String?, torn: String?, unsealed: Int) {
    self.closes = closes
    self.torn = torn
    self.unsealed = unsealed
  }
}
