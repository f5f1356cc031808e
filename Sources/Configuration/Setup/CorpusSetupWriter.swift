// Writes a set-up: nothing that is there is overwritten, and what was begun is taken back when it cannot be ended.

import Glibc

/// Why a set-up was refused. Nothing was written then.
package struct CorpusSetupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, below the folder that is set up.
  package let path: String
  package let reason: String

  package var description: String { "\(path): \(reason)" }
}

/// What became of a file.
package struct SetupOutcome: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case made
    /// Everything was there already, or a file that is left alone.
    case kept
    case added(lines: Int)
  }

  package let path: String
  package let change: Change
}

/// Writes the files of a set-up into a folder: looks at all of them, writes them under other names, and only then
/// puts them in their places.
package final class CorpusSetupWriter {
  private let root: String
  private var steps: [Step] = []
  private var outcomes: [SetupOutcome] = []
  /// What there is to take back, last first.
  private var undo: [() -> Void] = []
  /// Second names, which go when all is done.
  private var leftovers: [String] = []

  private struct Step {
    let path: String
    let temporary: String
    let bytes: [UInt8]
    /// The file that is replaced, as it was when it was read.
    let before: Before?
  }

  private struct Before {
    let bytes: [UInt8]
    let status: stat
  }

  private init(_ root: String) { self.root = root }

  /// Writes what is missing.
  ///
  /// - Parameter root: the folder that will hold `.redact`.
  /// - Returns: what became of each file, in order.
  /// - Throws: `CorpusSetupError` when a file is a link or cannot be written; then everything is as it was.
  package static func write(
    _ files: [SetupFile], in root: String
  ) throws(CorpusSetupError) -> [SetupOutcome] {
    let writer = CorpusSetupWriter(root)
    for file in files { try writer.plan(file) }
    do {
      try writer.prepare()
      for step in writer.steps { try writer.place(step) }
    } catch {
      for action in writer.undo.reversed() { action() }
      throw error
    }
    for name in writer.leftovers { unlink(name) }
    return writer.outcomes
  }
}

// MARK: - Looking

extension CorpusSetupWriter {
  private func plan(_ file: SetupFile) throws(CorpusSetupError) {
    try checkFolder(of: file.path)
    var status = stat()
    let exists = lstat(absolute(file.path), &status) == 0
    switch file.content {
    case .whole(let text):
      if exists { return outcomes.append(SetupOutcome(path: file.path, change: .kept)) }
      add(file.path, Array(text.utf8), nil, .made)
    case .lines(let lines, let comment):
      guard exists else {
        let text = ([comment] + lines).map { $0 + "\n" }.joined()
        return add(file.path, Array(text.utf8), nil, .made)
      }
      let before = try read(file.path)
      let missing = Self.missing(lines, in: before.bytes)
      guard !missing.isEmpty else { return outcomes.append(SetupOutcome(path: file.path, change: .kept)) }
      let gap = before.bytes.isEmpty ? "" : before.bytes.last == UInt8(ascii: "\n") ? "\n" : "\n\n"
      let text = gap + ([comment] + missing).map { $0 + "\n" }.joined()
      add(file.path, before.bytes + text.utf8, before, .added(lines: missing.count))
    }
  }

  private func add(_ path: String, _ bytes: [UInt8], _ before: Before?, _ change: SetupOutcome.Change) {
    let temporary = "\(absolute(path)).\(getpid())-\(UInt64.random(in: 0...UInt64.max)).tmp"
    steps.append(Step(path: path, temporary: temporary, bytes: bytes, before: before))
    outcomes.append(SetupOutcome(path: path, change: change))
  }

  /// The lines that a file does not have.
  private static func missing(_ lines: [String], in bytes: [UInt8]) -> [String] {
    let there = Set(
      bytes.split(separator: UInt8(ascii: "\n")).map { line in
        line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      })
    return lines.filter { !there.contains(Array($0.utf8)[...]) }
  }

  private static let limit = 1 << 20

  private func read(_ path: String) throws(CorpusSetupError) -> Before {
    let file = open(absolute(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ELOOP ? CorpusSetupError(path: path, reason: "is a link") : failure(path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
      throw CorpusSetupError(path: path, reason: "is not a file with one name")
    }
    guard status.st_size <= Self.limit else {
      throw CorpusSetupError(path: path, reason: "is larger than \(Self.limit) bytes")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw failure(path) }
    return Before(bytes: bytes, status: status)
  }

  /// A folder on the way is a folder, or will be made.
  private func checkFolder(of path: String) throws(CorpusSetupError) {
    guard let folder = Self.folder(of: path) else { return }
    var status = stat()
    guard lstat(absolute(folder), &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw CorpusSetupError(path: folder, reason: "is a link, or no folder")
    }
  }

  private static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private func absolute(_ path: String) -> String { "\(root)/\(path)" }

  private func failure(_ path: String) -> CorpusSetupError {
    CorpusSetupError(path: path, reason: String(cString: strerror(errno)).lowercased())
  }
}

// MARK: - Writing

extension CorpusSetupWriter {
  /// Writes everything under other names, beside the places where it belongs.
  private func prepare() throws(CorpusSetupError) {
    for step in steps {
      if let folder = Self.folder(of: step.path) {
        let path = absolute(folder)
        if mkdir(path, 0o755) == 0 {
          undo.append { rmdir(path) }
        } else if errno != EEXIST {
          throw failure(folder)
        }
      }
      let mode = step.before.map { $0.status.st_mode & 0o777 } ?? 0o600
      try write(step.bytes, to: step.temporary, mode: mode, for: step.path)
    }
  }

  private func write(
    _ bytes: [UInt8], to temporary: String, mode: mode_t, for path: String
  ) throws(CorpusSetupError) {
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path) }
    undo.append { unlink(temporary) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      rest = rest.dropFirst(count)
    }
    guard fchmod(file, mode) == 0, fsync(file) == 0 else { throw failure(path) }
  }

  private func place(_ step: Step) throws(CorpusSetupError) {
    let path = absolute(step.path)
    guard let before = step.before else {
      // A link to a name that is taken fails: nothing is overwritten, not even what came this moment.
      guard link(step.temporary, path) == 0 else { throw failure(step.path) }
      undo.append { unlink(path) }
      leftovers.append(step.temporary)
      return
    }
    var now = stat()
    guard lstat(path, &now) == 0, now.st_ino == before.status.st_ino, now.st_size == before.status.st_size,
      now.st_mtim.tv_sec == before.status.st_mtim.tv_sec, now.st_mtim.tv_nsec == before.status.st_mtim.tv_nsec
    else { throw CorpusSetupError(path: step.path, reason: "was changed meanwhile") }
    let kept = step.temporary + ".before"
    guard link(path, kept) == 0 else { throw failure(step.path) }
    // While both names mean one file, a rename does nothing and leaves both.
    undo.append {
      rename(kept, path)
      unlink(kept)
    }
    guard rename(step.temporary, path) == 0 else { throw failure(step.path) }
    leftovers.append(kept)
  }
}
