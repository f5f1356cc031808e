/// What kind of thing stands at a path of a tree.
package enum GitMode: Hashable, Sendable {
  case file, executable
  /// A symbolic link: its blob is where it points to.
  case link
  /// A submodule: its object is a commit of another repository, which is never entered.
  case gitlink
  case tree

  /// Reads six octal digits; some old repositories have files with other permissions.
  init?(_ digits: some Collection<UInt8>) {
    switch String(decoding: digits, as: UTF8.self) {
    case "100755": self = .executable
    case "120000": self = .link
    case "160000": self = .gitlink
    case "040000": self = .tree
    case let text where text.hasPrefix("100") && text.utf8.count == 6: self = .file
    default: return nil
    }
  }

  /// True where the object is a blob.
  package var isBlob: Bool { self == .file || self == .executable || self == .link }
}

/// What has become of a path.
package enum GitStatus: UInt8, Hashable, Sendable {
  case added = 0x41
  case deleted = 0x44
  case modified = 0x4D
  /// A file has become a link, or a submodule, or the other way round.
  case type = 0x54
  /// Of a merge that is not finished.
  case unmerged = 0x55
}

/// A path of a tree or of the index, and what stands there.
///
/// ## Privacy
/// Paths can hold names of persons.
package struct GitEntry: Hashable, Sendable {
  /// From the top level, with `/` between names; any bytes but NUL.
  package let path: [UInt8]
  /// Nil where it was deleted.
  package let mode: GitMode?
  /// The blob, or the commit of a submodule; nil where it was deleted.
  package let object: GitObjectID?
  package let status: GitStatus
  /// 1, 2 or 3 of a merge that is not finished, and 0 of everything else.
  package let stage: Int
  /// The parent of the commit from which it differs, counted from 0.
  package let parent: Int

  package init(
    path: [UInt8], mode: GitMode?, object: GitObjectID?, status: GitStatus, stage: Int = 0, parent: Int = 0
  ) {
    self.path = path
    self.mode = mode
    self.object = object
    self.status = status
    self.stage = stage
    self.parent = parent
  }
}

/// A file of the working tree, as git sees it; it may meanwhile be gone.
package struct GitFile: Hashable, Sendable {
  /// From the top level.
  package let path: [UInt8]
  /// As in the index; nil when it is not tracked. A `.gitlink` is a submodule or a repository inside of this
  /// one, and not to be entered.
  package let mode: GitMode?
  package let isTracked: Bool
}
