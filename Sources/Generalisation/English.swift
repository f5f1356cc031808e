/// The little of English grammar that decides whether a coarser phrase fits.
enum English {
  /// Words that may follow a phrase without making it the description of a noun.
  static func mayFollow(_ word: String) -> Bool {
    if followers.contains(word) { return true }
    if word.hasSuffix("ly"), word.utf8.count > 4 { return true }
    guard let apostrophe = word.firstIndex(of: "'") else { return false }
    return followers.contains(String(word[..<apostrophe]))
  }

  /// The same behind a noun that rarely describes another: a verb in the past may follow as well.
  static func mayFollowNoun(_ word: String) -> Bool {
    mayFollow(word) || word.hasSuffix("ed") && word.utf8.count > 4 && word != "hundred" && word != "sacred"
  }

  /// Whether a capitalised neighbour is more than a word that is always written so.
  static func isName(_ word: Slot.Neighbour) -> Bool {
    let stem = word.text.split(separator: "'").first.map(String.init) ?? word.text
    return stem != "i"
  }

  static func isPreposition(_ word: String) -> Bool { prepositions.contains(word) }

  /// Whether a place or a time can be what this word speaks of.
  static func mayLead(_ word: String) -> Bool {
    prepositions.contains(word) || conjunctions.contains(word) || verbs.contains(word)
  }

  static func isDeterminer(_ word: String) -> Bool { determiners.contains(word) }

  static func isPossessive(_ word: String) -> Bool { possessives[word] != nil || word.hasSuffix("'s") }

  static func isBe(_ word: String) -> Bool { be.contains(word) }

  static func isAbbreviation(_ word: String) -> Bool {
    ["dr", "mr", "mrs", "ms", "st", "prof", "capt", "lt", "col", "gen", "sgt", "no", "vs"].contains(word)
  }

  /// `my` for `i`; nil for what is no pronoun.
  static func possessive(of pronoun: String) -> String? { owners[pronoun] }

  static func takesAn(_ phrase: String) -> Bool {
    let word = phrase.lowercased().prefix { $0.isLetter || $0.isNumber }
    if word.hasPrefix("8") || word == "11" || word == "18" { return true }
    if ["uni", "use", "uk", "eu", "one", "ur"].contains(where: word.hasPrefix) { return false }
    if ["hour", "honest", "honour", "heir"].contains(where: word.hasPrefix) { return true }
    return word.first.map { "aeiou".contains($0) } ?? false
  }

  static let prepositions = words(
    """
    in on at to from of by for with near around about through towards toward into onto over under behind
    beyond between outside inside past across along against before after since until till via during upon
    off beside below above within without via than like
    """)

  private static let conjunctions = words(
    "and or but nor so then because when while if as that where which whether also not only even just still")

  private static let verbs = words(
    """
    is was are were be been am left leave leaving reached reach reaching entered enter entering visited visit
    saw see seen took take taken know knew knows remember remembered love loved lost lose bombed besieged
    attacked captured crossed cross passed pass hit shelled surrounded liberated called-off went go goes
    joined join attended attend served founded fought fled finished came come comes it's that's there's i'm he's she's we're they're you're said say says
    """)

  private static let determiners = words(
    """
    the a an this that these those my your his her its our their some any every each no another both all
    what which whose one two three four five six seven eight nine ten many few several most more other last
    next first second third same old new young northern southern eastern western north south east west
    central upper lower greater little big small all whole entire
    """)

  private static let be = words(
    "is was are were am be been being 's 'm 're it's he's she's i'm that's we're they're you're who's")

  private static let possessives = [
    "my": 1, "your": 1, "his": 1, "her": 1, "its": 1, "our": 1, "their": 1, "whose": 1,
  ]

  private static let owners = [
    "i": "my", "i'm": "my", "you": "your", "you're": "your", "he": "his", "he's": "his", "she": "her",
    "she's": "her", "we": "our", "we're": "our", "they": "their", "they're": "their",
  ]

  private static let followers = prepositions.union(conjunctions).union(
    words(
      """
      is was are were be been being am had has have having did do does will would can could should may might
      must shall i you he she it we they them him us me my your his her their our its this that these those
      the a an no never again too until who whom whose what why how there here now today yesterday
      tomorrow later earlier ago yet already once twice always often sometimes maybe perhaps though although
      however yes okay ok well um uh er eh ah oh alone together away back down up out home first anyway
      instead everything everybody everyone nobody nothing somebody someone something anybody anything all
      both each some any many most more much
      one two three four five six seven eight nine ten please thank thanks right because cause
      went came left took fell said told asked lived stayed worked ran fled arrived got made gave saw heard
      knew thought wanted began started became died married brought found sent kept called used sat stood
      slept returned escaped crossed walked drove moved joined stopped helped spoke wrote lost put brought
      says goes comes lives works knows wants sells makes gets takes seems looks
      """))

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
