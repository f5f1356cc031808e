import Foundation
import Generalisation
import RedactCore
import TestSupport
import Testing

/// What holds of every mention, whatever it is.
struct LadderPropertyTests {
  private static let types: [EntityType] = [
    .location, .date, .age, .occupation, .organisation, .relative, .demographic,
  ]

  /// The marked mentions of the interviews that this project invented.
  private static let mentions: [(type: EntityType, passage: Passage)] = {
    let names: [Substring: EntityType] = [
      "DATE": .date, "AGE": .age, "LOC": .location, "OCC": .occupation, "ORG": .organisation,
      "REL": .relative,
      "DEM": .demographic,
    ]
    let folder = Shared.package.appending(path: "Training/interviews")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var found: [(EntityType, Passage)] = []
    for file in files.sorted().enumerated().filter({ $0.offset % 8 == 0 }).map(\.element) {
      guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
        continue
      }
      for line in text.split(separator: "\n") where line.contains("⟦") {
        var plain = ""
        var kinds: [EntityType?] = []
        for (index, piece) in line.components(separatedBy: "⟦").enumerated() {
          guard index > 0 else { plain += piece; continue }
          let parts = piece.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
          guard parts.count == 4 else { continue }
          kinds.append(names[parts[0]])
          plain += "⟦" + parts[3]
        }
        let sample = Sample(plain)
        for (kind, span) in zip(kinds, sample.spans) where kind != nil {
          found.append((kind ?? .misc, Passage(sample.text, span)))
        }
      }
    }
    return found
  }()

  @Test func `there are mentions to look at`() { #expect(Self.mentions.count > 1500) }

  @Test func `told again at the same step it stays, or nothing is told`() throws {
    let ladders = try PackageLadders.ladders()
    var others: [String] = []
    for (type, passage) in Self.mentions {
      for step in Ladders.steps(of: type) {
        guard let first = ladders.generalise(passage, type: type, to: step) else { continue }
        let start = passage.span.start - first.extendsLeft
        let text = passage.text[..<start] + Array(first.text.utf8) + passage.text[passage.span.end...]
        let again = Passage(Array(text), ByteSpan(start, start + first.text.utf8.count))
        guard let second = ladders.generalise(again, type: type, to: step) else { continue }
        guard second.text != first.text || second.extendsLeft != 0 else { continue }
        others.append("\(type) \(step): \(first.text) | \(second.text)")
      }
    }
    #expect(others.isEmpty, "\(others.count): \(others.prefix(20))")
  }

  @Test func `a place told names none of its own words`() throws {
    let ladders = try PackageLadders.ladders()
    for (type, passage) in Self.mentions where type == .location {
      for step in Ladders.steps(of: type) {
        guard let told = ladders.generalise(passage, type: type, to: step) else { continue }
        let surface = String(decoding: passage.text[passage.span.range], as: UTF8.self)
        guard told.text != surface else { continue }
        let own = Self.words(surface).subtracting(Self.small)
        #expect(own.isDisjoint(with: Self.words(told.text)), "\(surface) | \(told.text)")
      }
    }
  }

  @Test func `ages, occupations and relatives told hold no number and no name of the mention`() throws {
    let ladders = try PackageLadders.ladders()
    for (type, passage) in Self.mentions where type == .age {
      let surface = String(decoding: passage.text[passage.span.range], as: UTF8.self)
      for step in ["decade", "stage"] {
        guard let told = ladders.generalise(passage, type: type, to: step), told.text != surface else {
          continue
        }
        let digits = Set(surface.split { !$0.isNumber }.map(String.init)).filter {
          Int($0).map { $0 % 10 != 0 } ?? false
        }
        #expect(
          digits.isDisjoint(with: told.text.split { !$0.isNumber }.map(String.init)),
          "\(surface) | \(told.text)")
      }
    }
  }

  private static let small: Set<String> = [
    "a", "in", "the", "of", "city", "town", "village", "camp", "governorate", "district", "al", "el", "de",
    "la",
    "and", "province", "neighbourhood", "state", "region", "place",
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  @Test func `the same mention is told the same`() throws {
    let ladders = try PackageLadders.ladders()
    let others = try Ladders(reading: PackageLadders.folder)
    for (type, passage) in Self.mentions.prefix(400) {
      for step in Ladders.steps(of: type) {
        #expect(
          ladders.generalise(passage, type: type, to: step)
            == others.generalise(passage, type: type, to: step))
      }
    }
  }

  @Test func `any bytes give something or nothing, and never a stop`() throws {
    let ladders = try PackageLadders.ladders()
    let shift = DateShift(days: 31, with: ladders)
    var nasty = NastyText(seed: 7)
    var generator = SeededGenerator(seed: 8)
    for round in 0..<1500 {
      let text = round % 3 == 0 ? generator.bytes(40) : nasty.next(20)
      let start = text.isEmpty ? 0 : generator.number(below: text.count)
      let end = text.isEmpty ? 0 : start + generator.number(below: text.count - start + 1)
      let passage = Passage(text, ByteSpan(start, end))
      for type in Self.types {
        for step in Ladders.steps(of: type) { _ = ladders.generalise(passage, type: type, to: step) }
      }
      _ = shift.shift(passage)
    }
    let outside = Passage(Array("ab".utf8), ByteSpan(5, 9))
    #expect(ladders.generalise(outside, type: .date, to: "year") == nil)
  }

  @Test func `a step or type that is not there gives nothing`() throws {
    let ladders = try PackageLadders.ladders()
    let passage = Passage(Array("in 2014".utf8), ByteSpan(3, 7))
    #expect(ladders.generalise(passage, type: .date, to: "century") == nil)
    #expect(ladders.generalise(passage, type: .person, to: "year") == nil)
    #expect(
      Ladders.none.generalise(Passage(Array("in Mosul".utf8), ByteSpan(3, 8)), type: .location, to: "country")
        == nil)
  }

  @Test func `a very long line costs no more than a short one`() throws {
    let ladders = try PackageLadders.ladders()
    let text = Array(String(repeating: "we went on and on ", count: 60_000).utf8) + Array("in 2014".utf8)
    let clock = ContinuousClock()
    let passage = Passage(text, ByteSpan(text.count - 4, text.count))
    let time = clock.measure { _ = ladders.generalise(passage, type: .date, to: "period") }
    #expect(time < .milliseconds(50))
  }
}
