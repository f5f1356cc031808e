import RedactCore
import Testing

@testable import Transcripts

@Suite("Office documents that are refused")
struct OfficeRefusalTests {
  private func error(_ sample: OfficeSample, isWord: Bool = true) throws -> TranscriptError? {
    let bytes = try sample.bytes
    do throws(TranscriptError) {
      _ = try isWord ? WordDocument().read(bytes) : OpenDocument().read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("word/vbaProject.bin", "a macro"), ("word/embeddings/oleObject1.bin", "an embedded object"),
    ("word/activeX/activeX1.xml", "a control"), ("word/fonts/font1.odttf", "an embedded font"),
    ("_xmlsignatures/sig1.xml", "a signature"), ("META-INF/documentsignatures.xml", "a signature"),
    ("Object 1/content.xml", "an embedded object"), ("ObjectReplacements/Object 1", "an embedded object"),
    ("word/afchunk.mht", "a document inside"),
    ("word/media/hanan.png", "a part with a name that is not known"),
    ("hanan/item1.xml", "a part in a folder that is not known"),
    ("word/media/image1.mp4", "a part of a kind that is not known"),
    ("Basic/script-lb.xml", "a macro"), ("word/media/image1.png", "a picture of another type"),
  ])
  func `parts that could not be redacted are named`(name: String, reason: String) throws {
    var sample = OfficeSample.word(OfficeSample.paragraph("x"))
    sample.parts.append((name, Array("words".utf8)))
    let error = try #require(try error(sample))
    #expect(error.description.hasPrefix("docx with \(reason), at byte "))
    #expect(!error.description.contains("hanan"))
    #expect(error.hint != nil)
  }

  @Test func `archives inside archives are refused`() throws {
    var sample = OfficeSample.word(OfficeSample.paragraph("x"))
    sample.parts.append(("customXml/item1.xml", try OfficeSample.word("").bytes))
    #expect(try error(sample)?.description.contains("an archive inside") == true)
  }

  @Test(arguments: [
    "<!DOCTYPE x [<!ELEMENT x ANY>]><x/>", "<!DOCTYPE x><x/>", "<x>&y;</x>", "<x><y></x>", "text",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x/>", "\u{FEFF}\u{FEFF}<x/>",
  ])
  func `parts that are not plain XML are refused`(xml: String) throws {
    var sample = OfficeSample.word(OfficeSample.paragraph("x"))
    sample.parts.append(("customXml/item1.xml", Array(xml.utf8)))
    #expect(try error(sample)?.description.hasPrefix("docx with ") == true)
    sample.parts[2].contents = [0xFF, 0xFE, 0x3C, 0]
    #expect(try error(sample)?.description.contains("UTF-16") == true)
  }

  @Test func `encrypted documents are refused`() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    #expect(FormatTable().sniff(old).name == "docx")
    #expect(throws: TranscriptError.self) { try WordDocument().read(old) }
    let list = "<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>"
    let sample = OfficeSample.open("<text:p>x</text:p>", ["META-INF/manifest.xml": list])
    #expect(try error(sample, isWord: false)?.description.hasPrefix("odt with a password") == true)
    let zip = try ZipSample([ZipSample.Item("[Content_Types].xml", "x"), .init("a", "b", method: 99)]).bytes
    #expect(throws: TranscriptError.archive(.member(1, .encrypted))) { try WordDocument().read(zip) }
  }

  @Test(arguments: ["application/vnd.oasis.opendocument.text Hanan", "Hanan", ""])
  func `a type that is not known is refused`(type: String) throws {
    var open = OfficeSample.open("<text:p>x</text:p>")
    open.parts[0].contents = Array(type.utf8)
    #expect(try error(open, isWord: false)?.description.contains("a type other than text") == true)
    var word = OfficeSample.word(OfficeSample.paragraph("x"))
    word.parts.append(("mimetype", Array(type.utf8)))
    #expect(try error(word)?.description.contains("a type other than text") == true)
    open.parts[0].contents = Array("application/vnd.oasis.opendocument.text-template\n".utf8)
    #expect(try error(open, isWord: false) == nil)
  }

  /// It would be text, and edits could make it another.
  @Test(arguments: [("application/", "Hanan/"), ("/word/document.xml", "/docProps/thumbnail.xml")])
  func `a type of Word that is written in another way is refused`(old: String, new: String) throws {
    var sample = OfficeSample.word(OfficeSample.paragraph("x"))
    #expect(try error(sample) == nil)
    let types = String(decoding: sample.parts[0].contents, as: UTF8.self).replacing(old, with: new)
    sample.parts[0].contents = Array(types.utf8)
    #expect(try error(sample) == .part(format: "docx", "no text of Word inside", byte: 0))
  }

  @Test func `what is no document of ours is refused`() throws {
    let sheet = try ZipSample([ZipSample.Item("[Content_Types].xml", "<Types>sheet.main+xml</Types>")]).bytes
    #expect(FormatTable().sniff(sheet).name == "docx")
    #expect(throws: TranscriptError.part(format: "docx", "no text of Word inside", byte: 0)) {
      try WordDocument().read(sheet)
    }
    let drawing = try ZipSample([
      ZipSample.Item("mimetype", "application/vnd.oasis.opendocument.graphics", method: 0)
    ]).bytes
    let reason: TranscriptError.StaticPhrase = "a type other than text of OpenDocument"
    #expect(throws: TranscriptError.part(format: "odt", reason, byte: 0)) {
      try OpenDocument().read(drawing)
    }
  }

  @Test func `documents are told by what they say they are`() throws {
    let word = try OfficeSample.word(OfficeSample.paragraph("x")).bytes
    let open = try OfficeSample.open("<text:p>x</text:p>").bytes
    #expect([word, open].map { FormatTable().sniff($0).name } == ["docx", "odt"])
    #expect(WordDocument().sniff(word) == .certain && OpenDocument().sniff(open) == .certain)
    #expect(OpenDocument().sniff(word) == .none && WordDocument().sniff(open) < .certain)
    // A broken one is still one, so that the error says what is broken.
    #expect(FormatTable().sniff(Array(word.dropLast(9))).name == "docx")
    #expect(FormatTable().sniff(Array(open.dropLast(9))).name == "odt")
    for prose in ["", "PK", "PK is a name: mimetype", "<w:document/>", "word/document.xml"] {
      let bytes = Array(prose.utf8)
      #expect(WordDocument().sniff(bytes) == .none && OpenDocument().sniff(bytes) == .none)
    }
  }

  @Test func `bombs cost an error`() throws {
    var sample = OfficeSample.word(OfficeSample.paragraph("x"))
    sample.parts.append(("customXml/item1.xml", [UInt8](repeating: 0x20, count: 20 << 20)))
    #expect(try error(sample) == .archive(.member(2, .tooDense(limit: 100))))
    sample.parts[2].contents = Array((String(repeating: "<a>", count: 100_000)).utf8)
    #expect(try error(sample)?.description.contains("nested too deeply") == true)
    let many = (0..<20_000).map { ZipSample.Item("customXml/item\($0).xml") }
    let bytes = try ZipSample(many).bytes
    #expect(throws: TranscriptError.archive(.tooManyMembers(count: 20_000, limit: 10_000))) {
      try WordDocument().read(bytes)
    }
    #expect(throws: TranscriptError.tooLarge(size: bytes.count, limit: 9)) {
      try WordDocument(limits: IntakeLimits(bytes: 9)).read(bytes)
    }
  }

  @Test func `what members carry beside their contents must be known`() throws {
    var item = ZipSample.Item("mimetype", "application/vnd.oasis.opendocument.text", method: 0)
    let content = ZipSample.Item("content.xml", "<p>x</p>")
    item.extra = [0x55, 0x54, 5, 0, 1, 0, 0, 0, 0]
    #expect(throws: Never.self) { try OpenDocument().read(ZipSample([item, content]).bytes) }
    item.extra = [0x12, 0x34, 2, 0, 0x48, 0x61]
    #expect(throws: TranscriptError.part(format: "odt", "an extra field that is not known", byte: 0)) {
      try OpenDocument().read(ZipSample([item, content]).bytes)
    }
    item.extra = []
    item.comment = Array("Hanan".utf8)
    #expect(throws: TranscriptError.part(format: "odt", "a comment in its archive", byte: 0)) {
      try OpenDocument().read(ZipSample([item, content]).bytes)
    }
  }
}
