import RedactCore
import Testing

@testable import Vault

@Suite struct KeyPairTests {
  @Test func `A key of another length is refused`() {
    for length in [0, 16, 31, 33, 64] {
      let bytes = [UInt8](repeating: 1, count: length)
      #expect(throws: KeyError.length(length)) { try CustodianSecret(bytes: bytes) }
      #expect(throws: KeyError.length(length)) { try CustodianPublic(bytes: bytes) }
      #expect(throws: KeyError.length(length)) { try SigningSecret(bytes: bytes) }
      #expect(throws: KeyError.length(length)) { try SigningPublic(bytes: bytes) }
    }
  }

  @Test func `The public half alone is equal to the one that the secret gives`() throws {
    let custodian = CustodianSecret.random()
    #expect(try CustodianPublic(bytes: custodian.publicKey.bytes) == custodian.publicKey)
    let signer = SigningSecret.random(role: .cosigner)
    #expect(try SigningPublic(bytes: signer.publicKey.bytes, role: .cosigner) == signer.publicKey)
    #expect(try SigningPublic(bytes: signer.publicKey.bytes).id != signer.publicKey.id)
  }

  /// With these every secret agrees on zero, so whatever is sealed to them is open.
  @Test(arguments: [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ])
  func `A public key of small order is refused`(digits: String) throws {
    let bytes = try #require(Hex.decode(digits))
    #expect(throws: KeyError.weak) { try CustodianPublic(bytes: bytes) }
    let line = Bech32.encode(bytes, prefix: "redact-custodian")
    #expect(throws: KeyFileError.weak(line: 1)) { try KeyText.read(line, as: PublicKey.self) }
  }

  @Test func `A signature holds for its message and key, and the same is made each time`() throws {
    let key = try KnownKeys.signer()
    let message = Array("what was done".utf8)
    let signature = try key.sign(message)
    #expect(signature.count == 64 && key.publicKey.isValid(signature, of: message))
    #expect(try key.sign(message) == signature)
    #expect(!SigningSecret.random().publicKey.isValid(signature, of: message))
    #expect(!key.publicKey.isValid(signature, of: message + [0]))
    for index in signature.indices {
      var changed = signature
      changed[index] ^= 1
      #expect(!key.publicKey.isValid(changed, of: message))
    }
    for length in [0, 1, 63, 65] {
      #expect(!key.publicKey.isValid([UInt8](repeating: 0, count: length), of: message))
    }
  }
}
