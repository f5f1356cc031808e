import Git
import Glibc
import RedactKit

/// The hooks of the repository that a corpus lies in: all that `redact init` knows of git.
enum InitHooks {
  /// They can be installed.
  case ready(Hooks)
  /// Nobody asked for them, and they cannot be installed, for a reason.
  case impossible(String)

  /// - Parameter isAskedFor: whether to go on without them would be wrong.
  static func look(in folder: String, isAskedFor: Bool) throws(Failure) -> InitHooks {
    let repository: GitRepository
    do {
      repository = try GitRepository(at: folder, environment: ProcessEnvironment.all)
    } catch {
      if !isAskedFor, error == .notARepository || error == .notFound {
        return .impossible(error.description)
      }
      throw Failure(.noInput, "\(folder): \(error.description); nothing was written")
    }
    let hooks = try Failure.inSetup { () throws(SetupError) in
      try Hooks(of: repository, command: Installed.command ?? "")
    }
    if !isAskedFor, let reason = obstacle(hooks, repository, folder) { return .impossible(reason) }
    return .ready(hooks)
  }

  /// Why hooks would not do what is expected of them.
  private static func obstacle(_ hooks: Hooks, _ repository: GitRepository, _ folder: String) -> String? {
    if hooks.isShared { return "core.hooksPath leads out of the repository; --hooks installs them there" }
    guard let top = repository.topLevel, let real = realpath(folder, nil) else { return nil }
    defer { free(real) }
    // Hooks run at the top, and look for their configuration from there.
    return String(cString: real) == top ? nil : "the folder is not the top of its repository, where hooks run"
  }

  /// Refuses to take the place of hooks of somebody else, before anything is written.
  static func refuseOthers(_ hooks: Hooks) throws(Failure) {
    try Failure.inSetup { () throws(SetupError) in
      for name in hooks.names where try hooks.status(name) == .foreign {
        throw .refused(
          "\(hooks.folder)/\(name.rawValue): is another hook",
          hint: "--no-hooks leaves it alone; `redact hook install --chain` keeps it and runs it first")
      }
    }
  }

  /// Installs them.
  ///
  /// - Returns: their names.
  static func install(_ hooks: Hooks) throws(Failure) -> [String] {
    do {
      try hooks.install(hooks.names, chain: false)
    } catch {
      throw Failure(
        .cannotCreate, "the hooks were not installed: \(error.description); everything else was written",
        hint: "`redact hook install` does it")
    }
    return hooks.names.map(\.rawValue)
  }
}
