import RedactCore
import Reports

/// The file that reviewers work on: JSON Lines, a head and then one finding a line, without a word of the text.
///
///     {"documents":1,"findings":1,"schema":"redact.review/1"}
///     {"action":"label","comment":"","decision":"","document":"5f0c…","edit":{},"finding":"91b2…", …}
///
/// ## Privacy
/// Findings are named by keyed digests. Comments are what reviewers wrote.
public struct ReviewFile: Sendable {
  /// One finding and what was decided about it.
  public struct Finding: Hashable, Sendable {
    /// Twelve hexadecimal digits that name the document.
    public let document: String
    /// 32 hexadecimal digits that name the finding.
    public let id: String
    public let type: EntityType
    public let kind: IdentifierKind
    public let rule: String
    public let score: Double
    /// The label it gets, without brackets; nil where none is written.
    public let label: String?
    /// What the policy does with it.
    public let action: String
    public var decision: ReviewDecision
  }

  /// The most bytes that are read.
  static let limit = 64 << 20

  public private(set) var findings: [Finding] = []

  public init() {}

  /// What is decided, by the names of the findings.
  var decisions: [String: ReviewDecision] {
    Dictionary(findings.map { ($0.id, $0.decision) }) { first, _ in first }
  }

  /// How many findings nobody has decided about.
  public var undecided: Int { findings.filter { $0.decision.verdict == .undecided }.count }

  /// Adds findings; those that are there already stay as they are.
  mutating func add(_ more: [Finding]) {
    let known = Set(findings.map(\.id))
    findings += more.filter { !known.contains($0.id) }
  }

  /// Decides about a finding; nothing happens where there is none of this name.
  public mutating func decide(_ decision: ReviewDecision, about id: String) {
    guard let index = findings.firstIndex(where: { $0.id == id }) else { return }
    findings[index].decision = decision
  }

  /// Takes over what was decided about the same findings in an earlier version of the texts.
  ///
  /// - Returns: how many decisions were taken over, and how many found nothing to be about.
  public mutating func carry(from earlier: ReviewFile) -> (carried: Int, lost: Int) {
    let decided = earlier.findings.filter { $0.decision.verdict != .undecided }
    let decisions = Dictionary(decided.map { ($0.id, $0.decision) }) { first, _ in first }
    var carried = 0
    for index in findings.indices where findings[index].decision.verdict == .undecided {
      guard let decision = decisions[findings[index].id] else { continue }
      findings[index].decision = decision
      carried += 1
    }
    return (carried, decisions.count - carried)
  }

  /// The file: a head and one finding a line.
  public func encoded() -> [UInt8] {
    let documents = Set(findings.map(\.document)).count
    return Reports.ReviewLine.head(documents: documents, findings: findings.count) + [0x0A]
      + findings.flatMap { Reports.ReviewLine($0).json + [0x0A] }
  }

  /// Reads a review file, as this program or a reviewer's page has written it.
  ///
  /// - Throws: `RedactError.configuration` with the number of the line that is none.
  public init(parsing bytes: [UInt8]) throws(RedactError) {
    guard bytes.count <= Self.limit else { throw .configuration("it is larger than \(Self.limit) bytes") }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let head = lines.first, let first = try? ReviewFileHead(parsing: head),
      first.schema == Reports.ReviewLine.schema
    else { throw .configuration("it is no review file, or one of another version") }
    var seen = Set<String>()
    for (number, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      do {
        let finding = try ReviewFileLine(parsing: line).read()
        guard seen.insert(finding.id).inserted else { throw ReviewLineError.doubled }
        findings.append(finding)
      } catch let error as ReviewLineError {
        throw .configuration("line \(number + 1): \(error.rawValue)")
      } catch {
        throw .configuration("line \(number + 1): is no finding")
      }
    }
    guard findings.count == first.findings else {
      throw .configuration("it has \(findings.count) findings and says \(first.findings)")
    }
  }
}
