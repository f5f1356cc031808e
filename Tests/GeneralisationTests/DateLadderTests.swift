import Generalisation
import RedactCore
import Testing

struct DateLadderTests {
  @Test(arguments: [
    Sentence("He left on ⟦3 March 2015⟧.", "month", "He left in March 2015."),
    Sentence("He left on ⟦3 March 2015⟧.", "season", "He left in spring 2015."),
    Sentence("He left on ⟦3 March 2015⟧.", "year", "He left in 2015."),
    Sentence("He left on ⟦3 March 2015⟧.", "period", "He left in the mid-2010s."),
    Sentence("He left on ⟦3 March 2015⟧ at night.", "day", "He left on 3 March 2015 at night."),
    Sentence("Since ⟦March 14th, 2016⟧ she waits.", "year", "Since 2016 she waits."),
    Sentence("On ⟦the third of March 2015⟧ they came.", "month", "In March 2015 they came."),
    Sentence("On the ⟦13th of July⟧ they came.", "month", "In July they came."),
    Sentence("⟦The 8th of May 2012⟧ was a day of dust.", "month", "May 2012 was a day of dust."),
    Sentence("The ⟦27th of May 1993⟧ Sukhumi fell.", "year", "In 1993 Sukhumi fell."),
    Sentence("They came the night of ⟦13 May 2015⟧.", "month", "They came in May 2015."),
    Sentence(
      "I was born ⟦15 January 1985⟧ in a village.", "period", "I was born in the mid-1980s in a village."),
    Sentence("It was ⟦8 March 2015⟧.", "season", "It was spring 2015."),
    Sentence("in ⟦january twenty fifteen⟧ we ran", "season", "in winter 2014–15 we ran"),
    Sentence(
      "on ⟦the ninth of june two thousand fourteen⟧ we ran", "month", "in june twenty fourteen we ran"),
    Sentence("since ⟦nineteen ninety-three⟧ i teach", "period", "since the early 1990s i teach"),
    Sentence(
      "On ⟦Tuesday, 3 March 2015, at 4 in the morning⟧ they came.", "month", "In March 2015 they came."),
  ]) func `English dates`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.date) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("Recorded ⟦2019-03-17⟧ at the clinic.", "month", "Recorded in March 2019 at the clinic."),
    Sentence(
      "She was born on ⟦03.11.1984⟧ in the north.", "month", "She was born in November 1984 in the north."),
    Sentence(
      "She was born on ⟦23/11/1984⟧ in the north.", "month", "She was born in November 1984 in the north."),
    Sentence("She was born on ⟦03/11/1984⟧ in the north.", "month", "She was born in 1984 in the north."),
    Sentence("Arrested in ⟦03/2015⟧ and freed.", "season", "Arrested in spring 2015 and freed."),
    Sentence("In ⟦’17⟧ they closed the well.", "period", "In the late 2010s they closed the well."),
    Sentence("In ⟦Haziran 2011⟧ they left.", "season", "In summer 2011 they left."),
    Sentence("It was ⟦15 Nisan 2013⟧ then.", "month", "It was April 2013 then."),
    Sentence("It was in ⟦آذار 2015⟧ that they left.", "season", "It was in spring 2015 that they left."),
    Sentence("It was in ⟦مارس ٢٠١٥⟧ that they left.", "season", "It was in spring 2015 that they left."),
  ]) func `dates in digits and with months of other languages`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.date) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("He came on ⟦12 Muharram 1437⟧.", "month", "He came in Muharram 1437."),
    Sentence("He came on ⟦12 Muharram 1437⟧.", "season", "He came in autumn 2015."),
    Sentence("He came in ⟦Ramadan 1436⟧.", "year", "He came in 2015."),
    Sentence("He came in ⟦Ramadan 1436⟧.", "month", "He came in Ramadan 1436."),
    Sentence("He came in ⟦Ramadan 1436⟧.", "period", "He came in the mid-2010s."),
    Sentence("He came in ⟦1436⟧.", "year", "He came in 1436."),
    Sentence("He came in ⟦Ramadan 2014⟧.", "year", "He came in 2014."),
    Sentence("He came in ⟦Ramadan⟧.", "year", nil),
  ]) func `dates of the Hijri calendar`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.date) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("⟦Three days later⟧ we ran.", "month", "Some days later we ran."),
    Sentence("We ran ⟦two weeks before Ramadan⟧.", "year", "We ran some weeks before Ramadan."),
    Sentence("⟦Three weeks after Ramadan 2014⟧ we ran.", "year", nil),
    Sentence("He was there for ⟦eleven years⟧.", "year", "He was there for many years."),
    Sentence("the ⟦three years⟧ were long", "year", nil),
    Sentence("They came on ⟦Friday night⟧ and left.", "month", "They came one night and left."),
    Sentence("They came on ⟦Friday night at 3am⟧.", "month", "They came one night."),
    Sentence("They came at ⟦4:35 in the morning⟧.", "month", "They came one morning."),
    Sentence("every ⟦Friday⟧ he prayed", "month", nil),
    Sentence("the night between ⟦the 12th and 13th of May 2005⟧.", "year", nil),
    Sentence("On ⟦the 3rd of October⟧ they came.", "year", "One day they came."),
    Sentence("since ⟦Monday⟧ we wait", "year", nil),
    Sentence("it was ⟦last Tuesday⟧ then", "month", nil),
    Sentence("That was ⟦the year of the big snow⟧.", "year", nil),
  ]) func `times without a date`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.date) == sentence.expected)
  }

  @Test(arguments: [
    Sentence("In ⟦2014⟧ they came.", "year", "In 2014 they came."),
    Sentence("In ⟦the 1980s⟧ they came.", "year", "In the 1980s they came."),
    Sentence("In ⟦the mid-2010s⟧ they came.", "period", "In the mid-2010s they came."),
    Sentence("In ⟦winter 2014–15⟧ they came.", "season", "In winter 2014–15 they came."),
    Sentence("He served ⟦2014-2016⟧ there.", "year", "He served 2014-2016 there."),
    Sentence("during the ⟦March 2015⟧ attack", "year", "during the 2015 attack"),
    Sentence("during the ⟦March 2015⟧ attack", "period", "during the mid-2010s attack"),
    Sentence("IN ⟦MARCH 2015⟧ THEY CAME", "period", "IN THE MID-2010S THEY CAME"),
    Sentence("Sie kam am ⟦3. Februar 2015⟧ in der Stadt an.", "year", nil),
    Sentence("Elle est partie le ⟦3 février 2015⟧ de Lyon.", "year", nil),
    Sentence("Elle est partie en ⟦2015⟧ de Lyon.", "year", "Elle est partie en 2015 de Lyon."),
    Sentence("خرجنا ⟦سنة ٢٠١٥⟧ من القرية", "year", "خرجنا سنة ٢٠١٥ من القرية"),
    Sentence("خرجنا ⟦سنة ٢٠١٥⟧ من القرية", "period", nil),
    Sentence("Он уехал ⟦14 марта 2016 года⟧ из села.", "year", nil),
    Sentence("in ⟦april thirteen⟧ he left", "month", "in april he left"),
    Sentence("in ⟦april thirteen⟧ he left", "year", nil),
  ]) func `what stays, what is an adjective, and what is not English`(_ sentence: Sentence) throws {
    #expect(try sentence.told(.date) == sentence.expected)
  }
}
