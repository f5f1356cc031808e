/// Why a document could not be searched to its end. Such a document has no result at all.
///
/// ## Privacy
/// Rule ids and offsets only.
package enum DetectionError: Error, Hashable, Sendable {
  /// A pattern reached a limit; `offset` is where in the document (bytes) it was tried.
  case gaveUp(rule: String, offset: Int)
  /// A pattern does not compile; `offset` counts bytes of the pattern.
  case badPattern(rule: String, message: String, offset: Int)
  /// PCRE2 failed in another way.
  case engine(rule: String, code: Int32)
  /// A rule names a validator that does not exist.
  case unknownValidator(rule: String, name: String)
}
