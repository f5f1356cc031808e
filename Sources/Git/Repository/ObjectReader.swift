/// Objects one after another, as `git cat-file --batch` gives them.
struct ObjectReader: ~Copyable {
  /// What was asked for besides the contents.
  struct Head {
    let id: GitObjectID
    let kind: String
    let size: Int
    /// What stood in the question after the id.
    let rest: ArraySlice<UInt8>
  }

  /// The text of a commit or tag is not read beyond this.
  private static let largestText = 64 << 20

  private var stream: GitStream
  private var isDone = false

  /// - Parameter input: one question a line: an id, and more after a space.
  init(_ repository: GitRepository, _ input: GitInput) throws(GitError) {
    let form = "--batch=%(objectname) %(objecttype) %(objectsize) %(rest)"
    stream = GitStream(try repository.start(["cat-file", form, "--buffer"], input: input))
  }

  init(_ repository: GitRepository, ids: some Sequence<GitObjectID>) throws(GitError) {
    try self.init(repository, .bytes(ids.flatMap { $0.hex + [0x0A] }))
  }

  /// The next object, whose contents must be taken before the next; nil at the end.
  mutating func next() throws(GitError) -> Head? {
    if isDone { return nil }
    guard let line = try stream.record(endedBy: 0x0A) else {
      try stream.finish()
      isDone = true
      return nil
    }
    let words = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
    guard let word = words.first, let id = GitObjectID(hex: word), words.count > 1 else {
      throw stream.malformed
    }
    if words[1].elementsEqual("missing".utf8) { throw .missingObject(id) }
    guard words.count == 4, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0 else {
      throw stream.malformed
    }
    return Head(id: id, kind: String(decoding: words[1], as: UTF8.self), size: size, rest: words[3])
  }

  /// What the object holds; nil, and gone, when it is more than a limit.
  mutating func contents(_ head: Head, limit: Int) throws(GitError) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isRead = head.size <= limit
    if isRead { bytes.reserveCapacity(head.size) }
    try stream.take(head.size) { if isRead { bytes += $0 } }
    try stream.take(1) { _ in }
    return isRead ? bytes : nil
  }

  mutating func text(_ head: Head) throws(GitError) -> ObjectText {
    guard head.size <= Self.largestText, let bytes = try contents(head, limit: Self.largestText) else {
      throw .tooLarge(head.id)
    }
    return ObjectText(bytes)
  }

  var malformed: GitError { stream.malformed }
}
