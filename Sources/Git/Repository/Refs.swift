extension GitRepository {
  /// How many tags of tags are followed.
  private static let deepest = 32

  /// All branches, remote branches, tags and other refs, in the order of their names.
  package func refs() throws(GitError) -> [GitRef] {
    let form = "--format=%(refname)%00%(objectname)%00%(objecttype)"
    var stream = try stream(["for-each-ref", form])
    var found: [Found] = []
    while let line = try stream.record(endedBy: 0x0A) {
      let parts = line.split(separator: 0, omittingEmptySubsequences: false)
      guard parts.count == 3, let id = GitObjectID(hex: parts[1]) else { throw stream.malformed }
      found.append(Found(name: Array(parts[0]), target: id, kind: String(decoding: parts[2], as: UTF8.self)))
    }
    try stream.finish()
    return try refs(found)
  }

  /// What an object would be as a ref: a commit, a tree or a blob, perhaps behind tags.
  package func reference(named name: [UInt8], at id: GitObjectID) throws(GitError) -> GitRef {
    var reader = try ObjectReader(self, ids: [id])
    guard let head = try reader.next() else { throw reader.malformed }
    _ = try reader.contents(head, limit: 0)
    guard try reader.next() == nil else { throw reader.malformed }
    guard let ref = try refs([Found(name: name, target: id, kind: head.kind)]).first else {
      throw .unexpectedObject(id)
    }
    return ref
  }

  /// The refs that were found, with their tags followed.
  private func refs(_ found: [Found]) throws(GitError) -> [GitRef] {
    var found = found
    for _ in 0..<Self.deepest where found.contains(where: \.isTag) { try peel(&found) }
    return try found.map { (ref) throws(GitError) in
      guard !ref.isTag else { throw .tooDeep(ref.target) }
      guard let kind = ref.targetKind else { throw .unexpectedObject(ref.target) }
      return GitRef(name: ref.name, tags: ref.tags, target: ref.target, targetKind: kind)
    }
  }

  /// Reads all tags that refs have come to, and goes on to what they are of.
  private func peel(_ found: inout [Found]) throws(GitError) {
    let places = found.indices.filter { found[$0].isTag }
    var reader = try ObjectReader(self, ids: places.map { found[$0].target })
    for place in places {
      let id = found[place].target
      guard let head = try reader.next(), head.id == id else { throw reader.malformed }
      guard head.kind == "tag" else { throw .unexpectedObject(id) }
      let text = try reader.text(head)
      guard let target = text.id("object"), let kind = text.value("type"), let name = text.value("tag") else {
        throw .unreadableObject(id)
      }
      found[place].tags.append(
        GitTag(
          id: id, name: name, tagger: text.person("tagger"), message: text.message, other: text.other,
          unknownEncoding: text.unknownEncoding))
      found[place].target = target
      found[place].kind = String(decoding: kind, as: UTF8.self)
    }
    guard try reader.next() == nil else { throw reader.malformed }
  }

  /// The entries of a tree and of all trees in it, for a ref that names a tree.
  package func entries(inTree tree: GitObjectID) throws(GitError) -> [GitEntry] {
    var stream = try stream(["ls-tree", "-r", "-z", "--full-tree", "--full-name", tree.description])
    var entries: [GitEntry] = []
    while let record = try stream.record(endedBy: 0) {
      let parts = record.split(separator: 0x09, maxSplits: 1, omittingEmptySubsequences: false)
      let words = parts[0].split(separator: 0x20)
      guard parts.count == 2, words.count == 3, let mode = GitMode(words[0]),
        let id = GitObjectID(hex: words[2])
      else { throw stream.malformed }
      entries.append(GitEntry(path: Array(parts[1]), mode: mode, object: id, status: .added))
    }
    try stream.finish()
    return entries
  }

  /// A ref, as far as it has been followed.
  private struct Found {
    let name: [UInt8]
    var tags: [GitTag] = []
    var target: GitObjectID
    var kind: String

    var isTag: Bool { kind == "tag" }

    var targetKind: GitRef.TargetKind? {
      switch kind {
      case "commit": .commit
      case "tree": .tree
      case "blob": .blob
      default: nil
      }
    }
  }
}
