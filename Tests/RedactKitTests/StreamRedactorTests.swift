import RedactCore
import TestSupport
import Testing

@testable import RedactKit

@Suite struct StreamRedactorTests {
  /// The units that come out, with the input fed in pieces of `size`.
  private func run(
    _ input: [UInt8], _ redactor: Redactor, _ unit: StreamRedactor.Unit = .line, piece size: Int = 1 << 20
  ) throws -> [StreamRedactor.Emission] {
    var emitted: [StreamRedactor.Emission] = []
    let stream = StreamRedactor(redactor, unit: unit)
    let emit = { (emission: StreamRedactor.Emission) throws(RedactError) in emitted.append(emission) }
    for start in stride(from: 0, to: input.count, by: size) {
      try stream.feed(input[start..<min(input.count, start + size)], emit: emit)
    }
    try stream.finish(emit: emit)
    return emitted
  }

  private func text(_ emissions: [StreamRedactor.Emission]) -> String {
    String(decoding: emissions.flatMap(\.redaction.output), as: UTF8.self)
  }

  @Test func `units in put together are the input, and units out the output`() throws {
    let input = Array("Q: Nada?\nA: no, Zaki.\n\nNada\r\nlast".utf8)
    for unit in StreamRedactor.Unit.allCases {
      let units = try run(input, try Kit.naming("Nada\nZaki"), unit)
      #expect(units.flatMap(\.original) == input)
      #expect(text(units) == "Q: [PERSON-1]?\nA: no, [PERSON-2].\n\n[PERSON-1]\r\nlast")
      #expect(units.count == (unit == .line ? 5 : 2))
    }
  }

  @Test func `labels are the same over all units`() throws {
    let lines = (0..<30).map { "Line \($0): \($0 % 2 == 0 ? "Nada" : "Zaki") and Harun\n" }.joined()
    let output = text(try run(Array(lines.utf8), try Kit.naming("Zaki\nNada\nHarun")))
    let expected = (0..<30).map {
      "Line \($0): \($0 % 2 == 0 ? "[PERSON-1]" : "[PERSON-3]") and [PERSON-2]\n"
    }.joined()
    #expect(output == expected)
  }

  @Test func `a name that was found is found in every later unit`() throws {
    let output = text(
      try run(
        Array("My name is Qadrun Vellimar.\nYes.\nThen vellimar left, QADRUN: no\n".utf8), try Kit.redactor())
    )
    #expect(!output.lowercased().contains("vellimar") && !output.lowercased().contains("qadrun"))
  }

  @Test func `mentions and replacements are placed in their unit`() throws {
    let units = try run(Array("aé\nb Nada c\n".utf8), try Kit.naming("Nada"))
    #expect(units[1].redaction.mentions.map(\.span) == [ByteSpan(2, 6)])
    #expect(units[1].redaction.replacements.map(\.output) == [ByteSpan(2, 12)])
  }

  @Test func `the size of pieces does not matter`() throws {
    let redactor = try Kit.naming(StoryGenerator.known)
    var generator = StoryGenerator(seed: 31)
    for _ in 0..<6 {
      let story = generator.next()
      for unit in StreamRedactor.Unit.allCases {
        let whole = text(try run(story, redactor, unit))
        for size in [1, 2, 3, 7, 64] { #expect(try text(run(story, redactor, unit, piece: size)) == whole) }
      }
    }
  }

  @Test func `a unit that cannot be read ends the stream, and what went before is whole`() throws {
    let redactor = try Kit.naming("Nada")
    for (bad, what) in [([0xFF], "invalid UTF-8"), ([0x00], "NUL byte")] as [([UInt8], String)] {
      let stream = StreamRedactor(redactor, unit: .line)
      var output: [UInt8] = []
      let emit = { (emission: StreamRedactor.Emission) throws(RedactError) in
        output += emission.redaction.output
      }
      let input = Array("Nada\né ".utf8) + bad + Array("\nNada\n".utf8)
      let error = #expect(throws: RedactError.self) { try stream.feed(input, emit: emit) }
      #expect(error == .input("\(what) at byte 8, line 2", hint: nil))
      #expect(output == Array("[PERSON-1]\n".utf8))
    }
  }

  @Test func `a unit without end is refused`() throws {
    let redactor = try Kit.naming("Nada") { $0.documentLimit = 100 }
    #expect(throws: RedactError.self) { try run(Array(repeating: 0x61, count: 200), redactor, piece: 10) }
  }
}
