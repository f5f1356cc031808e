/// The documents of Word and of all that writes like it (ISO/IEC 29500).
package struct WordDocument: TranscriptFormat {
  package let name = "docx"
  package let notes = FormatNotes(
    "DOCX, documents of Word",
    keeps: "layout, styles of the program, numbering, relations between parts",
    changes:
      "text with tables, notes, headers, text boxes, fields, links, alternative texts, names and properties",
    strips:
      "deleted text, comments, authors, marks of sessions, pictures, variables, templates and other settings")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence { OfficeSniff.isWord(bytes) }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let package = try OfficePackage(bytes, format: name, limits: limits)
    guard package.isWord else { throw .part(format: name, "no text of Word inside", byte: 0) }
    return try package.transcript(.word, of: bytes)
  }
}
