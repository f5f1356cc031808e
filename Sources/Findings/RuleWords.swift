/// What a rule is, in one sentence, where nobody else describes it.
enum RuleWords {
  /// - Parameter type: of the first thing the rule found.
  static func sentence(of rule: String, finding type: String) -> String {
    if let sentence = sentences[rule] { return sentence }
    if rule.hasPrefix("tagger.") { return "The trained model took the words for \(type)." }
    return "The rule took the words for \(type)."
  }

  private static let sentences = [
    "guard.author": "An author, committer or tagger who is not to stand in the history.",
    "guard.key": "A key, which has no business in a tree.",
    "guard.known": "Somebody or something that the project knows and protects.",
    "guard.known.part": "A part of a name that the project knows and protects.",
    "guard.known.sound": "A name that sounds like one that the project knows and protects.",
    "guard.less-redacted": "A version that shows more than the one that was given out.",
    "guard.marker": "A mark that says that a text is not to be given out.",
    "guard.metadata": "Metadata that tells of people, machines or times.",
    "guard.original": "An original that was not redacted.",
    "guard.plan": "A plan, which says who is behind the labels.",
    "guard.review": "A review, which shows what was to be taken out.",
    "guard.token": "A token, which whoever has the key can turn back into the words.",
    "guard.unreadable": "A file that cannot be read, so that nobody knows what is in it.",
    "guard.vault": "A vault, which holds what was taken out.",
    "known": "A name of the user's list.",
    "propagated": "Words that were found in another place of the same document.",
  ]
}
