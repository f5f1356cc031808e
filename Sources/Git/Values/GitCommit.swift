/// Somebody who wrote a commit or tag.
package struct GitPerson: Hashable, Sendable {
  package let name: [UInt8]
  package let email: [UInt8]

  package init(name: [UInt8], email: [UInt8]) {
    self.name = name
    self.email = email
  }
}

/// A commit, with what it brings.
package struct GitCommit: Hashable, Sendable {
  package let id: GitObjectID
  /// None where a shallow clone was cut off, whatever the commit says.
  package let parents: [GitObjectID]
  package let tree: GitObjectID
  /// As the commit says it; no mailmap is asked.
  package let author: GitPerson
  package let committer: GitPerson
  package let message: [UInt8]
  /// Other lines of its header, such as a tag that was merged, without signatures.
  package let other: [UInt8]
  /// The encoding it names, when that is one which is not known here and its text was left as it is.
  package let unknownEncoding: [UInt8]?
  /// What differs from each of its parents, without what was deleted.
  package let entries: [GitEntry]
}

/// What stands in an annotated tag.
package struct GitTag: Hashable, Sendable {
  package let id: GitObjectID
  /// The name by which it was made.
  package let name: [UInt8]
  package let tagger: GitPerson?
  package let message: [UInt8]
  /// Other lines of its header, without signatures.
  package let other: [UInt8]
  /// The encoding it names, when that is one which is not known here and its text was left as it is.
  package let unknownEncoding: [UInt8]?
}

/// A branch, tag, or other name for an object.
package struct GitRef: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case branch, remote, tag, other }
  package enum TargetKind: Hashable, Sendable { case commit, tree, blob }

  /// In full, such as `refs/heads/main`.
  package let name: [UInt8]
  /// Of an annotated tag: it, and the tag it is of, and so on.
  package let tags: [GitTag]
  /// What it names in the end. Trees and blobs are not reached by going through commits.
  package let target: GitObjectID
  package let targetKind: TargetKind

  package var kind: Kind {
    Self.prefixes.first { name.starts(with: $0.prefix.utf8) }?.kind ?? .other
  }

  /// The name without `refs/heads/` and the like.
  package var shortName: [UInt8] {
    let prefix = Self.prefixes.first { name.starts(with: $0.prefix.utf8) }?.prefix ?? "refs/"
    return name.starts(with: prefix.utf8) ? Array(name.dropFirst(prefix.utf8.count)) : name
  }

  private static let prefixes: [(prefix: String, kind: Kind)] = [
    ("refs/heads/", .branch), ("refs/remotes/", .remote), ("refs/tags/", .tag),
  ]
}

/// Where HEAD is.
package enum GitHead: Hashable, Sendable {
  /// On a branch that has no commit yet; the full name of the branch.
  case unborn(branch: [UInt8])
  case branch([UInt8], GitObjectID)
  case detached(GitObjectID)
}

/// What a blob holds.
///
/// ## Privacy
/// Its bytes are text of a document.
package struct GitBlob: Sendable {
  package let id: GitObjectID
  package let size: Int
  /// Nil when it is larger than the limit.
  package let bytes: [UInt8]?
}

/// What was met before, so that each blob and each path is looked at once.
package struct Seen: Sendable {
  private var blobs = Set<GitObjectID>()
  private var paths = Set<[UInt8]>()

  package init() {}

  /// True the first time.
  package mutating func isNew(blob: GitObjectID) -> Bool { blobs.insert(blob).inserted }
  /// True the first time.
  package mutating func isNew(path: [UInt8]) -> Bool { paths.insert(path).inserted }
}
