import Foundation

/// A repository of a test, and the two programs that work in it.
struct GitFolder {
  static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")
  static let why = "git is not installed"

  let scratch: Scratch
  private let folder: URL
  private let variables = [
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "protocol.file.allow", "GIT_CONFIG_VALUE_0": "always",
  ]

  init() throws {
    scratch = try Scratch()
    folder = scratch.url
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Another folder of the same test, such as a further working tree.
  init(in other: GitFolder, _ name: String) {
    scratch = other.scratch
    folder = other.scratch.url.appending(path: name)
  }

  func write(_ text: String, _ name: String) throws { try scratch.write(Array(text.utf8), name) }

  struct Failed: Error { let arguments: [String] }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    var run = Run(arguments, in: folder)
    run.program = "/usr/bin/git"
    run.rules = .none
    run.environment = variables
    let result = try run.result()
    guard result.status == 0 else { throw Failed(arguments: arguments) }
    return result.text.trimmingCharacters(in: .newlines)
  }

  /// Runs `redact check` with what a hook would tell it.
  func check(_ arguments: String..., variables more: [String: String] = [:]) throws -> Run.Result {
    var run = Run(["check"] + arguments, in: folder)
    run.environment = variables.merging(more) { $1 }
    return try run.result()
  }
}
