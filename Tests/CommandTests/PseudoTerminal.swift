import Foundation
import Glibc

/// The command at a terminal of its own, and somebody who types there.
final class Terminal {
  private let child: pid_t
  private let master: Int32
  private let scratch: Scratch
  /// Everything that stood on the screen so far.
  private(set) var shown = ""

  // What Linux calls TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID; the module of the C library leaves them out.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let newSession: Int16 = 0x80

  init(_ arguments: [String], in scratch: Scratch) throws {
    self.scratch = scratch
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = 0
    guard master >= 0, ioctl(master, Self.setLock, &lock) == 0, ioctl(master, Self.getNumber, &number) == 0
    else { throw Run.CannotRun(code: errno) }
    let name = "/dev/pts/\(number)"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens is the one that it answers to.
    for descriptor in Int32(0)...2 { posix_spawn_file_actions_addopen(&actions, descriptor, name, O_RDWR, 0) }
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
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Self.newSession
    posix_spawnattr_setflags(&attributes, flags)
    let words =
      (["env", "-C", scratch.url.path, Command.path] + arguments).map { (word: String) in strdup(word) } + [
        nil
      ]
    let settings =
      ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"].map { (word: String) in strdup(word) } + [nil]
    defer { for word in words + settings { free(word) } }
    var child = pid_t()
    let code = posix_spawnp(&child, "env", &actions, &attributes, words, settings)
    self.child = child
    guard code == 0 else { throw Run.CannotRun(code: code) }
  }

  deinit { close(master) }

  /// Whether what is typed is shown.
  var echoes: Bool {
    var settings = termios()
    return tcgetattr(master, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits until a question is on the screen, and answers it.
  ///
  /// - Parameter isSecret: whether the question is only asked once nothing that is typed is shown.
  func answer(_ question: String, _ text: String, isSecret: Bool = true) throws {
    try wait(for: question, isSecret: isSecret)
    type(text + "\n")
  }

  func wait(for text: String, isSecret: Bool = true) throws {
    let end = Date.now.addingTimeInterval(60)
    while !shown.contains(text) || isSecret && echoes {
      guard Date.now < end, look() else { throw Run.CannotRun(code: ETIMEDOUT) }
    }
  }

  func type(_ text: String) { _ = write(master, text, text.utf8.count) }

  /// Waits for the end, and gives the status as a shell says it.
  func end() throws -> Int32 {
    let end = Date.now.addingTimeInterval(60)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard Date.now < end else {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        throw Run.CannotRun(code: ETIMEDOUT)
      }
      _ = look()
    }
    while look(0) {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// Takes what has come to the screen; false when nothing more will.
  private func look(_ milliseconds: Int32 = 20) -> Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return milliseconds > 0 }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    shown += String(decoding: bytes[..<count], as: UTF8.self)
    return true
  }
}
