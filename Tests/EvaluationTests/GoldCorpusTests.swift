import Testing

@testable import Evaluation

@Suite struct GoldCorpusTests {
  private func gold(_ lines: String) throws -> [GoldDocument] { try GoldCorpus.read(Array(lines.utf8)) }

  @Test func `all fields are read`() throws {
    let documents = try gold(
      """
      {"id":"a","text":"\\u0041é","spans":[{"start":0,"end":2,"type":"PER","identifier":"direct",\
      "entity_id":3,"orig_type":"x","note":"weak: maybe"}],"annotated_types":["PER"],"genre":"talk"}

      {"id":7,"text":"","spans":[],"license":null}
      """)
    #expect(documents.map(\.id) == ["a", "7"])
    #expect(documents.map(\.line) == [1, 3])
    #expect(documents[0].text == Array("Aé".utf8))
    var span = GoldSpan(0..<2, "PER", identifier: "DIRECT", entity: "3")
    span.origin = "x"
    span.isWeak = true
    #expect(documents[0].spans == [span])
    #expect(documents[0].annotatedTypes == ["PER"])
    #expect(documents[0].groups == [.genre: "talk", .id: "a"])
    #expect(documents[1].groups == [.license: "None", .id: "7"])
  }

  @Test(
    arguments: [
      (#"{"text":"","spans":[]}"#, .field(.id)), (#"{"id":"a","spans":[]}"#, .field(.text)),
      (#"{"id":"a","text":""}"#, .field(.spans)), ("[]", .field(.text)), ("{", .json(.unexpectedEnd)),
      (#"{"id":"a","text":"b","spans":[{"start":1,"end":1,"type":"X"}]}"#, .field(.span)),
      (#"{"id":"a","text":"b","spans":[{"start":0.0,"end":1,"type":"X"}]}"#, .field(.span)),
      (#"{"id":"a","text":"b","spans":[{"start":0,"end":1}]}"#, .field(.type)),
      (#"{"id":"a","text":"","spans":[],"annotated_types":"X"}"#, .field(.annotatedTypes)),
    ] as [(String, EvaluationError.Reason)])
  func `what is malformed is told with its line`(json: String, reason: EvaluationError.Reason) {
    #expect(throws: EvaluationError(.gold, reason, line: 2)) { try gold("\n" + json) }
  }

  @Test func `predictions must be for documents of the gold`() throws {
    let documents = try gold(#"{"id":"a","text":"bc","spans":[]}"#)
    let known = Array(#"{"id":"a","spans":[{"start":0,"end":1},{"start":1,"end":2,"type":"per"}]}"#.utf8)
    #expect(
      try Predictions.read(known, gold: documents).spans
        == ["a": [PredictedSpan(0..<1, "MISC"), PredictedSpan(1..<2, "PER")]])
    #expect(throws: EvaluationError(.predictions, .unknownDocument, line: 1)) {
      try Predictions.read(Array(#"{"id":"b","spans":[]}"#.utf8), gold: documents)
    }
  }
}
