/// The texts of LibreOffice and of all that writes like it (ISO/IEC 26300).
package struct OpenDocument: TranscriptFormat {
  package let name = "odt"
  package let notes = FormatNotes(
    "ODT, texts of LibreOffice",
    keeps: "layout, styles of the program, list of parts",
    changes: "text with tables, notes, headers, fields, links, titles of frames, names and properties",
    strips:
      "deleted text, comments, authors, dates, templates, pictures, names of printers and other settings")
  private let limits: IntakeLimits

  package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

  package func sniff(_ bytes: [UInt8]) -> Confidence { OfficeSniff.isOpenDocument(bytes) }

  package func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let package = try OfficePackage(bytes, format: name, limits: limits)
    guard package.isOpenDocument else { throw .part(format: name, "no text of OpenDocument inside", byte: 0) }
    return try package.transcript(.openDocument, of: bytes)
  }
}
