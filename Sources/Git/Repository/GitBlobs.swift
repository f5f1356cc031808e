/// Contents of blobs in the order they were asked for, by one run of git.
package struct GitBlobs: ~Copyable {
  private var reader: ObjectReader
  private let ids: [GitObjectID]
  private let limit: Int
  private var given = 0

  init(_ repository: GitRepository, _ ids: [GitObjectID], limit: Int) throws(GitError) {
    self.ids = ids
    self.limit = limit
    reader = try ObjectReader(repository, ids: ids)
  }

  /// The next blob; nil after the last. One that is missing, damaged, or no blob throws.
  package mutating func next() throws(GitError) -> GitBlob? {
    guard given < ids.count else {
      guard try reader.next() == nil else { throw reader.malformed }
      return nil
    }
    let id = ids[given]
    do throws(GitError) {
      guard let head = try reader.next(), head.id == id else { throw reader.malformed }
      guard head.kind == "blob" else { throw .unexpectedObject(id) }
      given += 1
      return GitBlob(id: id, size: head.size, bytes: try reader.contents(head, limit: limit))
    } catch {
      // Of an object that it cannot read git says nothing but that it failed.
      if case .failed = error { throw .unreadableObject(id) }
      throw error
    }
  }
}

extension GitRepository {
  /// The contents of blobs, in this order.
  ///
  /// - Parameter limit: of a blob with more bytes only the size is given.
  package func blobs(_ ids: some Sequence<GitObjectID>, limit: Int) throws(GitError) -> GitBlobs {
    try GitBlobs(self, Array(ids), limit: limit)
  }

  /// The contents of one blob.
  package func blob(_ id: GitObjectID, limit: Int) throws(GitError) -> [UInt8] {
    var blobs = try blobs([id], limit: limit)
    guard let bytes = try blobs.next()?.bytes else { throw .tooLarge(id) }
    return bytes
  }
}
