import RedactCore
import Testing

@testable import Transcripts

@Suite("OpenDocument texts")
struct OpenDocumentTests {
  private func read(_ sample: OfficeSample) throws -> Transcript { try OpenDocument().read(sample.bytes) }

  @Test func `words are whole over spans, notes and comments, and paragraphs are lines`() throws {
    let body =
      "<text:h text:outline-level=\"1\">A talk</text:h>\n <text:p text:style-name=\"P1\"><text:span>NADA:"
      + "</text:span><text:s/>I am Umm Kh<office:annotation><dc:creator>Lena</dc:creator><text:p>Hanan</text:p>"
      + "</office:annotation><text:span>al</text:span><text:note text:note-class=\"footnote\"><text:note-citation>1"
      + "</text:note-citation><text:note-body><text:p>Her brother.</text:p></text:note-body></text:note>id.</text:p>"
      + "<text:p>born 17<text:line-break/>March<text:tab/>1991</text:p>"
    let original = try read(.open(body))
    #expect(
      original.text
        == "person: Lena\nnote: Hanan\n\nA talk\nNADA: I am Umm Khalid.\nHer brother.\nborn 17\nMarch 1991\n")
    #expect(original.metadata == [.comment: 1])
    let masked = try part("content.xml", of: original.masking("Umm Khalid", "[K]"))
    #expect(masked.contains("I am [K]<office:annotation>"))
    #expect(masked.contains("<text:span></text:span><text:note"))
    let clean = try OpenDocument().read(original.withoutMetadata())
    #expect(clean.text == "A talk\nNADA: I am Umm Khalid.\nHer brother.\nborn 17\nMarch 1991\n")
  }

  @Test func `deleted text goes with its marks`() throws {
    let body =
      "<text:tracked-changes><text:changed-region text:id=\"ct1\"><text:deletion><text:p>Ha<text:span>nan"
      + "</text:span></text:p></text:deletion></text:changed-region></text:tracked-changes>"
      + "<text:p>a<text:change text:change-id=\"ct1\"/>b</text:p>"
    let original = try read(.open(body))
    #expect(original.text == "note: Hanan\n\nab\n")
    let stripped = try original.withoutMetadata()
    #expect(try part("content.xml", of: stripped).contains("<office:text><text:p>ab</text:p>"))
    #expect(original.metadata == [.history: 2])
  }

  @Test func `names of fields change with their mentions`() throws {
    let body =
      "<text:user-field-decls><text:user-field-decl office:value-type=\"string\" "
      + "office:string-value=\"Hanan\" text:name=\"who\"/></text:user-field-decls>"
      + "<text:p>is <text:user-field-get text:name=\"who\">Hanan</text:user-field-get>.</text:p>"
    let read = try read(.open(body))
    #expect(read.text == "other: Hanan\nother: who\n\nis Hanan.\n")
    let masked = try part("content.xml", of: read.masking("Hanan", "[P]"))
    #expect(masked.contains("office:string-value=\"[P]\"") && masked.contains(">[P]</text:user-field-get>"))
    let renamed = try part("content.xml", of: read.masking("who", "[Q]"))
    #expect(renamed.ranges(of: "text:name=\"Q\"").count == 2)
  }

  @Test func `titles of frames, names of tables and links are text`() throws {
    let body =
      "<text:p><draw:frame draw:name=\"hanan_pic\" svg:width=\"1cm\"><draw:image "
      + "xlink:href=\"Pictures/image1.png\" xlink:type=\"simple\"/><svg:title>Hanan</svg:title></draw:frame>"
      + "<text:a xlink:href=\"https://a.example/Hanan\">page</text:a></text:p>"
      + "<table:table table:name=\"Nada\" table:style-name=\"Table1\"><table:table-row><table:table-cell>"
      + "<text:p>cell</text:p></table:table-cell></table:table-row></table:table>"
    let read = try read(.open(body))
    #expect(
      read.text
        == "title: Hanan\nother: hanan_pic\nother: https://a.example/Hanan\nother: Nada\n\npage\ncell\n")
  }

  @Test func `authors, dates and printers are taken out`() throws {
    let meta =
      "<office:document-meta><office:meta><meta:initial-creator>Lena</meta:initial-creator>"
      + "<dc:date>2018-02-06T09:30:00</dc:date><dc:title>Talk</dc:title></office:meta></office:document-meta>"
    let settings =
      "<office:document-settings><config:config-item config:name=\"PrinterName\">Green Gate"
      + "</config:config-item><config:config-item config:name=\"Rsid\" config:type=\"int\">1021</config:config-item>"
      + "<config:config-item config:name=\"Zoom\">100</config:config-item></office:document-settings>"
    let original = try read(.open("<text:p>x</text:p>", ["meta.xml": meta, "settings.xml": settings]))
    #expect(
      original.text == "person: Lena\ndate: 2018-02-06T09:30:00\ntitle: Talk\nother: Green Gate\n\nx\n")
    #expect(original.metadata == [.author: 1, .settings: 2, .history: 1])
    let stripped = try original.withoutMetadata()
    #expect(try part("settings.xml", of: stripped).contains("\"Zoom\">100<"))
    #expect(try OpenDocument().read(stripped).text == "title: Talk\n\nx\n")
    #expect(try OpenDocument().read(stripped).metadata.isEmpty)
  }

  @Test func `thumbnails go with their entry, headers are read`() throws {
    let list =
      "<manifest><file-entry full-path=\"/\" media-type=\"application/x\"/>"
      + "<file-entry full-path=\"content.xml\" media-type=\"text/xml\"/>"
      + "<file-entry full-path=\"Thumbnails/thumbnail.png\" media-type=\"image/png\"/></manifest>"
    let styles =
      "<office:document-styles><style:header><text:p>Hanan</text:p></style:header></office:document-styles>"
    var sample = OfficeSample.open(
      "<text:p>x</text:p>", ["META-INF/manifest.xml": list, "styles.xml": styles])
    sample.parts.append(("Thumbnails/thumbnail.png", [1, 2, 3]))
    let original = try read(sample)
    #expect(original.text == "x\n\nHanan\n")
    let stripped = try original.withoutMetadata()
    #expect(try !part("META-INF/manifest.xml", of: stripped).contains("humbnail"))
    #expect(
      try ZipArchive(stripped).members.map(\.name) == [
        "mimetype", "content.xml", "META-INF/manifest.xml", "styles.xml",
      ])
  }
}
