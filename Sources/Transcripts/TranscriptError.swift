package import RedactCore

/// A place in the input: its byte, and the line that byte lies in, from 1.
package struct InputPlace: Hashable, Sendable {
  package var offset: Int
  package var line: Int

  package init(offset: Int, line: Int) {
    self.offset = offset
    self.line = line
  }

  /// The place of a byte of any input, valid or not.
  package init(_ offset: Int, in bytes: [UInt8]) {
    self.offset = offset
    line = 1
    for line in Lines(bytes) {
      if line.next > offset || line.next == line.span.end { break }
      self.line += 1
    }
  }
}

/// Why an input was not read or could not be written back. All but `edits` are input refused (exit code
/// 65).
///
/// ## Privacy
/// An error tells places, sizes and names of encodings, never a byte of the text.
package enum TranscriptError: Error, Hashable, Sendable {
  /// Larger than the limit; both in bytes.
  case tooLarge(size: Int, limit: Int)
  /// Starts with the byte order mark of another encoding, such as `UTF-16LE`.
  case otherEncoding(String)
  /// Holds a NUL byte.
  case nul(InputPlace)
  /// Is not UTF-8 here.
  case invalidUTF8(InputPlace)
  /// A lone CR ends a line, in a text that also has LF: line numbers would depend on who counts.
  case mixedLineEnds(InputPlace)
  /// The container of that format is broken here; the reason is a fixed phrase.
  case malformed(format: String, reason: StaticPhrase, InputPlace)
  /// The archive that the input is cannot be accepted.
  case archive(ZipError)
  /// A part of the archive is nothing that could be redacted, such as a macro; `byte` is where it starts.
  case part(format: String, StaticPhrase, byte: Int)
  /// A replacement cannot be written here; the reason is a fixed phrase.
  case unwritable(StaticPhrase)
  /// The edits do not fit the document: our own mistake (exit code 70).
  case edits(SpliceError)

  /// A phrase known when the program was built, so it cannot hold text of a document.
  package struct StaticPhrase: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let description: String

    package init(stringLiteral value: StaticString) { description = value.description }
  }
}

extension TranscriptError: CustomStringConvertible {
  /// What went wrong, for the line `redact: error: …`.
  package var description: String {
    switch self {
    case .tooLarge(let size, let limit): "input of \(size) bytes is over the limit of \(limit) bytes"
    case .otherEncoding(let name): "input is \(name), not UTF-8"
    case .nul(let place): "NUL byte at \(place)"
    case .invalidUTF8(let place): "invalid UTF-8 at \(place)"
    case .mixedLineEnds(let place): "lone CR mixed with LF at \(place)"
    case .malformed(let format, let reason, let place): "malformed \(format), \(reason), at \(place)"
    case .archive(let error): "\(error)"
    case .part(let format, let what, let byte): "\(format) with \(what), at byte \(byte)"
    case .unwritable(let reason): "a label cannot be written: \(reason)"
    case .edits(let flaw): "edits do not fit the document: \(flaw)"
    }
  }

  /// What to do about it, for the line `redact: hint: …`.
  package var hint: String? {
    switch self {
    case .tooLarge: "split the input, or raise the limit"
    case .otherEncoding(let name): "convert it first: iconv -f \(name) -t UTF-8"
    case .nul: "this is not plain text; UTF-16 without a byte order mark can be converted with iconv"
    case .invalidUTF8: "if the encoding is known, convert it first: iconv -f ENCODING -t UTF-8"
    case .mixedLineEnds: "end all lines alike, for example with: tr '\\r' '\\n'"
    case .unwritable: "choose labels in plain letters"
    case .archive(.member(_, .encrypted)): "save it without a password first"
    case .part: "save it without that part, or as plain text, in the program that wrote it"
    case .malformed, .archive, .edits: nil
    }
  }
}

extension InputPlace: CustomStringConvertible {
  package var description: String { "byte \(offset), line \(line)" }
}
