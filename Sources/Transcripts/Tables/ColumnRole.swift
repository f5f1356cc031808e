import RedactCore

/// What a column of a table holds, or a key of an object, told by the words of its name.
enum ColumnRole: Equatable {
  case speaker
  case text
  case start
  case end
  /// Values that other tables refer to.
  case id
  /// Names of recordings and files.
  case media
  case person
  case place
  case date
  case organisation
  case occupation
  /// A people, tribe or belief.
  case ethnicity
  /// What somebody suffers from.
  case diagnosis
  case title
  case keywords
  case note
  /// Known to be a number that says nothing of people.
  case measure
  /// Known, and text whatever it looks like: age, telephone.
  case other
  case unknown

  /// What its values are called where they are read as fields.
  var field: StaticString {
    switch self {
    case .title: "title"
    case .keywords: "keywords"
    case .note: "note"
    default: detail ?? "other"
    }
  }

  /// The same for what tells something of a person; nil for anything else.
  private var detail: StaticString? {
    switch self {
    case .person: "person"
    case .place: "place"
    case .date: "date"
    case .organisation: "organisation"
    case .occupation: "occupation"
    case .ethnicity: "ethnicity"
    case .diagnosis: "diagnosis"
    default: nil
    }
  }

  /// The words that tell a role; of several roles the first one counts.
  private static let table: [(role: ColumnRole, words: Set<String>)] = [
    (.speaker, Set(words: "speaker spk who voice sprecher sprecherin hablante konuşmacı المتحدث")),
    (
      .measure, Set(words: "confidence score probability channel turn index row line n count duration length")
    ),
    (.id, Set(words: "id ids uid uuid guid key code nr no number num ref reference accession case")),
    (.media, Set(words: "file filename media audio video recording url uri path link href source")),
    (.start, Set(words: "start begin onset in from timestamp time timecode tc zeit")),
    (.end, Set(words: "end stop offset out to until finish")),
    (.date, Set(words: "date day birth born birthday birthdate dob datum fecha تاريخ التاريخ")),
    (
      .place,
      Set(
        words: "place location city town village country address region province origin birthplace ort lugar")
    ),
    (
      .organisation, Set(words: "organisation organization employer company unit institution affiliation")
    ),
    (
      .occupation,
      Set(
        words:
          "occupation profession trade job livelihood beruf meslek métier profesión ocupación مهنة المهنة")
    ),
    (
      .ethnicity,
      Set(
        words: "ethnicity ethnic tribe tribal clan religion sect confession denomination caste عشيرة العشيرة")
    ),
    (.diagnosis, Set(words: "diagnosis illness disease disability injury injuries scar scars")),
    (.keywords, Set(words: "keyword keywords tag tags topic topics theme themes codes labels")),
    (.title, Set(words: "title subject heading headline")),
    (
      .note,
      Set(words: "note notes remark remarks comment comments description summary memo annotation synopsis")
    ),
    (
      .text,
      Set(
        words: """
          text texts utterance utterances content contents transcript transcription words speech sentence
          sentences translation answer answers question questions response quote message caption subtitle
          segment body paragraph texto texte metin النص
          """)
    ),
    (
      .person,
      Set(
        words: """
          name names person participant interviewee interviewer respondent witness narrator author coder
          annotator translator interpreter transcriber surname firstname lastname nickname alias kunya
          """)
    ),
    (.other, Set(words: "age phone telephone mobile email mail tel passport postcode zip ip account user")),
  ]

  private static let fillers = Set(
    words: "of the in and s ms sec secs second seconds minute minutes hh mm ss full first last original")

  /// The roles that a header names, and whether it holds nothing but words known here, so that it is no text.
  static func read(_ header: String) -> (role: ColumnRole, isKnown: Bool) {
    let words = words(of: header)
    if words.isEmpty { return (.unknown, true) }
    let role = table.first { entry in words.contains(where: entry.words.contains) }?.role ?? .unknown
    let isKnown = words.allSatisfy { word in
      fillers.contains(word) || table.contains { $0.words.contains(word) }
        || word.count <= 3 && word.allSatisfy(\.isNumber)
    }
    return (role, isKnown && role != .unknown)
  }

  /// What the values of a key are called that no format knows, where its words tell something of a person. Things have
  /// names too, so a word that is not known here beside one for a person says that it is none.
  static func field(ofKey key: [UInt8]) -> StaticString {
    let (role, isKnown) = read(String(decoding: key, as: UTF8.self))
    return role == .person && !isKnown ? "other" : role.detail ?? "other"
  }

  /// Words in lower case; `startTime` and `start_time` are two.
  private static func words(of header: String) -> [String] {
    var words: [String] = []
    var wasLower = false
    var inWord = false
    for scalar in header.unicodeScalars.prefix(80) {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord {
        let startsWord = !inWord || wasLower && scalar.properties.isUppercase
        if startsWord { words.append("") }
        words[words.count - 1] += scalar.properties.lowercaseMapping
      }
      inWord = isWord
      wasLower = scalar.properties.isLowercase
    }
    return words
  }
}
