import RedactCore
import Testing

@testable import Transcripts

@Suite("Words that become one")
struct MergedWordsTests {
  private func written(_ source: String, _ format: String, _ words: KeyValuePairs<String, String>) throws
    -> String
  {
    var options = ReadOptions()
    options.mergesWords = true
    let reader = try #require(FormatTable(options: options).format(named: format))
    let read = try reader.read(Array(source.utf8))
    #expect(try read.write([]) == Array(source.utf8))
    let edits = try words.map { word, label in
      let found = try #require(read.document.text.firstRange(of: Array(word.utf8)))
      return Edit(ByteSpan(found.lowerBound, found.upperBound), Array(label.utf8))
    }
    return String(decoding: try read.write(edits.sorted { $0.span < $1.span }), as: UTF8.self)
  }

  @Test func `the first word gets the replacement, the last end, and what stood around the others`() throws {
    let source = #"""
      {"segments":[{"seek":0,"text":" I met Umm Ali Nour, alone.","words":[{"word":" I","end":1.0},
      {"word":" met","end":2.0}, {"word":" Umm","end":3.0}, {"word":" Ali","end":3.5} ,
      {"word":" Nour,","end":4.25},{"word":" alone.","end":5.0}]}]}
      """#
    let result = try written(source, "whisper", ["Umm Ali Nour": "[P]"])
    #expect(
      result == #"""
        {"segments":[{"seek":0,"text":" I met [P], alone.","words":[{"word":" I","end":1.0},
        {"word":" met","end":2.0}, {"word":" [P],","end":4.25},{"word":" alone.","end":5.0}]}]}
        """#)
    #expect(
      try written(source, "whisper", ["met": "[V]", "Nour": "[P]"]).contains(#"{"word":" Ali","end":3.5} ,"#))
  }

  @Test func `both spellings of a word go, and names at either end of a list stay right`() throws {
    let source = #"""
      {"results":{"channels":[{"alternatives":[{"transcript":"Umm Nour left Tell Abyad.","words":[
      {"word":"umm","end":1,"punctuated_word":"Umm"},{"word":"nour","end":2,"punctuated_word":"Nour"},
      {"word":"left","end":3,"punctuated_word":"left"},{"word":"tell","end":4,"punctuated_word":"Tell"},
      {"word":"abyad","punctuated_word":"Abyad."}]}]}]}}
      """#
    let result = try written(source, "deepgram", ["Umm Nour": "[P]", "Tell Abyad": "[L]"])
    #expect(
      result == #"""
        {"results":{"channels":[{"alternatives":[{"transcript":"[P] left [L].","words":[
        {"word":"[P]","end":2,"punctuated_word":"[P]"},
        {"word":"left","end":3,"punctuated_word":"left"},{"word":"[L]","end":4,"punctuated_word":"[L]."}]}]}]}}
        """#)
  }

  @Test func `where words are counted they stay`() throws {
    let source = #"{"wireMagic":"pb3","events":[{"tStartMs":0,"segs":[{"utf8":"Umm"},{"utf8":" Nour"}]}]}"#
    #expect(
      try written(source, "youtube-json3", ["Umm Nour": "[P]"]).contains(#"[{"utf8":"[P]"},{"utf8":""}]"#))
  }
}
