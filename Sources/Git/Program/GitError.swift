/// Why git did not give what was asked for.
///
/// ## Privacy
/// No case holds anything that git has written, nor a name or path of the repository. What is shown is a
/// command word of git, a number, or the id of an object.
package enum GitError: Error, Hashable, Sendable {
  /// There is no git in PATH.
  case notFound
  case notARepository
  /// The repository is another user's, or bare where bare ones have to be named; git's own configuration
  /// refuses it.
  case notTrusted
  /// Files were asked for where there are none: in a bare repository, or inside of the folder of git.
  case noWorkingTree
  /// A folder whose name is not UTF-8, or holds a NUL.
  case folder
  /// A revision that is none, or an option which has no business among them.
  case revision

  /// git ended with a status that it should not have ended with.
  case failed(_ command: String, Int32)
  /// git was ended by a signal.
  case signalled(_ command: String, Int32)
  case malformedOutput(_ command: String)
  /// More output than is read.
  case tooMuch(_ command: String)

  case missingObject(GitObjectID)
  /// It is there, but damaged.
  case unreadableObject(GitObjectID)
  /// It is of another kind than what is said to be there.
  case unexpectedObject(GitObjectID)
  case tooLarge(GitObjectID)
  /// Tags of tags, without an end in sight.
  case tooDeep(GitObjectID)

  /// `GitProgram.cancel` was called.
  case cancelled
  /// The system refused; the error number is given.
  case io(Int32)
}

extension GitError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound: "git is not installed, or not in PATH"
    case .notARepository: "not a git repository"
    case .notTrusted: "git does not trust this repository (see safe.directory in its manual)"
    case .noWorkingTree: "this git repository has no working tree"
    case .folder: "a folder whose name is not valid UTF-8"
    case .revision: "not a revision"
    case .failed(let command, let status): "git \(command) failed (status \(status))"
    case .signalled(let command, let signal): "git \(command) was ended by signal \(signal)"
    case .malformedOutput(let command): "git \(command) gave an answer that is not understood"
    case .tooMuch(let command): "git \(command) gave more than is read"
    case .missingObject(let id): "object \(id) is missing from the repository"
    case .unreadableObject(let id): "object \(id) cannot be read"
    case .unexpectedObject(let id): "object \(id) is of another kind than expected"
    case .tooLarge(let id): "object \(id) is larger than the limit"
    case .tooDeep(let id): "object \(id) is a tag of too many tags"
    case .cancelled: "git was stopped"
    case .io(let code): "git could not be run (error \(code))"
    }
  }
}
