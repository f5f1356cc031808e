import RedactCore

/// One line of a baseline.
struct BaselineLine {
  private let number: Int
  private let members: [String: CanonicalJSON]

  init(_ bytes: [UInt8], number: Int) throws(BaselineError) {
    guard !Self.isConflictMarker(bytes) else { throw .conflict(line: number) }
    guard case .object(let members)? = CanonicalJSON(parsing: bytes + [0x0A]) else {
      throw .malformed(line: number)
    }
    self.number = number
    self.members = members
  }

  private static func isConflictMarker(_ line: [UInt8]) -> Bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].contains { line.starts(with: $0.utf8) }
  }

  var isHeader: Bool { members["schema"] != nil }

  func checkHeader(key: String) throws(BaselineError) {
    // Of another version nothing else can be known.
    guard try text("schema") == Baseline.schema else { throw .schema(line: number) }
    try checkMembers(required: ["key", "schema"], optional: [])
    let own = try text("key")
    guard Waiver.isKeyID(own) else { throw .wrongValue(line: number, member: "key") }
    guard own == key else { throw .otherKey(line: number) }
  }

  func waiver() throws(BaselineError) -> Waiver {
    try checkMembers(required: ["by", "file", "fingerprint", "reason", "rule"], optional: ["expires"])
    let longest = Waiver.longest
    return Waiver(
      file: try value("file", WaiverScope.init),
      rule: try value("rule") { Waiver.isRule($0) ? $0 : nil },
      fingerprint: try value("fingerprint") { Waiver.isFingerprint($0) ? $0 : nil },
      reason: try value("reason") { Waiver.isPlain($0, atMost: longest.reason) ? $0 : nil },
      by: try value("by") { Waiver.isPlain($0, atMost: longest.by) ? $0 : nil },
      expires: members["expires"] == nil ? nil : try value("expires", BaselineDay.init))
  }

  private func checkMembers(required: Set<String>, optional: Set<String>) throws(BaselineError) {
    let names = Set(members.keys)
    guard names.isSubset(of: required.union(optional)) else { throw .unknownMember(line: number) }
    guard names.isSuperset(of: required) else { throw .missingMember(line: number) }
  }

  private func value<Value>(
    _ member: String, _ read: (String) -> Value?
  ) throws(BaselineError) -> Value {
    guard let value = read(try text(member)) else { throw .wrongValue(line: number, member: member) }
    return value
  }

  private func text(_ member: String) throws(BaselineError) -> String {
    guard case .string(let text)? = members[member] else { throw .wrongType(line: number) }
    return text
  }

  static func bytes(of waiver: Waiver) -> [UInt8] {
    var members: [String: CanonicalJSON] = [
      "by": .string(waiver.by), "file": .string(waiver.file.text),
      "fingerprint": .string(waiver.fingerprint), "reason": .string(waiver.reason),
      "rule": .string(waiver.rule),
    ]
    if let day = waiver.expires { members["expires"] = .string(day.description) }
    return CanonicalJSON.object(members).line()
  }
}
