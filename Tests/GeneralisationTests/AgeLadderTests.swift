import Generalisation
import RedactCore
import Testing

struct AgeLadderTests {
  @Test(arguments: [
    Sentence("She was ⟦31⟧ at the wedding.", "band", "She was in her early thirties at the wedding."),
    Sentence("i'm ⟦forty two⟧ now i sew coats", "band", "i'm in my early forties now i sew coats"),
    Sentence("We were ⟦thirty-eight⟧ and tired.", "band", "We were in our late thirties and tired."),
    Sentence("He was ⟦sixty-one⟧.", "decade", "He was in his sixties."),
    Sentence("she was ⟦nine⟧ then", "band", "she was between five and nine then"),
    Sentence("She was ⟦nine⟧.", "decade", "She was under ten."),
    Sentence("The old man was ⟦ninety-four⟧.", "decade", "The old man was over ninety."),
    Sentence("Their daughter is ⟦four⟧.", "band", "Their daughter is under five."),
    Sentence("She was ⟦nine⟧.", "stage", "She was a child."),
    Sentence("I am ⟦71⟧ and alone.", "stage", "I am elderly and alone."),
    Sentence("They were ⟦nine and eleven⟧.", "stage", "They were children."),
  ]) func `an age said of somebody`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.age) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("He is aged ⟦34⟧.", "band", "He is aged 30–34."),
    Sentence("Age: ⟦34⟧", "band", "Age: 30–34"),
    Sentence("Salma (⟦34⟧) answered.", "band", "Salma (30–34) answered."),
    Sentence("Salma (⟦34⟧) answered.", "decade", "Salma (30-something) answered."),
    Sentence("A man of ⟦sixty⟧ came in.", "band", "A man of sixty to sixty-four came in."),
    Sentence("A man of ⟦sixty⟧ came in.", "decade", "A man of sixty-something came in."),
    Sentence("At ⟦fifteen⟧ she married.", "band", "At an age between fifteen and nineteen she married."),
    Sentence("taken at the age of ⟦eleven⟧.", "band", "taken at an age between ten and fourteen."),
    Sentence("taken at the age of ⟦eleven⟧.", "stage", "taken as a child."),
    Sentence("At ⟦fifteen⟧ she married.", "stage", "As a teenager she married."),
    Sentence("at the age of ⟦52⟧ he left", "decade", "at 50-something he left"),
    Sentence("a girl of about ⟦nine⟧, maybe", "band", "a girl of five to nine, maybe"),
    Sentence("She was about ⟦thirty⟧.", "decade", "She was in her thirties."),
    Sentence("He was ⟦seventy-eight⟧ years old.", "decade", "He was seventy-something years old."),
    Sentence(
      "She was ⟦thirty four years old⟧ then.", "band",
      "She was between thirty and thirty-four years old then."),
    Sentence(
      "There was Jasim, ⟦seventeen⟧, a shepherd.", "stage", "There was Jasim, a teenager, a shepherd."),
    Sentence("Q: How old? A: ⟦Thirty-one⟧.", "band", "Q: How old? A: Between thirty and thirty-four."),
    Sentence("She was ⟦seventeen or eighteen⟧.", "band", "She was between fifteen and nineteen."),
    Sentence("She was ⟦nineteen or twenty⟧.", "band", nil),
  ]) func `an age in other places of a sentence`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.age) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("a ⟦34-year-old⟧ teacher", "band", "a 30-to-34-year-old teacher"),
    Sentence("a ⟦34-year-old⟧ teacher", "decade", "a 30-something teacher"),
    Sentence("a ⟦thirty-four-year-old⟧ teacher", "decade", "a thirty-something teacher"),
    Sentence("a ⟦34-year-old⟧ teacher", "stage", "an adult teacher"),
    Sentence("an ⟦18-year-old⟧ boy", "band", "a 15-to-19-year-old boy"),
    Sentence("An ⟦82-year-old⟧ woman", "stage", "An elderly woman"),
    Sentence("a ⟦nine-year-old⟧ girl", "stage", "a young girl"),
    Sentence("a ⟦nine-year-old⟧ was there", "stage", "a child was there"),
    Sentence("two ⟦sixteen-year-olds⟧ were there", "stage", "two teenagers were there"),
    Sentence("a ⟦ten-month-old⟧ girl", "stage", "a baby girl"),
    Sentence("a ⟦34⟧-year-old teacher", "band", "a 30-to-34-year-old teacher"),
  ]) func `an age before a noun or in its place`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.age) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("The baby was ⟦forty days⟧.", "band", "The baby was less than a year old."),
    Sentence("a baby of ⟦three weeks⟧ slept", "band", "a baby of less than a year slept"),
    Sentence("He was ⟦fourteen months⟧.", "decade", "He was less than two years old."),
    Sentence("He was ⟦less than two years old⟧.", "decade", "He was less than two years old."),
    Sentence("She is ⟦less than a year old⟧.", "stage", "She is less than a year old."),
    Sentence("SHE WAS ⟦NINE⟧ THEN", "decade", "SHE WAS UNDER TEN THEN"),
  ]) func `infants, and lines in capitals`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.age) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("She was ⟦34 weeks pregnant⟧.", "band", nil),
    Sentence("He turned ⟦eighteen⟧ in prison.", "band", nil),
    Sentence("She was over ⟦seventy⟧.", "decade", nil),
    Sentence("she was ⟦twelve⟧ and a half", "band", nil),
    Sentence("Ich war ⟦zwanzig⟧ und nicht allein.", "band", nil),
    Sentence("كان عمري ⟦22⟧ عندما وصلوا", "band", nil),
    Sentence("She was ⟦old⟧.", "band", nil),
    Sentence("She was ⟦200⟧.", "band", nil),
  ]) func `what is no age that can be told gives nothing`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.age) == nil)
  }

  @Test func `an age that is told already stays`() throws {
    #expect(try Sentence("She was ⟦in her thirties⟧.", "band", nil).told(.age) == "She was in her thirties.")
    #expect(try Sentence("She was ⟦in her early thirties⟧.", "decade", nil).told(.age) == nil)
  }
}
