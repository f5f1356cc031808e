/// Commits one after another, parents before children, each with what it brings.
///
/// Three commands work together: rev-list finds the commits, cat-file reads them as they were written, and
/// diff-tree compares them with their parents. The last gets its work in portions, so that no memory grows
/// with the history.
package struct GitCommits: ~Copyable {
  private static let portion = 1024
  private static let portionBytes = 4 << 20

  private let repository: GitRepository
  private var walk: GitProcess
  private var objects: ObjectReader
  private var changes: GitStream?
  private var ready: ArraySlice<Plain> = []
  private var isDone = false

  /// A commit before its changes are known.
  fileprivate struct Plain {
    let id: GitObjectID
    let parents: [GitObjectID]
    let text: ObjectText
  }

  init(_ repository: GitRepository, _ revisions: [String]) throws(GitError) {
    let order = ["rev-list", "--parents", "--topo-order", "--reverse"]
    var walk = try repository.start(order + revisions + ["--"])
    let objects = try ObjectReader(repository, .descriptor(walk.outputDescriptor))
    walk.closeOutput()
    self.repository = repository
    self.walk = walk
    self.objects = objects
  }

  /// The next commit; nil after the last.
  package mutating func next() throws(GitError) -> GitCommit? {
    if ready.isEmpty { try gather() }
    guard let plain = ready.popFirst() else { return nil }
    guard let commit = GitCommit(plain.id, plain.parents, plain.text, try entries(of: plain)) else {
      throw .unreadableObject(plain.id)
    }
    return commit
  }

  /// Reads commits for one portion, and starts the comparison of all of them.
  private mutating func gather() throws(GitError) {
    try changes?.finish()
    changes = nil
    if isDone { return }
    var portion: [Plain] = []
    var bytes = 0
    while portion.count < Self.portion, bytes < Self.portionBytes {
      guard let head = try objects.next() else {
        try walk.finish()
        isDone = true
        break
      }
      portion.append(try plain(head))
      bytes += head.size
    }
    guard !portion.isEmpty else { return }
    let compare = [
      "diff-tree", "--stdin", "--root", "--always", "-r", "--ignore-submodules=none", "--diff-filter=d",
    ]
    let questions = portion.flatMap(Self.questions)
    changes = GitStream(try repository.start(compare + RawForm.options, input: .bytes(questions)))
    ready = portion[...]
  }

  private mutating func plain(_ head: ObjectReader.Head) throws(GitError) -> Plain {
    guard head.kind == "commit" else { throw .unexpectedObject(head.id) }
    var parents: [GitObjectID] = []
    for word in head.rest.split(separator: 0x20) {
      guard let id = GitObjectID(hex: word) else { throw objects.malformed }
      parents.append(id)
    }
    return Plain(id: head.id, parents: parents, text: try objects.text(head))
  }

  /// Reads what is told of one commit: for every parent its id, and after it what differs.
  private mutating func entries(of plain: Plain) throws(GitError) -> [GitEntry] {
    var entries: [GitEntry] = []
    for parent in 0..<max(1, plain.parents.count) {
      guard let line = try changes?.record(endedBy: 0), GitObjectID(hex: line) == plain.id else {
        throw .unreadableObject(plain.id)
      }
      while let entry = try changes?.entry(parent: parent) { entries.append(entry) }
    }
    return entries
  }
}

extension GitCommits {
  /// What diff-tree is asked of a commit: a line for every parent, since it says nothing of one that is like
  /// the commit.
  fileprivate static func questions(_ plain: Plain) -> [UInt8] {
    if plain.parents.isEmpty { return plain.id.hex + [0x0A] }
    return plain.parents.flatMap { plain.id.hex + [0x20] + $0.hex + [0x0A] }
  }
}

extension GitCommit {
  /// The commit of this text; nil when the text is none.
  fileprivate init?(_ id: GitObjectID, _ parents: [GitObjectID], _ text: ObjectText, _ entries: [GitEntry]) {
    guard let tree = text.id("tree"), let author = text.person("author"),
      let committer = text.person("committer")
    else { return nil }
    self.init(
      id: id, parents: parents, tree: tree, author: author, committer: committer, message: text.message,
      other: text.other, unknownEncoding: text.unknownEncoding, entries: entries)
  }
}

extension GitRepository {
  /// The commits of a range, parents before children.
  ///
  /// - Parameter revisions: as `git rev-list` takes them: `A..B`, or `B --not --remotes=origin`. Of its
  ///   options only those that name revisions are taken.
  package func commits(_ revisions: [String]) throws(GitError) -> GitCommits {
    guard !revisions.isEmpty, revisions.allSatisfy(Self.isRevision) else { throw .revision }
    return try GitCommits(self, revisions)
  }

  /// All commits that are reached from any ref, from HEAD, or from the HEAD of another working tree. What
  /// only a reflog knows is not among them.
  package func history() throws(GitError) -> GitCommits { try GitCommits(self, ["--all"]) }

  private static func isRevision(_ word: String) -> Bool {
    guard word.hasPrefix("-") else { return !word.isEmpty }
    let name = word.prefix { $0 != "=" }
    switch name {
    case "--all", "--not": return name == word
    case "--branches", "--tags", "--remotes": return true
    case "--glob", "--exclude": return name != word
    default: return false
    }
  }
}
