package import Git
import RedactCore

/// What is staged: the blobs of the index that are not those of HEAD, never the files.
package final class StagedParts: PartSource {
  private let entries: [GitEntry]
  private var contents: BlobParts

  package init(_ repository: GitRepository, limit: Int) throws(RedactError) {
    do { entries = try repository.staged().filter { $0.object != nil } } catch { throw RedactError(error) }
    contents = try BlobParts(repository, entries.compactMap { BlobParts.Entry($0) }, limit: limit)
  }

  /// How many submodules are staged, which are not entered.
  package var submodules: Int { entries.count { $0.mode == .gitlink } }

  package func next() throws(RedactError) -> CheckedPart? { try contents.next() }
}

/// Everything in a range of commits, or in all of them: messages and people, then every path once, then every blob once.
package final class HistoryParts: PartSource {
  private let repository: GitRepository
  private let limit: Int
  private let commits: CommitParts
  private var blobs: BlobParts?

  /// - Parameters:
  ///   - revisions: as `git rev-list` takes them; nil for all that any ref reaches.
  package init(_ repository: GitRepository, _ revisions: [String]?, limit: Int) throws(RedactError) {
    self.repository = repository
    self.limit = limit
    commits = try CommitParts(repository, revisions)
  }

  package var submodules: Int { commits.submodules }

  package func next() throws(RedactError) -> CheckedPart? {
    if let part = try commits.next() { return part }
    if blobs == nil { blobs = try BlobParts(repository, commits.takeEntries(), limit: limit) }
    return try blobs?.next()
  }
}

/// What commits say, and the paths in them; it notes the blobs.
private final class CommitParts: PartSource {
  private var commits: GitCommits
  private var seen = Seen()
  private var people = Set<[UInt8]>()
  private var waiting: ArraySlice<CheckedPart> = []
  private var entries: [BlobParts.Entry] = []
  /// Where each blob is in `entries`.
  private var numbers: [GitObjectID: Int] = [:]
  private(set) var submodules = 0

  init(_ repository: GitRepository, _ revisions: [String]?) throws(RedactError) {
    do {
      if let revisions {
        commits = try repository.commits(revisions)
      } else {
        commits = try repository.history()
      }
    } catch {
      throw RedactError(error)
    }
  }

  /// Each blob once: by the commit that brought it, and the path it had last.
  func takeEntries() -> [BlobParts.Entry] {
    defer { entries = [] }
    return entries
  }

  func next() throws(RedactError) -> CheckedPart? {
    while waiting.isEmpty {
      let commit: GitCommit?
      do { commit = try commits.next() } catch { throw RedactError(error) }
      guard let commit else { return nil }
      waiting = parts(of: commit)[...]
    }
    return waiting.popFirst()
  }

  private func parts(of commit: GitCommit) -> [CheckedPart] {
    let revision = commit.id.description
    var parts = [CheckedPart(.message(of: "commit"), revision: revision, bytes: commit.message)]
    for (role, person) in [("author", commit.author), ("committer", commit.committer)]
    where people.insert(person.line).inserted {
      parts.append(CheckedPart(.person(role), revision: revision, bytes: person.line))
    }
    if commit.unknownEncoding != nil { parts.append(CheckedPart(.unread, revision: revision)) }
    if !commit.other.isEmpty {
      parts.append(CheckedPart(.message(of: "commit"), revision: revision, bytes: commit.other))
    }
    for entry in commit.entries {
      if seen.isNew(path: entry.path) {
        parts.append(CheckedPart(.name, path: entry.path, revision: revision))
      }
      note(entry, revision)
    }
    return parts
  }

  private func note(_ entry: GitEntry, _ revision: String) {
    if entry.mode == .gitlink { submodules += 1 }
    guard let blob = BlobParts.Entry(entry, revision) else { return }
    if let number = numbers[blob.object] {
      entries[number].path = entry.path
    } else {
      numbers[blob.object] = entries.count
      entries.append(blob)
    }
  }
}

/// Contents of blobs, in order.
package final class BlobParts: PartSource {
  struct Entry {
    var path: [UInt8]
    let object: GitObjectID
    let isLink: Bool
    let revision: String?

    /// Nil for what has no blob: what is deleted, and submodules.
    init?(_ entry: GitEntry, _ revision: String? = nil) {
      guard let object = entry.object, entry.mode != .gitlink else { return nil }
      path = entry.path
      self.object = object
      isLink = entry.mode == .link
      self.revision = revision
    }
  }

  private var entries: ArraySlice<Entry>
  private var blobs: GitBlobs

  init(_ repository: GitRepository, _ entries: [Entry], limit: Int) throws(RedactError) {
    self.entries = entries[...]
    do { blobs = try repository.blobs(entries.map(\.object), limit: limit) } catch {
      throw RedactError(error)
    }
  }

  package func next() throws(RedactError) -> CheckedPart? {
    guard let entry = entries.popFirst() else { return nil }
    let blob: GitBlob?
    do { blob = try blobs.next() } catch { throw RedactError(error) }
    guard let blob, blob.id == entry.object else {
      throw .storage("git gave other objects than were asked for")
    }
    return CheckedPart(
      blob.bytes == nil ? .unread : entry.isLink ? .link : .file, path: entry.path, revision: entry.revision,
      bytes: blob.bytes ?? [], isNameKnown: entry.revision != nil)
  }
}
