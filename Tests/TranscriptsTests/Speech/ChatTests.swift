import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("CHAT")
struct ChatTests {
  private let format = Chat()

  private static let file = """
    @UTF8
    @PID:\t11312/c-1
    @Begin
    @Languages:\teng, ara
    @Participants:\tINV Lamia_Saleh Investigator, NAD Nada_al-Haddad
    \tParticipant
    @ID:\teng|hawija|INV|||||Investigator|||
    @ID:\teng|hawija|NAD|26;|female|||Participant||Umm Salih|
    @Birth of NAD:\t04-JUN-1990
    @Media:\tnada, audio
    @Transcriber:\tRana
    @Comment:\tchecked by
    \tRana
    *INV:\tand <who came> [/] who ca(me) (.) then ? \u{15}1000_2000\u{15}
    *NAD:\tUmm Salih [= her aunt] , from Ha:wija@s:ara &=sighs and
    \tNada_al-Haddad +... \u{15}2100_4000\u{15}
    %mor:\tpropn|Umm propn|Salih cm|cm adp|from propn|Hawija conj|and propn|Nada_al-Haddad +...
    %gra:\t1|2|NMOD 2|0|ROOT 3|2|PUNCT 4|5|CASE 5|2|NMOD 6|7|CC 7|2|CONJ 8|2|PUNCT
    %add:\tINV
    *NAD:\tshe went .
    %mor:\tpron|she verb|go&PAST .
    %com:\tNada means
    \tSaber
    @End

    """

  @Test func `tiers are turns, headers fields, and codes do not part words`() throws {
    let read = try format.read(Array(Self.file.utf8))
    #expect(try read.write([]) == Array(Self.file.utf8))
    #expect(
      read.text == """
        other: 11312/c-1
        person: Lamia Saleh
        person: Nada al-Haddad
        title: hawija
        title: hawija
        other: 26;
        other: Umm Salih
        date: 04-JUN-1990
        other: nada
        person: Rana
        note: checked by Rana

        and who came who came then?

        NAD: Umm Salih, from Hawija and Nada al-Haddad
        her aunt
        sighs
        she went.
        go
        Nada means Saber

        """)
    #expect(Set(read.document.timings.map(\.start)) == [1000, 2100])
  }

  @Test func `labels become words, names change in all tiers, and grammar keeps one item a word`() throws {
    let read = try format.read(Array(Self.file.utf8))
    let edits = [
      read.edit("Umm Salih", "[KUNYA-1]", before: ", from"), read.edit("Hawija", "[PLACE-1]", before: " and"),
      read.edit("Nada al-Haddad", "[P-1]", before: "\ntitle"), read.edit("Saber", "[P-2]"),
      read.edit("Nada al-Haddad", "[A NAME]", before: "\nher"),
    ]
    let wanted = Self.file.replacing("NAD Nada_al-Haddad", with: "NAD P-1")
      .replacing("\tUmm Salih [", with: "\tKUNYA-1 [").replacing("Ha:wija", with: "PLACE-1")
      .replacing("\tNada_al-Haddad +", with: "\tA_NAME +")
      .replacing("Umm propn|Salih", with: "KUNYA-1~propn|KUNYA-1").replacing(
        "propn|Hawija", with: "propn|PLACE-1"
      )
      .replacing("propn|Nada_al-Haddad", with: "propn|A_NAME").replacing("Saber", with: "[P-2]")
    let written = string(try read.write(edits.sorted { $0.span < $1.span }))
    #expect(written == wanted)
  }

  @Test func `a code made from a name is replaced wherever it stands`() throws {
    let read = try format.read(Array(Self.file.utf8))
    #expect(read.metadata == [.identifier: 6, .media: 1, .author: 1, .comment: 1])
    let stripped = string(try read.withoutMetadata())
    #expect(!stripped.contains("NAD") && !stripped.contains("Rana") && !stripped.contains("@Media"))
    #expect(stripped.contains("INV Lamia_Saleh Investigator, SP1 Nada_al-Haddad"))
    #expect(stripped.contains("|hawija|SP1|26;|") && stripped.contains("@Birth of SP1:"))
    #expect(stripped.contains("*SP1:\tUmm") && stripped.contains("*SP1:\tshe"))
    let again = try format.read(Array(stripped.utf8))
    #expect(again.metadata.isEmpty && again.text.contains("\n\nUmm Salih"))
    let kept = string(try read.write([read.edit("NAD", "[PERSON-12]", before: ": Umm")]))
    #expect(kept.contains("*PERSO12:\tUmm") && kept.contains("@Birth of PERSO12:"))
    #expect(!kept.contains("NAD"))
  }

  @Test func `a line that goes as a whole takes the codes in it along`() throws {
    let source = "@UTF8\n@Begin\n@Transcriber of NAD:\tRana\n@Media of NAD:\tx, audio\n*NAD:\tyes .\n@End\n"
    let stripped = string(try format.read(Array(source.utf8)).withoutMetadata())
    #expect(stripped == "@UTF8\n@Begin\n*SP1:\tyes .\n@End\n")
  }

  @Test(arguments: [
    ("[PERSON-1]", "PERSON1"), ("[PERSON-123]", "PERS123"), ("[P-1]-2", "P1X2"), ("[أم]", "SPK"),
    ("Umm Salih 3", "UMMSAL3"), ("P1", "P1"),
  ])
  func `codes of speakers are legal`(label: String, code: String) {
    #expect(string(LeafCoding.chatCode.encode(Array(label.utf8))) == code)
  }

  @Test(arguments: [
    ("CHI", true), ("MOT", true), ("INV2", true), ("P01", true), ("SP12", true), ("HAN", false),
    ("NUR", false),
    ("P905551234567", false), ("S", false), ("chi", false), ("", false), ("INV1234", false),
  ])
  func `standard codes are known`(code: String, isStandard: Bool) {
    #expect(ChatTables.isStandard(Array(code.utf8)[...]) == isStandard)
  }

  @Test(arguments: [
    ("you (be)cause Hana(n) .", "you because Hanan."), ("(o)kay no:o ne(ve)r !", "okay noo never!"),
    ("black+bird Umm_Salih , +387 61", "black bird Umm Salih, +387 61"), ("at 10:30 , she", "at 10:30, she"),
    ("a ⌈yes⌉ ˈno ↑up", "a yes no up"), ("one\r\n\ttwo \n\t three", "one two three"), ("(( ))", " "),
    ("()", ""), ("(", ""), (":", ":"), ("x_", "x_"),
  ])
  func `words are read as they are said`(raw: String, said: String) {
    let bytes = Array(raw.utf8)
    let decoded = LeafCoding.chatWords.decode(bytes, ByteSpan(0, bytes.count))
    #expect(string(decoded.bytes) == said)
  }

  @Test(arguments: [
    ("*INV:\twell &-uh &*NAD:yes Salih@n &+Ha +/.\n", "well uh yes Salih Ha\nperson: NAD\n"),
    (
      "*INV:\t+< \"he\" [: Salih] [*] went [% to Hawija] (1.5) [//] .\n",
      "\"he\" went.\nSalih\nto Hawija\n"
    ),
    (
      "*INV:\tno [x 4] [905551234567] (905551234567) (1.5) \u{15}905551234567_1\u{15}\n",
      "no 905551234567\n905551234567\n905551234567_1\n"
    ),
    ("*INV:\twrite nada@mail.example now [ .\n", "write nada@mail.example now [."),
    ("*INV:\told \u{15}%snd:\"nada\"_1_2\u{15}\n", "old\n%snd:\"nada\"_1_2\n"),
    ("*INV:\tyes .\n%xab:\tNada\n%mor:\tSalih\n", "yes.\nxab\nNada\nSalih\n"),
    ("*INV:\tyou go .\n%wor:\tyou \u{15}10_20\u{15} go \u{15}20_30\u{15} .\n", "you go."),
    ("@Nada of Salih:\tx\n", "other: Nada\nother: x\nperson: Salih\n"),
    ("Salih was here\n", "other: Salih was here\n"),
    ("*NAD:\tyes .\n\n*NAD:\tand\n  no .\n", "NAD: yes.\nand no."),
  ])
  func `what is within codes is text`(line: String, text: String) throws {
    let source = Array(("@UTF8\n@Begin\n" + line + "@End\n").utf8)
    let read = try format.read(source)
    #expect(read.text == text || read.text == "\n" + text)
    #expect(try read.write([]) == source)
  }

  @Test(arguments: [
    ("@UTF8\r\n@Begin\r\n", "chat"), ("\u{FEFF}@UTF8\n@PID:\t1\n@Begin\n", "chat"),
    ("@Begin\n@End\n", "chat"),
    ("@UTF8 is a header.\n", "text"), ("*NAD:\tYes.\n", "text"), ("", "text"),
  ])
  func `it is told by its first lines`(text: String, name: String) {
    #expect(FormatTable().sniff(Array(text.utf8)).name == name)
  }
}

@Suite("CHAT: random files")
struct ChatPropertyTests {
  @Test(arguments: 0..<80)
  func `edits change words only, and read again as the edited words`(seed: Int) throws {
    var trials = LeafTrials(seed: UInt64(seed))
    let source = Self.random(&trials.generator)
    let read = try Chat().read(source)
    #expect(try read.write([]) == source)
    _ = try Chat().read(try read.write(trials.anyEdits(of: read.document.text)))
    let edits = trials.edits(of: read.document.text) { "[L\($0)]" }
    let written = try read.write(edits)
    let again = try Chat().read(written)
    #expect(Set(again.document.timings.map(\.start)) == Set(read.document.timings.map(\.start)))
    let wanted = try Splice.apply(edits, to: read.document.text)
    #expect(LeafTrials.words(again.document.text) == LeafTrials.words(wanted))
    #expect(Self.codes(written) == Self.codes(source))
    for (main, grammar) in Self.utterances(written) { #expect(main == grammar) }
  }

  @Test func `broken files are refused or read, never worse`() throws {
    var trials = LeafTrials(seed: 79)
    for _ in 0..<5_000 {
      let bytes = trials.mutation(of: Self.random(&trials.generator))
      _ = Chat().sniff(bytes)
      guard let read = try? Chat().read(bytes) else { continue }
      #expect(try read.write([]) == bytes)
      _ = try read.write(trials.anyEdits(of: read.document.text))
      _ = try read.withoutMetadata()
    }
  }

  private static func random(_ generator: inout SeededGenerator) -> [UInt8] {
    let end = generator.pick(["\n", "\r\n"])
    var count = 0
    var lines = [
      "@UTF8", "@Begin", "@Participants:\tINV Investigator, NAD Nada_H Participant",
      "@Birth of NAD:\t1-MAY-1990",
    ]
    for turn in 0..<1 + generator.number(below: 8) {
      let words = (0..<2 + generator.number(below: 6)).map { _ in
        count += 1
        return "w\(count)"
      }
      let said = words.map { $0 + generator.pick(["", "", " [*]", " (.)", " &=nods", end + "\t"]) }
        .joined(separator: " ").replacing("\t ", with: "\t")
      lines.append(
        "*\(generator.pick(["INV", "NAD"])):\t\(said) . \u{15}\(turn * 1000)_\(turn * 1000 + 900)\u{15}")
      lines.append("%mor:\t" + words.map { "n|\($0)" }.joined(separator: " ") + " .")
    }
    return Array((lines + ["@End", ""]).joined(separator: end).utf8)
  }

  /// The names of tiers and headers in order.
  private static func codes(_ bytes: [UInt8]) -> [String] {
    ChatLine.all(of: bytes).map { string(Array(bytes[$0.name.range])) }
  }

  /// For each utterance how many words it has, and how many items its grammar has.
  private static func utterances(_ bytes: [UInt8]) -> [(Int, Int)] {
    var result: [(Int, Int)] = []
    for line in ChatLine.all(of: bytes) {
      let items = string(Array(bytes[line.body.range])).split { " \t\n\r\r\n".contains($0) }
      if line.kind == .main {
        let words = items.filter { $0.first == "w" || $0.first == "L" }
        result.append((words.count, 0))
      } else if line.kind == .dependent, !result.isEmpty {
        result[result.count - 1].1 = items.count { $0 != "." }
      }
    }
    return result
  }
}
