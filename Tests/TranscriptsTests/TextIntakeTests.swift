import RedactCore
import Testing

@testable import Transcripts

@Suite("Intake of text")
struct TextIntakeTests {
  private func refusal(_ bytes: [UInt8], limit: Int = 64 << 20) -> TranscriptError? {
    do throws(TranscriptError) {
      _ = try TextIntake(bytes, limits: IntakeLimits(bytes: limit))
      return nil
    } catch {
      return error
    }
  }

  @Test func `an empty input is an empty document`() throws {
    for bytes: [UInt8] in [[], [0xEF, 0xBB, 0xBF]] {
      let read = try PlainText().read(bytes)
      #expect(read.document.text.isEmpty && read.document.segments.isEmpty)
      #expect(try read.write([]) == bytes)
    }
  }

  @Test func `a byte order mark is kept and is no text`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("NADA: Yes.\r\n".utf8)
    let read = try PlainText().read(bytes)
    #expect(words(read.document.segments.first?.speaker, read.document.text) == "NADA")
    #expect(read.source(of: 0) == 3)
    #expect(try read.write([]) == bytes)
    let edit = Edit(ByteSpan(0, 4), Array("[PERSON-1]".utf8))
    #expect(try read.write([edit]) == [0xEF, 0xBB, 0xBF] + Array("[PERSON-1]: Yes.\r\n".utf8))
  }

  @Test func `other encodings are named`() {
    #expect(refusal([0xFF, 0xFE, 0x41, 0]) == .otherEncoding("UTF-16LE"))
    #expect(refusal([0xFE, 0xFF, 0, 0x41]) == .otherEncoding("UTF-16BE"))
    #expect(refusal([0xFF, 0xFE, 0, 0]) == .otherEncoding("UTF-32LE"))
    #expect(refusal([0, 0, 0xFE, 0xFF]) == .otherEncoding("UTF-32BE"))
    #expect(TranscriptError.otherEncoding("UTF-16LE").hint?.contains("iconv -f UTF-16LE") == true)
  }

  @Test func `NUL and bytes that are no UTF-8 are refused with their place`() {
    #expect(refusal(Array("a\nb\0".utf8)) == .nul(InputPlace(offset: 3, line: 2)))
    #expect(refusal(Array("a\r\nb".utf8) + [0xC0, 0x80]) == .invalidUTF8(InputPlace(offset: 4, line: 2)))
    #expect(refusal(Array("a\n".utf8) + [0xC3]) == .invalidUTF8(InputPlace(offset: 2, line: 2)))
    #expect(refusal([0xED, 0xA0, 0x80]) == .invalidUTF8(InputPlace(offset: 0, line: 1)))
  }

  @Test func `the limit is a limit`() {
    #expect(refusal([1, 2, 3], limit: 3) == nil)
    #expect(refusal([1, 2, 3, 4], limit: 3) == .tooLarge(size: 4, limit: 3))
    #expect(IntakeLimits().bytes == 67_108_864)
  }

  @Test(arguments: ["a\rb\n", "a\nb\rc", "a\r\nb\rc\r\n", "a\n\r\r\n"])
  func `a lone CR among LF is refused`(text: String) {
    guard case .mixedLineEnds(let place)? = refusal(Array(text.utf8)) else {
      Issue.record("it was taken")
      return
    }
    let bytes = Array(text.utf8)
    #expect(bytes[place.offset] == 0x0D)
    #expect(place.offset + 1 == bytes.count || bytes[place.offset + 1] != 0x0A)
  }

  @Test(arguments: ["a\rb\rc", "a\r", "\r\r", "a\nb\r\nc\n", "a\r\nb", "\n\n"])
  func `line ends of one kind, or LF with CRLF, are taken`(text: String) {
    #expect(refusal(Array(text.utf8)) == nil)
  }

  @Test func `errors show no text`() {
    let secret = Array("Umm Rawad".utf8)
    let errors = [refusal(secret + [0]), refusal(secret + [0xFF]), refusal(secret + Array("\ra\n".utf8))]
    for error in errors { #expect(error.map { "\($0)\($0.hint ?? "")" }?.contains("Rawad") == false) }
  }

  @Test func `a transcript prints its format only`() throws {
    let read = try PlainText().read(Array("NADA: Yes.\n".utf8))
    var dumped = "\(read)"
    dump(read, to: &dumped)
    #expect(!dumped.contains("NADA") && !dumped.contains("78"))
  }

  @Test func `edits that do not fit are refused`() throws {
    let read = try PlainText().read(Array("añb".utf8))
    #expect(throws: TranscriptError.edits(.outOfRange(edit: 0))) {
      try read.write([Edit(ByteSpan(0, 5), [])])
    }
    #expect(throws: TranscriptError.edits(.splitsScalar(edit: 0))) {
      try read.write([Edit(ByteSpan(0, 2), [])])
    }
    #expect(throws: TranscriptError.edits(.overlap(edit: 1))) {
      try read.write([Edit(ByteSpan(0, 1), []), Edit(ByteSpan(0, 1), [])])
    }
  }
}
