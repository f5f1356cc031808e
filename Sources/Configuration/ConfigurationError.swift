/// What is wrong with a configuration: where it stands, and why it was refused.
///
/// ## Privacy
/// Paths, lines, keys and words of the tool; never a value, which may be somebody's name.
package struct ConfigurationError: Error, Hashable, Sendable {
  /// The file as people see it, or what else gave the value: an option, or a variable of the environment.
  package let file: String
  /// The line, 1-based; nil where the whole file is meant.
  package let line: Int?
  package let reason: String
  package let hint: String?

  package init(_ file: String, line: Int? = nil, _ reason: String, hint: String? = nil) {
    self.file = file.printable
    self.line = line
    self.reason = reason.printable
    self.hint = hint
  }
}

extension ConfigurationError: CustomStringConvertible {
  package var description: String {
    line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
  }
}

extension String {
  /// A configuration can come from a stranger: nothing in it may steer a terminal, or fill it.
  var printable: String {
    let scalars = unicodeScalars.prefix(1000).map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.isDefaultIgnorableCodePoint
        ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
