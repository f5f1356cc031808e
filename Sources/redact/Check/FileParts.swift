import Git
import Glibc
import Guard
import RedactKit

/// Files on disk, one after the other.
final class FileParts: PartSource {
  /// A file, where it is and how it is called.
  struct File {
    let path: [UInt8]
    /// From the top of the corpus.
    let name: [UInt8]
    /// Whether the user named it: then it is read, wherever a link leads, and must be there.
    let isNamed: Bool
  }

  private var files: ArraySlice<File>
  private let excluded: [FilePattern]
  private let limit: Int

  /// - Parameter excluded: what is not opened, unless the user named it.
  init(_ files: [File], _ excluded: [FilePattern] = [], limit: Int) {
    self.files = files[...]
    self.excluded = excluded
    self.limit = limit
  }

  func next() throws(RedactError) -> CheckedPart? {
    while let file = files.popFirst() {
      if !file.isNamed, excluded.contains(where: { $0.matches(file.name) }) {
        return CheckedPart(.leftOut, path: file.name)
      }
      // No file of another name must be taken for it.
      guard let path = String(validating: file.path, as: UTF8.self) else {
        return CheckedPart(.unread, path: file.name)
      }
      var status = stat()
      guard (file.isNamed ? stat(path, &status) : lstat(path, &status)) == 0 else {
        // What git knows and is deleted is nothing to look at.
        if errno == ENOENT, !file.isNamed { continue }
        throw .missing("\(path): \(Input.reason())")
      }
      switch status.st_mode & S_IFMT {
      case S_IFLNK: return CheckedPart(.link, path: file.name, bytes: try target(of: path))
      case S_IFREG where status.st_size <= limit, S_IFIFO where file.isNamed, S_IFCHR where file.isNamed:
        return CheckedPart(.file, path: file.name, bytes: try bytes(of: path))
      default: return CheckedPart(.unread, path: file.name)
      }
    }
    return nil
  }

  private func bytes(of path: String) throws(RedactError) -> [UInt8] {
    do { return try Input.read(path) } catch { throw .missing("\(path): \(Input.reason())") }
  }

  private func target(of path: String) throws(RedactError) -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { throw .missing("\(path): \(Input.reason())") }
    return buffer[..<count].map(UInt8.init(bitPattern:))
  }
}
