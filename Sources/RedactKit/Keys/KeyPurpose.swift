import Audit
import Vault

/// What a key is for. A key of one purpose is refused for every other.
public enum KeyPurpose: String, CaseIterable, Sendable {
  /// Makes labels and tokens: the key of whoever redacts.
  case pseudonym
  /// Opens what a vault has sealed: the pair of who may restore.
  case custodian
  /// Signs logs and attestations.
  case audit
  /// Signs what the audit key has signed: the pair of a second person.
  case cosigner
  /// Makes the fingerprints that a corpus is checked by, where names must not be known.
  case check

  init(_ role: Vault.KeyRole) {
    self =
      switch role {
      case .pseudonym: .pseudonym
      case .custodian: .custodian
      case .audit: .audit
      case .cosigner: .cosigner
      case .check: .check
      }
  }

  var role: Vault.KeyRole {
    switch self {
    case .pseudonym: .pseudonym
    case .custodian: .custodian
    case .audit: .audit
    case .cosigner: .cosigner
    case .check: .check
    }
  }

  /// Whether such keys have a public half, which is written to a file beside the secret one.
  public var isPair: Bool { role.isPair }
}

extension KeyDay {
  /// The day of a moment, given in seconds since 1970.
  static func at(_ now: Int64) throws(RedactError) -> KeyDay {
    guard let day = (try? AuditDate(now: now)).flatMap({ KeyDay($0.description) }) else {
      throw .configuration("the time is before 1970 or after 9999")
    }
    return day
  }
}
