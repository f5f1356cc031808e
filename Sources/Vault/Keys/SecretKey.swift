import RedactCore

/// A key that a ring can hold: of one role, named by its id, one line of text.
package protocol RingKey: Sendable {
  /// What the file of such keys is called in messages.
  static var half: KeyHalf { get }

  var role: KeyRole { get }
  var id: KeyID { get }

  /// Takes the 32 bytes of a key line.
  init(role: KeyRole, bytes: [UInt8]) throws(KeyError)

  /// Lends the 32 bytes of the key line for one call and wipes the copy.
  func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result
}

/// Which half of a pair a key line holds; a pseudonym key is secret as a whole.
package enum KeyHalf: Sendable { case secret, `public` }

/// A secret key of any role.
///
/// ## Privacy
/// Prints as nothing but its id and public half.
package enum SecretKey: RingKey {
  case pseudonym(RootKey)
  case custodian(CustodianSecret)
  case signing(SigningSecret)
  case check(CheckKey)

  package static var half: KeyHalf { .secret }

  /// A new key from the system's generator.
  package static func random(role: KeyRole) -> SecretKey {
    switch role {
    case .pseudonym: .pseudonym(.random())
    case .custodian: .custodian(.random())
    case .audit: .signing(.random(role: .audit))
    case .cosigner: .signing(.random(role: .cosigner))
    case .check: .check(.random())
    }
  }

  package init(role: KeyRole, bytes: [UInt8]) throws(KeyError) {
    switch role {
    case .pseudonym: self = .pseudonym(try RootKey(bytes: bytes))
    case .custodian: self = .custodian(try CustodianSecret(bytes: bytes))
    case .audit: self = .signing(try SigningSecret(bytes: bytes, role: .audit))
    case .cosigner: self = .signing(try SigningSecret(bytes: bytes, role: .cosigner))
    case .check: self = .check(try CheckKey(bytes: bytes))
    }
  }

  package var role: KeyRole {
    switch self {
    case .pseudonym: .pseudonym
    case .custodian: .custodian
    case .signing(let key): key.publicKey.role.role
    case .check: .check
    }
  }

  package var id: KeyID {
    switch self {
    case .pseudonym(let key): key.id
    case .custodian(let key): key.publicKey.id
    case .signing(let key): key.publicKey.id
    case .check(let key): key.id
    }
  }

  /// The public half; pseudonym keys and check keys have none.
  package var publicKey: PublicKey? {
    switch self {
    case .pseudonym, .check: nil
    case .custodian(let key): .custodian(key.publicKey)
    case .signing(let key): .signing(key.publicKey)
    }
  }

  /// Lends the 32 bytes for one call and wipes the copy.
  package func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch self {
    case .pseudonym(let key): try key.withBytes(body)
    case .custodian(let key): try key.withBytes(body)
    case .signing(let key): try key.withBytes(body)
    case .check(let key): try key.withBytes(body)
    }
  }
}

/// The public half of any pair.
package enum PublicKey: RingKey, Hashable {
  case custodian(CustodianPublic)
  case signing(SigningPublic)

  package static var half: KeyHalf { .public }

  package init(role: KeyRole, bytes: [UInt8]) throws(KeyError) {
    switch role {
    case .pseudonym, .check: throw .unusable
    case .custodian: self = .custodian(try CustodianPublic(bytes: bytes))
    case .audit: self = .signing(try SigningPublic(bytes: bytes, role: .audit))
    case .cosigner: self = .signing(try SigningPublic(bytes: bytes, role: .cosigner))
    }
  }

  package var role: KeyRole {
    switch self {
    case .custodian: .custodian
    case .signing(let key): key.role.role
    }
  }

  package var id: KeyID {
    switch self {
    case .custodian(let key): key.id
    case .signing(let key): key.id
    }
  }

  package func withBytes<Result, Failure: Error>(
    _ body: (_ bytes: [UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch self {
    case .custodian(let key): try body(key.bytes)
    case .signing(let key): try body(key.bytes)
    }
  }
}
