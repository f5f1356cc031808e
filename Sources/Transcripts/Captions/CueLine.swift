import RedactCore

/// A line that was shown, where it stands in the text, and how often it was shown again.
struct ShownLine {
  let words: [UInt8]
  let place: ByteSpan
  var copies: Int
}

struct RolledLines {
  var pieces: [ByteSpan] = []
  var places: [ByteSpan] = []
}

/// One line of a caption in parts.
struct CueLine {
  let pieces: [CuePiece]
  /// What is shown, without tags and without blanks around.
  let words: [UInt8]

  init(_ text: [UInt8], _ line: ByteSpan, _ coding: LeafCoding) {
    pieces = CuePiece.read(text, line)
    var words: [UInt8] = []
    for case .text(let span) in pieces { words += coding.decode(text, span).bytes }
    self.words = Array(words[ByteSpan(0, words.count).trimmed(in: words).range])
  }

  var texts: [ByteSpan] {
    pieces.compactMap { piece in
      if case .text(let span) = piece { return span }
      return nil
    }
  }

  var voices: [ByteSpan] {
    pieces.compactMap { piece in
      if case .voice(let span) = piece { return span }
      return nil
    }
  }
}
