import Glibc
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct GitProgramTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A git that is this script.
  private func program(_ script: String, _ variables: String...) throws -> GitProgram {
    try folder.write("#!/bin/sh\n\(script)\n", "bin/git", mode: 0o755)
    return try GitProgram(environment: ["PATH=\(folder["bin"]):/usr/bin:/bin"] + variables)
  }

  private var git: GitProgram {
    get throws { try GitProgram(environment: SampleRepository.environment()) }
  }

  @Test func `Where git is missing, it is said`() throws {
    try folder.write("", "git")
    mkdir(folder["folder"], 0o700)
    mkdir(folder["folder/git"], 0o700)
    for path in ["PATH=\(folder.path):\(folder["folder"])", "PATH=", "PATH=.:bin", "HOME=/"] {
      #expect(throws: GitError.notFound) { try GitProgram(environment: [path]) }
    }
    #expect(throws: GitError.notFound) { try GitProgram(environment: []) }
  }

  @Test func `A git that is gone, or cannot be run, is an error`() throws {
    let gone = try program("true")
    unlink(gone.path)
    #expect(throws: GitError.notFound) { try gone.run(["version"], in: "/") }
    try folder.write("no program", "bin/git", mode: 0o755)
    #expect(throws: GitError.io(ENOEXEC)) { try gone.run(["version"], in: "/") }
  }

  @Test func `Output, status and signal are told apart`() throws {
    #expect(try git.run(["version"], in: "/").text?.hasPrefix("git version") == true)
    let status = try program("exit 7")
    #expect(throws: GitError.failed("rev-list", 7)) { try status.run(["rev-list"], in: "/") }
    #expect(try status.run(["rev-list"], in: "/", accepting: [0, 7]).status == 7)
    let signal = try GitProgram(
      environment: ["PATH=\(try script("kill -TERM $$"))"])
    #expect(throws: GitError.signalled("rev-list", SIGTERM)) { try signal.run(["rev-list"], in: "/") }
  }

  /// A folder with a git that is this script.
  private func script(_ script: String) throws -> String {
    try folder.write("#!/bin/sh\n\(script)\n", "other/git", mode: 0o755)
    return folder["other"]
  }

  @Test func `An error holds nothing of what git wrote`() throws {
    let loud = try program("echo A Name; echo A Name >&2; exit 9")
    do {
      _ = try loud.run(["rev-list"], in: "/")
      Issue.record("it did not fail")
    } catch {
      #expect("\(error)" == "git rev-list failed (status 9)")
      #expect(!String(reflecting: error).contains("Name"))
    }
  }

  @Test func `More output than is read is an error, and ends git`() throws {
    let endless = try program("exec yes")
    #expect(throws: GitError.tooMuch("log")) { try endless.run(["log"], in: "/", most: 1 << 20) }
    #expect(try git.run(["version"], in: "/", most: 100).status == 0)
  }

  @Test func `Git sees its arguments, the settings and the folder, and no more of the world than it needs`()
    throws
  {
    let nosy = try program(
      "for word; do echo \"$word\"; done; env; ls /proc/self/fd; readlink /proc/self/fd/0",
      "GIT_DIR=x", "GIT_INDEX_FILE=y", "GIT_CONFIG_PARAMETERS='z'", "GIT_TRACE=/tmp/t",
      "GIT_EXTERNAL_DIFF=evil",
      "GIT_SSH_COMMAND=evil", "GIT_ASKPASS=evil", "LANG=de", "LC_MESSAGES=de", "LANGUAGE=de", "LC_ALL=de")
    // A descriptor that anybody could inherit; its number is above those of tests that run beside this one.
    let open = fcntl(0, F_DUPFD, 500)
    defer { close(open) }
    func look() throws -> Set<String> {
      let answer = try nosy.run(["log", "a b", "$HOME"], in: "/tmp", paths: [Array("-p".utf8)])
      return Set(try #require(answer.text).split(separator: "\n").map(String.init))
    }
    func descriptors(_ lines: Set<String>) -> Set<String> { lines.intersection((0..<1000).map(String.init)) }
    let lines = try look()
    #expect(lines.isSuperset(of: ["-C", "/tmp", "log", "a b", "$HOME", "--", "-p", "core.fsmonitor=false"]))
    #expect(
      lines.isSuperset(of: [
        "GIT_DIR=x", "GIT_INDEX_FILE=y", "GIT_CONFIG_PARAMETERS='z'", "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0",
        "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "/dev/null",
      ]))
    #expect(!lines.contains { $0.contains("evil") || $0.contains("de") && $0.hasPrefix("L") })
    #expect(!lines.contains { $0.hasPrefix("GIT_TRACE") })
    #expect(!lines.contains(String(open)))
    // The fourth is the folder that ls reads. What a test beside this one opens between two steps of a start comes along
    // now and then; what comes along every time is ours.
    #expect(try (0..<10).contains { _ in try descriptors(look()) == ["0", "1", "2", "3"] })
  }

  @Test func `Much is written and read at once`() throws {
    let echo = try program("exec cat")
    let bytes = [UInt8](repeating: 0x78, count: 5 << 20)
    #expect(try echo.run(["cat"], in: "/", input: .bytes(bytes)).output == bytes)
    #expect(try echo.run(["cat"], in: "/", input: .bytes([])).output == [])
    #expect(try echo.run(["cat"], in: "/").output == [])
  }

  @Test func `A git that does not read what it is given harms nobody`() throws {
    let deaf = try program("exec 0<&-; echo done")
    let bytes = [UInt8](repeating: 0x78, count: 5 << 20)
    #expect(try deaf.run(["cat"], in: "/", input: .bytes(bytes)).text == "done")
    let dying = try program2("exit 3")
    #expect(throws: GitError.failed("cat", 3)) { try dying.run(["cat"], in: "/", input: .bytes(bytes)) }
  }

  private func program2(_ text: String) throws -> GitProgram {
    try GitProgram(environment: ["PATH=\(try script(text))"])
  }

  @Test func `What is dropped before its end is ended, with all that it started`() throws {
    let slow = try program("echo $$; sleep 1000 & echo $!; wait")
    func begin() throws -> [pid_t] {
      var stream = GitStream(try slow.start(["log"], in: "/"))
      return try (0..<2).map { _ in try #require(Int32(text(try stream.record(endedBy: 0x0A)))) }
    }
    let children = try begin()
    #expect(kill(children[0], 0) == -1 && errno == ESRCH)
    #expect(ends(children[1]))
  }

  /// Whether a process that is not ours to wait for goes away.
  private func ends(_ number: pid_t) -> Bool {
    for _ in 0..<500 {
      if kill(number, 0) != 0 || isDead(number) { return true }
      usleep(10_000)
    }
    return false
  }

  private func isDead(_ number: pid_t) -> Bool {
    guard let file = fopen("/proc/\(number)/stat", "r") else { return true }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    guard fgets(&line, 200, file) != nil else { return true }
    return line.map { UInt8(bitPattern: $0) }.split(separator: 0x20).dropFirst(2).first == [0x5A]
  }

  @Test func `What is cancelled ends at once, and nothing starts afterwards`() async throws {
    let slow = try program("echo started; exec sleep 1000")
    let work = Task.detached { () -> GitError? in
      do throws(GitError) {
        _ = try slow.run(["log"], in: "/")
        return nil
      } catch {
        return error
      }
    }
    try await Task.sleep(for: .milliseconds(200))
    slow.cancel()
    #expect(await work.value == .cancelled)
    #expect(throws: GitError.cancelled) { try slow.run(["log"], in: "/") }
    #expect(throws: Never.self) { try git.run(["version"], in: "/") }
  }

  @Test func `A git that is killed in the middle of an answer gives none`() throws {
    let half = try program(
      "echo 1234567890123456789012345678901234567890 blob 100 ''; echo half; kill -KILL $$")
    var stream = GitStream(try half.start(["cat-file"], in: "/"))
    _ = try stream.record(endedBy: 0x0A)
    #expect(throws: GitError.signalled("cat-file", SIGKILL)) { try stream.take(100) { _ in } }
    var record = GitStream(try half.start(["cat-file"], in: "/"))
    _ = try record.record(endedBy: 0x0A)
    #expect(throws: GitError.signalled("cat-file", SIGKILL)) { try record.record(endedBy: 0) }
  }

  @Test func `A record has its limit`() throws {
    let long = try program("head -c 2000000 /dev/zero")
    var stream = GitStream(try long.start(["log"], in: "/"))
    #expect(throws: GitError.tooMuch("log")) { try stream.record(endedBy: 1) }
  }

  @Test func `An argument with a NUL is refused`() throws {
    #expect(throws: GitError.io(EINVAL)) { try git.run(["log\0"], in: "/") }
    #expect(throws: GitError.io(EINVAL)) { try git.run(["log"], in: "/", paths: [[0]]) }
  }
}
