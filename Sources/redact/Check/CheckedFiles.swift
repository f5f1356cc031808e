import Git
import Glibc
import RedactKit

/// The files behind the paths of a check: what git does not ignore, where there is git, and everything otherwise.
struct CheckedFiles {
  private(set) var files: [FileParts.File] = []
  /// How many submodules and repositories lie within, which are not entered.
  private(set) var submodules = 0
  /// Whether a whole folder is looked at, and not only files that were named or changed.
  private(set) var isWhole = false

  /// - Parameter changedOnly: whether only files count that differ from the last commit.
  /// - Throws: `Failure` when a path leads nowhere.
  init(_ paths: [String], changedOnly: Bool) throws {
    for path in paths {
      var status = stat()
      guard lstat(path, &status) == 0 else {
        throw Failure(.noInput, "\(path): \(Input.reason()); nothing was looked at")
      }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if isFolder, !changedOnly { isWhole = true }
      if let repository = isFolder || changedOnly
        ? try Repository.find(at: Self.folder(of: path, isFolder)) : nil,
        let top = repository.topLevel
      {
        try add(repository, top, isFolder ? "." : Self.last(of: path), changedOnly)
      } else if isFolder {
        for file in try InputFile.expand([path], entersFolders: true) {
          add(Array(file.path.utf8), CorpusRoot.name(of: file.path))
        }
      } else {
        add(Array(path.utf8), CorpusRoot.name(of: path), isNamed: true)
      }
    }
  }

  private mutating func add(
    _ repository: GitRepository, _ top: String, _ place: String, _ changedOnly: Bool
  ) throws(Failure) {
    let under = [Array(place.utf8)]
    let found: [GitFile]
    do {
      found = changedOnly ? try repository.changed(under: under) : try repository.files(under: under)
    } catch {
      throw Failure(RedactError(error), written: "nothing was looked at")
    }
    for file in found {
      if file.mode == .gitlink {
        submodules += 1
      } else {
        add(Array("\(top)/".utf8) + file.path, file.path)
      }
    }
  }

  private mutating func add(_ path: [UInt8], _ name: [UInt8], isNamed: Bool = false) {
    files.append(FileParts.File(path: path, name: name, isNamed: isNamed))
  }

  private static func folder(of path: String, _ isFolder: Bool) -> String {
    if isFolder { return path }
    return path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  private static func last(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// The folder that the paths of a corpus begin in: the nearest with a repository or a configuration.
enum CorpusRoot {
  /// How a file is called in its corpus; the path as it was given where there is none.
  static func name(of path: String) -> [UInt8] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard let real = realpath(folder, nil) else { return Array(path.utf8) }
    defer { free(real) }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let whole = String(cString: real)
    guard let root = root(of: whole) else { return Array(path.utf8) }
    let below = whole.dropFirst(root.count).drop { $0 == "/" }
    return Array((below.isEmpty ? file : "\(below)/\(file)").utf8)
  }

  private static func root(of folder: String) -> String? {
    var folder = folder
    while true {
      if [".git", ".redact"].contains(where: { access("\(folder)/\($0)", F_OK) == 0 }) { return folder }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }
}
