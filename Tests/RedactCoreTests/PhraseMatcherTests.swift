import RedactCore
import Testing

@Suite struct PhraseMatcherTests {
  private func matcher(_ phrases: [String]) -> PhraseMatcher {
    var matcher = PhraseMatcher()
    for (number, phrase) in phrases.enumerated() { matcher.add(Array(phrase.utf8), phrase: number) }
    return matcher
  }

  private func find(_ phrases: [String], in text: String, within places: [ByteSpan]? = nil) -> [String] {
    let bytes = Array(text.utf8)
    return matcher(phrases).occurrences(in: Tokens(bytes), of: bytes, within: places).map { found in
      "\(found.phrase):\(found.tokens.lowerBound)-\(found.tokens.upperBound)"
    }
  }

  @Test func `phrases are found where they overlap, the shorter first`() {
    #expect(
      find(["nada", "nada rawad", "rawad"], in: "so Nada Rawad went") == ["0:1-2", "1:1-3", "2:2-3"])
  }

  @Test func `equal phrases are all found, in order`() {
    #expect(find(["nada", "zaki", "nada"], in: "nada") == ["0:0-1", "2:0-1"])
  }

  @Test func `what begins a phrase is none`() {
    #expect(find(["nada rawad", "nada rawad harun"], in: "nada and nada rawad") == ["0:2-4"])
  }

  @Test func `a phrase written as one word is found with the one that is one`() {
    #expect(find(["al-jassem", "aljassem"], in: "Aljassem") == ["0:0-1", "1:0-1"])
  }

  @Test func `only what begins in the places is found`() {
    let text = "nada rawad nada rawad nada"
    #expect(find(["nada rawad", "nada"], in: text, within: [ByteSpan(5, 16)]) == ["1:2-3", "0:2-4"])
    #expect(find(["nada"], in: text, within: []) == [])
  }

  @Test func `a matcher knows how many phrases it has`() {
    #expect(PhraseMatcher().isEmpty)
    #expect(matcher(["nada", "nada"]).count == 2)
  }
}
