import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("Captions: random files")
struct CaptionPropertyTests {
  private static let formats: [any TranscriptFormat] = [WebVTT(), SubRip(), SBV()]

  @Test(arguments: 0..<90)
  func `edits change words only, and read again as the edited words`(seed: Int) throws {
    var trials = LeafTrials(seed: UInt64(seed))
    let format = Self.formats[seed % 3]
    let source = Self.random(&trials.generator, format.name)
    #expect(FormatTable().sniff(source).name == format.name)
    let read = try format.read(source)
    #expect(try read.write([]) == source)
    let edits = trials.edits(of: read.document.text) { format.name == "webvtt" ? "[L <\($0)>]" : "[L \($0)]" }
    let written = try read.write(edits)
    #expect(Self.structure(written) == Self.structure(source))
    let again = try format.read(written)
    let wanted = try Splice.apply(edits, to: read.document.text)
    #expect(LeafTrials.words(again.document.text).filter { $0 != "…" } == LeafTrials.words(wanted))
    #expect(Set(again.document.timings.map(\.start)).isSubset(of: read.document.timings.map(\.start)))
  }

  @Test func `broken files are refused or read, never worse`() throws {
    var trials = LeafTrials(seed: 78)
    for round in 0..<5_000 {
      let format = Self.formats[round % 3]
      let bytes = trials.mutation(of: Self.random(&trials.generator, format.name))
      _ = format.sniff(bytes)
      guard let read = try? format.read(bytes) else { continue }
      #expect(try read.write([]) == bytes)
      let written = try read.write(trials.edits(of: read.document.text) { "[L-\($0)]" })
      _ = try format.read(written)
      _ = try format.read(try read.withoutMetadata())
    }
  }

  /// What many repeat costs no more than what few do.
  @Test(arguments: [
    "<", "{\\", "&", "<v ", "<c.", "- ", "NOTE\n\n", "a:", "STYLE\n/*x*/\n\n", "a\n", "<00:00:01.000>",
  ])
  func `hostile repetition is read in linear time`(unit: String) throws {
    let top = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
    let source = Array((top + String(repeating: unit, count: 200_000 / unit.utf8.count)).utf8)
    let start = ContinuousClock.now
    let read = try WebVTT().read(source)
    _ = try? read.write([Edit(ByteSpan(0, min(1, read.document.text.count)), [0x41])])
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  /// Captions of one to three lines with tags and speakers; every word is there once.
  private static func random(_ generator: inout SeededGenerator, _ name: String) -> [UInt8] {
    let end = generator.number(below: 2) == 0 ? "\n" : "\r\n"
    var text = name == "webvtt" ? "WEBVTT Talk w0\(end)Kind: captions\(end)\(end)" : ""
    var count = 1
    for cue in 0..<1 + generator.number(below: 12) {
      let (start, stop) = (10 + cue, 11 + cue)
      switch name {
      case "webvtt":
        if generator.number(below: 5) == 0 { text += "NOTE w\(count) seen\(end)\(end)" }
        text += "cue-\(cue)\(end)00:00:\(start).000 --> 00:00:\(stop).000 align:start\(end)"
      case "srt": text += "\(cue + 1)\(end)00:00:\(start),000 --> 00:00:\(stop),000\(end)"
      default: text += "0:00:\(start).000,0:00:\(stop).000\(end)"
      }
      for line in 0..<1 + generator.number(below: 3) {
        if name == "webvtt", line == 0 {
          text += generator.pick(["", "<v Nada H>", "<v.red Lamia>", "<v Lamia>"])
        }
        text += line > 0 ? "" : generator.pick(["", "", "- ", "- Saber: ", "Saber: "])
        for word in 0..<1 + generator.number(below: 4) {
          count += 1
          let form = generator.pick([
            "w\(count)", "w\(count)", "<i>w\(count)</i>", "<b>w\(count)</b>", "\u{E9} w\(count).",
          ])
          text += (word > 0 ? " " : "") + form
        }
        text += end
      }
      text += end
    }
    return Array(text.utf8)
  }

  /// Times, tags, and how many lines there are.
  private static func structure(_ bytes: [UInt8]) -> [String] {
    string(bytes).split(whereSeparator: \.isNewline).map { line in
      if line.contains("-->") || line.hasPrefix("0:00:") { return String(line) }
      return String(line.matches(of: /<\/?[ibv](\.red)?( Nada H| Lamia)?>/).flatMap { Array(line[$0.range]) })
    }
  }
}
