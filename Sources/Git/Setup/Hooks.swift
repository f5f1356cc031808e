import Glibc

/// The hooks of one repository, in the folder that git itself names.
package struct Hooks: Sendable {
  /// The folder, with `core.hooksPath` and worktrees taken into account.
  package let folder: String
  /// The hooks that this repository should have.
  package let names: [HookName]
  /// Whether `core.hooksPath` leads out of the repository, so that others may have the same hooks.
  package let isShared: Bool
  private let command: String

  /// - Parameter command: the absolute path of the command that the hooks will call.
  package init(of repository: GitRepository, command: String) throws(SetupError) {
    guard command.utf8.first == UInt8(ascii: "/"), !command.utf8.contains(0) else {
      throw .refused("the path of the command redact is not known", hint: nil)
    }
    // What a relative core.hooksPath is relative to is where git runs hooks.
    let home = repository.topLevel ?? repository.gitFolder
    // Not made absolute by git, which would follow links on the way.
    guard let named = try repository.ask(["rev-parse", "--git-path", "hooks"], in: home).text, !named.isEmpty
    else {
      throw .refused("the folder of the hooks has a name that is no UTF-8", hint: nil)
    }
    let own = try repository.ask(["rev-parse", "--path-format=absolute", "--git-common-dir"], in: home).text
    let folder = named.hasPrefix("/") ? named : "\(home)/\(named)"
    self.folder = folder
    self.command = command
    names = HookName.standard(isBare: repository.isBare)
    isShared = ![own, repository.topLevel].contains { $0.map { folder.hasPrefix($0 + "/") } ?? false }
  }

  /// What is found under the name of a hook.
  private enum Found {
    case nothing
    case ours(bytes: [UInt8], mode: mode_t)
    case foreign(mode: mode_t, inode: ino_t)
    case untouchable(String)
  }

  private func found(_ name: HookName, in folder: borrowing SetupFolder) throws(SetupError) -> Found {
    switch try folder.entry(name.rawValue) {
    case .nothing: return .nothing
    case .other(let reason): return .untouchable(reason)
    case .file(let mode, let inode):
      guard let bytes = try folder.read(name.rawValue), HookScript.isOurs(bytes) else {
        return .foreign(mode: mode, inode: inode)
      }
      return .ours(bytes: bytes, mode: mode)
    }
  }

  private func script(_ name: HookName, chained: Bool) -> HookScript {
    HookScript(name: name, command: command, isChained: chained)
  }

  // MARK: Status

  package func status(_ name: HookName) throws(SetupError) -> HookState {
    guard let folder = try SetupFolder(folder) else { return .missing }
    switch try found(name, in: folder) {
    case .nothing: return .missing
    case .foreign, .untouchable: return .foreign
    case .ours(let bytes, let mode):
      if mode & 0o100 == 0 { return .notExecutable }
      let isChained = try folder.entry(name.before) != .nothing
      return bytes == script(name, chained: isChained).bytes ? .installed : .outdated
    }
  }

  // MARK: Installing

  /// Puts hooks in their places; what is as it should be is left alone. All are looked at before any is written.
  ///
  /// - Parameter chain: whether a hook that is there is kept as `NAME.before-redact`, and run first.
  package func install(_ names: [HookName], chain: Bool) throws(SetupError) {
    let folder = try SetupFolder(making: folder)
    var steps: [(name: HookName, step: Step)] = []
    for name in names { steps.append((name, try step(name, in: folder, chain: chain))) }
    for (name, step) in steps { try take(step, name, in: folder) }
  }

  private enum Step {
    case none
    /// Keeps the hook that is there under its other name first.
    case keepAndWrite(isKept: Bool)
    case write(chained: Bool)
  }

  private func step(
    _ name: HookName, in folder: borrowing SetupFolder, chain: Bool
  ) throws(SetupError) -> Step {
    let before = try folder.entry(name.before)
    if case .other(let reason) = before {
      throw .refused("\(folder.path)/\(name.before): \(reason)", hint: "move it away")
    }
    switch try found(name, in: folder) {
    case .untouchable(let reason):
      throw .refused("\(folder.path)/\(name.rawValue): \(reason)", hint: "move it away")
    case .nothing:
      guard before == .nothing || chain else {
        throw .refused(
          "\(folder.path)/\(name.before): is left from before",
          hint: "with --chain it runs first; or move it away")
      }
      if case .file(let mode, _) = before { try requireExecutable(mode, name.before) }
      return .write(chained: before != .nothing)
    case .ours(let bytes, let mode):
      let isChained = before != .nothing
      let isDone = mode == 0o755 && bytes == script(name, chained: isChained).bytes
      return isDone ? .none : .write(chained: isChained)
    case .foreign(let mode, let inode):
      guard chain else {
        throw .refused(
          "\(folder.path)/\(name.rawValue): is another hook",
          hint: "with --chain it is kept as \(name.before) and runs first")
      }
      try requireExecutable(mode, name.rawValue)
      // A run that was cut off has left both names on one file.
      if case .file(_, let kept) = before {
        guard kept == inode else {
          throw .refused("\(folder.path)/\(name.before): is there already", hint: "move one of them away")
        }
        return .keepAndWrite(isKept: true)
      }
      return .keepAndWrite(isKept: false)
    }
  }

  /// Git passes over a hook that is not executable; to run it now would be as wrong as to drop it.
  private func requireExecutable(_ mode: mode_t, _ name: String) throws(SetupError) {
    guard mode & 0o100 == 0 else { return }
    throw .refused(
      "\(folder)/\(name): is not executable, so that git does not run it",
      hint: "make it executable, or move it away")
  }

  private func take(_ step: Step, _ name: HookName, in folder: borrowing SetupFolder) throws(SetupError) {
    var chained = true
    switch step {
    case .none: return
    case .keepAndWrite(let isKept): if !isKept { try folder.link(name.rawValue, to: name.before) }
    case .write(let isChained): chained = isChained
    }
    try folder.write(script(name, chained: chained).bytes, to: name.rawValue, mode: 0o755)
  }

  // MARK: Uninstalling

  /// Takes our hooks away and puts back what was there before; what is not ours stays.
  ///
  /// - Returns: which of the hooks were ours.
  package func uninstall(_ names: [HookName]) throws(SetupError) -> [HookName] {
    guard let folder = try SetupFolder(folder) else { return [] }
    var taken: [HookName] = []
    for name in names {
      guard case .ours = try found(name, in: folder) else { continue }
      switch try folder.entry(name.before) {
      case .nothing: try folder.remove(name.rawValue)
      case .file: try folder.rename(name.before, to: name.rawValue)
      case .other(let reason):
        throw .refused("\(folder.path)/\(name.before): \(reason)", hint: "move it away")
      }
      taken.append(name)
    }
    return taken
  }
}
