import RedactCore

/// Answers of the derivation: every value on the way from a root key to a label and a token.
enum DerivationSuite {
  static func run(_ cases: [VectorValue], into result: inout SuiteResult) {
    for (index, answers) in cases.enumerated() {
      let wrong = differing(answers)
      result.check("case \(index): \(wrong.joined(separator: " "))", wrong.isEmpty)
    }
  }

  /// The names of the fields that are missing or differ from what we compute.
  private static func differing(_ answers: VectorValue) -> [String] {
    guard let computed = compute(answers) else { return ["input"] }
    return computed.filter { answers[$0.field]?.text != $0.value }.map(\.field)
  }

  /// Our value of every field, or nil when the input of the case is not complete.
  private static func compute(_ input: VectorValue) -> [(field: String, value: String)]? {
    guard let bytes = input["root"]?.bytes, let root = try? RootKey(bytes: bytes),
      let kind = input["scopeKind"]?.text, let id = input["scopeID"]?.text,
      let type = input["type"]?.text, let canonical = input["canonicalUTF8Hex"]?.bytes,
      let version = input["canonVersion"]?.integer.flatMap(UInt8.init(exactly:))
    else { return nil }
    let derivation = Derivation(root: root, scope: Scope(kind: kind, id: Array(id.utf8)))
    let key = derivation.pseudonymKey(type: type)
    let pseudonym = Derivation.pseudonym(canonical: canonical, version: version, key: key)
    let tokenKey = derivation.tokenKey()
    let siv = AESSIV(splitting: tokenKey)
    let context = derivation.tokenContext(type: type)
    let padded = Padding.pad(canonical, to: 16)
    guard let sealed = try? siv.seal(padded, authenticating: context),
      let body = try? TokenBody.seal(canonical, with: siv, context: context),
      let opened = try? TokenBody.open(Array(body.utf8), with: siv, context: context)
    else { return nil }
    return [
      ("keyID", root.id.description),
      ("pseudonymKey", key.withBytes { Hex.encode($0) }),
      ("tokenKey", tokenKey.withBytes { Hex.encode($0) }),
      ("pseudonym256", pseudonym.hex),
      ("label", "\(type)-\(pseudonym.label)"),
      ("paddedHex", Hex.encode(padded)),
      ("sivHex", Hex.encode(sealed)),
      ("tokenBody", body),
      ("canonicalUTF8Hex", Hex.encode(opened)),
      (
        "docMAC_of_canonical",
        Hex.encode(Derivation.mac(canonical, key: derivation.documentKey()))
      ),
    ]
  }
}
