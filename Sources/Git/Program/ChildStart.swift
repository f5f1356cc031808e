import Glibc
import Synchronization

/// A program that runs, and the ends of what it is connected to.
struct Child {
  let number: pid_t
  /// What it writes.
  let output: Int32
  /// What it reads; -1 without input of ours.
  let input: Int32
}

/// Starts programs.
enum ChildStart {
  /// One at a time, so that no child inherits what was made for another.
  private static let oneAtATime = Mutex(())

  /// Starts a program with exactly these words and variables, standard input, output to a pipe, and no other
  /// descriptor.
  static func start(
    _ path: String, _ words: [[UInt8]], _ environment: [String], _ input: GitInput,
    register: (pid_t) -> Void
  ) throws(GitError) -> Child {
    let started: Result<Child, GitError> = oneAtATime.withLock { _ in
      do throws(GitError) {
        let connection = try Connection(input)
        let number = try spawn(path, words, environment, connection)
        register(number)
        return .success(connection.child(number))
      } catch {
        return .failure(error)
      }
    }
    return try started.get()
  }

  private static func spawn(
    _ path: String, _ words: [[UInt8]], _ environment: [String], _ connection: borrowing Connection
  ) throws(GitError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    connection.describe(&actions)
    for descriptor in OpenDescriptors.inherited { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    describe(&attributes)
    let arguments = words.map(cString) + [nil]
    let variables = environment.map { cString(Array($0.utf8)) } + [nil]
    defer { for string in arguments + variables { string?.deallocate() } }
    var number = pid_t()
    switch posix_spawn(&number, path, &actions, &attributes, arguments, variables) {
    case 0: return number
    case ENOENT, EACCES: throw .notFound
    case let code: throw .io(code)
    }
  }

  /// A group of its own, and signals as every program expects them.
  private static func describe(_ attributes: inout posix_spawnattr_t) {
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGCHLD, SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
  }

  private static func cString(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
    let string = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { string[index] = CChar(bitPattern: byte) }
    string[bytes.count] = 0
    return string
  }
}

/// The descriptors between this program and a child. Those of the child close when this goes away; all of
/// them, where no child was started.
private struct Connection: ~Copyable {
  private var output: (read: Int32, write: Int32) = (-1, -1)
  private var input: (read: Int32, write: Int32) = (-1, -1)
  private let given: Int32?

  init(_ source: GitInput) throws(GitError) {
    switch source {
    case .descriptor(let number): given = number
    case .none, .bytes: given = nil
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .io(errno) }
    output = (try Self.apart(ends[0]), try Self.apart(ends[1]))
    guard case .bytes = source else { return }
    // A socket, since writing to a pipe that nobody reads any more would be a signal to the whole program.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .io(errno) }
    input = (try Self.apart(ends[0]), try Self.apart(ends[1]))
  }

  /// The same end where it is in nobody's way, not to be inherited: the command may have been started without
  /// any of the first three.
  private static func apart(_ end: Int32) throws(GitError) -> Int32 {
    defer { close(end) }
    let number = fcntl(end, F_DUPFD_CLOEXEC, 3)
    guard number >= 0 else { throw .io(errno) }
    return number
  }

  deinit {
    for end in [output.read, output.write, input.read, input.write] where end >= 0 { close(end) }
  }

  func describe(_ actions: inout posix_spawn_file_actions_t) {
    if input.read >= 0 || given != nil {
      posix_spawn_file_actions_adddup2(&actions, given ?? input.read, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output.write, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  }

  /// The ends that stay with this program.
  consuming func child(_ number: pid_t) -> Child {
    let child = Child(number: number, output: output.read, input: input.write)
    output.read = -1
    input.write = -1
    return child
  }
}

/// Descriptors that a child would inherit.
private enum OpenDescriptors {
  /// All from 3 on that do not close by themselves.
  static var inherited: [Int32] {
    open.filter { number in
      let flags = fcntl(number, F_GETFD)
      return number > 2 && flags >= 0 && flags & FD_CLOEXEC == 0
    }
  }

  private static var open: [Int32] {
    guard let folder = opendir("/proc/self/fd") else { return Array(3..<1024) }
    defer { closedir(folder) }
    var numbers: [Int32] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let number = Int32(name) { numbers.append(number) }
    }
    return numbers
  }
}
