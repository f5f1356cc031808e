import Glibc

/// A folder of files to be released, such as the outputs of a run; links in it are never followed.
///
/// ## Privacy
/// What is read is published. Whoever gives the folder vouches that it holds outputs and nothing else.
package struct ReleaseSource: ~Copyable {
  private let root: OpenFile

  /// - Throws: `.noFolder`.
  package init(_ folder: String) throws(ReleaseError) {
    root = try OpenFile.named(folder)
  }

  /// All files, sorted by path. Folders without files do not count.
  ///
  /// - Throws: `.notAFile` for links, devices and the like, `.path` for a name that no release can hold.
  package func paths() throws(ReleaseError) -> [ReleasePath] {
    var paths: [ReleasePath] = []
    var folders: [ReleasePath?] = [nil]
    while let folder = folders.popLast() {
      let opened = try root.folder(of: folder?.parts ?? [], folder)
      for name in try opened.names(in: folder) {
        guard let path = ReleasePath(folder.map { $0.bytes + "/".utf8 + name } ?? name) else { throw .path }
        if try path.attempt({ () throws(FileRefusal) in try opened.isFile(name) }) {
          paths.append(path)
        } else {
          folders.append(path)
        }
      }
    }
    return paths.sorted()
  }

  /// The bytes of a file.
  ///
  /// - Throws: `.tooLarge` when there are more than `most`.
  package func read(_ path: ReleasePath, most: Int = 1 << 28) throws(ReleaseError) -> [UInt8] {
    let file = try open(path)
    guard let bytes = try path.attempt({ () throws(FileRefusal) in try file.contents(most: most) }) else {
      throw .tooLarge
    }
    return bytes
  }

  func open(_ path: ReleasePath) throws(ReleaseError) -> OpenFile {
    let parts = path.parts
    let folder = try root.folder(of: parts.dropLast(), path)
    return try path.attempt { () throws(FileRefusal) in try folder.file(parts[parts.count - 1]) }
  }
}

extension OpenFile {
  /// - Throws: `.noFolder`.
  static func named(_ folder: String) throws(ReleaseError) -> OpenFile {
    do throws(FileRefusal) { return try OpenFile.folder(folder) } catch {
      if case .io(let code) = error { throw .io(code) }
      throw .noFolder
    }
  }

  /// The folder that these names lead to; this one when there are none.
  ///
  /// - Parameter path: what is said when it cannot be opened.
  func folder(of parts: some Collection<[UInt8]>, _ path: ReleasePath?) throws(ReleaseError) -> OpenFile {
    do throws(FileRefusal) {
      var folder = try self.folder(Array(".".utf8))
      for part in parts { folder = try folder.folder(part) }
      return folder
    } catch {
      guard let path else { throw .noFolder }
      throw error.error(path)
    }
  }

  func names(in path: ReleasePath?) throws(ReleaseError) -> [[UInt8]] {
    do throws(FileRefusal) { return try names() } catch {
      guard let path else { throw .noFolder }
      throw error.error(path)
    }
  }
}
