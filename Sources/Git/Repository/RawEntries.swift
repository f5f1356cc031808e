/// The raw form in which git tells differences: `:mode mode id id status`, NUL, the path, NUL.
enum RawForm {
  /// What makes a command write it, and nothing but it. A renamed file is a new one, since it has a new name.
  static let options = ["--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"]
}

extension GitStream {
  /// The next entry; nil where something else follows, or nothing.
  mutating func entry(parent: Int = 0) throws(GitError) -> GitEntry? {
    guard try peek() == 0x3A, let head = try record(endedBy: 0) else { return nil }
    let words = head.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 5, let status = words[4].first.flatMap(GitStatus.init),
      let id = GitObjectID(hex: words[3]), let path = try record(endedBy: 0), !path.isEmpty
    else { throw malformed }
    let mode = GitMode(words[1])
    guard mode != nil || words[1].allSatisfy({ $0 == 0x30 }) else { throw malformed }
    let object = mode == nil || id.isNull ? nil : id
    return GitEntry(path: path, mode: mode, object: object, status: status, parent: parent)
  }

  /// All entries up to the end of the command.
  mutating func entries() throws(GitError) -> [GitEntry] {
    var entries: [GitEntry] = []
    while let entry = try entry() { entries.append(entry) }
    try finish()
    return entries
  }
}
