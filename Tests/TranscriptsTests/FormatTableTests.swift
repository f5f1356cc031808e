import Testing

@testable import Transcripts

@Suite("The table of formats")
struct FormatTableTests {
  @Test(arguments: [
    ("", "text"), ("NADA: Yes.\n", "text"), ("---\ntitle: a\n---\n\nwords\n", "markdown"),
    ("**Nada:** Yes.\n\n**Saber:** No.\n", "markdown"), ("# A talk\n\n## A part\n", "markdown"),
    ("** not **\n*****\n#tag\n#tag\n", "text"), ("a **b** c\n", "text"), ("\0\0", "text"),
    ("\u{FEFF}---\na: b\n---\n", "markdown"), ("[KUNYA-1] said yes.\n[PERSON-2]: No.\n", "text"),
    ("[crying] Yes.\n[01:02] No.\n", "text"), ("[PERSON-1]\n[DATE-1]\n", "text"), ("[1]\n[\"a\"]\n", "jsonl"),
  ])
  func `formats are told by content`(text: String, name: String) {
    #expect(FormatTable().sniff(Array(text.utf8)).name == name)
  }

  @Test func `names are unique and lead to their format`() {
    let table = FormatTable()
    #expect(Set(table.formats.map(\.name)).count == table.formats.count)
    for format in table.formats { #expect(table.format(named: format.name)?.name == format.name) }
    #expect(table.format(named: "none") == nil)
  }

  @Test func `Markdown is written back to the byte`() throws {
    let top = "---\na: b\n---\n<!-- NADA: x -->\n> [a](b \"c\") \\[01:46\\]  \r\n"
    let source = Array((top + "* * *\n**Nada:** \u{A0}é\n\n").utf8)
    let read = try MarkdownText().read(source)
    #expect(read.format == "markdown")
    #expect(try read.write([]) == source)
  }

  @Test func `limits reach the formats`() {
    for format in FormatTable(limits: IntakeLimits(bytes: 2)).formats {
      #expect(throws: TranscriptError.tooLarge(size: 3, limit: 2)) { try format.read([65, 66, 67]) }
    }
  }
}
