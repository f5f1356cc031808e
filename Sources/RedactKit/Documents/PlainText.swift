extension Redactor {
  /// The text of a file in any format that is read, one after another as people see it; for diffs.
  ///
  /// ## Privacy
  /// It is the text as it stands there: nothing is redacted.
  ///
  /// - Throws: `RedactError.input` when the file cannot be read.
  package static func plainText(of bytes: [UInt8], format: String? = nil) throws(RedactError) -> [UInt8] {
    try TranscriptFile(bytes, format: format, limit: Options().documentLimit).text
  }
}
