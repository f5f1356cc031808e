import RedactCore
import TestSupport
import Vault

@testable import RedactKit

/// A new vault with one custodian, in a folder that goes away with it.
struct VaultKit {
  let folder: TemporaryFolder
  let vault: MappingVault
  let custodian: CustodianKey

  init(_ name: String = "v", in folder: TemporaryFolder? = nil, custodian: CustodianKey? = nil) throws {
    self.folder = try folder ?? TemporaryFolder()
    self.custodian = custodian ?? CustodianKey(secrets: [.random()])
    vault = try MappingVault.create(
      at: self.folder[name], custodians: self.custodian.secrets.map { Custodian(key: $0.publicKey) })
  }

  /// A redactor that follows what was decided in the vault so far.
  func redactor(_ known: String, scope: String? = nil, labels: Redactor.LabelStyle? = nil) throws -> Redactor
  {
    let decisions = try vault.options().decisions
    return try Kit.naming(known, key: Kit.key) {
      $0.scope = scope
      $0.labels = labels
      $0.decisions = decisions
    }
  }

  /// Redacts and keeps a text.
  @discardableResult
  func keep(_ text: String, _ redactor: Redactor) throws -> [UInt8] {
    let original = Array(text.utf8)
    let redaction = try redactor.redact(original)
    try vault.keep(redaction, of: original)
    return redaction.output
  }

  func restorer() throws -> VaultRestorer { try VaultRestorer(vault: vault, custodian: custodian) }
}
