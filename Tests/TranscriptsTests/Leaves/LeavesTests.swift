import RedactCore
import Testing

@testable import Transcripts

@Suite("Leaves: one text, written in many places")
struct LeavesTests {
  /// Splits `a|b|c` into plain leaves, so that `|` is written in the source and is no text.
  private func builder(_ source: String) throws -> (DocumentBuilder, [ByteSpan]) {
    let bytes = Array(source.utf8)
    var pieces: [ByteSpan] = []
    var start = 0
    for (index, byte) in (bytes + Array("|".utf8)).enumerated() where byte == UInt8(ascii: "|") {
      pieces.append(ByteSpan(start, index))
      start = index + 1
    }
    return (DocumentBuilder(try SourceText(bytes)), pieces)
  }

  private func edit(_ words: String, _ label: String, in transcript: Transcript) throws -> Edit {
    let start = try #require(transcript.document.text.firstRange(of: Array(words.utf8))?.lowerBound)
    return Edit(ByteSpan(start, start + words.utf8.count), Array(label.utf8))
  }

  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `what replaces a name over several leaves goes into the first, and no leaf is lost`() throws {
    var (builder, pieces) = try builder("then Umm|Hamza|came")
    for piece in pieces {
      builder.goOn()
      builder.add(piece)
    }
    let read = try builder.transcript("test", of: builder.source.bytes)
    #expect(string(read.document.text) == "then Umm Hamza came")
    #expect(string(try read.write([edit("Umm Hamza", "[KUNYA-1]", in: read)])) == "then [KUNYA-1]||came")
  }

  @Test func `what is put in between leaves goes behind the one before`() throws {
    var (builder, pieces) = try builder("Nada|Yes.")
    builder.beginTurn(pieces[0])
    builder.add(pieces[1])
    let read = try builder.transcript("test", of: builder.source.bytes)
    #expect(string(try read.write([Edit(ByteSpan(5, 5), Array("x".utf8))])) == "Nadax|Yes.")
  }

  @Test func `copies change with the text, whatever their case and cuts`() throws {
    var (builder, pieces) = try builder("Salih, of Hawija.|salih|of|hawija| Sal|ih|,| of| Haw|ija|.")
    let text = builder.add(pieces[0])
    let isKnown1 = builder.copy(pieces[1...3].map { ($0, .plain) }, of: [text])
    #expect(isKnown1)
    let isKnown2 = builder.copy(pieces[4...].map { ($0, .plain) }, of: [text])
    #expect(isKnown2)
    let read = try builder.transcript("test", of: builder.source.bytes)
    let written = try read.write([edit("Salih", "[P]", in: read), edit("Hawija", "[L]", in: read)])
    #expect(string(written) == "[P], of [L].|[P]|of|[L]| [P]||,| of| [L]||.")
  }

  @Test func `a copy leaves out what stands between, and its end alone gets no replacement`() throws {
    var (builder, pieces) = try builder("I am|Umm|Hamza|said Q|and came|I am Umm, Hamza and came|hamza")
    var bodies: [ByteSpan] = []
    for piece in pieces[..<5] {
      builder.goOn()
      let place = builder.add(piece)
      if piece != pieces[3] { bodies.append(place) }
    }
    let isKnown1 = builder.copy([(pieces[5], .plain)], of: bodies)
    let isKnown2 = builder.copy([(pieces[6], .plain)], of: [bodies[2]])
    #expect(isKnown1 && isKnown2)
    let read = try builder.transcript("test", of: builder.source.bytes)
    #expect(string(read.document.text) == "I am Umm Hamza said Q and came")
    let edits = [try edit("Umm Hamza", "[P]", in: read), try edit("Q", "[S]", in: read)]
    #expect(string(try read.write(edits)) == "I am|[P]||said [S]|and came|I am [P] and came|")
  }

  @Test(arguments: ["salih|of|the|hawija", "salih|of", "salim|of|hawija", "salih|of|hawija|too"])
  func `other words are no copy`(copy: String) throws {
    var (builder, pieces) = try builder("Salih of Hawija|" + copy)
    let text = builder.add(pieces[0])
    let isKnown3 = builder.copy(pieces[1...].map { ($0, .plain) }, of: [text])
    #expect(!isKnown3)
  }

  @Test func `names that places refer to change everywhere, and stay unlike each other`() throws {
    var (builder, pieces) = try builder("Hanan|Hanan Jassem|Hanan|Hanan Jassem|nobody")
    for piece in pieces[..<2] { builder.define(builder.field("person", piece)) }
    let isKnown4 = builder.refer(pieces[2])
    #expect(isKnown4)
    let isKnown5 = builder.refer(pieces[3])
    #expect(isKnown5)
    let isKnown6 = builder.refer(pieces[4])
    #expect(!isKnown6)
    let read = try builder.transcript("test", of: builder.source.bytes)
    #expect(string(read.document.text) == "person: Hanan\nperson: Hanan Jassem\n")
    let first = try edit("Hanan", "[P-1]", in: read)
    let second = try edit("Hanan Jassem", "[P-1]", in: read)
    #expect(string(try read.write([first, second])) == "[P-1]|[P-1]-2|[P-1]|[P-1]-2|nobody")
  }

  @Test func `escapes are taken whole, and replacements are escaped`() throws {
    let source = Array(#"x \u0130brahim \"here\" y"#.utf8)
    var builder = DocumentBuilder(try SourceText(source))
    builder.add(ByteSpan(0, source.count), .json)
    let read = try builder.transcript("test", of: source)
    #expect(string(read.document.text) == #"x İbrahim "here" y"#)
    #expect(string(try read.write([edit("İbrahim", #"a"b"#, in: read)])) == #"x a\"b \"here\" y"#)
    #expect(read.source(of: 2) == 2)
    #expect(read.source(of: 4) == 8)
  }

  @Test func `escapes that make up for one another in length are escapes all the same`() throws {
    let source = Array("see PERSON-1 there (be)cause Nada".utf8)
    var builder = DocumentBuilder(try SourceText(source))
    builder.add(ByteSpan(0, source.count), .chatWords)
    let read = try builder.transcript("test", of: source)
    #expect(string(read.document.text) == "see [PERSON-1] there because Nada")
    #expect(read.document.text.count == source.count)
    #expect(string(try read.write([edit("there", "[P]", in: read)])) == "see PERSON-1 P (be)cause Nada")
    #expect(read.source(of: ByteSpan(4, 14)) == ByteSpan(4, 12))
  }

  @Test func `a number becomes a string as a whole`() throws {
    let source = Array("[905551234567]".utf8)
    var builder = DocumentBuilder(try SourceText(source))
    builder.add(ByteSpan(1, 13), .jsonNumber)
    let read = try builder.transcript("test", of: source)
    let edits = [Edit(ByteSpan(2, 5), Array("[A]".utf8)), Edit(ByteSpan(7, 9), Array("[B]".utf8))]
    #expect(string(try read.write(edits)) == #"["[A]"]"#)
  }

  @Test func `metadata is taken out and counted`() throws {
    var (builder, pieces) = try builder("words|/home/me/a.wav|Me")
    builder.add(pieces[0])
    builder.remove(.author, pieces[2])
    builder.remove(.media, pieces[1], leaving: "removed")
    let read = try builder.transcript("test", of: builder.source.bytes)
    #expect(read.metadata == [.author: 1, .media: 1])
    #expect(string(try read.withoutMetadata()) == "words|removed|")
  }

  @Test func `copies that cannot be edited go once anything is`() throws {
    var (builder, pieces) = try builder("Nada left|1,2,3")
    builder.add(pieces[0])
    builder.dropWhenEdited(pieces[1], leaving: "0")
    let read = try builder.transcript("test", of: builder.source.bytes)
    #expect(read.metadata == [:])
    #expect(string(try read.withoutMetadata()) == "Nada left|1,2,3")
    #expect(string(try read.write([edit("Nada", "[P]", in: read)])) == "[P] left|0")
  }

  @Test(arguments: [SourceText.Encoding.latin1, .utf16(isBigEndian: false), .utf16(isBigEndian: true)])
  func `other encodings come back byte for byte, and replacements in them`(
    encoding: SourceText.Encoding
  ) throws {
    let text = "là-bas Zoé parle"
    var input: [UInt8]
    switch encoding {
    case .utf16(let isBigEndian):
      input = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      for unit in text.utf16 {
        input += isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
      }
    default: input = text.unicodeScalars.map { UInt8($0.value) }
    }
    let source = try SourceText(input, as: encoding)
    #expect(string(source.bytes) == text)
    #expect(try source.encoded(source.bytes) == input)
    var builder = DocumentBuilder(source)
    builder.add(ByteSpan(0, source.bytes.count))
    let read = try builder.transcript("test", of: input)
    let written = try read.write([edit("Zoé", "[P]", in: read)])
    #expect(string(try SourceText(written, as: encoding).bytes) == "là-bas [P] parle")
  }
}
