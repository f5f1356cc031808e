/// The hooks that stand guard.
package enum HookName: String, CaseIterable, Hashable, Sendable {
  case preCommit = "pre-commit"
  /// What git runs, and not `pre-commit`, where a merge goes well by itself.
  case preMergeCommit = "pre-merge-commit"
  case commitMessage = "commit-msg"
  case prePush = "pre-push"
  case preReceive = "pre-receive"

  /// The hooks that a repository should have: where people work, or where they push to.
  package static func standard(isBare: Bool) -> [HookName] {
    isBare ? [.preReceive] : allCases.filter { $0 != .preReceive }
  }

  /// What is not done when the hook refuses.
  var guarded: String {
    switch self {
    case .preCommit, .preMergeCommit, .commitMessage: "commit"
    case .prePush, .preReceive: "push"
    }
  }

  /// Whether git says on standard input what it is about.
  var readsInput: Bool { self == .prePush || self == .preReceive }

  /// How a hook that was there before is called.
  var before: String { rawValue + ".before-redact" }
}

/// How it stands with one hook of a repository.
package enum HookState: String, Hashable, Sendable {
  case installed, missing
  /// One of ours, but not as it would be written today: another version or command, or changed by hand.
  case outdated
  /// Somebody else's.
  case foreign
  /// Ours, but git will pass over it.
  case notExecutable = "not executable"
}
