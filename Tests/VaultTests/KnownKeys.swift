import RedactCore

@testable import Vault

/// Keys whose bytes are 00 01 02 ... 1f, and what another implementation made of them.
enum KnownKeys {
  static let secretLines: [KeyRole: String] = [
    .pseudonym: "REDACT-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SYNPCRZ",
    .custodian: "REDACT-CUSTODIAN-SECRET-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SS4C9FK",
    .audit: "REDACT-AUDIT-SECRET-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SCUX6NG",
    .cosigner: "REDACT-COSIGNER-SECRET-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SFWG7L6",
    .check: "REDACT-CHECK-SECRET-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0S4JNLEG",
  ]
  static let publicLines: [KeyRole: String] = [
    .custodian: "redact-custodian13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sfx29v9",
    .audit: "redact-audit1qwss00lnecgtu8tsm5vwwj7qn9n7f43snwjs6hcamjrxgyj4xxuqujz3yx",
    .cosigner: "redact-cosigner1qwss00lnecgtu8tsm5vwwj7qn9n7f43snwjs6hcamjrxgyj4xxuq8gy8xz",
  ]
  static let ids: [KeyRole: String] = [
    .pseudonym: "bb8b491b82590ec0", .custodian: "c93af59d38252184", .audit: "db2cc1a230960d9b",
    .cosigner: "87cb4b6ef7fd9432", .check: "df20b6c118556637",
  ]

  static func secret(_ role: KeyRole, _ first: UInt8 = 0) throws -> SecretKey {
    try SecretKey(role: role, bytes: (0..<32).map { $0 &+ first })
  }

  static func signer() throws -> SigningSecret { try SigningSecret(bytes: Array(0..<32)) }

  static func pairs() throws -> [PublicKey] {
    try KeyRole.allCases.compactMap { try secret($0).publicKey }
  }

  static let passphrase = "correct horse battery staple"
  static let protectedLines = """
    REDACT-PROTECTED-KEY-1
    scrypt 10 000102030405060708090a0b0c0d0e0f
    154daec25aa67b85512adbd2e72b21b6b91422960b9aa94f13f763317d15088b
    5c0e6b2e69333823e8631b03e0d3013f55d229a60fe99d43c271e1413a63baa9
    f60c4cd8eabb529a895fb11aac564dfb78e9d93ee180752e03de8b6526f1b239
    006f9eb1c54a6994ddc6103dfd4b76c3b8d7e57059b0d57191961233d277e8c2
    98b2063b014ed1fcf42516d7deb4da8d6777256380989d59be5eced94e683f7d
    cbaff5e838464b9c56de57517e44e445e4afee7972bed8f3ce385c121542d5bf
    7d0a05cfb4c44c

    """

  static let attestation = """
    redact key destruction v1
    role: pseudonym
    key: bb8b491b82590ec0
    day: 2026-11-21
    statement: these keys were overwritten and removed from the file that held them; copies elsewhere are not covered
    statement: what only these keys could open is anonymised, if no copy of them is left

    \u{2014} redact-audit A2f4T8Od6f8UpnXNX2H4vPPMlSJURqEHUS+6i1r+AoZVZfOpdQ2WLLbKw4/YucsKeIJ95bG0/Rz1cG7KErTZUcw/zwU=

    """
  static let verifier = "redact-audit+0367f84f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"

  /// The texts that the specification shows.
  static func texts() throws -> [String] {
    let day = KeyDay("2026-11-21")
    let root = try secret(.pseudonym)
    var texts = [KeyText.write(KeyRing(root))]
    if let day, let gone = KeyID("5cc01d4f1e6b7a90") {
      let ring = KeyRing(
        primary: try secret(.pseudonym, 1), retired: [.init(value: root, day: day)],
        destroyed: [.init(value: gone, day: day)])
      texts.append(KeyText.write(ring))
    }
    for role in [KeyRole.custodian, .audit] {
      let pair = KeyRing(try secret(role))
      texts.append(KeyText.write(pair))
      if let half = pair.publicRing { texts.append(KeyText.write(half)) }
    }
    return texts.map { String(decoding: $0, as: UTF8.self) } + [protectedLines, attestation]
  }
}
