import Crypto
import Glibc
import RedactCore
package import SignedNotes

/// Tells whether a folder is the release it says it is; needs no key.
package enum ReleaseVerifier {
  /// - Parameter trusted: keys that are known otherwise than from the release; without any, the verdict is `.claimed`. By
  ///   name and bytes: the type of signature that a key was given for makes no difference.
  /// - Throws: why it is none; `.untrusted` when keys were given and none of them has signed.
  package static func verify(
    _ folder: String, trusted: [NoteVerifier] = []
  ) throws(ReleaseError) -> ReleaseVerdict {
    let release = try ReadRelease(folder)
    let signers = try release.note.signers()
    let need = release.manifest.statement.signatures
    guard signers.count >= need else { throw .tooFewSignatures(have: signers.count, need: need) }
    let verdict = ReleaseVerdict(release.manifest, signers: signers, trusted: trusted)
    guard trusted.isEmpty || verdict.standing != .claimed else { throw .untrusted }
    try release.checkFiles()
    return verdict
  }
}

extension ReleaseFolder {
  /// Adds a signature to a release that was checked before, and puts the new note in the place of the old one.
  ///
  /// - Parameters:
  ///   - signer: a key that the manifest lists, other than the proposer's.
  ///   - trusted: keys that are known otherwise than from the release; when any is given, the proposer's must be.
  /// - Throws: `.samePerson`, `.notAsked`, or why the folder is no release.
  package static func countersign(
    _ folder: String, with signer: NoteSigner, trusted: [NoteVerifier] = []
  ) throws(ReleaseError) -> ReleaseVerdict {
    var release = try ReadRelease(folder)
    let proposer = release.manifest.proposer
    guard signer.verifier.key != proposer.key else { throw .samePerson }
    guard trusted.isEmpty || trusted.contains(where: { $0.name == proposer.name && $0.key == proposer.key })
    else { throw .untrusted }
    _ = try release.note.signers()
    try release.checkFiles()
    try release.note.sign(with: signer)
    try release.replaceNote()
    return try ReleaseVerifier.verify(folder, trusted: trusted)
  }
}

/// A folder whose manifest was read, and nothing of it believed yet.
private struct ReadRelease: ~Copyable {
  private static let own: Set = [Array(ReleasePath.manifest.utf8), Array(ReleasePath.signatures.utf8)]

  let manifest: ReleaseManifest
  var note: ReleaseNote
  private let root: OpenFile

  init(_ folder: String) throws(ReleaseError) {
    let root = try OpenFile.named(folder)
    guard !PartName.isOne(root.ownName) else { throw .unfinished }
    let manifest = try ReleaseManifest(
      parsing: try Self.read(ReleasePath.manifest, in: root, most: ReleaseManifest.limit, else: .noManifest))
    let note = try ReleaseNote(
      parsing: try Self.read(ReleasePath.signatures, in: root, most: SignedNote.limit, else: .noSignatures),
      of: manifest)
    self.manifest = manifest
    self.note = note
    self.root = root
  }

  private static func read(
    _ name: String, in root: borrowing OpenFile, most: Int, else missing: ReleaseError
  ) throws(ReleaseError) -> [UInt8] {
    do throws(FileRefusal) {
      if let bytes = try root.file(Array(name.utf8)).contents(most: most) { return bytes }
    } catch {
      if case .io(let code) = error { throw .io(code) }
      throw missing
    }
    throw .tooLarge
  }

  /// Every file of the manifest is there as it says, and nothing else is.
  func checkFiles() throws(ReleaseError) {
    for (path, entries) in ReleaseTree(manifest.files).sorted {
      let folder = try root.folder(of: path?.parts ?? [], path)
      for name in try folder.names(in: path) where entries[name] == nil {
        guard path == nil, Self.own.contains(name) else {
          throw .stray(String(decoding: (path.map { $0.bytes + "/".utf8 } ?? []) + name, as: UTF8.self))
        }
      }
      for (name, entry) in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        if case .file(let file) = entry { try Self.check(file, name, in: folder) }
      }
    }
  }

  private static func check(
    _ expected: ReleasedFile, _ name: [UInt8], in folder: borrowing OpenFile
  ) throws(ReleaseError) {
    var hash = SHA256()
    var count = 0
    let file = try expected.path.attempt { () throws(FileRefusal) in try folder.file(name) }
    let status = try expected.path.attempt { () throws(FileRefusal) in try file.status() }
    guard Int(status.st_size) == expected.bytes else { throw .size(expected.path) }
    try expected.path.attempt { () throws(FileRefusal) in
      try file.read(most: expected.bytes) { piece in
        hash.update(bufferPointer: piece)
        count += piece.count
      }
    }
    guard count == expected.bytes else { throw .size(expected.path) }
    guard Hex.encode(hash.finalize()) == expected.sha256 else { throw .digest(expected.path) }
  }

  /// The new note is written beside the folder, in which nothing may stand that does not belong there.
  func replaceNote() throws(ReleaseError) {
    let name = Array(ReleasePath.signatures.utf8)
    let temporary = name + PartName.suffix()
    do throws(FileRefusal) {
      let parent = try root.parent()
      do throws(FileRefusal) {
        var file = HashedFile(try parent.newFile(temporary))
        try file.write(note.bytes)
        _ = try file.finish(mode: 0o644)
        try root.rename(name, from: parent, temporary)
      } catch {
        parent.remove(temporary)
        throw error
      }
      try root.synchronise()
    } catch {
      if case .io(let code) = error { throw .io(code) }
      throw .noSignatures
    }
  }
}

/// What has to be in each folder of a release.
private struct ReleaseTree {
  enum Entry {
    case file(ReleasedFile)
    case folder
  }

  /// By folder, nil for the release itself.
  private var folders: [ReleasePath?: [[UInt8]: Entry]] = [nil: [:]]

  init(_ files: [ReleasedFile]) {
    for file in files {
      var folder: ReleasePath?
      let parts = file.path.parts
      for part in parts.dropLast() {
        folders[folder, default: [:]][part] = .folder
        folder = ReleasePath((folder.map { $0.bytes + "/".utf8 } ?? []) + part)
      }
      folders[folder, default: [:]][parts[parts.count - 1]] = .file(file)
    }
  }

  /// The release itself, then its folders, sorted by path.
  var sorted: [(path: ReleasePath?, entries: [[UInt8]: Entry])] {
    folders.sorted { ($0.key?.bytes ?? []).lexicographicallyPrecedes($1.key?.bytes ?? []) }
      .map { ($0.key, $0.value) }
  }
}

extension OpenFile {
  /// The name of the folder, whatever it was called when it was opened; empty when the system does not tell.
  fileprivate var ownName: [UInt8] {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/fd/\(number)", &buffer, buffer.count)
    let path = buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
    return path.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
  }
}
