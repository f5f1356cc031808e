import RedactCore
import TestSupport
import Testing

@testable import Transcripts

/// An interview made by chance, in every shape of JSON. Its speakers are letters and numbers, so all its text
/// is speech.
private struct MadeInterview {
  var random: SeededGenerator
  private(set) var turns: [[String]] = []

  private static let words = [
    "Nada", "umm", "Nour", "l'eau", "Şirin", "al-Hadi,", "no.", "so?", "“yes”", "é", "ندى", "7", "B\\\"",
    "x\\/y",
    "\\u0130b", "\\ud83d\\ude4f1", "tab\\tbed", "Ned\\u017ead", "wept!", "a",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0...random.number(below: 5) {
      turns.append((0...random.number(below: 8)).map { _ in random.pick(Self.words) })
    }
  }

  private var all: [String] { turns.flatMap(\.self) }
  private func join<Item>(_ items: [Item], _ piece: (Int, Item) -> String) -> String {
    items.enumerated().map { piece($0.offset, $0.element) }.joined(separator: ", ")
  }
  private func said(_ words: [String]) -> String { words.joined(separator: " ") }

  func json(_ format: String) -> String {
    switch format {
    case "whisper":
      let segments = join(turns) { index, words in
        let list = join(words) { #"{"word": " \#($1)", "start": \#($0), "end": \#($0).5}"# }
        return #"{"seek": 0, "start": \#(index), "text": " \#(said(words))", "words": [\#(list)]}"#
      }
      return #"{"text": " \#(said(all))", "segments": [\#(segments)], "language": "en"}"#
    case "whisperx":
      let segments = join(turns) { index, words in
        let list = join(words) { #"{"word": "\#($1)", "score": 0.\#($0), "speaker": "SPEAKER_0\#(index)"}"# }
        return
          #"{"start": 1, "text": "\#(said(words))", "words": [\#(list)], "speaker": "SPEAKER_0\#(index)"}"#
      }
      return #"{"segments": [\#(segments)], "word_segments": [\#(join(all) { #"{"word": "\#($1)"}"# })]}"#
    case "whisper-cpp":
      let segments = join(turns) { _, words in
        let list = join(words) { #"{"text": " \#($1)", "p": 0.\#($0)}"# }
        return #"{"offsets": {"from": 1, "to": 2}, "text": " \#(said(words))", "tokens": [\#(list)]}"#
      }
      return #"{"transcription": [\#(segments)]}"#
    case "aws-transcribe":
      let items = join(all) {
        #"{"start_time": "\#($0).0", "end_time": "\#($0).5", "alternatives": [{"content": "\#($1)"}]}"#
      }
      return #"{"results": {"transcripts": [{"transcript": "\#(said(all))"}], "items": [\#(items)]}}"#
    case "google-stt":
      let results = join(turns) { _, words in
        let list = join(words) { #"{"startTime": "\#($0)s", "word": "\#($1)"}"# }
        return #"{"alternatives": [{"transcript": "\#(said(words))", "words": [\#(list)]}]}"#
      }
      let last = join(all) { #"{"word": "\#($1)", "speakerTag": \#($0 % 3)}"# }
      return #"{"results": [\#(results), {"alternatives": [{"words": [\#(last)]}]}]}"#
    case "deepgram":
      let words = join(all) { #"{"word": "\#($1)", "punctuated_word": "\#($1)", "start": \#($0)}"# }
      let utterances = join(turns.count == 1 ? [] : turns) {
        #"{"transcript": "\#(said($1))", "channel": 0, "speaker": \#($0)}"#
      }
      let list = join(turns) { index, words in
        #"{"speaker": "\#(index)", "sentences": [\#(join(words) { #"{"text": "\#($1)", "start": \#($0)}"# })]}"#
      }
      let paragraphs = turns.enumerated().map { #"\n\nSpeaker \#($0.offset): \#(said($0.element))"# }.joined()
      let alternative =
        #"{"transcript": "\#(said(all))", "words": [\#(words)], "paragraphs": {"transcript": "\#(paragraphs)", "paragraphs": [\#(list)]}}"#
      return
        #"{"results": {"channels": [{"alternatives": [\#(alternative)]}], "utterances": [\#(utterances)]}}"#
    case "assemblyai":
      let words = join(all) { #"{"text": "\#($1)", "start": 1\#($0)00, "speaker": "A"}"# }
      let utterances = join(turns) { #"{"text": "\#(said($1))", "speaker": "\#($0)"}"# }
      return
        #"{"audio_url": "", "text": "\#(said(all))", "words": [\#(words)], "utterances": [\#(utterances)]}"#
    case "youtube-json3":
      let events = join(turns) { index, words in
        #"{"tStartMs": 1\#(index)00, "segs": [\#(join(words) { #"{"utf8": " \#($1)", "tOffsetMs": \#($0)}"# })]}"#
      }
      return #"{"wireMagic": "pb3", "events": [\#(events), {"segs": [{"utf8": "\n"}]}]}"#
    case "otranscribe":
      let paragraphs = turns.map {
        #"<p><span class=\"timestamp\">0:01</span>&nbsp;\#(said($0).replacing("“", with: "&ldquo;"))</p>"#
      }
      return #"{"text": "\#(paragraphs.joined())", "media-time": 1.5}"#
    case "jsonl":
      return turns.map { #"{"speaker": "A", "start": 1, "text": "\#(said($0))"}"# }.joined(separator: "\n")
        + "\n{}"
    default:
      let list = join(turns) { index, words in
        #"{"start": \#(index), "text": "\#(said(words))", "words": [\#(join(words) { #"{"word": "\#($1)"}"# })]}"#
      }
      return #"{"turns": [\#(list)], "transcript": "\#(said(all))"}"#
    }
  }
}

@Suite("What holds for every shape of JSON")
struct JSONPropertyTests {
  static let formats = [
    "whisper", "whisperx", "whisper-cpp", "aws-transcribe", "google-stt", "deepgram", "assemblyai",
    "youtube-json3", "otranscribe", "json", "jsonl",
  ]

  private func format(_ name: String) throws -> any TranscriptFormat {
    try #require(FormatTable().format(named: name))
  }

  /// Disjoint stretches of the text that begin and end with a letter or digit.
  private func edits(_ text: [UInt8], _ random: inout SeededGenerator) -> [Edit] {
    let text = String(decoding: text, as: UTF8.self)
    let letters = text.unicodeScalars.indices.filter { text.unicodeScalars[$0].properties.isAlphabetic }
    var edits: [Edit] = []
    var next = 0
    while next < letters.count {
      let last = min(letters.count - 1, next + random.number(below: 9))
      let start = text.utf8.distance(from: text.startIndex, to: letters[next])
      let end = text.utf8.distance(from: text.startIndex, to: text.unicodeScalars.index(after: letters[last]))
      edits.append(Edit(ByteSpan(start, end), Array("[\"P\(edits.count)\" <é>]".utf8)))
      next = last + 1 + random.number(below: 20)
    }
    return edits
  }

  private func letters(_ text: [UInt8]) -> String {
    String(
      String.UnicodeScalarView(
        String(decoding: text, as: UTF8.self).unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }

  /// The bytes that stand in no string.
  private func structure(_ json: [UInt8], isLines: Bool) throws -> [UInt8] {
    let tree = try JSONTree(json, isLines: isLines)
    let strings = tree.nodes.filter { $0.kind == .string }.map { Edit($0.span, []) }
    return try Splice.apply(strings, to: json)
  }

  @Test(arguments: formats)
  func `edits reach all copies and nothing else`(name: String) throws {
    let format = try format(name)
    for seed in 0..<150 as Range<UInt64> {
      var interview = MadeInterview(seed: seed)
      let source = Array(interview.json(name).utf8)
      #expect(FormatTable().sniff(source).name == name)
      let read = try format.read(source)
      #expect(try read.write([]) == source)
      let edits = edits(read.document.text, &interview.random)
      if edits.isEmpty { continue }
      let written = try read.write(edits)
      let isLines = name == "jsonl"
      #expect(try structure(written, isLines: isLines) == structure(source, isLines: isLines))
      let again = try format.read(written)
      let wanted = try Splice.apply(edits, to: read.document.text)
      #expect(letters(again.document.text) == letters(wanted), "seed \(seed)")
      #expect(again.document.timings.count <= read.document.timings.count)
    }
  }

  /// No place in a file is overlooked: whatever string a name is put into, it is found there.
  @Test(arguments: formats)
  func `a name is found wherever it stands`(name: String) throws {
    let format = try format(name)
    for seed in 0..<20 as Range<UInt64> {
      let source = Array(MadeInterview(seed: seed).json(name).utf8)
      let tree = try JSONTree(source, isLines: name == "jsonl")
      for node in tree.nodes where [.key, .string].contains(node.kind) {
        let hidden = Array("Zaynab 7".utf8)
        guard let changed = try? Splice.apply([Edit(node.span, hidden)], to: source) else { continue }
        guard let read = try? format.read(changed) else { continue }
        let written = try read.write(occurrences(of: hidden, in: read.document.text))
        #expect(written.firstRange(of: hidden) == nil, "seed \(seed), byte \(node.span.start)")
      }
    }
  }

  private func occurrences(of words: [UInt8], in text: [UInt8]) -> [Edit] {
    var edits: [Edit] = []
    var start = 0
    while let found = text[start...].firstRange(of: words) {
      edits.append(Edit(ByteSpan(found.lowerBound, found.upperBound), Array("[P]".utf8)))
      start = found.upperBound
    }
    return edits
  }

  @Test(arguments: formats)
  func `broken files are refused or read, and what is read can be written`(name: String) throws {
    let format = try format(name)
    var random = SeededGenerator(seed: 7)
    var accepted = 0
    for round in 0..<1000 {
      var source = Array(MadeInterview(seed: UInt64(round % 10)).json(name).utf8)
      for _ in 0...random.number(below: 3) { mutate(&source, &random) }
      guard let read = try? format.read(source) else { continue }
      accepted += 1
      let edits = edits(read.document.text, &random)
      if !edits.isEmpty { _ = try read.write(edits) }
      _ = try read.withoutMetadata()
    }
    #expect(accepted > 50)
  }

  /// Swaps strings and values as well as bytes, so that much stays JSON.
  private func mutate(_ source: inout [UInt8], _ random: inout SeededGenerator) {
    let at = random.number(below: source.count)
    switch random.number(below: 5) {
    case 0: source[at] = UInt8(random.number(below: 256))
    case 1: source.remove(at: at)
    case 2: source.insert(contentsOf: random.pick(Self.snippets), at: at)
    default:
      guard let tree = try? JSONTree(source, isLines: true) else { return }
      let from = random.pick(tree.nodes)
      let to = random.pick(tree.nodes)
      guard from.kind == to.kind || from.kind != .key && to.kind != .key else { return }
      func whole(_ node: JSONNode) -> Range<Int> {
        node.kind == .key || node.kind == .string
          ? node.span.start - 1..<node.span.end + 1 : node.span.range
      }
      source.replaceSubrange(whole(to), with: Array(source[whole(from)]))
    }
  }

  private static let snippets = [
    "\"", "{", "}", "[]", ",", "\\", "<p", "&#", "\\u0000", "null", "\n", "\"speaker\":\"Nada\",",
  ]
  .map { Array($0.utf8) }

  @Test(arguments: ["[", "{\"a\":", "{\"results\":[", "{\"text\":\"<a \\\"", "[\"<!--"])
  func `endless nesting and tags are read in time`(piece: String) throws {
    let source = Array(repeating: Array(piece.utf8), count: 200_000).flatMap(\.self)
    _ = FormatTable().sniff(source)
    #expect(throws: TranscriptError.self) { try PlainJSONTests.json.read(source) }
    let text =
      Array("{\"text\":\"".utf8)
      + Array(repeating: Array("<a b='\\u003c!--".utf8), count: 100_000).flatMap(\.self)
    _ = try format("otranscribe").read(text + Array("\"}".utf8))
  }
}
