extension GitRepository {
  /// What the next commit would change: the paths at which the index differs from HEAD, in the order of the
  /// index.
  ///
  /// These are the blobs of the index, whatever the files hold by now. Paths that were deleted are there, and
  /// of a merge that is not finished every stage. What was only announced (`git add -N`) is not: it has no
  /// blob yet.
  package func staged() throws(GitError) -> [GitEntry] {
    guard topLevel != nil else { throw .noWorkingTree }
    let compare = [
      "diff-index", "--cached", "--ita-invisible-in-index", "--ignore-submodules=none", "--no-relative",
    ]
    var stream = try stream(compare + RawForm.options + [try base(), "--"])
    let entries = try stream.entries()
    guard entries.contains(where: { $0.status == .unmerged }) else { return entries }
    return try entries.filter { $0.status != .unmerged } + unmerged()
  }

  /// The stages of all paths on which a merge has stopped.
  private func unmerged() throws(GitError) -> [GitEntry] {
    try index(["ls-files", "--unmerged", "-z", "--full-name"], paths: [Self.everything(topLevel)])
  }

  /// Entries of the index, or of a tree, as `mode id stage`, tab, path.
  func index(_ arguments: [String], paths: [[UInt8]]) throws(GitError) -> [GitEntry] {
    var stream = try stream(arguments, paths: paths)
    var entries: [GitEntry] = []
    while let record = try stream.record(endedBy: 0) {
      let parts = record.split(separator: 0x09, maxSplits: 1, omittingEmptySubsequences: false)
      let words = parts[0].split(separator: 0x20)
      guard parts.count == 2, words.count == 3, let mode = GitMode(words[0]),
        let stage = Int(String(decoding: words[2], as: UTF8.self)), let id = GitObjectID(hex: words[1])
      else { throw stream.malformed }
      entries.append(
        GitEntry(
          path: Array(parts[1]), mode: mode, object: id.isNull ? nil : id,
          status: stage > 0 ? .unmerged : .added,
          stage: stage))
    }
    try stream.finish()
    return entries
  }

  /// The path that all others are below.
  static func everything(_ topLevel: String?) -> [UInt8] { Array((topLevel ?? ".").utf8) }
}
