import RedactCore
import TestSupport

@testable import Vault

/// Deposits of invented documents.
enum VaultSample {
  static let root = try? RootKey(bytes: [UInt8](repeating: 7, count: 32))

  static func pseudonym(_ name: String, _ scope: String = "project:test") throws -> Pseudonym {
    let root = try RootKey(bytes: [UInt8](repeating: 7, count: 32))
    return Pseudonymizer(root: root, scope: try Scope(parsing: scope))
      .pseudonym(type: .person, canonical: Array(name.utf8))
  }

  static func person(_ name: String, _ surfaces: [String], mentions: Int = 1) throws -> Deposit.Person {
    let pseudonym = try pseudonym(name)
    return Deposit.Person(
      pseudonym: pseudonym, type: .person, label: "PERSON-\(pseudonym.label)", canonical: Array(name.utf8),
      surfaces: surfaces.map { Array($0.utf8) }, mentions: mentions)
  }

  /// A document in which these people are named once each, in this order.
  static func deposit(_ names: [String], original: String? = nil, tag: String = "") throws -> Deposit {
    let original = original ?? names.joined(separator: " met ") + tag
    var output = original
    var places: [Deposit.Place] = []
    var persons: [Deposit.Person] = []
    for (index, name) in names.enumerated() {
      let person = try person(name.lowercased(), [name])
      persons.append(person)
      places.append(
        Deposit.Place(
          person: index, surface: 0, output: ByteSpan(index, index + 1), original: ByteSpan(index, index + 2))
      )
      if let range = output.firstRange(of: name) { output.replaceSubrange(range, with: "[\(person.label)]") }
    }
    return Deposit(
      source: Array(PlainSum.digest("source" + original)), output: PlainSum.digest(output),
      scopeKind: "project",
      scope: [1, 2, 3], key: KeyID(bytes: [0, 1, 2, 3, 4, 5, 6, 7]), format: "text", persons: persons,
      places: places, delta: Delta.make(from: Array(output.utf8), to: Array(original.utf8)))
  }

  /// The output that belongs to a deposit made of these names.
  static func output(_ names: [String], tag: String = "") throws -> String {
    try names.map { "[\(try person($0.lowercased(), [$0]).label)]" }.joined(separator: " met ") + tag
  }
}

enum PlainSum {
  /// A digest that is good enough to name a document in a test.
  static func digest(_ text: String) -> [UInt8] {
    (0..<4).flatMap { lane -> [UInt8] in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(lane)
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) }
    }
  }
}
