import Crypto
import Glibc
package import RedactCore
package import SignedNotes

/// A release in the making.
///
/// The files are written into a folder `DIR.part-…` beside DIR, which nobody else can read, and which goes away unless
/// `finish` is reached: then all is on the disk, and the folder becomes DIR as a whole. What is released may be read by
/// everybody, so files get the mode 0644 and folders 0755, whatever the mode of a file that was copied.
///
/// ## Privacy
/// What is written is published. Nothing is remembered of where a copied file stood before.
package struct ReleaseFolder: ~Copyable {
  /// What was written so far.
  package private(set) var files: [ReleasedFile] = []
  private let parent: OpenFile
  private let name: ReleasePath
  private let part: ReleasePath
  private let tree: NewTree
  private var isDone = false

  /// Begins a release that will be at `path`; the folder it is in has to be there.
  ///
  /// - Throws: `.exists`, also for a link that leads nowhere; `.noFolder`.
  package init(at path: String) throws(ReleaseError) {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    guard let name = ReleasePath(Array(bytes[(slash.map { $0 + 1 } ?? 0)...])),
      let part = ReleasePath(name.bytes + PartName.suffix())
    else { throw .path }
    let parent = try OpenFile.named(slash.map { String(decoding: bytes[...$0], as: UTF8.self) } ?? ".")
    do throws(FileRefusal) {
      for name in [name, part] { try parent.requireNothing(name.bytes) }
      tree = NewTree(try parent.madeFolder(part.bytes))
    } catch {
      throw error == .exists ? .exists : error.error(name)
    }
    self.parent = parent
    self.name = name
    self.part = part
  }

  deinit {
    guard !isDone else { return }
    tree.remove()
    parent.remove(part.bytes, isFolder: true)
  }

  /// Writes a file.
  ///
  /// - Throws: `.twice` when there is one at this path.
  @discardableResult
  package mutating func write(
    _ bytes: [UInt8], at path: ReleasePath, format: String, counts: [EntityType: Int]
  ) throws(ReleaseError) -> ReleasedFile {
    try add(path, format, counts) { file throws(FileRefusal) in try file.write(bytes) }
  }

  /// Copies a file, in pieces, to the same path.
  ///
  /// - Throws: `.changedWhileRead` when others write to it meanwhile.
  @discardableResult
  package mutating func copy(
    _ path: ReleasePath, from source: borrowing ReleaseSource, format: String, counts: [EntityType: Int]
  ) throws(ReleaseError) -> ReleasedFile {
    let file = try source.open(path)
    let before = try path.attempt { () throws(FileRefusal) in try file.status() }
    let most = Int(before.st_size)
    let copied = try add(path, format, counts) { copy throws(FileRefusal) in
      try file.read(most: most) { piece throws(FileRefusal) in try copy.write(piece) }
    }
    let after = try path.attempt { () throws(FileRefusal) in try file.status() }
    guard copied.bytes == most, after.isUnchanged(since: before) else { throw .changedWhileRead(path) }
    return copied
  }

  private mutating func add(
    _ path: ReleasePath, _ format: String, _ counts: [EntityType: Int],
    _ write: (inout HashedFile) throws(FileRefusal) -> Void
  ) throws(ReleaseError) -> ReleasedFile {
    let sum = try tree.write(path, write)
    let file = ReleasedFile(path: path, bytes: sum.bytes, sha256: sum.sha256, format: format, counts: counts)
    files.append(file)
    return file
  }

  /// The manifest of what was written, which `finish` takes. An audit log records its digest before that.
  package func manifest(
    _ statement: ReleaseStatement, proposer: NoteVerifier, seconds: [NoteVerifier] = []
  ) throws(ReleaseError) -> ReleaseManifest {
    try ReleaseManifest(statement, files: files, proposer: proposer, seconds: seconds)
  }

  /// Adds manifest and signature, waits for the disk, and puts the folder in its place.
  ///
  /// - Parameter signer: the proposer.
  /// - Throws: `.otherFiles`, `.notAsked`, `.cannotSign`, `.exists`. With `.io` after the last step the release is there
  ///   and whole, but perhaps not for long when the power fails.
  package consuming func finish(_ manifest: ReleaseManifest, signer: NoteSigner) throws(ReleaseError) {
    guard manifest.files == files.sorted(by: { $0.path < $1.path }) else { throw .otherFiles }
    guard signer.verifier == manifest.proposer else { throw .notAsked }
    var note = try ReleaseNote(of: manifest)
    try note.sign(with: signer)
    try tree.finish(manifest: manifest.bytes, signatures: note.bytes)
    do throws(FileRefusal) {
      try parent.requireNothing(name.bytes)
      // Of an empty folder that somebody makes just now nothing is lost; anything else there is refused.
      try parent.rename(name.bytes, from: parent, part.bytes)
      isDone = true
      try parent.synchronise()
    } catch {
      switch error {
      case .missing: throw .noFolder
      case .exists, .kind, .io(ENOTEMPTY): throw .exists
      case .io(let code): throw .io(code)
      }
    }
  }
}

/// The name of what is not finished: that of the release, `.part-` and 16 hexadecimal digits that nobody foresees.
enum PartName {
  private static let infix = Array(".part-".utf8)
  private static let digits = 16

  static func suffix() -> [UInt8] {
    let number = UInt64.random(in: .min ... .max)
    return infix + Hex.encode(withUnsafeBytes(of: number.bigEndian, Array.init)).utf8
  }

  static func isOne(_ name: [UInt8]) -> Bool {
    let end = name.suffix(infix.count + digits)
    return end.starts(with: infix)
      && PlainText.isHex(String(decoding: end.suffix(digits), as: UTF8.self), 16...16)
  }
}
