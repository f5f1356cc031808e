import Generalisation
import RedactCore
import Testing

struct PlaceLadderTests {
  @Test(arguments: [
    Sentence("I was born in ⟦Kafr Nabl⟧.", "governorate", "I was born in a town in Idlib governorate."),
    Sentence("I was born in ⟦Kafranbel⟧.", "district", "I was born in a town in Maarrat al-Numan district."),
    Sentence("I was born in ⟦Kafr Nabl⟧.", "country", "I was born in a town in Syria."),
    Sentence("I was born in ⟦Kafr Nabl⟧.", "region", "I was born in a town in the Middle East."),
    Sentence(
      "we fled from ⟦baghuz⟧ and walked", "district",
      "we fled from a village in abu kamal district and walked"),
    Sentence(
      "He is from the village of ⟦Kocho⟧.", "governorate", "He is from a village in Nineveh governorate."),
    Sentence(
      "The village of ⟦Kocho⟧ was empty.", "governorate", "A village in Nineveh governorate was empty."),
    Sentence("⟦Kobani⟧ was empty.", "governorate", "A town in Aleppo governorate was empty."),
    Sentence(
      "We lived near ⟦al-Bab⟧, in a tent.", "governorate",
      "We lived near a town in Aleppo governorate, in a tent."),
    Sentence(
      "We lived in ⟦the village of Kocho⟧.", "governorate", "We lived in a village in Nineveh governorate."),
    Sentence(
      "She was in ⟦al-Hol camp⟧ then.", "governorate", "She was in a camp in Hasakah governorate then."),
    Sentence("WE FLED FROM ⟦BAGHUZ⟧ AND WALKED", "country", "WE FLED FROM A VILLAGE IN SYRIA AND WALKED"),
    Sentence(
      "She came from ⟦الباغوز⟧ alone.", "governorate",
      "She came from a village in Deir ez-Zor governorate alone."),
  ]) func `a place is told by what it lies in`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.location) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("He lived in ⟦Raqqa⟧.", "governorate", "He lived in a city in northern Syria."),
    Sentence("He lived in ⟦ar-Raqqah⟧.", "subdistrict", "He lived in a city in northern Syria."),
    Sentence("He lived in ⟦Idlib⟧.", "governorate", "He lived in a city in northwestern Syria."),
    Sentence("He lived in ⟦Antep⟧.", "governorate", "He lived in a city in Turkey."),
    Sentence("He lived in ⟦Hewler⟧.", "governorate", "He lived in a city in northern Iraq."),
    Sentence("He lived in ⟦Manbij⟧.", "district", "He lived in a town in Aleppo governorate."),
    Sentence("He lived in ⟦Guatemala City⟧.", "country", "He lived in a city in Central America."),
  ]) func `a place is never told by what bears its name`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.location) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("He went to ⟦Tripoli⟧ alone.", "governorate", nil),
    Sentence("He went to ⟦Mansura⟧ alone.", "governorate", nil),
    Sentence("He went to ⟦Suran⟧ alone.", "governorate", "He went to a town in Syria alone."),
    Sentence("He went to ⟦Khalidiya⟧ alone.", "governorate", "He went to a place in the Middle East alone."),
  ]) func `a name of several places is told by what they share`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.location) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("He is in ⟦Germany⟧ now.", "governorate", "He is in Germany now."),
    Sentence("He is in ⟦Germany⟧ now.", "region", "He is in central Europe now."),
    Sentence("He is in ⟦Idlib governorate⟧ now.", "governorate", "He is in Idlib governorate now."),
    Sentence("He is in ⟦Anbar⟧ now.", "country", "He is in a governorate in Iraq now."),
    Sentence("He was in ⟦Borno⟧ then.", "country", "He was in a state in Nigeria then."),
  ]) func `countries and governorates`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.location) == sentence.expected)
  }

  @Test(arguments: [
    "⟦Raqqa⟧'s streets were empty.", "a ⟦Raqqa⟧-based group", "on the ⟦Raqqa⟧ road",
    "in old ⟦Mosul⟧ they lived",
    "the ⟦Aleppo⟧ prison", "It is called ⟦Kocho⟧.", "between Iraq/⟦Mosul⟧ and there",
    "He came from ⟦Nowhereabad⟧.",
    "Camp ⟦Roj⟧ was cold.", "Il venait de ⟦Mosul⟧ et il était seul.",
    "Er kam aus ⟦Mosul⟧ und war nicht allein.",
    "خرجنا من ⟦الرقة⟧ في الليل", "она уехала из ⟦Мосул⟧ ночью", "Damascus ⟦Aleppo⟧ Homs",
  ]) func `where nothing fits nothing is said`(_ marked: String) throws {
    for step in Ladders.steps(of: .location) {
      #expect(try Sentence(marked, step, nil).told(.location) == nil)
    }
  }
}
