/// Why an audit record could not be made or kept. None of the cases holds what was refused.
package enum AuditError: Error, Hashable, Sendable {
  /// The field takes letters, digits and `. _ : + -` only, at most 80 of them.
  case notAWord(field: StaticName)
  /// The field takes an even number of lower-case hexadecimal digits.
  case notHexadecimal(field: StaticName)
  /// The number is negative, or a score is outside 0 to 1.
  case outOfRange(field: StaticName)
  /// The time is before 1970 or after 9999.
  case time
  /// The path is a symbolic link.
  case symlink
  /// The path is a directory, pipe, socket or device.
  case notARegularFile
  /// Another run is writing this log.
  case locked
  /// The last line of the log was cut off: recover it before anything is added.
  case tornTail
  /// A line could be written in part only; the log now has a torn tail.
  case shortWrite
  /// An earlier write failed; nothing more is added.
  case closed
  /// The system refused; the error number is given.
  case io(Int32)
}

/// The name of a field of a record, known when the program is built.
package struct StaticName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let description: String

  package init(stringLiteral name: String) { description = name }
}
