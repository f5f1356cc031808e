import RedactCore
import SignedNotes

extension ReleaseManifest {
  /// Reads a manifest. What it says is taken, written again and compared, so that only the bytes that this manifest has
  /// are taken for it.
  package init(parsing bytes: [UInt8]) throws(ReleaseError) {
    guard bytes.count <= Self.limit else { throw .tooLarge }
    guard case .object(let object)? = CanonicalJSON(parsing: bytes) else { throw .manifest(.json) }
    do throws(ManifestFlaw) {
      let members = ManifestMembers(object)
      guard try members.text(.schema) == Self.schema else { throw .schema }
      let files = try members.each(.files, ReleasedFile.init)
      let signers = try Self.signers(members)
      guard let proposer = signers.first else { throw .value(.signers) }
      let statement = try ReleaseStatement(members)
      do throws(ReleaseError) {
        try self.init(statement, files: files, proposer: proposer, seconds: Array(signers.dropFirst()))
      } catch {
        if case .manifest(let flaw) = error { throw flaw }
        throw error == .samePerson ? .value(.signers) : .notCanonical
      }
    } catch {
      throw .manifest(error)
    }
    guard self.bytes == bytes else { throw .manifest(.notCanonical) }
  }

  private static func signers(_ members: ManifestMembers) throws(ManifestFlaw) -> [NoteVerifier] {
    var signers: [NoteVerifier] = []
    for value in try members.list(.signers) {
      guard case .string(let text) = value, let verifier = NoteVerifier(verifierKey: text) else {
        throw .value(.signers)
      }
      signers.append(verifier)
    }
    return signers
  }
}

extension ReleaseStatement {
  fileprivate init(_ members: ManifestMembers) throws(ManifestFlaw) {
    let policy = try members.members(.policy)
    self.init(
      name: try members.text(.name), date: try members.optionalText(.date),
      licence: try members.text(.licence),
      state: try State(members), tool: try members.text(.tool),
      policy: Profile(name: try policy.text(.name), digest: try policy.text(.digest)),
      packs: try members.members(.packs).texts(of: .packs),
      waived: try members.each(.waived, WaivedFinding.init),
      signatures: try members.number(.signatures))
    if let text = try members.optionalText(.access) {
      guard let access = Access(rawValue: text) else { throw .value(.access) }
      self.access = access
    }
    if members.has(.log) { log = try LogReference(try members.members(.log)) }
  }
}

extension ReleaseStatement.State {
  fileprivate init(_ members: ManifestMembers) throws(ManifestFlaw) {
    switch try (members.text(.state), members.optionalText(.ground)) {
    case ("pseudonymised", nil): self = .pseudonymised
    case ("irreversible", "numbered"?): self = .irreversible(.numbered)
    case ("irreversible", "destroyed"?):
      self = .irreversible(.destroyed(attestation: try members.text(.attestation)))
    default: throw .value(.state)
    }
  }
}

extension ReleaseStatement.LogReference {
  fileprivate init(_ members: ManifestMembers) throws(ManifestFlaw) {
    guard let root = Base64.decode(try members.text(.root).utf8) else { throw .value(.root) }
    self.init(origin: try members.text(.origin), size: try members.number(.size), root: root)
  }
}

extension ReleasedFile {
  fileprivate init(_ members: ManifestMembers) throws(ManifestFlaw) {
    self.init(
      path: try members.path(), bytes: try members.number(.bytes), sha256: try members.text(.sha256),
      format: try members.text(.format), counts: try members.members(.counts).counts())
  }
}

extension WaivedFinding {
  fileprivate init(_ members: ManifestMembers) throws(ManifestFlaw) {
    guard let type = EntityType(rawValue: try members.text(.type)) else { throw .value(.type) }
    self.init(
      path: try members.path(), rule: try members.text(.rule), type: type,
      fingerprint: try members.text(.fingerprint), reason: try members.text(.reason),
      by: try members.text(.by))
  }
}

/// The members of an object, asked for by name. Those that nobody asks for show when the manifest is written again.
private struct ManifestMembers {
  private let object: [String: CanonicalJSON]

  init(_ object: [String: CanonicalJSON]) { self.object = object }

  func has(_ field: ManifestField) -> Bool { object[field.rawValue] != nil }

  func text(_ field: ManifestField) throws(ManifestFlaw) -> String {
    guard case .string(let text)? = object[field.rawValue] else { throw .value(field) }
    return text
  }

  func optionalText(_ field: ManifestField) throws(ManifestFlaw) -> String? {
    has(field) ? try text(field) : nil
  }

  func number(_ field: ManifestField) throws(ManifestFlaw) -> Int {
    guard case .number(let number)? = object[field.rawValue] else { throw .value(field) }
    return number
  }

  func list(_ field: ManifestField) throws(ManifestFlaw) -> [CanonicalJSON] {
    guard case .list(let values)? = object[field.rawValue] else { throw .value(field) }
    return values
  }

  func members(_ field: ManifestField) throws(ManifestFlaw) -> ManifestMembers {
    guard case .object(let object)? = object[field.rawValue] else { throw .value(field) }
    return ManifestMembers(object)
  }

  func each<Value>(
    _ field: ManifestField, _ make: (ManifestMembers) throws(ManifestFlaw) -> Value
  ) throws(ManifestFlaw) -> [Value] {
    var values: [Value] = []
    for value in try list(field) {
      guard case .object(let object) = value else { throw .value(field) }
      values.append(try make(ManifestMembers(object)))
    }
    return values
  }

  func path() throws(ManifestFlaw) -> ReleasePath {
    guard let path = ReleasePath(try text(.path)) else { throw .value(.path) }
    return path
  }

  /// All members, which are texts.
  func texts(of field: ManifestField) throws(ManifestFlaw) -> [String: String] {
    var texts: [String: String] = [:]
    for (name, value) in object {
      guard case .string(let text) = value else { throw .value(field) }
      texts[name] = text
    }
    return texts
  }

  /// All members, which are numbers by type.
  func counts() throws(ManifestFlaw) -> [EntityType: Int] {
    var counts: [EntityType: Int] = [:]
    for (name, value) in object {
      guard let type = EntityType(rawValue: name), case .number(let number) = value else {
        throw .value(.counts)
      }
      counts[type] = number
    }
    return counts
  }
}
