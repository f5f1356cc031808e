import Glibc
import RedactCore
import Testing

@testable import Vault

@Suite struct SpecificationTests {
  @Test func `The examples of the specifications hold`() throws {
    let root = try RootKey(bytes: Array(0..<32))
    let keys = Pseudonymizer(root: root, scope: .standard)
    let pseudonym = keys.pseudonym(type: .person, canonical: Array("layla haddad".utf8))
    let token = try SurfaceToken.write(
      type: .person, pseudonym: pseudonym, surface: Array("Layl\u{E1} Haddad".utf8), with: keys)
    let labels = try specification("label-derivation.md")
    for value in [
      Hex.encode(0..<32), root.id.description, pseudonym.hex, token,
      LabelGrammar.coded(.person, pseudonym.label),
    ] {
      #expect(labels.contains(" \(value)\n"))
    }
  }

  @Test func `The examples of the key file specification hold`() throws {
    let page = try specification("key-file.md")
    for example in try KnownKeys.texts() {
      let block = example.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
      #expect(page.contains(block), "\(example)")
    }
    for key in try KnownKeys.pairs() { #expect(page.contains(key.id.description)) }
    #expect(page.contains(KnownKeys.verifier))
    for role in KeyRole.allCases {
      #expect(page.contains("`\(role.prefix(of: .secret))`"))
      #expect(!role.isPair || page.contains("`\(role.prefix(of: .public))`"))
    }
  }

  @Test func `The limits of the specification are those of the code`() throws {
    #expect(Pseudonymizer.maximumSurface == 65_536)
    let keys = try specification("key-file.md").split(separator: "\n").joined(separator: " ")
    #expect(KeyFile.limit == 65_536 && keys.contains("at most 65,536 bytes"))
    #expect(WorkFactor.accepted == 10...20 && keys.contains("from 10 to 20"))
    #expect(WorkFactor.standard.logarithm == 17 && keys.contains("SHOULD use 17"))
    #expect(Passphrase.maximum == 1024 && keys.contains("1 to 1,024 bytes"))
    #expect(ProtectedText.maximumText == 31_000 && keys.contains("at most 31,000 bytes"))
    let siv = AESSIV(splitting: Derivation(root: .random(), scope: .standard).tokenKey())
    let payload = [UInt8](repeating: 0, count: TokenBody.maximumPayload)
    let longest = try TokenBody.seal(payload, with: siv, context: [])
    #expect(Crockford32.decode(Array(longest.utf8))?.count == 65_568)
    let types = EntityType.allCases.map(\.rawValue).joined(separator: " ")
    let text = try specification("label-derivation.md").split(separator: "\n").joined(
      separator: " ")
    #expect(text.contains("is one of \(types)."))
  }

  private func specification(_ name: String, _ file: String = #filePath) throws -> String {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = root.joined(separator: "/") + "/Documentation/specs/" + name
    let bytes = try #require(VectorFolder.contents(of: path))
    return String(decoding: bytes, as: UTF8.self)
  }
}
