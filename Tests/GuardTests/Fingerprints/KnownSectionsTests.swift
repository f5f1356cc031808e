import RedactCore
import Testing

@testable import Guard

@Suite struct KnownSectionsTests {
  private func split(_ text: String) throws -> [String] {
    try KnownSections.split(Array(text.utf8)).map {
      "\($0.files ?? "-"): \(String(decoding: $0.bytes.map { $0 == 0x0A ? 0x7C : $0 }, as: UTF8.self))"
    }
  }

  @Test func `what stands before any heading is for all files`() throws {
    #expect(try split("Samira\nRania ; PERSON") == ["-: Samira|Rania ; PERSON|"])
    #expect(try split("") == ["-: "])
  }

  @Test func `lines keep their numbers`() throws {
    #expect(
      try split("# known\nSamira\n\n[interviews/0417*]\nthe red door\n\n [b/[0-9]*] \r\nRania\r\n") == [
        "-: # known|Samira|", "interviews/0417*: ||||the red door|", "b/[0-9]*: |||||||Rania\r|",
      ])
  }

  @Test func `a heading that comes again goes on`() throws {
    #expect(try split("[a]\none\n[b]\ntwo\n[a]\nthree") == ["-: ", "a: |one||||three|", "b: |||two|"])
  }

  @Test func `a byte order mark hides no heading`() throws {
    #expect(try split("\u{FEFF}[a]\none") == ["-: ", "a: |one|"])
  }

  @Test(arguments: ["[a", "[]", "[a] b", "[a\u{1}]", "["])
  func `what looks like a heading and is none is refused`(_ line: String) {
    #expect(throws: KnownSectionError(line: 2, reason: .heading)) {
      try split("Samira\n\(line)\nthe red door")
    }
  }

  @Test func `many headings far apart are refused and do no harm`() {
    let text = (0..<8000).map { "[a\($0)]\nx" }.joined(separator: "\n")
    #expect(throws: KnownSectionError.self) { try split(text) }
  }
}
