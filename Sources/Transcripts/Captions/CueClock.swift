import RedactCore

/// Collects when the words of one caption are spoken.
struct CueClock {
  private var time = CaptionTime(start: 0, end: 0)
  private var spoken: ByteSpan?
  private var word: ByteSpan?
  /// When the word that is being said began; nil when words have no times of their own.
  private var wordStart: Int?
  private var hasWords = false

  mutating func begin(_ time: CaptionTime) {
    self.time = time
    spoken = nil
    word = nil
    wordStart = time.start
    hasWords = false
  }

  mutating func said(_ place: ByteSpan) {
    spoken = spoken?.union(place) ?? place
    word = word?.union(place) ?? place
  }

  mutating func word(_ start: Int, at offset: Int, _ builder: inout DocumentBuilder) {
    hasWords = true
    endWord(start, &builder)
    wordStart = start
  }

  private mutating func endWord(_ end: Int, _ builder: inout DocumentBuilder) {
    if let word, let wordStart { builder.time(word, wordStart, end) }
    word = nil
  }

  /// Somebody else speaks.
  mutating func pause(_ builder: inout DocumentBuilder) {
    if hasWords { endWord(time.end, &builder) }
    word = nil
    if let spoken { builder.time(spoken, time.start, time.end) }
    spoken = nil
  }
}
