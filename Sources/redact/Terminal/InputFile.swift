import Glibc

/// One document of a run: where it is read, and its name below what the user named.
struct InputFile: Sendable {
  let path: String
  /// The name of the file, or its path inside the folder that was named.
  let name: String

  /// The files behind the arguments: patterns are expanded, folders entered.
  ///
  /// - Throws: `Failure` when an argument leads nowhere, or two files have one name.
  static func expand(_ arguments: [String], to destination: DestinationOptions) throws(Failure) -> [InputFile]
  {
    guard let folder = destination.outputDir else { return try expand(arguments, entersFolders: false) }
    for path in arguments.flatMap(matches) where kind(of: path) == S_IFDIR && isInside(folder, path) {
      throw Failure(
        .usage, "\(folder): lies in a folder that is read; nothing was written",
        hint: "name a folder outside of \(path)")
    }
    let files = try expand(arguments, entersFolders: true)
    if Set(files.map(\.name)).count < files.count {
      throw Failure(
        .usage, "two of the files have one name; nothing was written", hint: "name their folder instead")
    }
    return files
  }

  /// The files behind the arguments: patterns are expanded, and folders entered if that is wanted.
  ///
  /// - Throws: `Failure` when an argument leads nowhere.
  static func expand(_ arguments: [String], entersFolders: Bool) throws(Failure) -> [InputFile] {
    var files: [InputFile] = []
    for path in arguments.flatMap(matches) {
      if entersFolders, kind(of: path) == S_IFDIR {
        files += try contents(of: path)
      } else {
        files.append(InputFile(path: path, name: path.split(separator: "/").last.map(String.init) ?? path))
      }
    }
    return files
  }

  /// The paths that a pattern stands for; a path that exists stands for itself.
  private static func matches(_ argument: String) -> [String] {
    guard argument.contains(where: { "*?[".contains($0) }), kind(of: argument) == nil else {
      return [argument]
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(argument, 0, nil, &found) == 0 else { return [argument] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }

  /// The regular files below a folder, in the order of their names. What else is there is said, not skipped
  /// in silence.
  private static func contents(of folder: String) throws(Failure) -> [InputFile] {
    var files: [InputFile] = []
    var waiting = [""]
    while let below = waiting.popLast() {
      let path = below.isEmpty ? folder : "\(folder)/\(below)"
      for entry in try entries(of: path) {
        let name = below.isEmpty ? entry : "\(below)/\(entry)"
        switch kind(of: "\(folder)/\(name)") {
        case S_IFDIR: waiting.append(name)
        case S_IFREG: files.append(InputFile(path: "\(folder)/\(name)", name: name))
        default: Terminal.warn("\(folder)/\(name): is no regular file; it was left out")
        }
      }
    }
    return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func entries(of folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else {
      throw Failure(.noInput, "\(folder): \(Input.reason()); nothing was written")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether a folder, which need not exist, is another one or lies in it.
  private static func isInside(_ folder: String, _ other: String) -> Bool {
    func real(_ path: String) -> String? {
      guard let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "."
    guard let inner = real(folder) ?? real(parent), let outer = real(other) else { return false }
    return inner == outer || inner.hasPrefix(outer + "/")
  }

  /// The kind of a file, links not followed.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
