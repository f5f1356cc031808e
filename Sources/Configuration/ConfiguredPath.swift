/// A path of the configuration.
package struct ConfiguredPath: Hashable, Sendable {
  /// As it stands there, for messages and `redact config show`.
  package let written: String
  /// What to open.
  package let path: String
}

/// A name that the tool knows, or a path: what holds a slash or a full stop is a path.
package enum NamedOrPath: Hashable, Sendable {
  case name(String)
  case path(ConfiguredPath)

  /// What the option of the same name would be given.
  package var argument: String {
    switch self {
    case .name(let name): name
    case .path(let path): path.path
    }
  }
}

/// Somebody who may commit.
package struct Author: Hashable, Sendable {
  package let name: String
  package let mail: String
}

/// What paths are relative to.
enum PathBase {
  /// The working folder: options and variables of the environment are opened as they are.
  case working
  /// The folder that holds `.redact`; `~/` is the home, where it is known.
  case corpus(root: String, home: String?)
}
