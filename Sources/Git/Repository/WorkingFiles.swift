extension GitRepository {
  /// The files of the index, sorted by path. A file that was deleted and not staged is among them.
  ///
  /// - Parameter paths: files and folders, relative to the folder of this repository, or absolute; everything
  ///   without any.
  package func tracked(under paths: [[UInt8]] = []) throws(GitError) -> [GitFile] {
    let entries = try index(["ls-files", "--stage", "-z", "--full-name"], paths: try places(paths))
    var files: [GitFile] = []
    for entry in entries where entry.path != files.last?.path {
      files.append(GitFile(path: entry.path, mode: entry.mode, isTracked: true))
    }
    return files
  }

  /// The files that are neither tracked nor ignored, sorted by path; of another repository only its folder.
  package func untracked(under paths: [[UInt8]] = []) throws(GitError) -> [GitFile] {
    var stream = try stream(
      ["ls-files", "--others", "--exclude-standard", "-z", "--full-name"], paths: try places(paths))
    var files: [GitFile] = []
    while let path = try stream.record(endedBy: 0) {
      let isFolder = path.last == 0x2F
      files.append(
        GitFile(path: isFolder ? path.dropLast() : path, mode: isFolder ? .gitlink : nil, isTracked: false))
    }
    try stream.finish()
    return Self.sorted(files)
  }

  /// Both of them.
  package func files(under paths: [[UInt8]] = []) throws(GitError) -> [GitFile] {
    Self.sorted(try tracked(under: paths) + untracked(under: paths))
  }

  /// The files of the working tree that are not as in HEAD, and those that are not tracked.
  ///
  /// Rather too many: a file that only looks newer is not compared. A file that git was told to take as
  /// unchanged (`git update-index --assume-unchanged`) is not among them.
  package func changed(under paths: [[UInt8]] = []) throws(GitError) -> [GitFile] {
    let places = try places(paths)
    let compare = ["diff-index", "--ignore-submodules=dirty", "--no-relative", "--diff-filter=d"]
    let arguments = (compare + RawForm.options + [try base()]).map { Array($0.utf8) }
    let process = try program.start(
      arguments, settings: try withoutFilters(), in: folder, paths: places, input: .none)
    var stream = GitStream(process)
    var files: [GitFile] = []
    for entry in try stream.entries() where entry.path != files.last?.path {
      files.append(GitFile(path: entry.path, mode: entry.mode, isTracked: true))
    }
    return Self.sorted(try files + untracked(under: paths))
  }

  private func places(_ paths: [[UInt8]]) throws(GitError) -> [[UInt8]] {
    guard let topLevel else { throw .noWorkingTree }
    return paths.isEmpty ? [Self.everything(topLevel)] : paths
  }

  private static func sorted(_ files: [GitFile]) -> [GitFile] {
    files.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  /// Settings under which no filter runs: to compare a file with a blob, git would run the filter of the
  /// file.
  private func withoutFilters() throws(GitError) -> [[UInt8]] {
    let pattern = "^filter\\..*\\.(clean|process|required)$"
    let listed = try git(["config", "-z", "--name-only", "--get-regexp", pattern], accepting: [0, 1])
    let names = Set(
      listed.output.split(separator: 0).map { key in
        Array(key[..<(key.lastIndex(of: 0x2E) ?? key.endIndex)])
      })
    return names.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { name in
      ["clean", "process", "required"].map { setting in
        Array("--config-env=".utf8) + name + Array(".\(setting)=\(GitEnvironment.nothing)".utf8)
      }
    }
  }
}
