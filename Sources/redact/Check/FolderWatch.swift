// What changes below a folder, told by inotify: nothing is asked again and again, and a day of editing costs nothing
// while nobody saves. What a program writes through a memory map it does not tell; editors do not write so.

import Glibc

/// A folder that is watched, with all folders in it, from the moment it is made.
///
/// Links to folders are not followed, and what belongs to git is passed by, as are the scratch files of editors.
final class FolderWatch {
  typealias Path = [UInt8]

  enum Changes: Equatable {
    /// Files and links that were written, made or moved here, below the folder, sorted; those that are gone again
    /// are left out.
    case paths([Path])
    /// The system could not tell all of them: everything has to be looked at.
    case everything
  }

  private let folder: String
  private let ignoring: (Path, _ isFolder: Bool) -> Bool
  private var events: Int32 = -1
  /// The watched folders, below the one that was named, by what the system calls them.
  private var watched: [Int32: Path] = [:]
  private var changed = Set<Path>()
  private var lostSome = false

  /// - Parameter ignoring: says of paths below the folder whether they do not matter; a folder with all in it.
  init(_ folder: String, ignoring: @escaping (Path, _ isFolder: Bool) -> Bool) throws(Failure) {
    self.folder = folder
    self.ignoring = ignoring
    try begin()
  }

  deinit { if events >= 0 { close(events) } }

  /// Waits for changes and hands them on, until SIGINT or SIGTERM comes.
  ///
  /// Changes that follow one another closely come together. A second signal ends the process at once.
  func forEachChange(_ body: (Changes) throws -> Void) throws {
    let stop = try StopSignal()
    while try wait(stop, milliseconds: -1) {
      try collect(stop)
      if let changes = try takeChanges() { try body(changes) }
    }
  }
}

// MARK: - Waiting

extension FolderWatch {
  /// How long nothing must happen before changes are handed on, and how long they are held back at most.
  private static let quiet: Int32 = 200
  private static let longest = 2000

  /// Takes in all that happens until it is quiet.
  private func collect(_ stop: StopSignal) throws(Failure) {
    let end = Self.milliseconds() + Self.longest
    try readEvents()
    while !changed.isEmpty || lostSome, Self.milliseconds() < end {
      guard try wait(stop, milliseconds: Self.quiet) else { return }
      try readEvents()
    }
  }

  /// Waits for an event; false when none came, or the end was asked for.
  private func wait(_ stop: StopSignal, milliseconds: Int32) throws(Failure) -> Bool {
    var awaited = [
      pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: events, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&awaited, 2, milliseconds) < 0 {
      guard errno == EINTR else { throw failure(Input.reason()) }
    }
    return awaited[0].revents == 0 && awaited[1].revents != 0
  }

  /// What came together, if anything of it is still there.
  private func takeChanges() throws(Failure) -> Changes? {
    defer { changed = [] }
    if lostSome {
      try begin()
      return .everything
    }
    let there = changed.filter { [S_IFREG, S_IFLNK].contains(kind(of: $0)) }
    return there.isEmpty ? nil : .paths(there.sorted { $0.lexicographicallyPrecedes($1) })
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}

// MARK: - Events

extension FolderWatch {
  private static let headerSize = MemoryLayout<inotify_event>.size

  private func readEvents() throws(Failure) {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(events, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      guard count > 0 else { throw failure(Input.reason()) }
      var start = 0
      while start + Self.headerSize <= count {
        let header = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        }
        let name = start + Self.headerSize
        start = name + Int(header.len)
        try take(header.wd, Int(header.mask), buffer[name..<start].prefix { $0 != 0 })
      }
    }
  }

  private func take(_ number: Int32, _ mask: Int, _ name: ArraySlice<UInt8>) throws(Failure) {
    func has(_ flag: some BinaryInteger) -> Bool { mask & Int(flag) != 0 }
    if has(IN_Q_OVERFLOW) {
      lostSome = true
      return
    }
    guard let parent = watched[number] else { return }
    if has(IN_DELETE_SELF) || has(IN_MOVE_SELF) || has(IN_UNMOUNT) {
      guard !parent.isEmpty else { throw Failure(.noInput, "\(folder): is gone, or was moved") }
      return
    }
    if has(IN_IGNORED) {
      watched[number] = nil
      return
    }
    let path = Self.joined(parent, name)
    let isFolder = has(IN_ISDIR)
    guard !name.isEmpty, !passesBy(path, name, isFolder: isFolder) else { return }
    if !isFolder {
      changed.insert(path)
    } else if has(IN_MOVED_FROM) {
      forget(path)
    } else if has(IN_CREATE) || has(IN_MOVED_TO) {
      try watch(from: path, notesFiles: true)
    }
  }

  /// What belongs to git, and what editors write beside a file while it is open.
  private func passesBy(_ path: Path, _ name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if name.elementsEqual(".git".utf8) || ignoring(path, isFolder) { return true }
    guard !isFolder, let first = name.first, let last = name.last else { return false }
    let isSwapFile = first == UInt8(ascii: ".") && name.dropLast().suffix(3).elementsEqual(".sw".utf8)
    let isEmacsFile = first == UInt8(ascii: "#") && last == UInt8(ascii: "#") || name.starts(with: ".#".utf8)
    let isOfficeLock = name.starts(with: ".~lock.".utf8) && last == UInt8(ascii: "#")
    return isSwapFile || isEmacsFile || isOfficeLock || last == UInt8(ascii: "~")
  }
}

// MARK: - Folders

extension FolderWatch {
  /// Begins to watch all folders anew.
  private func begin() throws(Failure) {
    if events >= 0 { close(events) }
    watched = [:]
    lostSome = false
    events = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard events >= 0 else {
      let hint = errno == EMFILE ? "raise fs.inotify.max_user_instances, or end another watch" : nil
      throw Failure(.inputOutput, "\(folder): cannot be watched: \(Input.reason())", hint: hint)
    }
    try watch(from: [], notesFiles: false)
    guard !watched.isEmpty else { throw Failure(.noInput, "\(folder): is no folder that is there") }
  }

  /// Watches a folder and all folders in it.
  ///
  /// - Parameter notesFiles: whether the files in them have changed: they may have come before the watch.
  private func watch(from path: Path, notesFiles: Bool) throws(Failure) {
    var waiting = [path]
    while let below = waiting.popLast() {
      guard try add(below), let stream = withPath(below, { opendir($0) }) else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
        guard name != [UInt8(ascii: ".")], name != Array("..".utf8) else { continue }
        let inside = Self.joined(below, name[...])
        let isFolder = kind(of: inside) == S_IFDIR
        guard !passesBy(inside, name[...], isFolder: isFolder) else { continue }
        if isFolder { waiting.append(inside) } else if notesFiles { changed.insert(inside) }
      }
    }
  }

  /// Watches one folder; false when it is gone already.
  private func add(_ path: Path) throws(Failure) -> Bool {
    let content = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO
    let own = IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK
    // The folder that was named may be a link.
    let mask = content | own | (path.isEmpty ? 0 : IN_DONT_FOLLOW)
    let watch = withPath(path) { inotify_add_watch(events, $0, UInt32(mask)) }
    if watch >= 0 {
      watched[watch] = path
      return true
    }
    switch errno {
    case ENOENT, ENOTDIR, ELOOP: return false
    case ENOSPC:
      throw Failure(
        .inputOutput, "\(folder): the system lets nobody watch so many folders",
        hint: "raise fs.inotify.max_user_watches, or watch fewer folders")
    // A folder that nobody looks at must not pass for one in which nothing happens.
    default: throw failure("a folder in it cannot be watched: \(Input.reason())")
    }
  }

  /// Stops to watch a folder that was moved, with all in it.
  private func forget(_ path: Path) {
    for (watch, folder) in watched where folder == path || folder.starts(with: path + [UInt8(ascii: "/")]) {
      inotify_rm_watch(events, watch)
      watched[watch] = nil
    }
  }

  private func kind(of path: Path) -> mode_t {
    var status = stat()
    return withPath(path) { lstat($0, &status) } == 0 ? status.st_mode & S_IFMT : 0
  }

  private func withPath<Result>(_ path: Path, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let whole = Array(folder.utf8) + (path.isEmpty ? [] : [UInt8(ascii: "/")]) + path + [0]
    return whole.withUnsafeBytes { body($0.assumingMemoryBound(to: CChar.self).baseAddress!) }
  }

  private static func joined(_ folder: Path, _ name: ArraySlice<UInt8>) -> Path {
    folder.isEmpty ? Array(name) : folder + [UInt8(ascii: "/")] + name
  }

  private func failure(_ reason: String) -> Failure { Failure(.inputOutput, "\(folder): \(reason)") }
}

// MARK: - The end

/// Turns SIGINT and SIGTERM into something to wait for, while it is there.
private final class StopSignal {
  /// Can be read from once a signal came.
  let descriptor: Int32
  private var before: [sigaction]
  private static let numbers = [SIGINT, SIGTERM]

  init() throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure(.inputOutput, Input.reason()) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    stopPipe = ends[1]
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      let error = errno
      write(stopPipe, "!", 1)
      errno = error
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    before = Array(repeating: action, count: Self.numbers.count)
    for (index, number) in Self.numbers.enumerated() { sigaction(number, &action, &before[index]) }
  }

  deinit {
    for (index, number) in Self.numbers.enumerated() { sigaction(number, &before[index], nil) }
    close(descriptor)
    close(stopPipe)
  }
}

/// Where the handler writes. A handler can reach nothing but a global.
private nonisolated(unsafe) var stopPipe: Int32 = -1
