import Git
import Glibc

extension Installed {
  /// The command as a shell takes it: its name where PATH leads to it, so that it may be moved, and else its path.
  static var word: String {
    guard let command else { return "redact" }
    let folders = getenv("PATH").map { String(cString: $0).split(separator: ":") } ?? []
    for folder in folders where access("\(folder)/redact", X_OK) == 0 {
      guard let found = realpath("\(folder)/redact", nil) else { break }
      defer { free(found) }
      return String(cString: found) == command ? "redact" : command.quotedForShell
    }
    return command.quotedForShell
  }
}
