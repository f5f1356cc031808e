/// Drops `*`, `_`, `~~` and backquotes that touch letters, as Markdown and chat programs use them.
enum EmphasisMarks {
  /// Runs the step.
  static func drop(_ writer: inout CopyWriter) {
    let text = writer.source
    var offset = 0
    while let start = text.firstIndex(of: marks, from: offset) {
      offset = start
      while offset < text.count, marks.contains(text[offset]) { offset += 1 }
      fold(start..<offset, &writer)
    }
  }

  private static func fold(_ marks: Range<Int>, _ writer: inout CopyWriter) {
    let text = writer.source
    let (before, after) = (text.byte(marks.lowerBound - 1), text.byte(marks.upperBound))
    guard before.isLetterLike || after.isLetterLike else { return }
    let first = Unicode.Scalar(text[marks.lowerBound])
    if text[marks].allSatisfy({ $0 == UInt8(ascii: "_") }) {
      if isOuterEdge(marks, text) { writer.drop(marks) }
    } else if marks.count > 1 || first == "*" {
      writer.drop(marks)
    } else if first == "`" {
      // Between letters a backquote is an apostrophe, as in "Sa`id".
      let isApostrophe = before.isLetterLike && after.isLetterLike
      writer.replace(marks, with: isApostrophe ? [UInt8(ascii: "'")] : [])
    }
  }

  /// True for underscores at the rim of a word that is no part of an address, path or name with underscores.
  private static func isOuterEdge(_ marks: Range<Int>, _ text: [UInt8]) -> Bool {
    let (before, after) = (text.byte(marks.lowerBound - 1), text.byte(marks.upperBound))
    if before.isWordLike && after.isWordLike { return false }
    let outer = before.isWordLike ? after : before
    let beyond = text.byte(before.isWordLike ? marks.upperBound + 1 : marks.lowerBound - 2)
    switch Unicode.Scalar(outer) {
    case "@", "/", "\\", "#", "&", "=", "+", "$", "%": return false
    case ".", ":", "-": return !beyond.isWordLike
    default: return true
    }
  }

  private static let marks = ByteSet("*_~`".utf8)
}
