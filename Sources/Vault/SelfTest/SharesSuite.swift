import RedactCore

/// The cases of SLIP-0039: shares that give a secret with the passphrase `TREZOR`, and shares that must be
/// refused.
enum SharesSuite {
  private static let passphrase = Array("TREZOR".utf8)

  /// Each case a list: its title, the shares, the secret in hexadecimal or nothing.
  static func run(_ cases: [VectorValue], into result: inout SuiteResult) {
    for (index, example) in cases.enumerated() {
      guard let fields = example.items, fields.count >= 3, let shares = fields[1].items,
        let secret = fields[2].bytes
      else {
        result.check("case \(index + 1): input", false)
        continue
      }
      check("case \(index + 1)", shares.compactMap(\.text), secret, into: &result)
    }
  }

  static func builtIn() -> SuiteResult {
    var result = SuiteResult("built in: SLIP-39")
    for answer in answers {
      check("case \(answer.number)", answer.shares, Hex.decode(answer.secret) ?? [], into: &result)
    }
    return result
  }

  /// An empty secret stands for a refusal.
  private static func check(
    _ name: String, _ shares: [String], _ secret: [UInt8], into result: inout SuiteResult
  ) {
    let combined = try? Shares.combine(shares, passphrase: passphrase)
    result.check(name, combined == (secret.isEmpty ? nil : secret))
  }
}

// Cases of the standard by their numbers: one share alone, a wrong checksum, wrong padding, two of three,
// a wrong digest, two groups, 256 bits, and shares that may be extended.
extension SharesSuite {
  private struct Answer {
    let number: Int
    let secret: String
    let shares: [String]
  }

  private static let answers = [
    Answer(
      number: 1, secret: "bb54aac4b89dc868ba37d9cc21b2cece",
      shares: [
        "duckling enlarge academic academic agency result length solution fridge kidney coal "
          + "piece deal husband erode duke ajar critical decision keyboard"
      ]),
    Answer(
      number: 2, secret: "",
      shares: [
        "duckling enlarge academic academic agency result length solution fridge kidney coal "
          + "piece deal husband erode duke ajar critical decision kidney"
      ]),
    Answer(
      number: 3, secret: "",
      shares: [
        "duckling enlarge academic academic email result length solution fridge kidney coal "
          + "piece deal husband erode duke ajar music cargo fitness"
      ]),
    Answer(
      number: 4, secret: "b43ceb7e57a0ea8766221624d01b0864",
      shares: [
        "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang "
          + "wrist rescue view short owner flip making coding armed",
        "shadow pistol academic acid actress prayer class unknown daughter sweater depict "
          + "flip twice unkind craft early superior advocate guest smoking",
      ]),
    Answer(
      number: 13, secret: "",
      shares: [
        "guilt walnut academic acid deliver remove equip listen vampire tactics nylon rhythm "
          + "failure husband fatigue alive blind enemy teaspoon rebound",
        "guilt walnut academic agency brave hamster hobo declare herd taste alpha slim "
          + "criminal mild arcade formal romp branch pink ambition",
      ]),
    Answer(
      number: 19, secret: "7c3397a292a5941682d7a4ae2d898d11",
      shares: [
        "eraser senior beard romp adorn nuclear spill corner cradle style ancient family "
          + "general leader ambition exchange unusual garlic promise voice",
        "eraser senior acrobat romp bishop medical gesture pumps secret alive ultimate "
          + "quarter priest subject class dictate spew material endless market",
      ]),
    Answer(
      number: 20, secret: "989baf9dcaad5b10ca33dfd8cc75e42477025dce88ae83e75a230086a0e00e92",
      shares: [
        "theory painting academic academic armed sweater year military elder discuss acne "
          + "wildlife boring employer fused large satoshi bundle carbon diagnose anatomy hamster "
          + "leaves tracks paces beyond phantom capital marvel lips brave detect luck"
      ]),
    Answer(
      number: 43, secret: "48b1a4b80b8c209ad42c33672bdaa428",
      shares: [
        "enemy favorite academic acid cowboy phrase havoc level response walnut budget "
          + "painting inside trash adjust froth kitchen learn tidy punish",
        "enemy favorite academic always academic sniff script carpet romp kind promise "
          + "scatter center unfair training emphasis evening belong fake enforce",
      ]),
  ]
}
