import Glibc

/// Why a hook or filter could not be set up, or what git told a hook is not understood.
///
/// ## Privacy
/// Names of hooks, folders of hooks and files that the user named; no output of git and no text of a document.
package enum SetupError: Error, Hashable, Sendable {
  case git(GitError)
  /// What a hook was given is not what git gives.
  case malformed(String)
  /// What is there is not ours to change.
  case refused(String, hint: String?)
  /// The system refused; the error number is given.
  case io(String, Int32)
}

extension SetupError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .git(let error): error.description
    case .malformed(let reason): reason
    case .refused(let reason, _): reason
    case .io(let what, let code): "\(what): \(String(cString: strerror(code)))"
    }
  }
}

extension GitRepository {
  /// Asks git something; an exit status of `accepting` is an answer too.
  func ask(
    _ arguments: [String], in folder: String? = nil, accepting: [Int32] = [0]
  ) throws(SetupError) -> GitResult {
    do {
      return try program.run(arguments, in: folder ?? self.folder, accepting: accepting)
    } catch {
      throw .git(error)
    }
  }
}
