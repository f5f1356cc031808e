import CPCRE2
import RedactCore

/// A text that patterns may search: valid UTF-8, checked once and not at every try.
///
/// The library reads past the end of broken text where it is told that nothing needs a check, so it is told
/// so of these texts only.
package struct CheckedText: Sendable {
  let bytes: [UInt8]

  /// - Throws: `PatternError.failed` for what is not valid UTF-8.
  package init(_ bytes: [UInt8]) throws(PatternError) {
    guard UTF8Check.firstInvalid(in: bytes) == nil else { throw .failed(code: PCRE2_ERROR_UTF8_ERR1) }
    self.bytes = bytes
  }

  package var count: Int { bytes.count }

  /// Lends the text for searches.
  package func search<Result>(
    _ body: (borrowing Searchable) throws(PatternError) -> Result
  ) throws(PatternError) -> Result {
    let result: Swift.Result<Result, PatternError> = bytes.withUnsafeBufferPointer { bytes in
      do throws(PatternError) { return .success(try body(Searchable(bytes: bytes))) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// A checked text while it is lent; it must not outlive the search.
package struct Searchable: ~Copyable {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>

  fileprivate init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  @inlinable package var count: Int { bytes.count }

  /// Whether a character begins at an offset, or nothing any more.
  @inlinable
  package func startsCharacter(_ offset: Int) -> Bool {
    offset >= bytes.count || offset >= 0 && bytes[offset] & 0xC0 != 0x80
  }
}
