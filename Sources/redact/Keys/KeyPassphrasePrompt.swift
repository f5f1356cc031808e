import Glibc
import RedactKit

/// Asks the person at the terminal, without showing what is typed.
enum PassphrasePrompt {
  /// Asks once, for a file that is there.
  @Sendable static func ask(_ purpose: String) throws(RedactError) -> KeyPassphrase {
    var bytes = try read("passphrase \(purpose)")
    return try KeyPassphrase(wiping: &bytes)
  }

  /// Asks twice, for a file that is to be made.
  static func askTwice(_ purpose: String) throws(RedactError) -> KeyPassphrase {
    var first = try read("new passphrase \(purpose)")
    var second: [UInt8]
    do { second = try read("the same again") } catch {
      explicit_bzero(&first, first.count)
      throw error
    }
    let isSame = first == second
    explicit_bzero(&second, second.count)
    let passphrase = try KeyPassphrase(wiping: &first)
    guard isSame else { throw .key("the two passphrases differ") }
    return passphrase
  }

  /// One line from the terminal itself, whatever standard input is.
  private static func read(_ prompt: String) throws(RedactError) -> [UInt8] {
    // Where nobody sees the question, nobody is asked: a program in the background would only be stopped.
    let terminal =
      Terminal.isTerminal(STDERR_FILENO) ? open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1
    guard terminal >= 0 else {
      throw .key("a \(prompt) is needed, and there is no terminal to ask at; --passphrase-fd takes one")
    }
    defer { close(terminal) }
    return try withoutEcho(terminal) { () throws(RedactError) in
      write(terminal, "redact: \(prompt): ")
      defer { write(terminal, "\n") }
      return try line(terminal)
    }
  }

  /// Runs the body with the echo off. A signal that would end the process ends it only after the echo is on
  /// again.
  private static func withoutEcho(
    _ terminal: Int32, _ body: () throws(RedactError) -> [UInt8]
  ) throws(RedactError) -> [UInt8] {
    var shown = termios()
    guard tcgetattr(terminal, &shown) == 0 else { throw .key("the terminal cannot be set up") }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    caughtSignal = 0
    var action = sigaction()
    var before = Array(repeating: action, count: endings.count)
    action.__sigaction_handler.sa_handler = { number in caughtSignal = number }
    for (index, number) in endings.enumerated() { sigaction(number, &action, &before[index]) }
    guard tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else { throw .key("the terminal cannot be set up") }
    let result = Result { () throws(RedactError) in try body() }
    tcsetattr(terminal, TCSAFLUSH, &shown)
    for (index, number) in endings.enumerated() { sigaction(number, &before[index], nil) }
    if caughtSignal != 0 { raise(caughtSignal) }
    return try result.get()
  }

  private static let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

  private static func line(_ terminal: Int32) throws(RedactError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(limit + 1)
    while bytes.count <= limit {
      guard waits(terminal) else { break }
      var byte: UInt8 = 0
      let count = Glibc.read(terminal, &byte, 1)
      guard count >= 0 else { break }
      if count == 0 || byte == UInt8(ascii: "\n") { return bytes }
      bytes.append(byte)
    }
    explicit_bzero(&bytes, bytes.count)
    throw .key("no passphrase was given")
  }

  /// Waits until there is something to read; false when a signal came first.
  ///
  /// The signal may come just before the wait and not end it; so the wait is short, and begins again.
  private static func waits(_ terminal: Int32) -> Bool {
    var awaited = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    while caughtSignal == 0 {
      if poll(&awaited, 1, 200) > 0 { return true }
    }
    return false
  }

  /// More than a passphrase may have.
  private static let limit = 4096

  private static func write(_ terminal: Int32, _ text: String) {
    _ = Glibc.write(terminal, text, text.utf8.count)
  }
}

/// The last signal that came while the echo was off. A handler can reach nothing but a global.
private nonisolated(unsafe) var caughtSignal: sig_atomic_t = 0
