/// Names of months, days and seasons, in the languages and spellings that interviews use.
///
/// A table is one way of writing; what is read in one is written back in the same one.
struct NameTable: Sendable {
  let kind: CalendarKind
  let names: [String]
  /// Other spellings, by the number of the name.
  var spellings: [Int: [String]] = [:]

  fileprivate init(_ names: String, _ spellings: [Int: [String]] = [:]) {
    self.init(.gregorian, names, spellings)
  }

  fileprivate init(_ kind: CalendarKind, _ names: String, _ spellings: [Int: [String]] = [:]) {
    self.kind = kind
    self.names = names.split(separator: ",").map { $0.trimmingBlanks }
    self.spellings = spellings
  }
}

package enum CalendarNames {
  /// The months and days of English, in lower case.
  package static let english = (months[0].names + weekdays[0].names).map { $0.lowercased() }

  struct Found: Hashable, Sendable {
    let table: Int
    /// From 0.
    let index: Int
    let count: Int
  }

  static let months: [NameTable] = [
    NameTable(
      "January, February, March, April, May, June, July, August, September, October, November, December"),
    NameTable(
      "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec", [8: ["Sept"]]),
    NameTable(
      "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre"),
    NameTable(
      "Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember",
      [0: ["Jänner"]]),
    NameTable("Ocak, Şubat, Mart, Nisan, Mayıs, Haziran, Temmuz, Ağustos, Eylül, Ekim, Kasım, Aralık"),
    NameTable(
      "يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر",
      [
        0: ["جانفي"], 1: ["فيفري"], 3: ["ابريل", "أفريل"], 4: ["ماي"], 5: ["يونيه", "جوان"],
        6: ["يوليه", "جويلية"],
        7: ["أوت"],
      ]),
    NameTable(
      """
      كانون الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين الأول, تشرين الثاني, كانون الأول
      """),
    NameTable(
      """
      Kanun al-Thani, Shubat, Adhar, Nisan, Ayyar, Haziran, Tammuz, Ab, Aylul, Tishrin al-Awwal, \
      Tishrin al-Thani, Kanun al-Awwal
      """,
      [
        0: ["kanoun thani", "kanun thani", "kanoun al thani"], 1: ["shbat", "shobat"],
        2: ["azar", "athar", "adar"],
        3: ["nissan"], 4: ["ayar", "iyar"], 5: ["hzeiran", "huzayran", "huzairan"],
        6: ["tamuz", "tamouz", "tammouz"], 7: ["aab"], 8: ["aylool", "ailul", "eilul", "aylol"],
        9: ["tishreen al awwal", "tishrin awwal", "tishreen awwal"],
        10: ["tishreen al thani", "tishrin thani", "tishreen thani"],
        11: ["kanoun awwal", "kanoun al awwal"],
      ]),
    NameTable("январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь"),
    NameTable("января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря"),
    NameTable(
      "январе, феврале, марте, апреле, мае, июне, июле, августе, сентябре, октябре, ноябре, декабре"),
    NameTable(
      "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre"),
    NameTable(
      "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre"
    ),
    NameTable(
      "januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december"),
    NameTable(
      "januara, februara, marta, aprila, maja, juna, jula, avgusta, septembra, oktobra, novembra, decembra"),
    NameTable("januar, februar, mart, april, maj, jun, jul, avgust, septembar, oktobar, novembar, decembar"),
    NameTable(
      .hijri,
      """
      Muharram, Safar, Rabi al-Awwal, Rabi al-Thani, Jumada al-Ula, Jumada al-Thani, Rajab, Shaban, Ramadan, \
      Shawwal, Dhu al-Qada, Dhu al-Hijja
      """,
      [
        0: ["moharram", "muharrem"],
        2: ["rabi' al-awwal", "rabi al awal", "rabia al awal", "rabi awwal", "rabi' i"],
        3: ["rabi' al-thani", "rabi al akhir", "rabi' al-akhir", "rabi ath thani", "rabi' ath-thani"],
        4: ["jumada al awwal", "jumada al-oula", "jumada al-awwal", "jumada i"],
        5: ["jumada al akhira", "jumada ath thani", "jumada al-akhirah", "jumada ii", "jumada thani"],
        6: ["rajeb", "receb", "recep"], 7: ["sha'ban", "shaaban", "sha'aban"],
        8: ["ramadhan", "ramazan", "ramzan", "ramadaan"], 9: ["shawal"],
        10: [
          "dhu al-qa'da", "dhul qada", "dhul qidah", "dhu al qi'dah", "zul qada", "dhul-qa'da", "dhu l-qa'da",
        ],
        11: [
          "dhul hijja", "dhul hijjah", "dhu al hijjah", "zul hijja", "dhu l-hijja", "zilhicce", "zulhijja",
        ],
      ]),
    NameTable(
      .hijri,
      """
      محرم, صفر, ربيع الأول, ربيع الثاني, جمادى الأولى, جمادى الآخرة, رجب, شعبان, رمضان, شوال, ذو القعدة, ذو الحجة
      """,
      [0: ["المحرم"], 3: ["ربيع الآخر"], 5: ["جمادى الثانية"], 10: ["ذي القعدة"], 11: ["ذي الحجة"]]),
  ]

  /// From Monday.
  static let weekdays: [NameTable] = [
    NameTable("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"),
    NameTable(
      "Mon, Tue, Wed, Thu, Fri, Sat, Sun", [1: ["tues"], 2: ["weds"], 3: ["thur", "thurs"]]),
    NameTable("lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche"),
    NameTable("Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag", [5: ["Sonnabend"]]),
    NameTable("Pazartesi, Salı, Çarşamba, Perşembe, Cuma, Cumartesi, Pazar"),
    NameTable("الاثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد", [0: ["الإثنين"]]),
    NameTable("понедельник, вторник, среда, четверг, пятница, суббота, воскресенье"),
    NameTable("понедельник, вторник, среду, четверг, пятницу, субботу, воскресенье"),
  ]

  /// From winter, as `Season` counts.
  static let seasons: [NameTable] = [
    NameTable("winter, spring, summer, autumn"), NameTable("winter, spring, summer, fall"),
    NameTable("hiver, printemps, été, automne"),
    NameTable("Winter, Frühling, Sommer, Herbst", [1: ["Frühjahr"]]),
    NameTable("kış, ilkbahar, yaz, sonbahar", [1: ["bahar"]]), NameTable("شتاء, ربيع, صيف, خريف"),
    NameTable("зима, весна, лето, осень"), NameTable("зимой, весной, летом, осенью"),
  ]

  private struct Key: Hashable { let words: [String] }
  private static let monthIndex = index(months)
  private static let weekdayIndex = index(weekdays)
  private static let seasonIndex = index(seasons)

  static func month(_ words: [String], at: Int) -> Found? { find(monthIndex, words, at) }
  static func weekday(_ words: [String], at: Int) -> Found? { find(weekdayIndex, words, at) }
  static func season(_ words: [String], at: Int) -> Found? { find(seasonIndex, words, at) }

  private static func index(_ tables: [NameTable]) -> [Key: Found] {
    var index: [Key: Found] = [:]
    for (number, table) in tables.enumerated() {
      for (place, name) in table.names.enumerated() {
        for spelling in [name] + (table.spellings[place] ?? []) {
          let words = SurfaceWord.folded(spelling)
          let key = Key(words: words)
          if index[key] == nil { index[key] = Found(table: number, index: place, count: words.count) }
        }
      }
    }
    return index
  }

  private static func find(_ index: [Key: Found], _ words: [String], _ at: Int) -> Found? {
    for count in stride(from: min(3, words.count - at), through: 1, by: -1) {
      if let found = index[Key(words: Array(words[at..<at + count]))] { return found }
    }
    return nil
  }
}

extension StringProtocol {
  var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
