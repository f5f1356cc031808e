import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("Praat TextGrid")
struct TextGridTests {
  private let format = TextGrid()

  private static let long = """
    File type = "ooTextFile"
    Object class = "TextGrid"

    xmin = 0 
    xmax = 9.5 
    tiers? <exists> 
    size = 3 
    item []: 
        item [1]:
            class = "IntervalTier" 
            name = "Nada Haddad" 
            xmin = 0 
            xmax = 9.5 
            intervals: size = 3 
            intervals [1]:
                xmin = 0 
                xmax = 2.25 
                text = "I know Umm" 
            intervals [2]:
                xmin = 2.25 
                xmax = 4 
                text = "Salih, she said ""go"".
    Then we went." 
            intervals [3]:
                xmin = 4 
                xmax = 9.5 
                text = "" 
        item [2]:
            class = "IntervalTier" 
            name = "Nada Haddad - words" 
            xmin = 0 
            xmax = 9.5 
            intervals: size = 4 
            intervals [1]:
                xmin = 0 
                xmax = 1 
                text = "i" 
            intervals [2]:
                xmin = 1 
                xmax = 1.5 
                text = "know" 
            intervals [3]:
                xmin = 1.5 
                xmax = 2.25 
                text = "umm" 
            intervals [4]:
                xmin = 2.25 
                xmax = 9.5 
                text = "<p:>" 
        item [3]:
            class = "TextTier" 
            name = "notes" 
            xmin = 0 
            xmax = 9.5 
            points: size = 1 
            points [1]:
                number = 3.5 
                mark = "to Hawija" 

    """

  private static let short = """
    File type = "ooTextFile"
    Object class = "TextGrid"

    0
    4
    <exists>
    2
    "IntervalTier"
    "Lamia"
    0
    4
    2
    0
    2
    "Who came?"
    2
    4
    "..."
    "IntervalTier" ! by Rana
    "Nada"
    0
    4
    2
    0
    2
    ""
    2
    4
    "Zoé."
    """

  @Test func `tiers are read by time, words below them are copies`() throws {
    let read = try format.read(Array(Self.long.utf8))
    #expect(
      read.text == """
        other: Nada Haddad - words
        other: notes

        Nada Haddad: I know Umm Salih, she said "go".
        Then we went.

        to Hawija
        """)
    #expect(read.document.timings.count == 5)
    #expect(read.document.timings.map(\.start).sorted() == [0, 0, 1000, 1500, 2250])
    let label = read.edit("Nada Haddad", "[P-1]", before: ": I know")
    let written = string(try read.write([label, read.edit("Umm Salih", "[KUNYA-1]")]))
    let wanted = Self.long.replacing("know Umm\"", with: "know [KUNYA-1]\"").replacing(
      "Salih, she", with: ", she"
    )
    .replacing("\"umm\"", with: "\"[KUNYA-1]\"").replacing("\"Nada Haddad\"", with: "\"[P-1]\"")
    #expect(written == wanted)
  }

  @Test func `a name of a tier that is shown often is written once`() throws {
    let read = try format.read(Array(Self.short.utf8))
    #expect(read.text == "note: by Rana\n\nLamia: Who came?\n\nNada: Zoé.")
    #expect(read.metadata == [.comment: 1])
    #expect(try read.replacing(("Nada", "\"N\"")) == Self.short.replacing("\"Nada\"", with: "\"\"\"N\"\"\""))
    #expect(string(try read.withoutMetadata()) == Self.short.replacing("by Rana", with: ""))
    let again = Self.short.replacing("...", with: "Nobody.").replacing("\"\"", with: "\"No.\"")
    let turns = try format.read(Array(again.utf8))
    #expect(turns.text.hasSuffix("Lamia: Who came?\n\nNada: No.\n\nLamia: Nobody.\n\nNada: Zoé."))
    let label = turns.edit("Lamia", "[P-1]", before: ": Nobody")
    #expect(string(try turns.write([label])) == again.replacing("\"Lamia\"", with: "\"[P-1]\""))
  }

  @Test(arguments: ["utf8", "mark", "latin1", "little", "big"])
  func `every encoding comes back byte for byte`(encoding: String) throws {
    let source: [UInt8]
    switch encoding {
    case "mark": source = [0xEF, 0xBB, 0xBF] + Array(Self.short.utf8)
    case "latin1": source = Self.short.unicodeScalars.map { UInt8($0.value) }
    case "little": source = [0xFF, 0xFE] + Self.short.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    case "big": source = [0xFE, 0xFF] + Self.short.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    default: source = Array(Self.short.utf8)
    }
    #expect(FormatTable().sniff(source).name == "textgrid")
    let read = try format.read(source)
    #expect(read.text.hasSuffix("Nada: Zoé."))
    #expect(try read.write([]) == source)
    let written = try format.read(try read.write([read.edit("Zoé", "Eva")]))
    #expect(written.text.hasSuffix("Nada: Eva."))
  }

  /// In Latin-1 as in UTF-8, for the edit of `é` makes it that.
  @Test(arguments: ["utf8", "latin1"])
  func `a lone CR among line ends is refused in every encoding`(encoding: String) {
    let text = Self.short.replacing("Nada", with: "Na\rda")
    let source = encoding == "utf8" ? Array(text.utf8) : text.unicodeScalars.map { UInt8($0.value) }
    #expect(throws: TranscriptError.self) { try format.read(source) }
  }

  @Test(arguments: [
    ("\"Zoé.\"", "\"Zoé."), ("<exists>", "<maybe>"), ("<exists>", "1"), ("<exists>\n2", "<exists>\n3"),
    ("<exists>\n2", "<exists>\n-1"), ("<exists>\n2", "<exists>\n1"), ("\"IntervalTier\"", "\"Matrix\""),
    ("0\n2\n\"Who", "0\ntwo\n\"Who"), ("ooTextFile", "Text"), ("ooTextFile", "ooTextFile Nada"),
    ("\n4\n<", "\n4x\n<"),
    ("2\n\"Who", "1e999\n\"Who"),
  ])
  func `what does not hold together is refused`(old: String, new: String) {
    let broken = Array(Self.short.replacing(old, with: new, maxReplacements: 1).utf8)
    #expect(throws: TranscriptError.self) { try format.read(broken) }
  }

  @Test func `words that Praat does not write are text`() throws {
    let read = try format.read(Array(Self.long.replacing("item []:", with: "item []: Saber").utf8))
    #expect(read.text.hasPrefix("other: Saber\n"))
  }

  @Test(arguments: ["75", "\"\"", "!", "<exists>", "-1"])
  func `what an edit leaves of a word is no value`(rest: String) throws {
    let source = Self.long.replacing("item []:", with: "Umm\n Saber\(rest)")
    let read = try format.read(Array(source.utf8))
    let edit = read.edit("Umm\nother: Saber", "75 [P]")
    let written = try read.write([edit])
    #expect(string(written) == Self.long.replacing("item []:", with: "_75_[P]\n "))
    #expect(try format.read(written).text.hasPrefix("other: _75_[P]\n"))
  }

  @Test(arguments: [
    "File type = \"ooTextFile\"\nObject class = \"Pitch 1\"\n",
    "He said \"ooTextFile\" and \"TextGrid\".\nYes.\n",
    "Note.\n\"ooTextFile\"\n\"TextGrid\"\n", "", "\"TextGrid\" \"ooTextFile\"",
  ])
  func `other texts are not taken for one`(text: String) {
    let isWrittenTwice = text.hasPrefix("He said")
    #expect(format.sniff(Array(text.utf8)) == (isWrittenTwice ? .certain : .none))
  }
}

@Suite("Praat TextGrid: random files")
struct TextGridPropertyTests {
  @Test(arguments: 0..<60)
  func `edits change labels only, and read again as the edited words`(seed: Int) throws {
    var trials = LeafTrials(seed: UInt64(seed))
    let source = Self.random(&trials.generator)
    let read = try TextGrid().read(source)
    #expect(try read.write([]) == source)
    _ = try TextGrid().read(try read.write(trials.anyEdits(of: read.document.text)))
    let edits = trials.edits(of: read.document.text) { "[L \"\($0)\"]" }
    let written = try read.write(edits)
    #expect(Self.structure(written) == Self.structure(source))
    let again = try TextGrid().read(written)
    let wanted = try Splice.apply(edits, to: read.document.text)
    #expect(LeafTrials.words(again.document.text) == LeafTrials.words(wanted))
  }

  @Test func `broken files are refused or read, never worse`() throws {
    var trials = LeafTrials(seed: 77)
    for _ in 0..<5_000 {
      let bytes = trials.mutation(of: Self.random(&trials.generator))
      _ = TextGrid().sniff(bytes)
      guard let read = try? TextGrid().read(bytes) else { continue }
      #expect(try read.write([]) == bytes)
      _ = try read.write(trials.anyEdits(of: read.document.text))
      _ = try read.withoutMetadata()
    }
  }

  /// Tiers of sentences of speakers who take turns, each with a tier of its words.
  private static func random(_ generator: inout SeededGenerator) -> [UInt8] {
    var count = 0
    let isLong = generator.number(below: 2) == 0
    func line(_ name: String, _ value: String) -> String {
      isLong ? "    \(name) = \(value) \n" : "\(value)\n"
    }
    var body = ""
    let speakers = 1 + generator.number(below: 3)
    let turns = 1 + generator.number(below: 6)
    for speaker in 0..<speakers {
      var sentences: [(start: Int, words: [String])] = []
      for turn in 0..<turns where turn % speakers == speaker {
        let words = (0..<2 + generator.number(below: 5)).map { _ in
          count += 1
          return "w\(count)"
        }
        sentences.append((turn * 10, words))
      }
      for isWords in [false, true] {
        let labels = sentences.flatMap { sentence in
          isWords
            ? sentence.words.enumerated().map { (sentence.start + $0.offset, 1, $0.element) }
            : [(sentence.start, 10, sentence.words.joined(separator: " ") + ".")]
        }
        body += line("class", "\"IntervalTier\"") + line("name", "\"Nada \(speaker)\(isWords ? " x" : "")\"")
        body += line("xmin", "0") + line("xmax", "99") + line("intervals: size", "\(labels.count)")
        for (start, length, text) in labels {
          body += line("xmin", "\(start)") + line("xmax", "\(start + length).0") + line("text", "\"\(text)\"")
        }
      }
    }
    let top = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n"
    return Array((top + line("xmin", "0") + line("xmax", "99") + "<exists>\n\(speakers * 2)\n" + body).utf8)
  }

  /// All that is not within quotes.
  private static func structure(_ bytes: [UInt8]) -> [UInt8] {
    var isInside = false
    return bytes.filter { byte in
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      return !isInside && byte != UInt8(ascii: "\"")
    }
  }
}
