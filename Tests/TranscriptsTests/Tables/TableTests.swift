import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("Tables: CSV and TSV")
struct TableTests {
  private func read(_ text: String) throws -> Transcript {
    let format = FormatTable().sniff(Array(text.utf8))
    #expect(format.name == "csv" || format.name == "tsv")
    let read = try format.read(Array(text.utf8))
    #expect(string(try read.write([])) == text)
    return read
  }

  private static let table =
    "\u{FEFF}id,start,end,speaker,text,tags,phone,file\r\n"
    + "r1,0,2.5,Nada Haddad,\"I know Umm\",\"family;Umm Salih\",905551234567,nada.wav\r\n"
    + "r2,2.5,4,Nada Haddad,\"Salih, she said \"\"go\"\".\",family;Umm Salih,905551234567,nada.wav\r\n\r\n"
    + "r3,4,5,Interviewer,=HYPERLINK(x),,905551234568,other.wav\r\n"

  @Test func `rows are turns, and the fields of all rows stand on top once`() throws {
    let read = try read(Self.table)
    #expect(
      read.text == """
        keywords: family;Umm Salih
        other: 905551234567
        other: nada.wav
        other: 905551234568
        other: other.wav

        Nada Haddad: I know Umm Salih, she said "go".

        Interviewer: =HYPERLINK(x)
        """)
    #expect(read.document.timings.map(\.start) == [0, 2500, 4000])
    #expect(read.metadata == [.media: 3])
    let stripped = string(try read.withoutMetadata())
    #expect(
      stripped.replacing("media-1", with: "nada.wav").replacing("media-2", with: "other.wav") == Self.table)
  }

  @Test func `a name over two rows is put in the first, and cells that were equal stay equal`() throws {
    let read = try read(Self.table)
    let edits = [
      read.edit("Umm Salih", "[K-1]"), read.edit("905551234567", "[N-1]"),
      read.edit("Nada Haddad", "[P-1]", before: ": I"), read.edit("Umm Salih", "[K-1]", before: ","),
    ]
    let wanted = Self.table.replacing("I know Umm\"", with: "I know [K-1]\"")
      .replacing("Salih, she", with: ", she").replacing(";Umm Salih", with: ";[K-1]")
      .replacing("Nada Haddad", with: "[P-1]").replacing("905551234567", with: "[N-1]")
    #expect(string(try read.write(edits.sorted { $0.span < $1.span })) == wanted)
  }

  @Test func `ids that become equal are numbered, so that rows can still be joined`() throws {
    let source = "person_id;text\nHanan-1990;Yes, I came.\nNada-1991;I came too.\nHanan-1990;And left.\n"
    let read = try read(source)
    let edits = [read.edit("Hanan-1990", "[ID]"), read.edit("Nada-1991", "[ID]")]
    #expect(
      string(try read.write(edits))
        == "person_id;text\n[ID];Yes, I came.\n[ID]-2;I came too.\n[ID];And left.\n")
  }

  @Test(arguments: [
    ("[A, B]", "speaker,text\n\"[A, B]\",Yes.\nNada,No.\n\"[A, B]\",Well.\n"),
    ("[\"A\"]", "speaker,text\n\"[\"\"A\"\"]\",Yes.\nNada,No.\n\"[\"\"A\"\"]\",Well.\n"),
    ("[A;B]", "speaker,text\n[A;B],Yes.\nNada,No.\n[A;B],Well.\n"),
  ])
  func `a cell that comes to need quotes gets them`(label: String, wanted: String) throws {
    let read = try read("speaker,text\nHanan,Yes.\nNada,No.\nHanan,Well.\n")
    let second = read.edit("Hanan", label, before: ": Well")
    #expect(string(try read.write([read.edit("Hanan", label), second])) == wanted)
  }

  @Test func `without quotes a label with a tab is refused`() throws {
    let source = "start\tend\ttext\n0\t1000\t\"Yes,\" he said.\n1000\t2400\tHanan \"knew\n"
    let read = try read(source)
    #expect(read.text == "\"Yes,\" he said.\nHanan \"knew")
    #expect(read.document.timings.map(\.end) == [1000, 2400])
    #expect(try read.replacing(("Hanan", "\"P\"")).hasSuffix("\t\"P\" \"knew\n"))
    #expect(throws: TranscriptError.self) { try read.replacing(("Hanan", "a\tb")) }
  }

  @Test func `tables without words are fields, row by row`() throws {
    let read = try read("name,age,place,unit\nHanan,26,Hawija,12\nNada,31,Hawija,12\n")
    #expect(
      read.text == "person: Hanan\nother: 26\nplace: Hawija\nperson: Nada\nother: 31\n")
  }

  @Test func `what people are, do and suffer from are fields by name`() throws {
    let read = try read("name,Occupation,tribe,illness,colour\nHanan,salt cutter,Bezhta,asthma,red\n")
    #expect(
      read.text
        == "other: colour\nperson: Hanan\noccupation: salt cutter\nethnicity: Bezhta\ndiagnosis: asthma\nother: red\n"
    )
  }

  @Test func `who speaks is a field where nothing is said`() throws {
    let read = try read("speaker,age,confidence\nHanan,26,0.5\nNada,31,0.25\n")
    #expect(read.text == "person: Hanan\nother: 26\nperson: Nada\nother: 31\n")
  }

  @Test func `headers that may be names are text, and so are columns that nobody knows`() throws {
    let read = try read("time,speaker,text,Hanan\n00:00:01,A,Yes.,Hawija\n00:00:04,B,No.,0.93\n")
    #expect(read.text == "other: Hanan\nother: Hawija\n\nA: Yes.\n\nB: No.")
    #expect(read.document.timings == [Timing(text: read.edit("Yes.", "").span, start: 1000, end: 4000)])
  }

  @Test func `without a header, columns are told by what they hold`() throws {
    let read = try read("00:01,Nada,\"Yes, I came.\"\n00:03,Lamia,And then?\n00:04,Nada,We went home.\n")
    #expect(read.text == "Nada: Yes, I came.\n\nLamia: And then?\n\nNada: We went home.")
  }

  @Test(arguments: [
    "speaker,text\nNada,\"Yes.\n", "speaker,text\nNada,\"Yes.\" she said\n", "speaker,text\nNada,Yes.,No.\n",
    "speaker,text\nNada\n", "words\nand more\n",
  ])
  func `rows that do not fit are refused`(text: String) {
    #expect(throws: TranscriptError.self) { try CommaSeparated().read(Array(text.utf8)) }
  }

  @Test func `Excel's line of the separator and its UTF-16 are known`() throws {
    let read = try read("sep=|\r\nwho|what\r\nHanan|Raqqa, home\r\n")
    #expect(read.text == "who: what\n\nHanan: Raqqa, home")
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "speaker\ttext\nNada\tYes.\n".utf16 { wide += [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(FormatTable().sniff(wide).name == "tsv")
    #expect(try TabSeparated().read(wide).text == "Nada: Yes.")
  }

  @Test(arguments: [
    ("speaker,text\nNada,Yes.\n", "csv"), ("speaker;text\nNada;Yes.\n", "csv"),
    ("speaker|text\nNada|Yes.\n", "csv"), ("start\tend\ttext\n0\t1\tYes.\n", "tsv"),
    ("Speaker Name,Start Time,End Time,Text\n\"Nada\",0,1,\"Yes,\nno\"\n", "csv"),
    ("0.00\t4.00\tYes.\n4.00\t5.00\tNo.\n5.00\t6.00\tYes.\n", "tsv"),
    // prose and transcripts
    ("Yes, I know.\nNo, I do not.\nWell, perhaps.\n", "text"),
    ("\"Yes,\" she said.\n\"No,\" said he.\n", "text"), ("\"Yes\", she said.\n\"No\", he said.\n", "text"),
    ("Name, place and time.\nWords, words and words.\n", "text"), ("text\nmore text\n", "text"),
    ("INT:\tDid you go?\nNADA:\tYes.\nINT:\tWhen?\nNADA:\tIn May.\n", "text"),
    ("Date:\t12 March\nPlace:\tHawija\nSpeaker:\tNada\n", "text"),
    ("Place\tHawija\nDate\t12 March\nName\tNada\n", "text"),
    ("00:00:01\tNADA: Yes.\n00:00:04\tINT: No.\n00:00:05\tNADA: So.\n", "text"),
    ("1\tQ.  Did you go?\n2\tA.  Yes.\n3\tQ.  When?\n", "text"),
    ("Q\tDid you go?\nA\tYes.\nQ\tWhen?\nA\tIn May.\n", "text"),
    ("[00:01] Nada, of Hawija: yes\n[00:02] Lamia, of Mosul: no\n[00:03] Nada, again: yes\n", "text"),
    ("Words,\nand more,\nand no end,\n", "text"), ("NADA; yes\nLAMIA; no\n", "text"),
    ("| a | b |\n|---|---|\n| c | d |\n", "text"),
    ("{\"text\": 1, \"id\": 2}\n{\"text\": 2, \"id\": 3}\n{\"text\": 2, \"id\": 3}\n", "jsonl"),
    ("On 1, 2 and 3 May\nOn 4, 5 and 6 May\n", "text"), ("Nada  0:07\nYes, I went.\n", "text"),
    ("0:00:01.000,0:00:02.000\nYes, so it was.\n\n0:00:02.000,0:00:03.000\nNo.\n", "sbv"),
    ("Speaker, date, place\nwent home, and then, she said\n", "csv"), ("a,b\n", "text"), ("", "text"),
  ])
  func `tables are told from prose`(text: String, name: String) {
    #expect(FormatTable().sniff(Array(text.utf8)).name == name, Comment(rawValue: text))
  }

  @Test(arguments: [
    ("12", true), ("r017", true), ("SPEAKER_00", true), ("spk-1", true), ("S1", true), ("1234567", false),
    ("HJ01", false), ("Hanan", false), ("", false), ("C-4417", true), ("K-118/17", false),
  ])
  func `ids that say nothing are known by their shape`(id: String, isOpaque: Bool) {
    #expect(CellShape.isOpaque(Array(id.utf8)[...]) == isOpaque)
  }

  @Test(arguments: [
    ("12", "number"), ("-0.5", "number"), ("1,5", "number"), ("123456.789", "number"), ("1234567", "text"),
    ("1:02", "time"), ("[00:01:02]", "time"), ("00:00:01,250", "time"), ("12.03.2016", "text"),
    ("1:2:3:4", "text"),
    ("", "empty"), ("--", "empty"), ("N/A", "empty"), ("none", "empty"), ("Nada", "text"),
    ("10.0.0.1", "text"),
    ("+49 30", "text"), (":12", "text"), ("12:", "text"), ("1:905551234", "text"), ("1:02.", "text"),
    ("1:2", "text"),
  ])
  func `numbers and times are known by their shape`(cell: String, shape: String) {
    let found: String
    switch CellShape(Array(cell.utf8)[...]) {
    case .empty: found = "empty"
    case .number: found = "number"
    case .time: found = "time"
    case .text: found = "text"
    }
    #expect(found == shape)
  }
}

@Suite("Tables: random files")
struct TablePropertyTests {
  @Test(arguments: 0..<80)
  func `edits change cells only, and read again as the edited words`(seed: Int) throws {
    var trials = LeafTrials(seed: UInt64(seed))
    let (source, dialect) = Self.random(&trials.generator)
    let format = FormatTable().sniff(source)
    #expect(format.name == (dialect.delimiter == 9 ? "tsv" : "csv"))
    let read = try format.read(source)
    #expect(try read.write([]) == source)
    _ = try format.read(try read.write(trials.anyEdits(of: read.document.text)))
    let edits = trials.edits(of: read.document.text) { "[L, \"\($0)\"; x]" }
    let written = try read.write(edits)
    let before = try Table(source, dialect)
    let after = try Table(written, dialect)
    #expect(after.columns == before.columns && after.rows == before.rows)
    let again = try format.read(written)
    #expect(again.document.timings.map(\.start) == read.document.timings.map(\.start))
    let wanted = try Splice.apply(edits, to: read.document.text)
    #expect(LeafTrials.words(again.document.text) == LeafTrials.words(wanted))
  }

  @Test func `broken files are refused or read, never worse`() throws {
    var trials = LeafTrials(seed: 78)
    for _ in 0..<5_000 {
      let bytes = trials.mutation(of: Self.random(&trials.generator).0)
      for format in [CommaSeparated(), TabSeparated()] as [any TranscriptFormat] {
        _ = format.sniff(bytes)
        guard let read = try? format.read(bytes) else { continue }
        #expect(try read.write([]) == bytes)
        _ = try read.write(trials.anyEdits(of: read.document.text))
        _ = try read.withoutMetadata()
      }
    }
  }

  private static func random(_ generator: inout SeededGenerator) -> ([UInt8], TableDialect) {
    let dialect = generator.pick(TableDialect.all)
    let delimiter = String(decoding: [dialect.delimiter], as: UTF8.self)
    let end = generator.pick(["\n", "\r\n"])
    var count = 0
    var text = ["start", "speaker", "text", "note"].joined(separator: delimiter) + end
    for row in 0..<2 + generator.number(below: 8) {
      let words = (0..<2 + generator.number(below: 6)).map { _ in
        count += 1
        return "w\(count)"
      }
      let speech = words.joined(separator: " ") + generator.pick([".", "?", ", yes."])
      let isQuoted = speech.contains(delimiter) || generator.number(below: 3) == 0
      let cell = isQuoted ? "\"\(speech)\"" : speech
      let note = generator.pick(["", "aside", "\"a \"\"b\"\"\"", "w\(count + 1000)"])
      text +=
        ["\(row * 2)", "Nada \(generator.number(below: 2))", cell, note].joined(separator: delimiter) + end
    }
    return (Array(text.utf8), dialect)
  }
}
