import RedactCore

extension ReleaseManifest {
  private static let mostSignatures = 2

  func check(_ statement: ReleaseStatement) throws(ReleaseError) {
    try Self.require(.name, PlainText.isPlain(statement.name, most: 200))
    try Self.require(.date, statement.date.map(PlainText.isDate) ?? true)
    try Self.require(.licence, PlainText.isPlain(statement.licence, most: 500))
    try Self.require(.tool, PlainText.isWord(statement.tool))
    try Self.require(.policy, PlainText.isWord(statement.policy.name))
    try Self.require(.policy, Self.isDigest(statement.policy.digest))
    try Self.require(
      .packs, statement.packs.allSatisfy { PlainText.isWord($0.key) && Self.isDigest($0.value) })
    if case .irreversible(.destroyed(let attestation)) = statement.state {
      try Self.require(.attestation, Self.isDigest(attestation))
    }
    if let log = statement.log { try Self.check(log) }
    // Who is asked for must be able to sign.
    let most = min(Self.mostSignatures, signers.count)
    try Self.require(.signatures, (1...most).contains(statement.signatures))
  }

  private static func check(_ log: ReleaseStatement.LogReference) throws(ReleaseError) {
    let parts = log.origin.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isOrigin =
      parts.count == 2 && parts[0].elementsEqual(SignerName.proposer.utf8)
      && PlainText.isHex(String(decoding: parts[1], as: UTF8.self), 16...16)
    try require(.origin, isOrigin)
    try require(.size, (1..<CanonicalJSON.limit).contains(log.size))
    try require(.root, log.root.count == 32)
  }

  func checkFiles() throws(ReleaseError) {
    try Self.require(.files, !files.isEmpty)
    let paths = Set(files.map(\.path.bytes))
    for (index, file) in files.enumerated() {
      if index > 0, files[index - 1].path == file.path { throw .twice(file.path) }
      try Self.require(.bytes, (0..<CanonicalJSON.limit).contains(file.bytes))
      try Self.require(.sha256, Self.isDigest(file.sha256))
      try Self.require(.format, PlainText.isWord(file.format))
      var folder: [UInt8] = []
      for part in file.path.parts.dropLast() {
        folder += (folder.isEmpty ? [] : [UInt8(ascii: "/")]) + part
        if paths.contains(folder) { throw .twice(file.path) }
      }
    }
  }

  func checkWaived() throws(ReleaseError) {
    let paths = Set(files.map(\.path))
    for (index, finding) in statement.waived.enumerated() {
      try Self.require(.path, paths.contains(finding.path))
      try Self.require(.rule, PlainText.isWord(finding.rule))
      try Self.require(.fingerprint, PlainText.isHex(finding.fingerprint, 16...64))
      try Self.require(.reason, PlainText.isPlain(finding.reason, most: 500))
      try Self.require(.by, PlainText.isPlain(finding.by, most: 200))
      if index > 0 {
        try Self.require(.waived, WaivedFinding.precedes(statement.waived[index - 1], finding))
      }
    }
  }

  static func require(_ field: ManifestField, _ holds: Bool) throws(ReleaseError) {
    guard holds else { throw .manifest(.value(field)) }
  }

  private static func isDigest(_ text: String) -> Bool { PlainText.isHex(text, 64...64) }
}

extension WaivedFinding {
  /// By path, rule, type and fingerprint.
  static func precedes(_ a: Self, _ b: Self) -> Bool {
    guard a.path == b.path else { return a.path < b.path }
    let (a, b) = ([a.rule, a.type.rawValue, a.fingerprint], [b.rule, b.type.rawValue, b.fingerprint])
    return a.lexicographicallyPrecedes(b) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
