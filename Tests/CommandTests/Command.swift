import Foundation

/// The command as it was built beside these tests, and how it is run: from files, to files, without a terminal.
enum Command {
  /// The folder of the package.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that holds the test bundle and whatever else was built with it.
  static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// The command under test.
  static let path = products.appending(path: "redact").path

  /// A release build, for what would take a debug build minutes; `make check` names it.
  static let release: String? = {
    guard let path = ProcessInfo.processInfo.environment["REDACT_RELEASE"], !path.isEmpty else { return nil }
    return path.hasPrefix("/") ? path : root.appending(path: path).path
  }()

  /// The rules of the package without the tagger, compiled once for all tests of this process: what a test expects
  /// of rules and lists holds whatever the tagger learns.
  static let rules = compiledRules("rules", leavingOut: ["model"])

  /// The same with the tagger, as users have them.
  static let rulesWithTagger = compiledRules("rules-and-tagger", leavingOut: [])

  /// Links to the sources stand beside them, as in an installation, so that packs of a test find the fragments.
  private static func compiledRules(_ name: String, leavingOut others: [String]) -> String {
    let folder = Scratch.shared.url.appending(path: name)
    let sources = root.appending(path: "Rules")
    let compiled = folder.appending(path: "compiled.pack").path
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for name in try FileManager.default.contentsOfDirectory(atPath: sources.path)
      where name != "compiled.pack" && !others.contains(name) {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: name), withDestinationURL: sources.appending(path: name))
      }
      var run = Run(["rules", "compile", folder.path, "-o", compiled], in: folder)
      run.rules = .none
      run.timeout = 300
      let result = try run.result()
      return result.status == 0 ? compiled : "/the rules could not be compiled: \(result.messages)"
    } catch {
      return "/the rules could not be compiled"
    }
  }
}

/// A folder that goes away with what is in it.
final class Scratch {
  let url: URL

  init() throws {
    var template = Array("/tmp/redact-command-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    let path = template.dropLast().map { UInt8(bitPattern: $0) }
    url = URL(filePath: String(decoding: path, as: UTF8.self), directoryHint: .isDirectory)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// For what all tests share; it is removed when the process ends.
  nonisolated(unsafe) static let shared: Scratch = {
    guard let scratch = try? Scratch() else { fatalError("no folder for temporary files") }
    atexit { try? FileManager.default.removeItem(at: Scratch.shared.url) }
    return scratch
  }()

  subscript(name: String) -> String { url.appending(path: name).path }

  /// Writes a file, and the folders it stands in.
  func write(_ bytes: some Sequence<UInt8>, _ name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ text: String, _ name: String) throws { try write(text.utf8, name) }

  /// What a file holds; nil when there is none.
  func read(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: self[name]).map(Array.init) }

  /// All files, as paths inside of the folder, sorted; links count as files.
  var files: [String] {
    let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var status = stat()
      return lstat(self[name], &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }.sorted()
  }
}
