import Testing

@testable import Transcripts

@Suite("JSON of transcription services")
struct CloudShapeTests {
  @Test func `items of Amazon are the text, with commas close and speakers apart`() throws {
    let source = #"""
      {"jobName":"talk-nada","accountId":"000000000001","status":"COMPLETED","results":{"transcripts":
      [{"transcript":"Nada, when? In May."}],"speaker_labels":{"speakers":2,"segments":[{"start_time":"0.1",
      "speaker_label":"spk_0","items":[{"start_time":"0.1","speaker_label":"spk_0"}]}]},"items":[
      {"start_time":"0.1","end_time":"0.5","type":"pronunciation","speaker_label":"spk_0","alternatives":
      [{"confidence":"0.9","content":"Nada"},{"confidence":"0.2","content":"Nadia"}]},
      {"type":"punctuation","alternatives":[{"content":","}]},
      {"start_time":"0.5","end_time":"0.9","type":"pronunciation","alternatives":[{"content":"when"}]},
      {"type":"punctuation","alternatives":[{"content":"?"}]},
      {"start_time":"1.0","end_time":"1.1","type":"pronunciation","speaker_label":"spk_1","alternatives":
      [{"content":"In"}]},{"start_time":"1.1","end_time":"1.5","type":"pronunciation","speaker_label":"spk_1",
      "alternatives":[{"content":"May"}]},{"type":"punctuation","alternatives":[{"content":"."}]}]}}
      """#
    let read = try Reading(source, as: "aws-transcribe")
    #expect(
      read.text == "other: talk-nada\nother: 000000000001\nother: Nadia\n\nNada, when?\n\nIn May.")
    #expect(read.timings == ["Nada@100-500", "when@500-900", "In@1000-1100", "May@1100-1500"])
    #expect(read.transcript.metadata == [.identifier: 2])
    #expect(try read.stripped.hasPrefix(#"{"jobName":"","accountId":"","status":"COMPLETED""#))
    let written = try read.replacing(["Nada": "[P]"])
    #expect(written.contains(#""transcript":"[P], when? In May.""#))
    #expect(written.contains(#""content":"[P]"},{"confidence":"0.2","content":"Nadia""#))
  }

  @Test func `older files of Amazon tell speakers by times`() throws {
    let source = #"""
      {"results":{"transcripts":[],"speaker_labels":{"segments":[{"items":[{"start_time":"0.1",
      "speaker_label":"spk_0"},{"start_time":"0.5","speaker_label":"Nada"}]}]},"items":[{"start_time":"0.1",
      "end_time":"0.5","type":"pronunciation","alternatives":[{"content":"When"}]},{"start_time":"0.5",
      "end_time":"0.9","type":"pronunciation","alternatives":[{"content":"May"}]}]}}
      """#
    #expect(try Reading(source, as: "aws-transcribe").text == "When\n\nNada: May")
  }

  @Test func `Call Analytics has turns, categories and a summary`() throws {
    let source = #"""
      {"JobStatus":"COMPLETED","LanguageCode":"en-US","AccountId":"000000000001","Transcript":[{"Content":
      "Hi Nada.","Id":"ab-1","ParticipantRole":"AGENT","BeginOffsetMillis":40,"EndOffsetMillis":900,"Items":
      [{"Type":"pronunciation","Content":"Hi","BeginOffsetMillis":40,"EndOffsetMillis":300},{"Type":
      "pronunciation","Content":"Nada","BeginOffsetMillis":300,"EndOffsetMillis":900},{"Type":"punctuation",
      "Content":"."}]}],"Categories":{"MatchedDetails":{"Nada-Case":{"PointsOfInterest":[]}},
      "MatchedCategories":["Nada-Case"]},"Participants":[{"ParticipantRole":"AGENT"}]}
      """#
    let read = try Reading(source, as: "aws-transcribe")
    #expect(
      read.text
        == "other: 000000000001\nother: ab-1\nkey: Nada-Case\nother: Nada-Case\n\nAGENT: Hi Nada.")
    #expect(read.timings == ["Hi@40-300", "Nada@300-900"])
    let written = try read.replacing(["Nada-Case": "[C]", "Nada": "[P]"])
    #expect(!written.contains("Nada"))
    #expect(written.contains(#"{"[C]":{"PointsOfInterest":[]}},"MatchedCategories":["[C]"]}"#))
  }

  @Test(arguments: ["\"1.5s\"", #"{"seconds":"1","nanos":500000000}"#, #"{"seconds":1,"nanos":500000000}"#])
  func `results of Google flow on, guesses stand apart, the last result repeats`(time: String) throws {
    let source = """
      {"results":[{"alternatives":[{"transcript":"I met Umm","words":[{"startTime":\(time),"endTime":\(time),\
      "word":"I"},{"word":"met"},{"word":"Umm"}]},{"transcript":"I met Om"}],"languageCode":"en-us"},\
      {"alternatives":[{"transcript":" Nour there"}]},{"alternatives":[{"words":[{"word":"I","speakerTag":1},\
      {"word":"met"},{"word":"Umm"},{"word":"Nour","speakerTag":2},{"word":"there"}]}]}],"requestId":"77"}
      """
    let read = try Reading(source, as: "google-stt")
    #expect(read.text == "other: 77\n\nI met Umm Nour there\n\nI met Om")
    #expect(read.timings == ["I@1500-1500"])
    let written = try read.replacing(["Umm Nour": "[P]", "Om": "[P]"])
    #expect(written.contains(#""transcript":"I met [P]","words""#))
    #expect(written.contains(#""transcript":" there""#) || written.contains(#""transcript":"  there""#))
    #expect(written.contains(#"{"word":"[P]"},{"word":"","speakerTag":2}"#))
    #expect(written.contains(#"{"transcript":"I met [P]"}],"languageCode""#))
  }

  @Test func `Google's results are found in a response too`() throws {
    let read = try Reading(
      #"{"name":"777","done":true,"response":{"@type":"x.y","results":[{"alternatives":[{"transcript":"Nada"}]}]}}"#,
      as: "google-stt")
    #expect(read.text == "other: 777\n\nNada")
  }

  private let deepgram = #"""
    {"metadata":{"request_id":"0-1","sha256":"ab","models":["c-d"],"channels":1},"results":{"channels":[
    {"alternatives":[{"transcript":"Who came? Umm Nour, alone.","words":[{"word":"who","start":0.5,"end":0.75,
    "punctuated_word":"Who","speaker":0},{"word":"came","punctuated_word":"came?"},{"word":"umm",
    "punctuated_word":"Umm"},{"word":"nour","punctuated_word":"Nour,"},{"word":"alone",
    "punctuated_word":"alone."}],"paragraphs":{"transcript":"\nSpeaker 0: Who came?\n\nSpeaker 1: Umm Nour, alone.",
    "paragraphs":[{"speaker":0,"sentences":[{"text":"Who came?","start":0.5,"end":1}]},{"speaker":1,
    "sentences":[{"text":"Umm Nour, alone.","start":1,"end":2}]}]},"entities":[{"label":"PERSON","value":
    "Umm Nour"}]}]}]UTTERANCES,"summary":{"short":"Umm Nour came."}}}
    """#

  @Test(arguments: [
    "",
    #","utterances":[{"transcript":"Who came?","speaker":0},{"transcript":"Umm Nour, alone.","speaker":1}]"#,
  ])
  func `all that Deepgram repeats is one text`(utterances: String) throws {
    let read = try Reading(deepgram.replacing("UTTERANCES", with: utterances), as: "deepgram")
    #expect(
      read.text == """
        other: 0-1
        other: ab
        other: c-d
        keywords: Umm Nour
        note: Umm Nour came.

        Who came?

        Umm Nour, alone.
        """)
    #expect(read.timings.first == "Who@500-750")
    #expect(read.transcript.metadata == [.identifier: 2, .settings: 1])
    let written = try read.replacing(["Umm Nour": "[P]"])
    #expect(!written.contains("our") && !written.contains(#""umm""#) && !written.contains("Umm"))
    #expect(written.contains(#"\n\nSpeaker 1: [P], alone.""#))
    #expect(written.contains(#"{"word":"[P]","punctuated_word":"[P]"},{"word":"","punctuated_word":","}"#))
  }

  @Test func `utterances of AssemblyAI are turns; the rest repeats or is told before`() throws {
    let source = #"""
      {"id":"x-1","audio_url":"https://a.example/nada.mp3?sig=1","status":"completed","text":"Hello. Nada spoke.",
      "words":[{"text":"Hello.","start":0,"end":400,"speaker":"A"},{"text":"Nada","start":400,"end":800,"speaker":"B"},
      {"text":"spoke.","start":800,"end":900,"speaker":"B"}],"utterances":[{"speaker":"A","text":"Hello.","start":0,
      "end":400,"words":[{"text":"Hello.","start":0,"end":400,"speaker":"A"}]},{"speaker":"B","text":"Nada spoke.",
      "start":400,"end":900}],"webhook_url":null,"chapters":[{"gist":"Of Nada","headline":"Nada"}],
      "sentiment_analysis_results":[{"text":"Hello.","sentiment":"NEUTRAL","speaker":"A"},{"text":"Nada spoke.",
      "speaker":null}],"entities":[{"entity_type":"person_name","text":"Nada","start":1,"end":2}]}
      """#
    let read = try Reading(source, as: "assemblyai")
    #expect(
      read.text == """
        other: x-1
        other: https://a.example/nada.mp3?sig=1
        note: Of Nada
        note: Nada
        other: Nada

        Hello.

        Nada spoke.
        """)
    #expect(read.timings == ["Hello@0-400", "Nada@400-800", "spoke@800-900"])
    #expect(!(try read.replacing(["Nada": "[P]"])).contains("Nada"))
    #expect(try read.stripped.contains(#""audio_url":"","status""#))
  }

  @Test func `pieces of captions join to words, events to sentences`() throws {
    let source = #"""
      {"wireMagic":"pb3","pens":[{}],"events":[{"tStartMs":0,"dDurationMs":9,"id":1},{"tStartMs":1000,
      "dDurationMs":900,"segs":[{"utf8":"I"},{"utf8":" met","tOffsetMs":200},{"utf8":" U","tOffsetMs":500},
      {"utf8":"mm","tOffsetMs":600}]},{"tStartMs":1900,"aAppend":1,"segs":[{"utf8":"\n"}]},
      {"tStartMs":2000,"dDurationMs":500,"segs":[{"utf8":"Nour"}]}]}
      """#
    let read = try Reading(source, as: "youtube-json3")
    #expect(read.text == "I met Umm Nour")
    #expect(
      read.timings == ["I@1000-1200", " met@1200-1500", " U@1500-1600", "mm@1600-1900", "Nour@2000-2500"])
    let written = try read.replacing(["Umm Nour": "[P]"])
    #expect(written.contains(#"{"utf8":" [P]","tOffsetMs":500},{"utf8":"","tOffsetMs":600}"#))
    #expect(written.contains(#"{"utf8":"\n"}"#) && written.contains(#"{"utf8":""}]}]}"#))
  }
}
