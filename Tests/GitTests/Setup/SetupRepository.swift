import Foundation
import Git
import TestSupport

/// A repository of a test, in a folder that goes away, with a git that knows no configuration but the repository's own.
struct SetupRepository {
  static let git = ["/usr/bin/git", "/usr/local/bin/git", "/bin/git"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  static let isPossible = git != nil

  let folder: TemporaryFolder
  let path: String

  /// - Parameter name: the folder of the repository, below the temporary one.
  init(_ name: String = "corpus", isBare: Bool = false, in folder: TemporaryFolder? = nil) throws {
    self.folder = try folder ?? TemporaryFolder()
    path = self.folder[name]
    let done = try Self.run(
      ["init", "-q", "-b", "main"] + (isBare ? ["--bare"] : []) + [path], in: self.folder.path, self.folder)
    guard done.status == 0 else { throw TemporaryFolder.Failed() }
  }

  var environment: [String] { Self.environment(folder) }

  var repository: GitRepository {
    get throws { try GitRepository(at: path, environment: environment) }
  }

  static func environment(_ folder: TemporaryFolder) -> [String] {
    [
      "PATH=/usr/bin:/bin", "HOME=\(folder.path)", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A",
      "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
    ]
  }

  struct Done {
    let status: Int32
    let output: String
    let errors: String
  }

  @discardableResult
  func git(_ arguments: String..., adding: [String] = []) throws -> Done {
    try Self.run(arguments, in: path, folder, adding: adding)
  }

  /// Runs a program of the repository or the system as people do.
  static func run(
    _ arguments: [String], program: String? = nil, in path: String, _ folder: TemporaryFolder,
    adding: [String] = [], input: String = ""
  ) throws -> Done {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program ?? git ?? "")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    var variables: [String: String] = [:]
    for entry in environment(folder) + adding {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      variables[String(parts[0])] = String(parts[1])
    }
    process.environment = variables
    let names = ["input", "output", "errors"].map { "\(folder.path)/.\($0)-\(UUID().uuidString)" }
    defer { for name in names { unlink(name) } }
    for (name, text) in zip(names, [input, "", ""]) {
      try Data(text.utf8).write(to: URL(fileURLWithPath: name))
    }
    process.standardInput = FileHandle(forReadingAtPath: names[0])
    process.standardOutput = FileHandle(forWritingAtPath: names[1])
    process.standardError = FileHandle(forWritingAtPath: names[2])
    try process.run()
    process.waitUntilExit()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Done(
      status: process.terminationStatus + signal,
      output: String(decoding: FileManager.default.contents(atPath: names[1]) ?? Data(), as: UTF8.self),
      errors: String(decoding: FileManager.default.contents(atPath: names[2]) ?? Data(), as: UTF8.self))
  }

  /// Writes a file of the working tree anew.
  func write(_ text: String, _ name: String, mode: mode_t = 0o644) throws {
    let path = "\(self.path)/\(name)"
    unlink(path)
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)), chmod(path, mode) == 0
    else {
      throw TemporaryFolder.Failed()
    }
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  func isThere(_ name: String) -> Bool {
    var status = stat()
    return lstat("\(path)/\(name)", &status) == 0
  }

  /// A stand-in for the command that says what it was asked, and ends as told.
  func command(_ script: String = "exit 0", name: String = "bin/redact") throws -> String {
    unlink(folder[name])
    let head = "#!/bin/sh\necho \"$*\" >>'\(folder.path)/asked'\n"
    return try folder.write(head + script + "\n", name, mode: 0o755)
  }

  /// What the stand-in was asked, a line each.
  var asked: [String] {
    let bytes = FileManager.default.contents(atPath: folder["asked"]) ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The id of a revision.
  func id(_ revision: String) throws -> String {
    try git("rev-parse", revision).output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
