/// What a check finds besides the identifiers that rules know: its own rules.
enum GuardRule: String, CaseIterable, Sendable {
  case known = "guard.known"
  case part = "guard.known.part"
  case sound = "guard.known.sound"
  case token = "guard.token"
  case key = "guard.key"
  case vault = "guard.vault"
  case plan = "guard.plan"
  case review = "guard.review"
  case log = "guard.log"
  case original = "guard.original"
  case marker = "guard.marker"
  case lessRedacted = "guard.less-redacted"
  case metadata = "guard.metadata"
  case unreadable = "guard.unreadable"
  case author = "guard.author"

  /// What it says of a finding, in one sentence.
  var sentence: String {
    switch self {
    case .known: "Somebody or something that is listed as known is named."
    case .part: "A part of a name stands alone that is listed as known."
    case .sound: "A word sounds like a name that is listed as known."
    case .token: "A reversible token stands in the text."
    case .key: "A secret key has no business among transcripts."
    case .vault: "A vault has no business among transcripts."
    case .plan: "A plan of a corpus holds names."
    case .review: "A file of reviewers may hold originals."
    case .log: "An export holds what was taken out."
    case .original: "Something holds or tests an original."
    case .marker: "The text calls itself an original that was not redacted."
    case .lessRedacted: "Words stand where a released version of the text has a label."
    case .metadata: "The file still tells where it comes from."
    case .unreadable: "The file is of no kind that can be looked through."
    case .author: "Somebody commits who is not listed as an author."
    }
  }

  /// What findings are called that are no identifiers by themselves.
  var word: String {
    switch self {
    case .lessRedacted: "EXPOSED"
    case .known, .part, .sound: "MISC"
    default: rawValue.dropFirst("guard.".count).uppercased()
    }
  }
}
