import Testing

@testable import Transcripts

@Suite("Whisper and its kin")
struct WhisperTests {
  private let source = """
    {"text": " I met Umm Nour. She wept.", "segments": [
     {"id": 0, "seek": 0, "start": 0.5, "end": 1.5, "text": " I met Umm", "tokens": [50364, 286, 1],
      "words": [{"word": " I", "start": 0.5, "end": 0.75, "probability": 0.9},
       {"word": " met", "start": 0.75, "end": 1.0, "probability": 0.9},
       {"word": " Umm", "start": 1.0, "end": 1.5, "probability": 0.9}]},
     {"id": 1, "seek": 0, "start": 1.5, "end": 3, "text": " Nour. She wept.", "tokens": [2, 3],
      "words": [{"word": " Nour.", "start": 1.5, "end": 2, "probability": 0.9},
       {"word": " She", "start": 2, "end": 2.5, "probability": 0.9},
       {"word": " wept.", "start": 2.5, "end": 3, "probability": 0.9}]}], "language": "en"}
    """

  @Test func `segments are the text, and everything else repeats it`() throws {
    let read = try Reading(source, as: "whisper")
    #expect(read.text == "I met Umm Nour. She wept.")
    #expect(read.timings.first == "I@500-750")
    #expect(read.timings.count == 6)
    let written = try read.replacing(["Umm Nour": "[P]"])
    #expect(written.contains(#""text": " I met [P]. She wept.""#))
    #expect(written.contains(#""text": " I met [P]", "tokens": [],"#))
    #expect(written.contains(#""text": " . She wept.", "tokens": [],"#))
    #expect(written.contains(#"{"word": " [P]", "start": 1.0,"#))
    #expect(written.contains(#"{"word": " .", "start": 1.5,"#))
    #expect(try Reading(written, as: "whisper").text == "I met [P] . She wept.")
  }

  @Test func `words that differ from their segment are text of their own`() throws {
    let source = #"""
      {"segments":[{"start":0,"end":1,"seek":0,"text":"We left Raqqa.","words":[{"word":"We"},{"word":"left"},
      {"word":"Raqa"}]},{"start":1,"end":2,"seek":0,"text":"Alone.","words":[{"word":"alone"}]}],"text":"No copy"}
      """#
    let read = try Reading(source, as: "whisper")
    #expect(read.text == "We left Raqqa.\nAlone.\n\nWe left Raqa\n\nNo copy")
    let written = try read.replacing(["Alone": "[X]", "Raqa": "[Y]"])
    #expect(written.contains(#"{"word":"[X]"}"#))
    #expect(written.contains(#"{"word":"[Y]"}"#))
  }

  @Test func `the words of the service stand beside the segments`() throws {
    let source = #"""
      {"task":"transcribe","language":"english","duration":2.5,"text":"Call Nada.","words":
      [{"word":"Call","start":0.0,"end":0.5},{"word":"Nada","start":0.5,"end":1.25}]}
      """#
    let read = try Reading(source, as: "whisper")
    #expect(read.text == "Call Nada.")
    #expect(read.timings == ["Call@0-500", "Nada@500-1250"])
    #expect(try read.replacing(["Nada": "[P]"]).contains(#"{"word":"[P]","start":0.5,"#))
  }

  @Test func `what is not known is text, prompts, keys and long numbers too`() throws {
    let source = #"""
      {"segments":[{"id":1,"seek":0,"start":0,"end":1,"text":"Yes.","tokens":[],"Nada Saber":905551234567}],
      "info":{"language":"bs","transcription_options":{"initial_prompt":"Names: Nada"}},"language":"Nada"}
      """#
    let read = try Reading(source, as: "whisper")
    #expect(
      read.text
        == "key: Nada Saber\nother: 905551234567\nkeywords: Names: Nada\nother: Nada\n\nYes.")
    let written = try read.replacing(["Nada Saber": "[P]", "905551234567": "[N]"])
    #expect(written.contains(#""[P]":"[N]"}"#))
  }

  @Test func `word pieces are copies, marks are none, and their numbers go with any edit`() throws {
    let source = #"""
      {"systeminfo":"AVX = 1","params":{"model":"/home/nada/ggml.bin","language":"auto","translate":true},
      "transcription":[{"timestamps":{"from":"00:00:01,000","to":"00:00:02,500"},"offsets":{"from":1000,
      "to":2500},"text":" Salih came.","tokens":[{"text":"[_BEG_]","id":50364,"p":0.9},{"text":" Sal","id":71,
      "offsets":{"from":1000,"to":1500}},{"text":"ih","id":72,"offsets":{"from":1500,"to":2000}},{"text":" came",
      "id":73},{"text":".","id":13},{"text":"[_TT_75]","id":50439}]}]}
      """#
    let read = try Reading(source, as: "whisper-cpp")
    #expect(read.text == "other: /home/nada/ggml.bin\nother: AVX = 1\n\nSalih came.")
    #expect(read.timings == ["Sal@1000-1500", "ih@1500-2000"])
    let written = try read.replacing(["Salih": "[P]"])
    #expect(written.contains(#"{"text":" [P]","id":0,"#))
    #expect(written.contains(#"{"text":"","id":0,"offsets":{"from":1500"#))
    #expect(written.contains(#"{"text":"[_BEG_]","id":0,"#))
    #expect(read.transcript.metadata == [.settings: 2])
    #expect(try read.stripped.contains(#"{"systeminfo":"","params":{"model":"","#))
    #expect(try Reading(read.stripped, as: "whisper-cpp").transcript.metadata == [:])
  }

  @Test func `speakers are shown where they change, and change everywhere`() throws {
    let source = #"""
      {"segments":[{"start":0,"end":1,"text":"Your name?","speaker":"SPEAKER_00","words":[{"word":"Your",
      "start":0,"end":0.5,"score":0.9,"speaker":"SPEAKER_00"},{"word":"name?"}]},{"start":1,"end":2,
      "text":"Nada.","speaker":"Nada S","words":[{"word":"Nada.","speaker":"Nada S"}]},{"start":2,"end":3,
      "text":"I am 26.","speaker":"Nada S","words":[]}],"word_segments":[{"word":"Your"},{"word":"name?"},
      {"word":"Nada.","speaker":"Nada S"},{"word":"I"},{"word":"am"},{"word":"26."}],"language":"en"}
      """#
    let read = try Reading(source, as: "whisperx")
    #expect(read.text == "Your name?\n\nNada S: Nada.\nI am 26.")
    #expect(read.timings == ["Your@0-500", "Nada.@1000-2000", "I am 26.@2000-3000"])
    let written = try read.replacing(["Nada S": "[P-1]", "Nada": "[P-2]"])
    #expect(!written.contains("Nada"))
    #expect(written.components(separatedBy: #""speaker":"[P-1]""#).count == 5)
    #expect(written.components(separatedBy: #""word":"[P-2].""#).count == 3)
    #expect(written.contains(#""speaker":"SPEAKER_00""#))
  }

  @Test func `a speaker who says nothing is still a name`() throws {
    let read = try Reading(
      #"{"segments":[{"start":0,"end":1,"text":"","speaker":"Nada"},{"start":1,"end":2,"text":"Yes.","speaker":"A"}]}"#,
      as: "whisperx")
    #expect(read.text == "Yes.\nperson: Nada\n")
  }
}
