import Foundation
import Glibc
import Testing

/// `redact check --watch`, for those who edit all day. Every wait ends with what is waited for.
struct WatchTests {
  private let leak = "They called her Umm Hamza, and everybody in the village knew Umm Hamza.\n"
  private let clean = "Nobody said anything about it.\n"

  @Test func `one line a change, whatever way it was saved`() throws {
    let watcher = try Watcher()
    try watcher.scratch.write(leak, "in-place.txt")
    try watcher.expect(#"in-place\.txt: [1-9][0-9]* findings?"#)
    try watcher.scratch.write(clean, "in-place.txt")
    try watcher.expect(#"in-place\.txt: nothing found"#)

    // As many editors save: beside it, and then in its place.
    try watcher.scratch.write(leak, ".saved.tmp")
    rename(watcher.scratch[".saved.tmp"], watcher.scratch["saved.txt"])
    try watcher.expect(#"saved\.txt: [1-9][0-9]* findings?"#)

    // As vim does: a swap file, a probe, the old one out of the way, a new one.
    try watcher.scratch.write("b0VIM", ".saved.txt.swp")
    try watcher.scratch.write("", "4913")
    unlink(watcher.scratch["4913"])
    rename(watcher.scratch["saved.txt"], watcher.scratch["saved.txt~"])
    try watcher.scratch.write(clean, "saved.txt")
    unlink(watcher.scratch["saved.txt~"])
    try watcher.expect(#"saved\.txt: nothing found"#)
    unlink(watcher.scratch[".saved.txt.swp"])
    #expect(!watcher.shown.contains("Hamza") && !watcher.shown.contains("swp"))
    #expect(watcher.end() == 0)
  }

  @Test func `new folders are followed, and git's is not`() throws {
    let watcher = try Watcher()
    try watcher.scratch.write(leak, ".git/COMMIT_EDITMSG")
    try watcher.scratch.write(leak, "new/deep/a.txt")
    try watcher.expect(#"new/deep/a\.txt: [1-9][0-9]* findings?"#)
    rename(watcher.scratch["new"], watcher.scratch["moved"])
    try watcher.expect(#"moved/deep/a\.txt: [1-9][0-9]* findings?"#)
    try watcher.scratch.write(clean, "moved/deep/a.txt")
    try watcher.expect(#"moved/deep/a\.txt: nothing found"#)
    #expect(!watcher.shown.contains("COMMIT"))
    #expect(watcher.end() == 0)
  }

  @Test func `a folder that goes away ends the watch with an error`() throws {
    let watcher = try Watcher(below: "watched")
    rename(watcher.scratch["watched"], watcher.scratch["elsewhere"])
    #expect(watcher.end(by: nil) == 66)
  }
}

/// The command at its watch.
private final class Watcher {
  let scratch: Scratch
  private let child: pid_t
  private let output: String
  private static let deadline = 60.0

  /// Returns when the watch is known to see changes.
  init(below folder: String = ".") throws {
    scratch = try Scratch()
    output = Scratch.shared[UUID().uuidString]
    try scratch.write("", folder + "/.keep")
    child = try Self.start(["check", "--watch", folder], in: scratch.url.path, output: output)
    // It does not say when it begins; a change is made until it tells of one.
    try waitUntil {
      try scratch.write("Nothing.\n", folder + "/begin.txt")
      usleep(50_000)
      return shown.contains("begin.txt: nothing found")
    }
  }

  private static func start(_ arguments: [String], in folder: String, output: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Whoever runs the tests may have shut signals out.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let variables = ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "REDACT_RULES=\(Command.rules)"]
    let words =
      (["env", "-C", folder, Command.path] + arguments).map { (word: String) in strdup(word) } + [nil]
    let settings = variables.map { (word: String) in strdup(word) } + [nil]
    defer { for word in words + settings { free(word) } }
    var child = pid_t()
    let code = posix_spawnp(&child, "env", &actions, &attributes, words, settings)
    guard code == 0 else { throw Run.CannotRun(code: code) }
    return child
  }

  deinit {
    if !hasEnded { _ = end(by: SIGKILL) }
    unlink(output)
  }

  var shown: String {
    String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
  }

  /// Waits for a line that begins with the time of day and goes on like this, and has not been waited for yet.
  func expect(_ pattern: String, _ place: SourceLocation = #_sourceLocation) throws {
    let line = try Regex("(?m)^[0-2][0-9]:[0-5][0-9]:[0-6][0-9] (\\./)?" + pattern + "$")
    try waitUntil(place) {
      guard let found = shown.dropFirst(seen).firstMatch(of: line) else { return false }
      seen = shown.distance(from: shown.startIndex, to: found.range.upperBound)
      return true
    }
  }

  private var seen = 0
  private var hasEnded = false

  private func waitUntil(
    _ place: SourceLocation = #_sourceLocation, _ isDone: () throws -> Bool
  ) throws {
    let end = Date.now.addingTimeInterval(Self.deadline)
    while try !isDone() {
      guard Date.now < end else {
        Issue.record("it never came; there is: \(shown)", sourceLocation: place)
        throw Run.CannotRun(code: ETIMEDOUT)
      }
      usleep(10_000)
    }
  }

  /// Ends it, and gives its exit status.
  func end(by signal: Int32? = SIGINT) -> Int32 {
    if let signal { kill(child, signal) }
    let end = Date.now.addingTimeInterval(Self.deadline)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      if Date.now > end { kill(child, SIGKILL) }
      usleep(3000)
    }
    hasEnded = true
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
