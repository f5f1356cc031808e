// The variables are a global of C that anybody could change; here nobody does.
@preconcurrency import Glibc

/// What the command was given as its environment.
enum ProcessEnvironment {
  /// The variable of a name.
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// All variables, each as `NAME=value`.
  static var all: [String] {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      variables.append(String(cString: variable))
      next += 1
    }
    return variables
  }
}
