import RedactCore
package import Vault

/// The vault of a project: which words stood behind which labels, sealed so that only custodians can open it.
///
///     let vault = try MappingVault.create(at: "north.vault", custodians: [try Custodian(contentsOf: "amal.pub")])
///     let redactor = try Redactor(rules: rules, key: key, options: vault.options())
///     let result = try redactor.redact(original)
///     try vault.keep(result, of: original)   // before the output is given out
///
/// ## Privacy
/// Whoever redacts can write it and cannot read it. See `Documentation/specs/vault.md`.
public final class MappingVault: Sendable {
  package let store: VaultStore
  private let path: String

  /// Makes a vault and, beside it, its wraps; neither file may exist.
  ///
  /// - Throws: `RedactError.output` when they cannot be made.
  public static func create(at path: String, custodians: [Custodian]) throws(RedactError) -> MappingVault {
    try MappingVault(path) { () throws(VaultError) in
      try VaultStore.create(path: path, custodians: custodians.map(\.key))
    }
  }

  /// Opens a vault that is there.
  ///
  /// - Throws: `RedactError.missing`, or `.vault` when it was cut short, altered or is an older copy.
  public convenience init(at path: String) throws(RedactError) {
    try self.init(path) { () throws(VaultError) in try VaultStore(path: path) }
  }

  private init(_ path: String, _ open: () throws(VaultError) -> VaultStore) throws(RedactError) {
    self.path = path
    do { store = try open() } catch { throw RedactError(error, path) }
  }

  /// Names the vault and its custodians, in sixteen hexadecimal digits.
  public var id: String { Hex.encode(store.id.prefix(8)) }

  /// The ids of the custodians' keys.
  public var custodians: [String] { store.custodians.map(\.id.description) }

  /// Options of a redactor that follow what was decided in this vault.
  public func options(_ base: Redactor.Options = Redactor.Options()) throws(RedactError) -> Redactor.Options {
    var options = base
    options.hasVault = true
    options.decisions = try ask { store throws(VaultError) in try store.decisions() }
    return options
  }

  /// Keeps a document; returns once it is on the disk. To be called before the output is given out.
  ///
  /// - Throws: `RedactError`; then the output must not be given out.
  public func keep(_ redaction: Redaction, of original: [UInt8]) throws(RedactError) {
    let deposit = try redaction.deposit(of: original)
    let proposals = redaction.proposals()
    try ask { store throws(VaultError) in try store.keep(deposit, proposing: proposals) }
  }

  /// Ends all access; what was kept is in the two files then.
  public func close() throws(RedactError) {
    try ask { store throws(VaultError) in try store.close() }
  }

  func ask<Result>(_ work: (VaultStore) throws(VaultError) -> Result) throws(RedactError) -> Result {
    do { return try work(store) } catch { throw RedactError(error, path) }
  }
}

extension RedactError {
  init(_ error: VaultError, _ path: String) {
    self =
      switch error {
      case .missing: .missing("\(path): there is no vault, or its wraps are missing")
      case .exists: .output("\(path): exists already, and a vault is never overwritten")
      case .cannotCreate: .output("\(path): there can be no vault here")
      case .unsafe(let reason): RedactError(reason, path)
      case .notAVault: .vault("\(path) is no vault, or one of another version")
      case .damaged(let part): .vault("\(path) is damaged (\(part))")
      case .foreignWraps: .vault("\(path) and its wraps belong to two vaults")
      case .olderCopy: .vault("\(path) or its wraps were replaced by an older copy")
      case .noCustodian: .configuration("a vault needs at least one custodian")
      case .wrongCustodian: .key("\(path) is sealed to other custodians")
      case .labelCollision: .labelCollision
      case .unknownDocument: .configuration("\(path) holds no such document, or more than one")
      case .nameTaken: .vault("\(path) has given a name of the plan to somebody else; plan again with it")
      case .unknownLabel: .configuration("\(path) holds nobody with this label")
      case .busy: .storage("\(path) is held by another process")
      case .full: .storage("\(path): no space left on device")
      case .readOnly: .storage("\(path) cannot be written")
      case .database(let code): .storage("\(path) could not be read or written (result \(code))")
      }
  }
}
