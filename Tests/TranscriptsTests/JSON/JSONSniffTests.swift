import TestSupport
import Testing

@testable import Transcripts

@Suite("Telling JSON apart")
struct JSONSniffTests {
  @Test(arguments: [
    ("{}", "json"), ("[]", "json"), (" [1, 2]\n", "json"), ("[\"a\"]", "json"), ("{\"a\": [", "json"),
    ("{\"a\":{}}\n{\"b\":1}\n", "jsonl"), ("{\"a\":1}\n", "json"), ("[1]\n[2]\n", "jsonl"),
    ("{\"segments\":[{\"text\":\"a\",\"tokens\":[1]}]}", "whisper"),
    ("{\"segments\":[{\"text\":\"a\",\"start\":1}]}", "whisper"),
    ("{\"segments\":[{\"text\":\"a\",\"speaker\":\"b\"}]}", "whisperx"),
    ("{\"results\":{\"transcripts\":[{\"transcript\":\"\"}]}}", "aws-transcribe"),
    ("{\"results\":{\"channels\":[{\"alternatives\":[]}]}}", "deepgram"),
    ("{\"text\":\"<p>a</p>\",\"media\":\"\",\"media-time\":1}", "otranscribe"),
    ("{\"text\":\"a\"}", "json"), ("{\"results\":[{\"a\":1}]}", "json"), ("{\"events\":[]}", "json"),
    ("[[[[[[[[[[[[[[\"a\"]]]]]]]]]]]]]]", "json"),
    ("[00:01:02] Nada: Yes.\n", "text"), ("{laughs} Yes.\n", "text"), ("[laughs] Yes.", "text"),
    ("[1] A footnote.", "text"), ("[\"Yes,\" she said]", "text"), ("{\"", "text"), ("[", "text"),
    ("{", "text"), ("{\"Yes\", she said}", "text"), ("[12]: a", "text"), ("[true story] a", "text"),
  ])
  func `shapes are told by content, and prose is none`(text: String, name: String) {
    #expect(FormatTable().sniff(Array(text.utf8)).name == name)
  }

  @Test func `a long text in front hides nothing`() {
    let long = String(repeating: "word ", count: 100_000)
    let whisper = "{\"text\":\"\(long)\",\"segments\":[{\"text\":\"a\",\"seek\":0}]}"
    #expect(FormatTable().sniff(Array(whisper.utf8)).name == "whisper")
    let lines = "{\"a\":\"\(long)\"}\n{\"a\":1}"
    #expect(FormatTable().sniff(Array(lines.utf8)).name == "jsonl")
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"a":1,"b":{"a":1},"\u0061":2}"#, #"{"a":"\u0000"}"#, #"{"a":"\ud800"}"#,
    #"{"a":1"#, #"{"a":1}{"#, "{\"a\":\"\u{1}\"}", #"{"a":01}"#, #"{"a":"\x"}"#,
  ])
  func `broken JSON is refused, and so is what two readers could read differently`(json: String) {
    #expect {
      try PlainJSONTests.json.read(Array(json.utf8))
    } throws: { error in
      guard case TranscriptError.malformed(format: "json", reason: _, _)? = error as? TranscriptError else {
        return false
      }
      return true
    }
  }

  @Test(arguments: ["{\"a\":1}\n{\"a\":1", "{\"a\":1} {\"a\":1}\n{}", "{\"a\":\n1}\n", "{}\nx\n"])
  func `a line that is no value is refused`(lines: String) {
    #expect(throws: TranscriptError.self) {
      try JSONTranscript(JSONRecords.self, limits: IntakeLimits()).read(Array(lines.utf8))
    }
  }

  @Test func `an escaped backslash before u0000 is no NUL`() throws {
    #expect(try Reading(#"{"note":"\\u0000"}"#, as: "json").text == "note: \\u0000\n")
  }

  static let samples: [(folder: String, name: String, format: String)] = [
    ("synthetic", "dev-01.assemblyai.json", "assemblyai"), ("synthetic", "dev-01.aws.json", "aws-transcribe"),
    ("synthetic", "dev-01.deepgram.json", "deepgram"), ("synthetic", "dev-01.google.json", "google-stt"),
    ("synthetic", "dev-01.json3", "youtube-json3"), ("synthetic", "dev-01.jsonl", "jsonl"),
    ("synthetic", "dev-01.otr", "otranscribe"), ("synthetic", "dev-01.whisper.json", "whisper"),
    ("synthetic", "dev-01.whispercpp.json", "whisper-cpp"),
    ("synthetic", "dev-01.whisperx.json", "whisperx"),
    ("fetched", "amazon-transcribe-output-word-document__example-call.json", "aws-transcribe"),
    ("fetched", "deepgram-js-captions__assemblyai-utterances.json", "assemblyai"),
    ("fetched", "deepgram-js-captions__dg-utterances.json", "deepgram"),
    ("fetched", "react-transcript-editor__gcpSttSpeakerDiarization.sample.json", "google-stt"),
    ("fetched", "react-transcript-editor__todayinfocus.sample.json", "aws-transcribe"),
  ]

  @Test(.enabled(if: Shared.has("samples"), "needs ../shared/samples"), arguments: samples)
  func `samples are known and come back byte for byte`(folder: String, name: String, format: String) throws {
    let bytes = try Shared.bytes("samples/\(folder)/\(name)")
    let found = FormatTable().sniff(bytes)
    #expect(found.name == format)
    #expect(try found.read(bytes).write([]) == bytes)
  }
}

extension PlainJSONTests {
  static var json: JSONTranscript<PlainJSON> { JSONTranscript(PlainJSON.self, limits: IntakeLimits()) }
}
