import Detection
import RedactCore
import Vault

/// What still stands in outputs that are to be released, and what of it somebody has answered for.
///
/// ## Privacy
/// Places, types, rules and keyed fingerprints; never words.
public struct ReleaseGate: Sendable {
  /// Something that was found in an output.
  public struct Finding: Hashable, Sendable {
    public let path: String
    public let place: LinePosition
    public let type: EntityType
    public let rule: String
    public let score: Double
    /// 32 hexadecimal digits under the key; nil without one.
    public let fingerprint: String?
  }

  /// Somebody's word that a finding may stand.
  public struct Waiver: Hashable, Sendable {
    public let fingerprint: String
    public let reason: String
    /// Who says so.
    public let by: String
  }

  private let redactor: Redactor
  private let names: FindingNames?

  /// - Parameter key: names findings by fingerprints; without one nothing can be waived.
  public init(_ redactor: Redactor, key: RedactionKey?) {
    self.redactor = redactor
    names = key.map { FindingNames(root: $0.root) }
  }

  /// What an output would still have replaced, but for what was written into it.
  ///
  /// - Parameter path: in the release.
  func findings(
    in bytes: [UInt8], _ output: ReleasedOutputs.Output, path: String
  ) throws(RedactError) -> [Finding] {
    let output = try ReadOutput(bytes, format: output.format, replaced: output.replaced)
    let pipeline = redactor.pipeline
    let left = try LeakSweep(pipeline: pipeline, memory: DetectionMemory()).residues(
      in: output.file.text, replaced: [], kept: [], state: pipeline.freshState()
    ).filter { !output.isReplaced($0.span) }
    let ids = names.map { names in
      Reviewing(names, document: path, decisions: [:]).ids(
        of: left.map(\.span), in: Analysis(output.file.text))
    }
    return left.indices.map { index in
      Finding(
        path: path, place: output.position(of: left[index].span), type: left[index].type,
        rule: left[index].rule,
        score: left[index].score, fingerprint: ids?[index])
    }
  }
}
