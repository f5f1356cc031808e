/// What an audit signer says when keys were destroyed: which, of what role, on which day.
///
/// The text can be written in one way only, so that a reader needs no more than to write it again.
package struct DestructionAttestation: Hashable, Sendable {
  package let role: KeyRole
  package let keys: [KeyID]
  package let day: KeyDay

  package init(role: KeyRole, keys: [KeyID], day: KeyDay) {
    self.role = role
    self.keys = keys
    self.day = day
  }

  /// The signed note.
  package func note(signedBy key: SigningSecret) throws(KeyError) -> [UInt8] {
    try key.note(Array(text.utf8))
  }

  /// What a note says that one of these keys has signed; nil for any other.
  package init?(note: [UInt8], signedBy keys: [SigningPublic]) {
    guard let text = keys.text(of: note) else { return nil }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    let values = { (name: String) in
      lines.filter { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.utf8.count + 2)) }
    }
    guard let role = values("role").first.flatMap(KeyRole.init(rawValue:)),
      let day = values("day").first.flatMap(KeyDay.init)
    else { return nil }
    self.init(role: role, keys: values("key").compactMap(KeyID.init), day: day)
    guard !self.keys.isEmpty, Array(self.text.utf8) == text else { return nil }
  }

  private var text: String {
    let lines = ["redact key destruction v1", "role: \(role.rawValue)"] + keys.map { "key: \($0)" }
    return (lines + ["day: \(day)"] + statements.map { "statement: \($0)" }).joined(separator: "\n") + "\n"
  }

  private var statements: [String] {
    [
      "these keys were overwritten and removed from the file that held them; copies elsewhere are not covered",
      meaning,
    ]
  }

  private var meaning: String {
    switch role {
    case .pseudonym, .custodian: "what only these keys could open is anonymised, if no copy of them is left"
    case .audit, .cosigner: "what they have signed can still be checked, and they sign nothing more"
    case .check: "fingerprints that were made with them can be tested no more, if no copy of them is left"
    }
  }
}
