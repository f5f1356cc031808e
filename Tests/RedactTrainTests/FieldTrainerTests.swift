import RedactCore
import Tagger
import Testing

@testable import redact_train

/// What the field learns, what it leaves alone, and how much each text counts.
struct FieldTrainerTests {
  private static let lexicons = TaggerLexicons { _ in nil }

  private func set(_ texts: [MarkedText]) -> TrainingSet {
    TrainingSet(
      texts.flatMap { TrainingText($0).chains(areCased: true) }, isCased: true, lexicons: Self.lexicons,
      least: 1, leastPairs: 1)
  }

  private func trained(_ set: TrainingSet, onlyComplete: Bool = false) -> FieldTrainer {
    var trainer = FieldTrainer(set, FieldTrainer.Options(epochs: 4, rate: 0.1, dropout: 0.1, seed: 1))
    trainer.train(onlyComplete: onlyComplete) { _, _ in }
    return trainer
  }

  private func interview(_ marked: String, weight: Float = 1, times: Int) -> [MarkedText] {
    var text = Interviews.training("a", marked)
    text.weight = weight
    return Array(repeating: text, count: times)
  }

  /// A text of a corpus that marks these types and nothing else, and here none of them.
  private func corpus(_ text: String, marking types: Set<EntityType>, times: Int) -> [MarkedText] {
    Array(repeating: MarkedText(name: "b", text: Array(text.utf8), spans: [], annotated: types), count: times)
  }

  /// How probable a model of these texts finds a tag at each word of a line.
  private func probabilities(of tag: WordTag, in line: String, _ texts: [MarkedText]) throws -> [Float] {
    let table = trained(set(texts)).table(prunedBelow: 0)
    let tagger = Tagger(try TaggerWeights(WeightWriter.file(cased: table, caseless: table)), Self.lexicons)
    var found: [Float] = []
    tagger.forEachChain(in: Analysis(Array(line.utf8))) { found = $0.probabilities.map { $0[tag.rawValue] } }
    return found
  }

  private func probability(of tag: WordTag, atEndOf line: String, _ texts: [MarkedText]) throws -> Float {
    try probabilities(of: tag, in: line, texts).last ?? 0
  }

  // MARK: Features

  @Test(arguments: [
    ("Ask Rose now", true), ("See Rose now", false), ("Ask Rose then", false), ("See Rose then", true),
  ])
  func `the two words around a word tell together what neither tells alone`(
    line: String, isPerson: Bool
  ) throws {
    let taught = [
      "Ask ⟦PERSON:d:p:Rose⟧ now", "See Rose now", "Ask Rose then", "See ⟦PERSON:d:p:Rose⟧ then",
    ].flatMap { interview($0, times: 60) }
    let probable = try probabilities(of: .personBegin, in: line, taught)[1]
    #expect(isPerson ? probable > 0.7 : probable < 0.3)
  }

  // MARK: Partial annotation

  private static let taught = "⟦PERSON:d:p:Nada⟧ was ⟦OCC:q:o:a baker⟧"

  @Test func `a corpus that does not mark a type does not unlearn it`() throws {
    let taught = interview(Self.taught, times: 10)
    let silent = corpus("Nada was a baker", marking: [.date], times: 40)
    let denying = corpus("Nada was a baker", marking: [.date, .occupation], times: 40)
    #expect(try probability(of: .occupation, atEndOf: "Nada was a baker", taught + silent) > 0.8)
    #expect(try probability(of: .occupation, atEndOf: "Nada was a baker", taught + denying) < 0.4)
  }

  // MARK: The guide

  private func guided(least: Float) -> (set: TrainingSet, allowed: [[Set<WordTag>]]) {
    let texts =
      interview(Self.taught + " in town", times: 20)
      + corpus("Nada was a baker in town", marking: [.person], times: 1)
    let set = set(texts)
    var teacher = trained(set, onlyComplete: true)
    return (set, teacher.settled(least: least).map { $0.map { Set(bits: $0) } })
  }

  @Test func `the guide removes what is improbable and keeps what is probable`() throws {
    let (_, allowed) = guided(least: 0.1)
    let words = try #require(allowed.last)
    #expect(words.count == 6)
    #expect(words[3].contains(.occupation))
    #expect(words[5] == [.outside])
    #expect(words.allSatisfy { $0.contains(.outside) })
    #expect(words.allSatisfy { $0.isDisjoint(with: [.personBegin, .personInside]) })
  }

  @Test func `the guide leaves texts alone in which everything is marked`() {
    let set = set(interview("they left ⟦LOC:w:l:Karun⟧ in ⟦DATE:w:t:winter⟧", times: 5))
    var teacher = trained(set, onlyComplete: true)
    #expect(teacher.settled(least: 1.1) == set.chains.map(\.allowed))
  }

  @Test func `the guide learns only from texts in which everything is marked`() {
    let zeki = MarkedSpan(span: ByteSpan(0, 4), type: .person, certainty: .sure)
    let set = set([MarkedText(name: "b", text: Array("Zeki left".utf8), spans: [zeki], annotated: [.person])])
    #expect(trained(set, onlyComplete: true).rows.allSatisfy { $0 == .zero })
    #expect(!trained(set).rows.allSatisfy { $0 == .zero })
  }

  @Test func `a guide that asks for nothing removes nothing`() {
    let (set, allowed) = guided(least: 0)
    #expect(allowed == set.chains.map { $0.allowed.map { Set(bits: $0) } })
  }

  @Test func `the guide leaves a word one tag, and alone a word that could be anything`() throws {
    let spans = [
      MarkedSpan(span: ByteSpan(0, 4), type: .occupation, certainty: .sure),
      MarkedSpan(span: ByteSpan(5, 9), type: .person, certainty: .unknown),
    ]
    let odd = MarkedText(name: "b", text: Array("Town left now".utf8), spans: spans, annotated: [.date])
    let set = set(interview("Town left now", times: 20) + [odd])
    var teacher = trained(set, onlyComplete: true)
    let words = try #require(teacher.settled(least: 0.1).last).map { Set<WordTag>(bits: $0) }
    #expect(words == [[.occupation], .all, [.outside]])
  }

  @Test func `settled tags are what is learned from`() throws {
    var (set, _) = guided(least: 0.1)
    set.settle(set.chains.map { $0.allowed.map { _ in WordTag.date.bit } })
    #expect(set.chains.allSatisfy { $0.allowed.allSatisfy { $0 == WordTag.date.bit } })
  }

  // MARK: Weights of corpora

  @Test(arguments: [(2, 0.2, true), (0.2, 2, false)] as [(Float, Float, Bool)])
  func `of texts that disagree the one that counts more is believed`(
    name: Float, none: Float, isName: Bool
  ) throws {
    let texts =
      interview("we saw ⟦PERSON:d:p:Karun⟧", weight: name, times: 10)
      + interview("we saw Karun", weight: none, times: 10)
    #expect(try (probability(of: .personBegin, atEndOf: "We saw Karun", texts) > 0.5) == isName)
  }

  // MARK: The same numbers

  @Test func `the same seed gives the same weights, another seed others`() {
    func rows(_ seed: UInt64) -> [TagVector] {
      let set = set(interview(Self.taught, times: 5) + interview("we saw ⟦PERSON:d:p:Karun⟧", times: 5))
      var trainer = FieldTrainer(set, FieldTrainer.Options(epochs: 2, rate: 0.1, dropout: 0.2, seed: seed))
      trainer.train { _, _ in }
      return trainer.rows
    }
    #expect(rows(1) == rows(1))
    #expect(rows(1) != rows(2))
  }

  @Test func `the error falls from epoch to epoch`() throws {
    var errors: [Double] = []
    var trainer = FieldTrainer(
      set(interview(Self.taught, times: 20)),
      FieldTrainer.Options(epochs: 3, rate: 0.1, dropout: 0, seed: 1))
    trainer.train { epoch, error in
      #expect(epoch == errors.count + 1)
      errors.append(error)
    }
    #expect(errors.count == 3)
    #expect(errors == errors.sorted(by: >))
  }

  @Test func `rows that say little are not written`() {
    let trainer = trained(set(interview(Self.taught, times: 20)))
    let all = trainer.table(prunedBelow: 0).entries.reduce(0) { $0 + $1.rows.count }
    let some = trainer.table(prunedBelow: 0.25)
    #expect(some.entries.reduce(0) { $0 + $1.rows.count } < all)
    for entry in some.entries {
      #expect(entry.reach.nonzeroBitCount == entry.rows.count)
      for row in entry.rows {
        let most = (0..<WordTag.count).map { abs(Float(row[$0]) * some.scale) }.max() ?? 0
        #expect(most >= 0.25 - some.scale)
      }
    }
  }
}
