import RedactCore
import TestSupport
import Testing

@testable import Guard

/// Invented interviews that say the same common things in another order, each about other people.
private struct InventedTalk {
  let original: String
  let released: String

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var (original, released) = ("", "")
    for number in 1...40 {
      let name = generator.pick(Self.names) + " " + generator.pick(Self.names)
      let phrase = generator.pick(Self.phrases)
      let things = (0..<3).map { _ in Self.thing(&generator) }
      let end = generator.pick(Self.ends) + "The \(things[0]) and the \(things[1]) were by the \(things[2]). "
      original += phrase.replacing("*", with: name) + end
      released += phrase.replacing("*", with: "[PERSON-\(number)]") + end
    }
    (self.original, self.released) = (original, released)
  }

  /// What each of them speaks of besides: a word that nobody else has.
  private static func thing(_ generator: inout SeededGenerator) -> String {
    (0..<3).map { _ in generator.pick(["ba", "do", "fi", "ga", "lu", "me", "no", "ri", "su", "te"]) }.joined()
  }

  static let names = [
    "Adil", "Noor", "Karim", "Salma", "Rana", "Iman", "Yusuf", "Jun", "Falk", "Oda", "Brandt",
  ]
  static let phrases = [
    "I do not know what happened to * after that", "and then I said to * that we should go",
    "* was a very good friend of mine", "we went to see * in the evening", "it was * who told me about it",
    "I think that * was there at the time", "there was also * from the next village",
    "at that time * did not know anything", "I never saw * again", "my mother asked * for some bread",
    "you have to understand that * was very young", "we were with * for about two years",
    "then one day * came to the house", "I remember that * was standing at the door", "and * said nothing",
    "God knows what * was thinking", "I met * for the first time in the camp",
    "everybody in the street knew *",
  ]
  static let ends = [
    ". ", ", you know. ", ", and so on. ", ", I think.\n", ".\nQ: And then?\nA: Well, ", ", of course. ",
    ".\nQ: What do you mean by that?\nA: ", ", as I said. ", ", but that was later. ", ". Yes. ",
    " in the end. ",
    ".\nQ: How did you feel about it?\nA: I cannot say. ", ", more or less. ", ", God willing. ",
  ]
}

@Suite struct OtherInterviewsTests {
  private static let talks = (0..<30).map { InventedTalk(seed: UInt64($0)) }

  @Test func `interviews that were not released say nothing, whatever common phrases they have`() {
    let index = ReleasedIndex(Self.talks.prefix(15).map { Analysis(Array($0.released.utf8)) })
    let places = Self.talks.suffix(15).flatMap { index.places(in: Analysis(Array($0.original.utf8))) }
    #expect(places.count { $0.score > 0.5 } == 0, "of \(15 * 40) names")
  }

  @Test func `of those that were released most names are found, and nothing in what was released`() {
    let index = ReleasedIndex(Self.talks.map { Analysis(Array($0.released.utf8)) })
    let found = Self.talks.map { index.places(in: Analysis(Array($0.original.utf8))).count }
    #expect(found.reduce(0, +) >= 850, "of \(30 * 40) names")
    #expect(Self.talks.allSatisfy { index.places(in: Analysis(Array($0.released.utf8))).isEmpty })
  }
}
