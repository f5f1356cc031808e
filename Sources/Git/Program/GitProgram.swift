// Repositories are read by running the git program, without a shell. Another reader of the format, in a
// library or here, would have to follow every change of it (hash functions, ref tables, partial clones, work
// trees, who may be trusted), and where it followed wrongly the guard would look at something else than what
// git is about to commit.

import Glibc
import Synchronization

/// The git program: runs it, and ends what runs when it is told to.
///
/// ## Privacy
/// What git writes to standard error may quote names and paths, so it goes nowhere.
package final class GitProgram: Sendable {
  private struct State {
    var running: Set<pid_t> = []
    var isCancelled = false
  }

  /// Where it is.
  package let path: String
  private let environment: [String]
  private let state = Mutex(State())

  /// Looks for git in PATH.
  ///
  /// - Parameter environment: the environment of the command, as `NAME=value`. Folders of PATH that are not
  ///   absolute are left out: they could be those of the repository.
  package init(environment: [String]) throws(GitError) {
    let folders = (GitEnvironment.value(of: "PATH", in: environment) ?? "").split(separator: ":")
    let places = folders.filter { $0.hasPrefix("/") }.map { "\($0)/git" }
    guard let path = places.first(where: Self.isProgram) else { throw .notFound }
    self.path = path
    self.environment = GitEnvironment.filtered(environment)
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// Runs a command of git to its end.
  ///
  /// - Parameters:
  ///   - arguments: the command word of git and what follows it.
  ///   - folder: where it runs; in a hook the folder in which git started the hook.
  ///   - paths: follow after `--`, and are taken literally.
  ///   - accepting: the statuses that are no failure.
  ///   - most: how many bytes of output are read.
  package func run(
    _ arguments: [String], in folder: String, paths: [[UInt8]] = [], input: GitInput = .none,
    accepting: [Int32] = [0], most: Int = 64 << 20
  ) throws(GitError) -> GitResult {
    var process = try start(arguments, in: folder, paths: paths, input: input)
    return try Self.result(&process, accepting, most)
  }

  /// The same with settings, each `name=value`, which are more than what the repository or its owner says.
  func run(
    _ arguments: [String], settings: [String], in folder: String, accepting: [Int32]
  ) throws(GitError) -> GitResult {
    let options = settings.flatMap { [Array("-c".utf8), Array($0.utf8)] }
    var process = try start(
      arguments.map { Array($0.utf8) }, settings: options, in: folder, paths: [], input: .none)
    return try Self.result(&process, accepting, 1 << 20)
  }

  private static func result(
    _ process: inout GitProcess, _ accepting: [Int32], _ most: Int
  ) throws(GitError) -> GitResult {
    var output: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = try process.read(into: piece)
      if count == 0 { break }
      guard output.count + count <= most else { throw .tooMuch(process.command) }
      output += piece[..<count]
    }
    return GitResult(status: try process.finish(accepting: accepting), output: output)
  }

  /// Starts a command of git; what it writes is read from the process.
  package func start(
    _ arguments: [String], in folder: String, paths: [[UInt8]] = [], input: GitInput = .none
  ) throws(GitError) -> GitProcess {
    try start(arguments.map { Array($0.utf8) }, settings: [], in: folder, paths: paths, input: input)
  }

  /// The same with settings of git, each an option that comes before the command word.
  func start(
    _ arguments: [[UInt8]], settings: [[UInt8]], in folder: String, paths: [[UInt8]], input: GitInput
  ) throws(GitError) -> GitProcess {
    guard !folder.utf8.contains(0) else { throw .folder }
    let head = [Array(path.utf8), Array("-C".utf8), Array(folder.utf8)]
    let options = GitEnvironment.options.map { Array($0.utf8) } + settings
    let words = head + options + arguments + [Array("--".utf8)].prefix(paths.isEmpty ? 0 : 1) + paths
    guard !words.contains(where: { $0.contains(0) }) else { throw .io(EINVAL) }
    let command = arguments.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let child = try ChildStart.start(path, words, environment, input, register: register)
    return GitProcess(self, command, child, input)
  }

  /// Ends all that runs, at once, and lets nothing start any more; for a deadline, from any thread.
  package func cancel() {
    state.withLock { state in
      state.isCancelled = true
      for child in state.running { Self.end(child) }
    }
  }

  /// Remembers a child; one that was started too late is ended.
  private func register(_ child: pid_t) {
    state.withLock { state in
      state.running.insert(child)
      if state.isCancelled { Self.end(child) }
    }
  }

  func end(_ child: pid_t) {
    state.withLock { state in
      if state.running.contains(child) { Self.end(child) }
    }
  }

  /// Children lead a group of their own, so that nothing which git may have started outlives it.
  private static func end(_ child: pid_t) { kill(-child, SIGKILL) }

  /// Waits for a child to end.
  ///
  /// - Returns: its status as the system gives it, and whether it was cancelled.
  func wait(for child: pid_t) -> (status: Int32, isCancelled: Bool)? {
    // It stays what it is until the lock is held: its number must not be another's when something is ended.
    var ended = siginfo_t()
    while waitid(P_PID, id_t(child), &ended, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    return state.withLock { state in
      state.running.remove(child)
      var status: Int32 = 0
      guard waitpid(child, &status, 0) == child else { return nil }
      return (status, state.isCancelled)
    }
  }
}

/// What git reads from standard input.
package enum GitInput: Sendable {
  case none
  case bytes([UInt8])
  /// An open descriptor, which stays the caller's.
  case descriptor(Int32)
}

/// What a command of git gave.
package struct GitResult: Hashable, Sendable {
  package let status: Int32
  package let output: [UInt8]

  /// The output without the line end that closes it.
  package var line: [UInt8] { output.last == 0x0A ? output.dropLast() : output }

  /// The same, when it is UTF-8.
  package var text: String? { String(validating: line, as: UTF8.self) }
}
