import RedactCore

/// What is no text in CHAT, because it is the same in all files.
enum ChatTables {
  /// Codes of speakers that say a part, not a person. A number may follow. Codes that could as well be cut
  /// from a name, such as NUR for a nurse, are left out.
  private static let codes = Set(
    words: """
      CHI MOT FAT INV INT PAR EXP OBS EXA TEA STU BRO SIS SIB GRM GRF GRA ADU ENV DOC VIS PLA TOY AUN COU DAU
      SON HUS WIF WIT SP SPK SPEAKER UNK BOY GIR
      """)

  /// A table of codes, and single letters with a number, such as `P01`.
  static func isStandard(_ code: ArraySlice<UInt8>) -> Bool {
    let digits = code.reversed().prefix { 0x30...0x39 ~= $0 }.count
    let head = code.dropLast(digits)
    if head.count == 1, 1...3 ~= digits { return 0x41...0x5A ~= head[head.startIndex] }
    return digits <= 3 && head.count <= 7 && codes.contains(String(decoding: head, as: UTF8.self))
  }

  private static let roles = Set(
    words: """
      Target_Child Target_Adult Child Mother Father Brother Sister Sibling Grandmother Grandfather Aunt Uncle
      Cousin Son Daughter Twin Boy Girl Family_Friend Friend Student Teacher Playmate Visitor Babysitter
      Caretaker Housekeeper Investigator Examiner Observer Clinician Therapist Interviewer Informant
      Participant
      Subject Partner Doctor Nurse Patient Client Male Female Adult Teenager Group Narrator Leader Member Host
      Guest Environment Camera_Operator Toy Unidentified Uncertain Text Media PlayRole Speaker Relative
      Translator Interpreter Witness Justice Attorney Host Operator Non_Human LENA
      Grandson Granddaughter Wife Husband Respondent Leader ENVIR Interviewee
      """)

  static func isRole(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 20 && roles.contains(String(decoding: word, as: UTF8.self))
  }

  /// `eng`, `eng, ara`, `zho-yue`.
  static func isLanguages(_ value: ArraySlice<UInt8>) -> Bool {
    value.split { !(0x61...0x7A ~= $0) && !(0x41...0x5A ~= $0) }.allSatisfy { $0.count == 3 }
      && value.allSatisfy { 0x61...0x7A ~= $0 || [0x20, 0x2C, 0x2D].contains($0) }
  }

  static func isSex(_ value: ArraySlice<UInt8>) -> Bool {
    value.elementsEqual("male".utf8) || value.elementsEqual("female".utf8)
  }

  enum Header {
    case structure
    case languages
    case participants
    case id
    case media
    case remove(MetadataKind, StaticString)
    case field(StaticString)

    /// The whole line is taken out as metadata.
    var isRemoved: Bool {
      switch self {
      case .media, .remove: true
      default: false
      }
    }
  }

  /// Nil for one that is not known: then its name is text too.
  static func header(_ name: String) -> Header? {
    switch name {
    case "UTF8", "Begin", "End", "New Episode", "Blank": .structure
    case "Languages", "L1": .languages
    case "Participants": .participants
    case "ID": .id
    case "Media", "Videos", "Audio": .media
    case "PID": .remove(.identifier, "other")
    case "Comment", "Warning": .remove(.comment, "note")
    case "Transcriber", "Coder", "Coding": .remove(.author, "person")
    case "Font", "Color words", "Window", "Options", "Thumbnail": .remove(.settings, "other")
    case "Date", "Birth", "Time Duration", "Time Start": .field("date")
    case "Location", "Birthplace", "Room Layout": .field("place")
    case "Situation", "Activities", "Bck", "Bg", "Eg", "G", "T": .field("note")
    case "Recording Quality", "Transcription", "Number", "Types", "Tape Location", "Age", "Sex", "Group",
      "SES", "Education", "Page", "Stim":
      .field("other")
    default: nil
    }
  }

  /// Dependent tiers that repeat words with grammar: lemmas are told from it.
  static let grammar = Set(words: "mor umor trn xmor")
  static let relations = Set(words: "gra ugra grt xgra")

  /// The names of dependent tiers.
  static let tiers = Set(
    words: """
      mor umor trn xmor gra ugra grt xgra wor pho mod com act add err exp eng gls sit spa tim gpx int alt
      cod coh cnl def
      dia fac flo lan ort par pht xpho xmod cor lng lem
      """)

  /// Grammar behind a lemma, as `-Fin-Ind-Past`; what is all capitals and digits is grammar too.
  private static let features = Set(
    words: """
      Fin Inf Part Ger Ind Imp Cnd Sub Pres Past Fut Sing Plur Dual Acc Nom Gen Dat Abl Ins Loc Voc Masc Fem
      Neut Com
      Def Art Dem Prs Rel Int Neg Tot Card Ord Pos Cmp Sup Pass Act Mid Reflex Yes Ant Perf Prog Conv Vnoun
      Sup
      """)

  static func isGrammar(_ word: ArraySlice<UInt8>) -> Bool {
    if word.count <= 5, word.allSatisfy({ 0x41...0x5A ~= $0 || 0x30...0x39 ~= $0 }) { return true }
    return word.count <= 6 && features.contains(String(decoding: word, as: UTF8.self))
  }
}
