import Foundation
import Glibc

/// One run of a program, with everything that it can see of the world.
struct Run {
  var program = Command.path
  var arguments: [String]
  let folder: URL
  /// A file for standard input, as seen from the folder; nothing is there without one.
  var input = "/dev/null"
  var output = Output.file
  /// What to add to PATH, HOME and LC_ALL.
  var environment: [String: String] = [:]
  /// Files to be open for reading at a descriptor.
  var descriptors: [Int32: String] = [:]
  /// The compiled rules that are passed.
  var rules = Rules.withoutTagger
  var timeout = 60.0

  enum Rules { case none, withoutTagger, withTagger }

  enum Output: Equatable {
    case file
    case path(String)
    /// A pipe from which nobody reads.
    case closedPipe
    /// The same file as standard error, as on a terminal.
    case joined
  }

  init(_ arguments: [String], in folder: URL) {
    self.arguments = arguments
    self.folder = folder
  }

  struct Result {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    /// As a shell says it: the exit status, or 128 and the number of the signal.
    var status: Int32 = -1
    var isTooLate = false
    /// Processor time of user and system, in seconds.
    var seconds = 0.0

    var text: String { String(decoding: output, as: UTF8.self) }
    var messages: String { String(decoding: errors, as: UTF8.self) }
  }

  struct CannotRun: Error { let code: Int32 }

  func result() throws -> Result {
    let scratch = try Scratch()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, absolute(input), O_RDONLY, 0)
    for (descriptor, name) in descriptors.sorted(by: { $0.key < $1.key }) {
      posix_spawn_file_actions_addopen(&actions, descriptor, absolute(name), O_RDONLY, 0)
    }
    var variables = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"]
    switch rules {
    case .none: break
    case .withoutTagger: variables["REDACT_RULES"] = Command.rules
    case .withTagger: variables["REDACT_RULES"] = Command.rulesWithTagger
    }
    variables.merge(environment) { $1 }
    let child = try Self.oneAtATime.withLock {
      let pipe = try connect(&actions, scratch)
      defer { if let pipe { close(pipe) } }
      return try spawn(&actions, variables)
    }
    var result = wait(for: child)
    result.output = scratch.read("stdout") ?? []
    result.errors = scratch.read("stderr") ?? []
    return result
  }

  /// So that no other program of these tests inherits the pipe of this one.
  private static let oneAtATime = NSLock()

  private func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(folder.path)/\(path)" }

  /// Says where standard output and standard error go.
  ///
  /// - Returns: the end of a pipe to be closed once the program has it.
  private func connect(_ actions: inout posix_spawn_file_actions_t, _ scratch: Scratch) throws -> Int32? {
    var pipe: Int32?
    let flags = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, 2, scratch["stderr"], flags, 0o600)
    switch output {
    case .file: posix_spawn_file_actions_addopen(&actions, 1, scratch["stdout"], flags, 0o600)
    case .path(let path): posix_spawn_file_actions_addopen(&actions, 1, absolute(path), O_WRONLY, 0)
    case .joined: posix_spawn_file_actions_adddup2(&actions, 2, 1)
    case .closedPipe:
      var ends: [Int32] = [-1, -1]
      guard Glibc.pipe(&ends) == 0 else { throw CannotRun(code: errno) }
      close(ends[0])
      _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
      pipe = ends[1]
    }
    return pipe
  }

  private func spawn(
    _ actions: inout posix_spawn_file_actions_t, _ variables: [String: String]
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    // The working folder of a program is nothing that posix_spawn can say everywhere.
    let words = (["env", "-C", folder.path, program] + arguments).map { strdup($0) } + [nil]
    let settings = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var child = pid_t()
    let code = posix_spawnp(&child, "env", &actions, &attributes, words, settings)
    guard code == 0 else { throw CannotRun(code: code) }
    return child
  }

  private func wait(for child: pid_t) -> Result {
    var result = Result()
    var status: Int32 = 0
    var usage = rusage()
    let end = Date.now.addingTimeInterval(timeout)
    while wait4(child, &status, WNOHANG, &usage) == 0 {
      if Date.now > end {
        kill(-child, SIGKILL)
        result.isTooLate = true
        wait4(child, &status, 0, &usage)
        break
      }
      usleep(3000)
    }
    result.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    result.seconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    return result
  }
}
