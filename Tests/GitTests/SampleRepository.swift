import Foundation
import TestSupport

@testable import Git

/// A repository in a temporary folder, and the git program to make something of it, run otherwise than by
/// what is tested.
struct SampleRepository {
  let folder: TemporaryFolder
  let path: String

  /// Whether there is a git to test with.
  static let hasGit = (try? GitProgram(environment: ["PATH=\(search)"])) != nil
  static let why = "git is not installed"
  private static let search = "/usr/local/bin:/usr/bin:/bin"

  init(_ options: String..., name: String = "repository") throws {
    try self.init(in: TemporaryFolder(), name)
    try Self.git(["init", "--quiet", "--initial-branch=main"] + options + [path], in: folder.path)
  }

  /// What is, or will be, at a place in the folder.
  init(in folder: TemporaryFolder, _ name: String) throws {
    self.folder = folder
    path = folder[name]
  }

  /// The environment in which a command finds git, and nothing of the person who runs the tests.
  static func environment(_ more: String...) -> [String] {
    ["PATH=\(search)", "HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1"] + more
  }

  func repository(_ more: String..., in subfolder: String? = nil) throws -> GitRepository {
    try GitRepository(
      at: subfolder.map { "\(path)/\($0)" } ?? path,
      environment: Self.environment() + more)
  }

  /// Runs git, and gives what it writes without the last line end.
  @discardableResult
  func git(_ arguments: String..., input: [UInt8] = [], variables: [String: String] = [:]) throws -> String {
    try Self.git(arguments, in: path, input: input, variables: variables)
  }

  struct Failed: Error { let arguments: [String] }

  @discardableResult
  private static func git(
    _ arguments: [String], in folder: String, input: [UInt8] = [], variables: [String: String] = [:]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    var environment = [
      "PATH": search, "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Aba Author",
      "GIT_AUTHOR_EMAIL": "aba@example.org", "GIT_COMMITTER_NAME": "Cem Committer",
      "GIT_COMMITTER_EMAIL": "cem@example.org", "GIT_CONFIG_COUNT": "2",
      "GIT_CONFIG_KEY_0": "protocol.file.allow", "GIT_CONFIG_VALUE_0": "always",
      "GIT_CONFIG_KEY_1": "gc.auto", "GIT_CONFIG_VALUE_1": "0",
    ]
    environment.merge(variables) { $1 }
    process.environment = environment
    let scratch = try TemporaryFolder()
    process.standardInput = FileHandle(forReadingAtPath: try scratch.write(input, "input"))
    let output = try scratch.write([], "output")
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(arguments: arguments) }
    let bytes = Array(try Data(contentsOf: URL(filePath: output)))
    return String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }

  /// Writes a file of the working tree anew.
  func write(_ text: String, _ name: String) throws {
    try folder.rewrite(Array(text.utf8), String(path.dropFirst(folder.path.count + 1)) + "/" + name)
  }

  /// Writes and stages a file.
  func stage(_ text: String, _ name: String) throws {
    try write(text, name)
    try git("add", "--", name)
  }

  @discardableResult
  func commit(_ message: String = "A step", _ more: String...) throws -> GitObjectID {
    try Self.git(["commit", "--quiet", "--allow-empty", "-m", message] + more, in: path)
    return try id("HEAD")
  }

  func id(_ name: String) throws -> GitObjectID {
    guard let id = GitObjectID(try git("rev-parse", "--verify", name)) else {
      throw Failed(arguments: [name])
    }
    return id
  }

  /// Puts a blob into the repository.
  func blob(_ text: String) throws -> GitObjectID {
    guard let id = GitObjectID(try git("hash-object", "-w", "--stdin", input: Array(text.utf8))) else {
      throw Failed(arguments: [])
    }
    return id
  }

  /// Puts blobs into the index at any paths.
  func index(_ entries: [(path: [UInt8], id: GitObjectID)]) throws {
    let lines = entries.reduce(into: [UInt8]()) { $0 += Array("100644 \($1.id)\t".utf8) + $1.path + [0] }
    try git("update-index", "-z", "--add", "--index-info", input: lines)
  }
}

/// Bytes as text, for what is compared in tests.
func text(_ bytes: [UInt8]?) -> String { bytes.map { String(decoding: $0, as: UTF8.self) } ?? "(nothing)" }

extension GitEntry {
  /// Status, path, and stage or parent when there is one.
  var shown: String {
    let status = String(decoding: [status.rawValue], as: UTF8.self)
    return "\(status) \(text(path))" + (stage > 0 ? " @\(stage)" : "") + (parent > 0 ? " ^\(parent)" : "")
  }
}

extension GitRepository {
  /// What the blobs of entries hold.
  func texts(_ entries: [GitEntry]) throws -> [String] {
    var blobs = try blobs(entries.filter { $0.mode?.isBlob == true }.compactMap(\.object), limit: 1 << 20)
    var texts: [String] = []
    while let blob = try blobs.next() { texts.append(text(blob.bytes)) }
    return texts
  }

  func all(_ revisions: [String]) throws -> [GitCommit] {
    var commits = try commits(revisions)
    var all: [GitCommit] = []
    while let commit = try commits.next() { all.append(commit) }
    return all
  }

  func allHistory() throws -> [GitCommit] { try all(["--all"]) }
}
