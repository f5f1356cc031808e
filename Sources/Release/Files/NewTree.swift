import Crypto
import Glibc
import RedactCore

/// A folder that is being filled.
final class NewTree {
  private static let fileMode: mode_t = 0o644
  private static let folderMode: mode_t = 0o755

  private let root: OpenFile
  private var files: [ReleasePath] = []
  /// Each behind the one it is in.
  private var folders: [ReleasePath] = []
  private var knownFolders: Set<ReleasePath> = []

  init(_ root: consuming OpenFile) { self.root = root }

  /// Writes a new file, and makes the folders it is in; it is on the disk when this returns, its name need not be.
  func write(
    _ path: ReleasePath, _ write: (inout HashedFile) throws(FileRefusal) -> Void
  ) throws(ReleaseError) -> (bytes: Int, sha256: String) {
    let parts = path.parts
    return try path.attempt { () throws(FileRefusal) in
      let folder = try madeFolder(parts.dropLast())
      return try finished(folder, parts[parts.count - 1], known: path, write)
    }
  }

  /// Writes the two files that make a release of the folder, opens it to all, and waits for the disk.
  func finish(manifest: [UInt8], signatures: [UInt8]) throws(ReleaseError) {
    do throws(FileRefusal) {
      for (name, bytes) in [(ReleasePath.manifest, manifest), (ReleasePath.signatures, signatures)] {
        _ = try finished(root, Array(name.utf8), known: nil) { file throws(FileRefusal) in
          try file.write(bytes)
        }
      }
      for path in folders.reversed() {
        let folder = try madeFolder(path.parts)
        try folder.setMode(Self.folderMode)
        try folder.synchronise()
      }
      try root.setMode(Self.folderMode)
      try root.synchronise()
    } catch {
      if case .io(let code) = error { throw .io(code) }
      throw .otherFiles
    }
  }

  /// Removes what was written. Nobody else can put links into these folders while they are not finished.
  func remove() {
    for name in [ReleasePath.manifest, ReleasePath.signatures] { root.remove(Array(name.utf8)) }
    for file in files { root.remove(file.bytes) }
    for folder in folders.reversed() { root.remove(folder.bytes, isFolder: true) }
  }

  private func finished(
    _ folder: borrowing OpenFile, _ name: [UInt8], known path: ReleasePath?,
    _ write: (inout HashedFile) throws(FileRefusal) -> Void
  ) throws(FileRefusal) -> (bytes: Int, sha256: String) {
    var file = HashedFile(try folder.newFile(name))
    if let path { files.append(path) }
    try write(&file)
    return try file.finish(mode: Self.fileMode)
  }

  private func madeFolder(_ parts: some Collection<[UInt8]>) throws(FileRefusal) -> OpenFile {
    var folder = try root.folder(Array(".".utf8))
    var bytes: [UInt8] = []
    for part in parts {
      folder = try folder.madeFolder(part)
      bytes += (bytes.isEmpty ? [] : [UInt8(ascii: "/")]) + part
      if let path = ReleasePath(bytes), knownFolders.insert(path).inserted { folders.append(path) }
    }
    return folder
  }
}

/// A file that is being written, with the digest of what really was.
struct HashedFile: ~Copyable {
  private let file: OpenFile
  private var hash = SHA256()
  private var count = 0

  init(_ file: consuming OpenFile) { self.file = file }

  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileRefusal) {
    try file.write(bytes)
    hash.update(bufferPointer: bytes)
    count += bytes.count
  }

  mutating func write(_ bytes: [UInt8]) throws(FileRefusal) {
    try bytes.withUnsafeBufferPointer { bytes throws(FileRefusal) in try write(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Waits until the file is on the disk.
  borrowing func finish(mode: mode_t) throws(FileRefusal) -> (bytes: Int, sha256: String) {
    try file.setMode(mode)
    try file.synchronise()
    return (count, Hex.encode(hash.finalize()))
  }
}

extension OpenFile {
  /// - Throws: `.exists` when there is anything of this name, be it a link that leads nowhere.
  func requireNothing(_ name: [UInt8]) throws(FileRefusal) {
    do throws(FileRefusal) { _ = try isFile(name) } catch {
      if error == .missing { return }
      throw error == .kind ? .exists : error
    }
    throw .exists
  }
}

extension stat {
  /// Whether nobody has written to the file between two looks at it.
  func isUnchanged(since earlier: stat) -> Bool {
    st_size == earlier.st_size && st_mtim.tv_sec == earlier.st_mtim.tv_sec
      && st_mtim.tv_nsec == earlier.st_mtim.tv_nsec && st_ctim.tv_sec == earlier.st_ctim.tv_sec
      && st_ctim.tv_nsec == earlier.st_ctim.tv_nsec
  }
}
