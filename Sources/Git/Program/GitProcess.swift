import Glibc

/// A command of git that runs. It is ended, with all that it started, when this goes away before its end was
/// seen.
package struct GitProcess: ~Copyable {
  /// The command word, for errors.
  package let command: String
  private let program: GitProgram
  private let child: pid_t
  private var output: Int32
  private var input: Feed?
  private var isReaped = false

  init(_ program: GitProgram, _ command: String, _ child: Child, _ input: GitInput) {
    self.program = program
    self.command = command
    self.child = child.number
    output = child.output
    if case .bytes(let bytes) = input { self.input = Feed(child.input, bytes) }
  }

  deinit {
    if let input { close(input.descriptor) }
    if output >= 0 { close(output) }
    if !isReaped {
      program.end(child)
      _ = program.wait(for: child)
    }
  }

  /// What it writes, for another command to read.
  package var outputDescriptor: Int32 { output }

  /// Leaves the output to whoever else has it.
  package mutating func closeOutput() {
    close(output)
    output = -1
  }

  /// Reads the next bytes of what it writes, and feeds it meanwhile.
  ///
  /// - Returns: how many bytes there are now in the buffer; 0 at the end.
  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(GitError) -> Int {
    while true {
      if input != nil, try !feed() { continue }
      let count = Glibc.read(output, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw .io(errno) }
    }
  }

  /// Waits until it can be read from or fed, and feeds it.
  ///
  /// - Returns: whether it can be read from, or needs no more.
  private mutating func feed() throws(GitError) -> Bool {
    guard let feed = input else { return true }
    var ends = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: feed.descriptor, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&ends, 2, -1) >= 0 || errno == EINTR else { throw .io(errno) }
    if ends[1].revents != 0, input?.advance() == false {
      close(feed.descriptor)
      input = nil
    }
    return ends[0].revents != 0
  }

  /// Waits for its end; what it may still want to write is not taken any more.
  ///
  /// - Returns: its exit status.
  @discardableResult
  package mutating func finish(accepting: [Int32] = [0]) throws(GitError) -> Int32 {
    guard !isReaped else { throw .io(ECHILD) }
    if output >= 0 { closeOutput() }
    isReaped = true
    guard let (status, isCancelled) = program.wait(for: child) else { throw .io(ECHILD) }
    let signal = status & 0x7F
    guard signal == 0 else { throw isCancelled ? .cancelled : .signalled(command, signal) }
    let code = status >> 8 & 0xFF
    guard accepting.contains(code) else { throw .failed(command, code) }
    return code
  }
}

/// Bytes on their way to a program, and how far they have come.
private struct Feed {
  let descriptor: Int32
  private let bytes: [UInt8]
  private var sent = 0

  init(_ descriptor: Int32, _ bytes: [UInt8]) {
    self.descriptor = descriptor
    self.bytes = bytes
  }

  /// Sends what can be sent without waiting.
  ///
  /// - Returns: whether there is more. Nothing is sent to a program that has stopped reading: its status
  ///   tells why.
  mutating func advance() -> Bool {
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        send(
          descriptor, raw.baseAddress.map { $0 + sent }, raw.count - sent,
          Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count < 0 { return errno == EAGAIN || errno == EINTR }
      sent += count
    }
    return false
  }
}
