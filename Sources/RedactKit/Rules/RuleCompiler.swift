import RulePacks

/// Turns a folder of rules into the flat file that the command maps at start.
public enum RuleCompiler {
  /// The bytes of the flat file; the same folder always gives the same.
  ///
  /// - Throws: `RedactError.configuration` for the first thing that is wrong, patterns that do not compile
  ///   included.
  public static func compile(_ path: String) throws(RedactError) -> [UInt8] {
    do { return try RuleFolder(reading: path).compiled() } catch { throw RedactError(error) }
  }
}
