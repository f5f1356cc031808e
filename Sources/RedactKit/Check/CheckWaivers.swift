import Guard
import RedactCore

/// What somebody has answered for, and the fingerprints by which that is known again.
///
/// ## Privacy
/// Holds keyed digests; words go in, and nothing of them comes out.
struct CheckWaivers: Sendable {
  private let key: GuardKey?
  private let matcher: WaiverMatcher?
  private let wanted: FilePattern?

  init(_ options: CorpusCheck.Options) throws(RedactError) {
    key = try options.key?.guardKey()
    wanted = try options.fileScope.map { scope throws(RedactError) in
      do { return try FilePattern(scope) } catch { throw .configuration("\(scope) is no pattern of files") }
    }
    guard let bytes = options.baseline else {
      matcher = nil
      return
    }
    let name = options.baselineName ?? "baseline"
    guard let key else { throw .key("\(name): nothing can be waived without the check key") }
    guard let today = BaselineDay(options.today) else { throw .configuration("\(options.today) is no day") }
    do { matcher = try Baseline(parsing: bytes, key: key.id).matcher(today: today) } catch {
      throw RedactError(error, name)
    }
  }

  /// Waivers that are out of date.
  var expired: [Waiver] { matcher?.expired ?? [] }

  /// Waivers that nothing was found for.
  func unused(besides used: Set<Waiver.ID>) -> [Waiver] { matcher?.unused(besides: used) ?? [] }

  /// What is waived in one part.
  func of(_ path: [UInt8], holdsName: Bool) -> PartWaivers? {
    guard let key else { return nil }
    let nameOf = { (path: [UInt8]) in key.name(Hex.encode(path)) }
    let scope: WaiverScope =
      if let wanted, wanted.matches(path) {
        .pattern(wanted)
      } else {
        WaiverScope(of: path, holdsName: holdsName, nameOf: nameOf)
      }
    return PartWaivers(key: key, scope: scope, waivers: matcher?.waivers(at: path, nameOf: nameOf))
  }
}

/// What is waived in one part of a corpus.
struct PartWaivers {
  fileprivate let key: GuardKey
  /// For what new waivers would hold.
  let scope: WaiverScope
  fileprivate let waivers: FileWaivers?

  /// What names a finding where it stands.
  ///
  /// - Parameter essence: its words in canonical form, or what it is besides.
  func fingerprint(of rule: String, _ essence: [UInt8]) -> String {
    key.finding(rule: rule, canonical: essence, scope: scope.text)
  }

  /// Who answers for a finding, if anybody does.
  func waiver(of rule: String, _ essence: [UInt8]) -> Waiver? {
    waivers?.waiver(of: rule) { key.finding(rule: rule, canonical: essence, scope: $0) }
  }
}

extension RedactError {
  init(_ error: BaselineError, _ name: String) {
    self =
      switch error {
      case .cutOff(let line): .configuration("\(name): line \(line) is cut off")
      case .conflict(let line): .configuration("\(name): line \(line) is left of a merge")
      case .malformed(let line): .configuration("\(name): line \(line) is no waiver")
      case .unknownMember(let line): .configuration("\(name): line \(line) has an unknown member")
      case .missingMember(let line): .configuration("\(name): line \(line) lacks a member")
      case .wrongType(let line): .configuration("\(name): line \(line) has a member that is no text")
      case .wrongValue(let line, let member): .configuration("\(name): line \(line) has a bad \(member)")
      case .header(let line), .schema(let line):
        .configuration("\(name): line \(line) is no head of a baseline")
      case .otherKey: .key("\(name) was made with another check key")
      case .reason: .configuration("a waiver needs a reason of at most 500 bytes in one line")
      case .by: .configuration("a waiver needs the name of who says so, of at most 200 bytes in one line")
      case .finding: .internalFault("a finding that cannot be waived")
      }
  }
}
