/// The words and letters by which languages of one script are told apart: those that are common in one of them and
/// not in its neighbours. A word that two languages share counts for both.
enum LanguageWords {
  struct Entry {
    let code: String
    let script: Language.Script
    let words: [String]

    init(_ code: String, _ script: Language.Script, _ words: String) {
      self.code = code
      self.script = script
      self.words = words.split(whereSeparator: \.isWhitespace).map(String.init)
    }
  }

  static let all: [Entry] = [
    Entry(
      "en", .latin,
      "the and of to was were is he she they we it that not with from had have my his her for you i what when"
    ),
    Entry(
      "fr", .latin,
      "le les des est et était pas que qui dans une nous je il elle avec pour sur mais mon ma ils c'est j'ai été"
    ),
    Entry(
      "de", .latin,
      "der die das und ist war nicht ich wir sie mit auf ein eine von den dem zu aber mein haben hat wurde als"
    ),
    Entry(
      "nl", .latin,
      "de het een en is was niet ik wij zij met op van naar maar mijn hebben heeft werd ook dat er om ze"),
    Entry(
      "es", .latin,
      "el los las y es era no que en una nosotros yo ella con para por pero mi mis del fue había como cuando"),
    Entry(
      "it", .latin,
      "il gli e è era non che di una noi io lei con per ma mio mia del della sono ho ha anche quando nel"),
    Entry(
      "pt", .latin,
      "o os as e é era não que em uma nós eu ela com para por mas meu minha do da foi tinha quando dos"),
    Entry(
      "tr", .latin,
      "ve bir bu o da de için çok ben biz ama gibi ne var yok değil sonra daha bana beni oldu vardı dedi kadar"
    ),
    Entry("ku", .latin, "û li ji bi di de ku min me ew em wan wê vê bû bûn hat çû got ne jî ez te mala tu"),
    Entry(
      "bs", .latin,
      "je i u na se da su smo sam bio bila bilo nije nisu ali kao kada onda mene njih šta gdje gde od za iz"),
    Entry(
      "sq", .latin,
      "dhe në një të e i është ishte nuk unë ne ata ajo me për nga por kur çfarë mua tij saj kishte ishin"),
    Entry(
      "so", .latin,
      "waa iyo ka ku oo ayaa waxaan waxay ma inay inaan aan lagu loo uu ay markii kale aniga badan wuxuu"),
    Entry(
      "sv", .latin,
      "och det att är var inte jag vi de med på en ett som för men min har hade när från till den"),
    Entry(
      "sw", .latin,
      "na ya wa ni kwa katika alikuwa walikuwa sana lakini mimi sisi yeye hiyo huyo kama baada nyumba watu"),
    Entry(
      "ar", .arabic, "في من على الى إلى ان أن كان كانت هو هي انا أنا ما لا عن مع هذا هذه بعد قبل كنا قال قالت"
    ),
    Entry("fa", .arabic, "در از به که این آن را با است بود من ما او هم برای شد بودند کرد می"),
    Entry("ku", .arabic, "لە بۆ کە ئەو ئێمە من بوو بوون بە لەگەڵ نە ئەم دوای"),
    Entry("ur", .arabic, "کے کی میں ہے تھا تھے اور سے کو نے ہم وہ یہ نہیں کا پر"),
    Entry(
      "ru", .cyrillic,
      "и в не на я что он она они с как это был была было меня мне его её мы только когда потом там нас"),
    Entry(
      "uk", .cyrillic,
      "і в не на я що він вона вони з як це був була було мене мені його її ми тільки коли потім там нас"),
    Entry(
      "be", .cyrillic,
      "і ў не на я што ён яна яны з як гэта быў была было мяне мне яго яе мы толькі калі потым там нас"),
    Entry(
      "bg", .cyrillic,
      "и в не на аз че той тя те с как това беше бях ме ми го ние само когато после там ни е са"),
    Entry(
      "sr", .cyrillic,
      "и у не на ја да он она они са како то је био била било мене ми га смо само када онда тамо нас"),
    Entry(
      "mk", .cyrillic,
      "и во не на јас дека тој таа тие со како тоа беше бев ме ми го ние само кога потоа таму нѐ е"),
    Entry("am", .ethiopic, "ነው ነበር እና ላይ ውስጥ እኔ ነበረ ግን ጋር"),
    Entry("ti", .ethiopic, "እዩ ነይሩ ኣብ ናብ ድማ ኣነ ካብ ምስ ግን"),
    Entry("hi", .devanagari, "है था थे और में से को ने का की के मैं हम वह नहीं पर"),
    Entry("ne", .devanagari, "छ थियो र मा बाट लाई ले को म हामी त्यो छैन"),
  ]

  /// Letters that only some languages have.
  static let signs: [Unicode.Scalar: [String]] = {
    let letters: [(String, String)] = [
      ("de", "ß"), ("tr", "ığ"), ("fr", "œ"), ("es", "ñ"), ("pt", "ãõ"), ("bs", "đćž"), ("sv", "å"),
      ("ku", "êûڕڵێۆە"), ("fa", "پچژگ"), ("ur", "ٹڈڑےں"), ("ru", "ыэё"), ("uk", "їєґ"), ("be", "ў"),
      ("bg", "ъщ"),
      ("sr", "ђћљњџ"), ("mk", "ѓќѕ"),
    ]
    var signs: [Unicode.Scalar: [String]] = [:]
    for (code, scalars) in letters {
      for scalar in scalars.unicodeScalars { signs[scalar, default: []].append(code) }
    }
    return signs
  }()
}
