import Generalisation
import RedactCore
import Testing

struct WordLadderTests {
  @Test(arguments: [
    Sentence("She was an ⟦anaesthetist⟧ there.", "group", "She was a doctor there."),
    Sentence("She was an ⟦anaesthetist⟧ there.", "sector", "She was a health worker there."),
    Sentence("He was ⟦a night watchman at a depot⟧.", "group", "He was a security worker."),
    Sentence("The ⟦duty prosecutor⟧ came.", "group", "The court official came."),
    Sentence("My father, ⟦a beekeeper⟧, died.", "group", "My father, a farmer, died."),
    Sentence("two ⟦policemen⟧ came", "group", "two police officers came"),
    Sentence("he was a ⟦baker⟧ in those days", "sector", "he was a commercial worker in those days"),
    Sentence("⟦Anaesthetist⟧, she said.", "group", "Doctor, she said."),
    Sentence("He is a ⟦doctor⟧.", "group", "He is a doctor."),
    Sentence("a ⟦bus driver⟧ union", "group", nil),
    Sentence("⟦Captain⟧ Uday came.", "group", nil),
    Sentence("She ⟦washes the dead⟧.", "group", nil),
  ]) func `occupations`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.occupation) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("He joined ⟦the 4th battalion of the North⟧.", "unit", "He joined an armed unit."),
    Sentence("He joined the ⟦4th battalion⟧.", "kind", "He joined an armed group."),
    Sentence("She taught at ⟦Al-Noor school⟧.", "unit", "She taught at a school."),
    Sentence("She taught at ⟦Al-Noor school⟧.", "kind", "She taught at an educational institution."),
    Sentence("the paper of the ⟦Red Cross⟧, he said", "unit", "the paper of an aid organisation, he said"),
    Sentence("he worked in ⟦the Ministry of Health⟧ then", "unit", "he worked in a public office then"),
    Sentence("two ⟦ISIS⟧ fighters came", "unit", nil),
    Sentence("a man of ⟦Blumenkohl⟧ came", "unit", nil),
  ]) func `organisations`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.organisation) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("⟦My older brother⟧ was killed.", "kin", "A sibling was killed."),
    Sentence("⟦My older brother⟧ was killed.", "relative", "A relative was killed."),
    Sentence("They took my ⟦brother⟧.", "kin", "They took my sibling."),
    Sentence("They took ⟦my wife's uncle⟧.", "kin", "They took a relative."),
    Sentence("They took ⟦the son of my brother⟧.", "kin", "They took a relative."),
    Sentence("They took ⟦both her sons⟧.", "kin", "They took sons or daughters."),
    Sentence("⟦my mother and father⟧ said no", "kin", nil),
    Sentence("They took ⟦her sons⟧.", "kin", "They took sons or daughters."),
    Sentence("it was ⟦my sister⟧'s house", "kin", "it was a sibling's house"),
    Sentence("⟦My brother⟧ Ahmad came.", "kin", nil),
    Sentence("⟦my brother⟧ ahmad came", "kin", nil),
    Sentence("⟦her mother-in-law⟧ said no", "kin", "a relative by marriage said no"),
  ]) func `relatives`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.relative) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("She is ⟦Yazidi⟧.", "kind", "She is from a religious minority."),
    Sentence("She is ⟦Yazidi⟧.", "community", "She is from one community."),
    Sentence("a ⟦Yazidi⟧ girl came", "kind", "a religious-minority girl came"),
    Sentence("a ⟦Yazidi⟧ girl came", "community", nil),
    Sentence("an ⟦Iraqi⟧ with a folder", "kind", "a person from the Middle East with a folder"),
    Sentence("an ⟦Uzbek⟧ doctor came", "kind", "a Central Asian doctor came"),
    Sentence("the ⟦Germans⟧ came", "kind", "Europeans came"),
    Sentence("we are ⟦shammar⟧ by blood", "kind", "we are from one tribe by blood"),
    Sentence("the ⟦Shaitat⟧ sheikhs met", "kind", nil),
  ]) func `peoples, religions and tribes`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.demographic) == sentence.expected)
  }
}
