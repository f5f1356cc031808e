import RedactCore
import Testing

@testable import Transcripts

@Suite("Word documents")
struct WordDocumentTests {
  private func read(_ sample: OfficeSample) throws -> Transcript { try WordDocument().read(sample.bytes) }

  @Test func `words are whole over runs, and paragraphs are lines`() throws {
    let read = try read(
      .word(
        OfficeSample.paragraph("NADA: ", "I am Umm Kh", "alid.")
          + "<w:p><w:r><w:t>SABER:</w:t><w:tab/><w:t>From Tell</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
          + "<w:bookmarkStart w:id=\"1\" w:name=\"_GoBack\"/><w:r><w:t xml:space=\"preserve\"> Sa</w:t></w:r>"
          + "<w:r><w:t>mra</w:t><w:br/><w:t>&amp; more.</w:t></w:r></w:p>"))
    #expect(read.text == "NADA: I am Umm Khalid.\nSABER: From Tell Samra\n& more.\n")
    let written = try part("word/document.xml", of: read.masking("Umm Khalid", "[KUNYA-1]"))
    #expect(written.contains("I am [KUNYA-1]</w:t></w:r><w:r><w:t xml:space=\"preserve\">.</w:t>"))
    #expect(read.document.segments.count == 2)
  }

  @Test func `hyphens that cut a word are not read, others are`() throws {
    let cut =
      "<w:r><w:t>Lubo</w:t><w:noBreakHyphen/><w:t>vac, al</w:t><w:noBreakHyphen/><w:t>Ali, a</w:t>"
      + "<w:softHyphen/><w:t>nd</w:t></w:r>"
    #expect(try read(.word("<w:p>\(cut)</w:p>")).text == "Lubovac, al-Ali, and\n")
  }

  @Test func `a text box is read after its paragraph, and its second form is a copy`() throws {
    let inner = "<w:txbxContent>\(OfficeSample.paragraph("Umm ", "Lina"))</w:txbxContent>"
    let drawing =
      "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>\(inner)</w:drawing></mc:Choice>"
      + "<mc:Fallback><w:pict>\(inner)</w:pict></mc:Fallback></mc:AlternateContent>"
    let body = "<w:p><w:r><w:t>Ha</w:t></w:r><w:r>\(drawing)</w:r><w:r><w:t>nan spoke.</w:t></w:r></w:p>"
    let read = try read(.word(body))
    #expect(read.text == "Hanan spoke.\nUmm Lina\n")
    let written = try part("word/document.xml", of: read.masking("Umm Lina", "[P]"))
    #expect(!written.contains("Lina"))
    #expect(written.ranges(of: "[P]").count == 2)
  }

  @Test func `a second form that says something else is text`() throws {
    let box = { (text: String) in "<w:txbxContent>\(OfficeSample.paragraph(text))</w:txbxContent>" }
    let body =
      "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(box("Umm Lina"))</mc:Choice>"
      + "<mc:Fallback>\(box("Hanan"))</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    #expect(try read(.word(body)).text == "Umm Lina\nHanan\n")
  }

  @Test func `forms that are filled in do not grow together with the words around them`() throws {
    let body =
      "<w:p><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>Clara Ost</w:t></w:r></w:fldSimple><w:sdt><w:sdtContent>"
      + "<w:r><w:t>Witness</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>, a</w:t></w:r></w:p>"
    #expect(try read(.word(body)).text.hasSuffix("Clara Ost Witness, a\n"))
  }

  @Test func `deleted text is taken out, inserted text stays, and nobody is named for it`() throws {
    let by = "w:author=\"Lena\" w:date=\"2016-03-16T09:00:00Z\""
    let body =
      "<w:p><w:r><w:t>By </w:t></w:r><w:ins w:id=\"1\" \(by)><w:r><w:t>Nada</w:t></w:r></w:ins>"
      + "<w:del w:id=\"2\" \(by)><w:r><w:delText>Ha</w:delText></w:r><w:r><w:delText>nan</w:delText></w:r></w:del>"
      + "<w:moveTo w:id=\"3\" \(by)><w:r><w:t>.</w:t></w:r></w:moveTo></w:p>"
    let original = try read(.word(body))
    #expect(original.text.contains("note: Hanan\n"))
    #expect(original.text.contains("person: Lena\n"))
    #expect(original.metadata[.author] == 1)
    #expect(original.metadata[.history] == 4)
    let stripped = try original.withoutMetadata()
    let written = try part("word/document.xml", of: stripped)
    #expect(!written.contains("del"))
    #expect(!written.contains("moveTo"))
    #expect(written.contains("<w:ins w:id=\"1\" w:author=\"Author\" w:date=\"1970-01-01T00:00:00Z\">"))
    let again = try WordDocument().read(stripped)
    #expect(again.text == "By Nada.\n")
    #expect(again.metadata.isEmpty)
  }

  @Test func `comments are emptied, and their anchors stay`() throws {
    let comment =
      "<w:comments><w:comment w:id=\"0\" w:author=\"Lena F\" w:initials=\"LF\">"
      + "\(OfficeSample.paragraph("She is Ha", "nan."))</w:comment></w:comments>"
    let sample = OfficeSample.word(OfficeSample.paragraph("Yes."), ["word/comments.xml": comment])
    let original = try read(sample)
    #expect(original.text == "note: She is Hanan.\nperson: Lena F\nother: LF\n\nYes.\n")
    let stripped = try original.withoutMetadata()
    #expect(
      try part("word/comments.xml", of: stripped)
        .hasSuffix(
          "<w:comment w:id=\"0\" w:author=\"Author\" w:initials=\"A\"><w:p/></w:comment></w:comments>"))
    #expect(try WordDocument().read(stripped).text == "Yes.\n")
  }

  @Test func `codes of fields are read whole, and those that only count are not`() throws {
    let code = { (text: String) in "<w:r><w:instrText>\(text)</w:instrText></w:r>" }
    let mark = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let body =
      "<w:p>" + mark("begin") + code(" HYPERLIN") + code("K \"mailto:ha@na.example\" ") + mark("separate")
      + "<w:r><w:t>her</w:t></w:r>" + mark("end") + mark("begin") + code(" PAGE ") + mark("end") + "</w:p>"
    #expect(try read(.word(body)).text == "other:  HYPERLINK \"mailto:ha@na.example\" \n\nher\n")
  }

  @Test func `properties are fields, and authors are taken out`() throws {
    let core =
      "<cp:coreProperties xmlns:cp=\"http://purl.org/dc/x\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      + "<dc:title>Talk with Hanan</dc:title><dc:creator>Lena</dc:creator></cp:coreProperties>"
    let app =
      "<Properties><Company>Green Gate</Company><Pages>7</Pages><Template>Hanan.dotm</Template></Properties>"
    let sample = OfficeSample.word(
      OfficeSample.paragraph("Yes."), ["docProps/core.xml": core, "docProps/app.xml": app])
    let original = try read(sample)
    #expect(
      original.text
        == "title: Talk with Hanan\nperson: Lena\norganisation: Green Gate\nother: Hanan.dotm\n\nYes.\n")
    #expect(original.metadata == [.author: 2, .settings: 1])
    let clean = try WordDocument().read(original.withoutMetadata())
    #expect(clean.text == "title: Talk with Hanan\n\nYes.\n")
  }

  @Test func `names of styles and bookmarks change with all that refer to them`() throws {
    let styles =
      "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Hanan\"><w:name w:val=\"Hanan A\"/></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    let body =
      "<w:p><w:pPr><w:pStyle w:val=\"Hanan\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"Lina_1\"/>"
      + "<w:hyperlink w:anchor=\"Lina_1\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>"
    let read = try read(.word(body, ["word/styles.xml": styles]))
    #expect(read.text == "other: Hanan\nother: Lina_1\nother: Hanan A\n\nx\n")
    let masked = try read.masking("Hanan", "[P 1]")
    #expect(try part("word/styles.xml", of: masked).contains("w:styleId=\"P_1\"><w:name w:val=\"[P 1] A\"/>"))
    #expect(try part("word/document.xml", of: masked).contains("<w:pStyle w:val=\"P_1\"/>"))
    let marked = try part("word/document.xml", of: read.masking("Lina", "[P]"))
    #expect(marked.contains("w:name=\"P_1\"") && marked.contains("w:anchor=\"P_1\""))
  }

  @Test func `links stay addresses`() throws {
    let links =
      "<Relationships><Relationship Id=\"rId1\" Target=\"https://a.example/Umm%20Y?n=Deli%C4%87&amp;x\" "
      + "TargetMode=\"External\"/><Relationship Id=\"rId2\" Target=\"styles.xml\"/></Relationships>"
    let sample = OfficeSample.word(OfficeSample.paragraph("x"), ["word/_rels/document.xml.rels": links])
    let read = try read(sample)
    #expect(read.text == "other: https://a.example/Umm Y?n=Delić&x\n\nx\n")
    let masked = try part("word/_rels/document.xml.rels", of: read.masking("Umm Y", "[P-1]"))
    #expect(masked.contains("Target=\"https://a.example/%5BP-1%5D?n=Deli%C4%87&amp;x\""))
  }

  @Test func `settings that link or name are taken out`() throws {
    let settings =
      "<w:settings><w:rsids><w:rsid w:val=\"00A4D17C\"/></w:rsids><w:docVars><w:docVar w:name=\"who\" "
      + "w:val=\"Hanan\"/></w:docVars><w:zoom w:percent=\"100\"/></w:settings>"
    let body = "<w:p w:rsidR=\"00A4D17C\"><w:r w:rsidR=\"003B55E1\"><w:t>x</w:t></w:r></w:p>"
    let original = try read(.word(body, ["word/settings.xml": settings]))
    #expect(original.text == "other: who\nother: Hanan\n\nx\n")
    #expect(original.metadata == [.history: 3, .settings: 1])
    let stripped = try original.withoutMetadata()
    #expect(
      try part("word/settings.xml", of: stripped).hasSuffix("><w:zoom w:percent=\"100\"/></w:settings>"))
    #expect(
      try part("word/document.xml", of: stripped).contains(
        "<w:p w:rsidR=\"00000000\"><w:r w:rsidR=\"00000000\">"))
  }

  @Test func `values that are not what lists of the standard hold are text`() throws {
    let body =
      "<w:p><w:pPr><w:jc w:val=\"Hanan al-Ali\"/><w:jc w:val=\"both\"/><w:new w:secret=\"Lina\"/></w:pPr></w:p>"
    let read = try read(.word(body + "<!-- Nada --><w:new>Saber</w:new>"))
    #expect(read.text.contains("other: Hanan al-Ali\n"))
    #expect(read.text.contains("other: Lina\n"))
    #expect(read.text.contains("other: Saber\n"))
    #expect(read.text.contains("note:  Nada \n"))
    #expect(!read.text.contains("both"))
    #expect(read.metadata == [.comment: 1])
  }

  @Test func `what is bound from elsewhere is text, whatever its elements are called`() throws {
    let item = "<people><comment who=\"12\">Hanan</comment></people>"
    let read = try read(.word(OfficeSample.paragraph("x"), ["customXml/item1.xml": item]))
    #expect(read.text == "other: Hanan\n\nx\n")
    #expect(read.metadata.isEmpty)
  }

  @Test func `pictures lose what they show and say`() throws {
    var sample = OfficeSample.word(OfficeSample.paragraph("x"))
    sample.parts.append(("word/media/image1.jpg", [0xFF, 0xD8, 0xFF, 0xE1] + Array("Exif: Hanan".utf8)))
    sample.parts.append(("docProps/thumbnail.jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]))
    let original = try read(sample)
    #expect(original.metadata == [.picture: 2])
    let stripped = try original.withoutMetadata()
    #expect(try part("word/media/image1.jpg", of: stripped).utf8.count > 20)
    #expect(try !part("word/media/image1.jpg", of: stripped).contains("Hanan"))
    #expect(try !ZipArchive(stripped).members.contains { $0.name.contains("thumbnail") })
    #expect(try WordDocument().read(stripped).metadata.isEmpty)
  }

  @Test func `without edits the archive is the same`() throws {
    let bytes = try OfficeSample.word(OfficeSample.paragraph("NADA: Yes.")).bytes
    let read = try WordDocument().read(bytes)
    #expect(try read.write([]) == bytes)
    #expect(!read.isUTF8)
    #expect(try read.withoutMetadata() == bytes)
  }
}
