/// Why a baseline cannot be read or written. Places are lines, from 1; nothing of a line is repeated.
package enum BaselineError: Error, Hashable, Sendable {
  /// The last line does not end, so that something may be missing.
  case cutOff(line: Int)
  /// A marker of a merge that was left.
  case conflict(line: Int)
  /// No JSON object written the canonical way; a member that comes twice is none either.
  case malformed(line: Int)
  case unknownMember(line: Int)
  case missingMember(line: Int)
  /// A member is no text.
  case wrongType(line: Int)
  /// A member holds what it cannot; it is named as the specification has it.
  case wrongValue(line: Int, member: String)
  /// The first line is not the head, or a further head says something else.
  case header(line: Int)
  /// It is of another version.
  case schema(line: Int)
  /// It was made with another key.
  case otherKey(line: Int)

  /// What was to be written has no reason, or one that is too long or cannot be seen.
  case reason
  /// The same of the name of who says so.
  case by
  /// What was to be written has a rule or fingerprint of another shape.
  case finding
}
