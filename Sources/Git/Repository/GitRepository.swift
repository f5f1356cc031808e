/// A repository, read by running git in a folder of it. What is read may change from call to call, as the
/// repository does.
///
/// Its own settings start no program: no hook, no monitor, no filter, no textconv, no transport.
package struct GitRepository: Sendable {
  package let program: GitProgram
  /// The folder that was given; git runs there.
  package let folder: String
  /// The folder of git for this working tree.
  package let gitFolder: String
  /// Where the working tree begins; nil where there is none.
  package let topLevel: String?
  package let isBare: Bool
  /// True of a clone whose history was cut off.
  package let isShallow: Bool
  package let format: GitObjectFormat

  /// The repository that a folder lies in, or that the environment names.
  ///
  /// - Parameters:
  ///   - folder: in a hook the folder in which git started the hook, because its variables can be relative to
  ///     that.
  ///   - environment: the environment of the command, as `NAME=value`.
  package init(at folder: String, environment: [String]) throws(GitError) {
    try self.init(at: folder, program: GitProgram(environment: environment))
  }

  package init(at folder: String, program: GitProgram) throws(GitError) {
    self.program = program
    self.folder = folder
    let questions = [
      "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository", "--show-object-format",
      "--absolute-git-dir",
    ]
    let answer = try program.run(["rev-parse"] + questions, in: folder, accepting: [0, 128])
    guard answer.status == 0 else { throw try Self.refusal(folder, program) }
    let lines = answer.line.split(separator: 0x0A, maxSplits: 4, omittingEmptySubsequences: false)
      .map { String(validating: $0, as: UTF8.self) }
    guard lines.count == 5, let format = lines[3].flatMap(GitObjectFormat.init) else {
      throw .malformedOutput("rev-parse")
    }
    guard let gitFolder = lines[4] else { throw .folder }
    self.format = format
    self.gitFolder = gitFolder
    isBare = lines[0] == "true"
    isShallow = lines[2] == "true"
    topLevel = lines[1] == "true" ? try Self.topLevel(folder, program) : nil
  }

  private static func topLevel(_ folder: String, _ program: GitProgram) throws(GitError) -> String {
    guard let path = try program.run(["rev-parse", "--show-toplevel"], in: folder).text else { throw .folder }
    return path
  }

  /// Why git found no repository. It says so in words only, so it is asked again as if everything were
  /// trusted.
  private static func refusal(_ folder: String, _ program: GitProgram) throws(GitError) -> GitError {
    let again = try program.run(
      ["rev-parse", "--git-dir"], settings: ["safe.directory=*", "safe.bareRepository=all"], in: folder,
      accepting: [0, 128])
    return again.status == 0 ? .notTrusted : .notARepository
  }

  /// Runs a command of git here, to its end.
  package func git(
    _ arguments: [String], paths: [[UInt8]] = [], input: GitInput = .none, accepting: [Int32] = [0],
    most: Int = 64 << 20
  ) throws(GitError) -> GitResult {
    try program.run(
      arguments, in: folder, paths: paths, input: input, accepting: accepting, most: most)
  }

  /// Starts a command of git here.
  package func start(
    _ arguments: [String], paths: [[UInt8]] = [], input: GitInput = .none
  ) throws(GitError) -> GitProcess {
    try program.start(arguments, in: folder, paths: paths, input: input)
  }

  func stream(_ arguments: [String], paths: [[UInt8]] = []) throws(GitError) -> GitStream {
    GitStream(try start(arguments, paths: paths))
  }

  /// Where HEAD is.
  package func head() throws(GitError) -> GitHead {
    let branch = try git(["symbolic-ref", "--quiet", "HEAD"], accepting: [0, 1])
    let commit = try git(["rev-parse", "--quiet", "--verify", "HEAD"], accepting: [0, 1])
    let id = GitObjectID(hex: commit.line)
    guard (id != nil) == (commit.status == 0) else { throw .malformedOutput("rev-parse") }
    switch (branch.status, id) {
    case (0, let id?): return .branch(branch.line, id)
    case (0, nil): return .unborn(branch: branch.line)
    case (_, let id?): return .detached(id)
    case (_, nil): throw .malformedOutput("symbolic-ref")
    }
  }

  /// What to compare with: HEAD, or nothing as long as there is no commit.
  func base() throws(GitError) -> String {
    if case .unborn = try head() { format.emptyTree } else { "HEAD" }
  }
}
