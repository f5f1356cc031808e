/// Tells whether a line is English, by the words that every sentence needs.
///
/// A coarser phrase is English; put into a sentence of another language it would be no sentence any more.
enum Language {
  static func isEnglish(before: [Slot.Neighbour], after: [Slot.Neighbour]) -> Bool {
    let near = [before.first, after.first].compactMap { $0 }
    if near.contains(where: { $0.isAdjacent && isOtherScript($0.text) }) { return false }
    if near.contains(where: { $0.isAdjacent && foreignOnly.contains($0.text) }) { return false }
    var english = 0
    var foreign = 0
    var otherScript = 0
    for word in before + after {
      if isOtherScript(word.text) {
        otherScript += 1
      } else {
        if common.contains(word.text) { english += 1 }
        if foreignOnly.contains(word.text) || !word.text.utf8.allSatisfy({ $0 < 0x80 }) && !word.isCapitalised
        {
          foreign += 1
        }
      }
    }
    if otherScript * 2 > before.count + after.count { return false }
    return foreign == 0 || english > foreign
  }

  static func isOtherScript(_ word: String) -> Bool {
    word.unicodeScalars.contains { $0.value >= 0x370 && $0.properties.isAlphabetic && !isLatinExtension($0) }
  }

  private static func isLatinExtension(_ scalar: Unicode.Scalar) -> Bool {
    (0x1E00...0x1EFF).contains(scalar.value) || (0x2C60...0x2C7F).contains(scalar.value)
  }

  private static let common = English.prepositions.union(
    words(
      """
      the a an and but i you he she it we they my his her our their was were is are had have been not that
      this there then when who what which because so no yes did do one two me him them us
      """))

  /// Words of the sentence in other languages that are none of English.
  private static let foreignOnly = words(
    """
    le la les des du un une et est en au aux dans sur pour par avec qui que quand il elle nous vous ils
    elles je tu j'ai c'est c'était à où était avait ont sont depuis jusqu'à chez mais mon ma mes son sa ses
    der die das den dem ein eine einen einem einer und ist war waren ich wir ihr sie er es im am vom zum zur
    bei mit nach aus seit von für nicht auf bis wurde hatte haben sind mein meine kein und oder aber
    bir ve bu da de için ile ben sen biz siz onlar ne çok var yok gibi daha sonra önce kadar değil oldu idi
    gitti geldi geldik gittik vardı yıl yılında doğdu
    el los las una uno y pero con por para del al lo su sus nos como cuando donde hace años
    il lo gli della dello nel nella di che sono era ho abbiamo
    het een van ik wij zij en niet naar voor met
    je sam smo su bio bila u na od do iz kad kada nije ona ono oni nas mi vi ti se
    e i më në dhe një për
    """
  ).subtracting(
    words(
      "am die war a on in at to do me we he she it an as or so no man up us his her e i was ben son del al ma el la le de il est par sur er da mon ne van los las san con"
    ))

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
