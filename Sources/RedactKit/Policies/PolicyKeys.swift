import Generalisation
import Policy
import RedactCore

// The keys of a policy file. The reader refuses what is not in these tables, and the schema is printed from them.

/// One key of a mapping.
struct PolicyKey: Sendable {
  let name: String
  let value: PolicyValue
  let about: String
  var isRequired = false

  init(_ name: String, _ value: PolicyValue, _ about: String, isRequired: Bool = false) {
    self.name = name
    self.value = value
    self.about = about
    self.isRequired = isRequired
  }
}

/// What may stand behind a key.
indirect enum PolicyValue: Sendable {
  /// One of these words.
  case word([String])
  /// One of these words, or a list of them.
  case words([String])
  /// A text, or a list of them; of this pattern.
  case texts(pattern: String)
  /// A text of this pattern.
  case text(pattern: String)
  /// A list of texts.
  case list
  /// A number from 0 to 1.
  case share
  /// `true` or `false`.
  case flag
  /// A mapping with any types as keys, and perhaps another key.
  case perType(PolicyValue, other: String?)
  case section([PolicyKey])
  /// A list of mappings.
  case sections([PolicyKey])
  case oneOf([PolicyValue])
}

extension [PolicyKey] {
  var names: Set<String> { Set(map(\.name)) }
}

enum PolicyKeys {
  static let version = "redact.policy/1"
  static let any = "any"
  static let types = EntityType.allCases.map(\.rawValue)

  static let top: [PolicyKey] = [
    PolicyKey("schema", .word([version]), "The version of this form.", isRequired: true),
    PolicyKey(
      "name", .text(pattern: "^[A-Za-z0-9.-]{1,64}$"), "How the audit calls the policy.", isRequired: true),
    PolicyKey(
      "recall", .word(Recall.allCases.map(\.rawValue)), "How much is found where no threshold says otherwise."
    ),
    PolicyKey("threshold", .share, "The score from which a finding counts."),
    PolicyKey("thresholds", .perType(.share, other: nil), "The same for single types."),
    PolicyKey("operators", .perType(action, other: "default"), "What is done with each type."),
    PolicyKey(
      "rules", .sections(rule), "What is asked before thresholds and operators; the first that holds counts."),
    PolicyKey("speakers", .section(speakers), "By which labels and header fields speakers are known."),
    PolicyKey(
      "public-figures", .oneOf([.list, .text(pattern: "\\S")]),
      "Names of persons whom everybody knows, or their file."),
    PolicyKey(
      "brackets", .oneOf([.word(LabelBrackets.named.map(\.name)), .section(brackets)]),
      "What stands around labels."),
    PolicyKey("bracketed", .word(bracketed), "Whether words that stand for others are marked like labels."),
    PolicyKey("surrogates", .section(surrogates), "What surrogates keep of the names they stand for."),
    PolicyKey(
      "scope", .word([any] + ScopeKind.allCases.map(\.rawValue)), "The only kind of scope that may be."),
    PolicyKey(
      "labels", .words([any] + LabelKind.allCases.map(\.rawValue)), "The only labels that may be written."),
    PolicyKey("audit", .word(demand), "Whether there must be an audit log."),
    PolicyKey("vault", .word(demand), "Whether there must be a vault."),
    PolicyKey(
      "dates", .word(LogDates.allCases.map(\.rawValue)),
      "How exactly the audit log tells when something was done."),
    PolicyKey("signatures", .word(signatures), "How many different people must sign a release."),
  ]

  static let rule: [PolicyKey] = [
    PolicyKey("type", .words(types), "One of these types."),
    PolicyKey("kind", .words(IdentifierKind.allCases.map(\.rawValue)), "One of these kinds."),
    PolicyKey("role", .words(Role.allCases.map(\.rawValue)), "Who it is, for names of persons."),
    PolicyKey("language", .words(Language.codes), "The language of the turn or line."),
    PolicyKey(
      "rule", .texts(pattern: rulePattern), "Found by one of these rules; `pack.*` for all of a pack."),
    PolicyKey("below", .share, "Scores below this one."),
    PolicyKey("from", .share, "Scores from this one on."),
    PolicyKey("threshold", .share, "The score from which a finding counts."),
    PolicyKey("do", action, "What is done."),
  ]
  static let rulePattern = "^[a-z0-9.-]+(\\.\\*)?$"

  static let speakers: [PolicyKey] = [
    PolicyKey("interviewer", .texts(pattern: "\\S"), "Those who ask."),
    PolicyKey("interviewee", .texts(pattern: "\\S"), "Those who are interviewed."),
  ]
  static let brackets: [PolicyKey] = [
    PolicyKey("open", .text(pattern: mark), "What stands before a label.", isRequired: true),
    PolicyKey("close", .text(pattern: mark), "What stands behind a label.", isRequired: true),
  ]
  private static let mark = "^[^\\p{L}\\p{N}\\s:_<>&\"'\\\\-]{1,8}$"
  static let surrogates: [PolicyKey] = [
    PolicyKey("keep-culture", .flag, "Names are taken from the same culture."),
    PolicyKey("keep-sex", .flag, "Names are taken of the same sex."),
    PolicyKey("share-family-names", .flag, "Who shares a family name shares one afterwards."),
  ]
  static let bracketed = ["labels", "all"]
  static let demand = ["required", "optional"]
  static let signatures = ["one", "two"]

  static let generalise: [PolicyKey] = [
    PolicyKey("generalise", .word(steps), "The step of the type's ladder.", isRequired: true)
  ]
  static let shift: [PolicyKey] = [
    PolicyKey("shift", .flag, "Always true.", isRequired: true),
    PolicyKey("else", .section(generalise), "What is done with a date that cannot be shifted."),
  ]
  static let mask: [PolicyKey] = [
    PolicyKey("mask", .word([sameLength]), "As long as what it covers.", isRequired: true),
    PolicyKey("with", .text(pattern: "^\\S$"), "The sign for each character."),
    PolicyKey("count", .word(LengthUnit.allCases.map(\.rawValue)), "What is counted."),
  ]
  static let sameLength = "same-length"
  static let action = PolicyValue.oneOf([
    .word(Operator.plainWords), .section(generalise), .section(shift), .section(mask),
  ])

  /// The steps of all ladders, each once.
  private static let steps: [String] = {
    var seen = Set<String>()
    return EntityType.allCases.flatMap(Ladders.steps).filter { seen.insert($0).inserted }
  }()
}
