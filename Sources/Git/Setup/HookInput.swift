import RedactCore

/// What a hook has to look at.
package enum GuardedWork: Hashable, Sendable {
  /// What the index holds and HEAD does not.
  case staged
  /// A message that is to be committed, without what git will drop.
  case message([UInt8])
  /// The revisions that are new where they go: arguments of one `git rev-list` for each ref that is pushed, the first
  /// of which is what is pushed itself, be it a commit, a tag or anything else; and the names that the refs will have.
  case revisions([[String]], refs: [[UInt8]])
}

/// What git, or the pre-commit program in its place, tells a hook.
package struct HookInput: Sendable {
  /// Where the rest of it is to be read.
  package enum Source: Hashable, Sendable {
    case nothing
    case file(String)
    case standardInput
  }

  private let name: HookName
  private let arguments: [String]
  private let environment: [String]
  private let told: PreCommitProgram
  package let source: Source

  /// - Parameter environment: `NAME=value` each.
  package init(of name: HookName, arguments: [String], environment: [String]) throws(SetupError) {
    self.name = name
    self.arguments = arguments
    self.environment = environment
    told = PreCommitProgram(environment)
    switch name {
    case .preCommit, .preMergeCommit:
      // The pre-commit program may hand on file names, which say less than the index.
      source = .nothing
    case .commitMessage:
      guard arguments.count == 1, let file = arguments.first, !file.isEmpty else {
        throw .malformed("commit-msg takes the file of the message, and nothing else")
      }
      source = .file(file)
    case .prePush:
      guard arguments.count == 2 || told.isPushing else {
        throw .malformed("pre-push was not told what is pushed")
      }
      source = arguments.count == 2 ? .standardInput : .nothing
    case .preReceive:
      guard arguments.isEmpty else { throw .malformed("pre-receive takes no arguments") }
      source = .standardInput
    }
  }

  /// - Parameters:
  ///   - bytes: what was read from `source`.
  ///   - repository: may be nil where there was nothing to read.
  package func work(_ bytes: [UInt8], of repository: GitRepository?) throws(SetupError) -> GuardedWork {
    try work(bytes) { file throws(SetupError) in
      guard let repository else { return file }
      return try CommentLines(of: repository, environment: environment).message(file)
    } knows: { object throws(SetupError) in
      try repository?.has(object) ?? false
    }
  }

  /// - Parameters:
  ///   - message: what of a message file will be committed.
  ///   - knows: whether the repository has an object, which a server may have alone.
  func work(
    _ bytes: [UInt8], message: ([UInt8]) throws(SetupError) -> [UInt8],
    knows: (GitObjectID) throws(SetupError) -> Bool
  ) throws(SetupError) -> GuardedWork {
    switch name {
    case .preCommit, .preMergeCommit: return .staged
    case .commitMessage: return .message(try message(bytes))
    case .prePush:
      var pushed = PushedRefs()
      if told.isPushing { try told.add(to: &pushed) }
      guard arguments.count == 2 else { return pushed.work }
      guard told.isPushing || !told.isRunning || !bytes.isEmpty else {
        throw .malformed("pre-push was not told what is pushed")
      }
      let remote = RemoteName(arguments[0], url: arguments[1])
      for line in try RefLine.all(bytes, .prePush) where !line.isDeletion {
        let isKnown = line.old.isNull ? false : try knows(line.old)
        pushed.add(
          line.new.description, without: isKnown ? [line.old.description] : remote.everything, as: line.ref)
      }
      return pushed.work
    case .preReceive:
      var pushed = PushedRefs()
      for line in try RefLine.all(bytes, .preReceive) where !line.isDeletion {
        pushed.add(line.new.description, without: ["--all"], as: line.ref)
      }
      return pushed.work
    }
  }
}

extension GitRepository {
  /// Whether an object is here; one that cannot be read is not.
  package func has(_ object: GitObjectID) throws(SetupError) -> Bool {
    try ask(["cat-file", "-e", object.description], accepting: [0, 1, 128]).status == 0
  }
}

/// What is pushed, each once, in the order in which it was told.
private struct PushedRefs {
  private var revisions: [[String]] = []
  private var refs: [[UInt8]] = []

  var work: GuardedWork { .revisions(revisions, refs: refs) }

  mutating func add(_ revision: String, without known: [String], as ref: [UInt8]?) {
    let arguments = [revision] + (known.isEmpty ? [] : ["--not"] + known)
    if !revisions.contains(arguments) { revisions.append(arguments) }
    if let ref, !refs.contains(ref) { refs.append(ref) }
  }
}

/// The remote that is pushed to.
private struct RemoteName {
  /// What stands for all that is there already, as far as is known; nothing where a URL was given or a name that could
  /// be read as a pattern for other remotes.
  let everything: [String]

  init(_ name: String, url: String) {
    let isName = !name.isEmpty && name != url && !name.contains { "*?[\\".contains($0) }
    everything = isName ? ["--remotes=\(name)"] : []
  }
}

/// One line that git writes to `pre-push` or `pre-receive`.
private struct RefLine {
  let old: GitObjectID
  let new: GitObjectID
  /// The name it will have where it goes.
  let ref: [UInt8]

  var isDeletion: Bool { new.isNull }

  static func all(_ bytes: [UInt8], _ hook: HookName) throws(SetupError) -> [RefLine] {
    guard bytes.isEmpty || bytes.last == UInt8(ascii: "\n") else {
      throw .malformed("\(hook.rawValue): the last line of the input was cut off")
    }
    var lines: [RefLine] = []
    for line in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    where !bytes.isEmpty {
      guard let read = RefLine(line, hook) else {
        throw .malformed("\(hook.rawValue): line \(lines.count + 1) of the input is not what git writes")
      }
      lines.append(read)
    }
    return lines
  }

  /// `LOCAL-REF NEW REF OLD` for `pre-push`, where the first may hold spaces, and `OLD NEW REF` for `pre-receive`.
  private init?(_ line: ArraySlice<UInt8>, _ hook: HookName) {
    var rest = line
    func last() -> ArraySlice<UInt8>? {
      guard let space = rest.lastIndex(of: UInt8(ascii: " ")) else { return nil }
      defer { rest = rest[..<space] }
      return rest[(space + 1)...]
    }
    let isPush = hook == .prePush
    guard let third = last(), let second = last() else { return nil }
    guard let first = isPush ? last() : rest, !isPush || !rest.isEmpty,
      let new = GitObjectID(hex: isPush ? first : second),
      let old = GitObjectID(hex: isPush ? third : first),
      old.description.utf8.count == new.description.utf8.count
    else { return nil }
    let ref = isPush ? second : third
    guard Self.isRef(ref), Self.isPrintable(rest) else { return nil }
    self.new = new
    self.old = old
    self.ref = Array(ref)
  }

  private static func isRef(_ ref: ArraySlice<UInt8>) -> Bool {
    !ref.isEmpty && ref.first != UInt8(ascii: "-") && isPrintable(ref) && !ref.contains(UInt8(ascii: " "))
  }

  private static func isPrintable(_ text: ArraySlice<UInt8>) -> Bool {
    text.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}

/// What the pre-commit program tells the hooks that it runs, in its variables.
private struct PreCommitProgram: Sendable {
  private let values: [String: String]

  init(_ environment: [String]) {
    var values: [String: String] = [:]
    for entry in environment where entry.hasPrefix("PRE_COMMIT") {
      guard let sign = entry.firstIndex(of: "=") else { continue }
      values[String(entry[..<sign])] = String(entry[entry.index(after: sign)...])
    }
    self.values = values
  }

  var isRunning: Bool { values["PRE_COMMIT"] != nil }

  /// Whether it says what is pushed.
  var isPushing: Bool {
    ["FROM_REF", "TO_REF", "LOCAL_BRANCH", "REMOTE_BRANCH"].contains { values["PRE_COMMIT_\($0)"] != nil }
  }

  /// It names a range, or, where all is new, only the branch.
  func add(to pushed: inout PushedRefs) throws(SetupError) {
    let ref = try value("REMOTE_BRANCH").map { Array($0.utf8) }
    if let from = try value("FROM_REF"), let to = try value("TO_REF") {
      pushed.add(to, without: [from], as: ref)
    } else if let branch = try value("LOCAL_BRANCH"), let remote = try value("REMOTE_NAME"), let ref,
      try value("FROM_REF") == nil, try value("TO_REF") == nil
    {
      let url = values["PRE_COMMIT_REMOTE_URL"] ?? ""
      pushed.add(branch, without: RemoteName(remote, url: url).everything, as: ref)
    } else {
      throw .malformed("the variables of the pre-commit program do not say what is pushed")
    }
  }

  /// A revision, ref or remote: nothing that could be read as an option or as several revisions.
  private func value(_ name: String) throws(SetupError) -> String? {
    guard let value = values["PRE_COMMIT_\(name)"] else { return nil }
    guard let first = value.utf8.first, !"-^".utf8.contains(first), !value.contains(".."),
      value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { throw .malformed("PRE_COMMIT_\(name) is not what the pre-commit program writes") }
    return value
  }
}
