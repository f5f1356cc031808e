import ArgumentParser
import Configuration
import Git
import Guard
import RedactKit

// What other verbs ask of a check.

extension CheckRun {
  /// Looks at what a hook of git is about, as the configuration says.
  static func hook(_ work: GuardedWork) throws {
    let run = try CheckRun(try CheckOptions.parse([]))
    switch work {
    case .staged: try run.look(at: .staged)
    case .message(let text): try run.look(at: .message(text))
    case .revisions(let lists, let refs): try run.look(at: .revisions(lists, refs: refs))
    }
  }

  /// The redactor of the configuration, for the clean filter.
  static func redactor(_ options: RedactorOptions, _ key: KeyOptions) throws -> Redactor {
    let settings = try Settings.load(config: nil, options: SettingOptions())
    var options = options
    options.policy = options.policy ?? settings[RedactKeys.policy].value?.argument
    options.known = options.known ?? settings[RedactKeys.known].value?.path
    options.keep = options.keep ?? settings[RedactKeys.keep].value?.path
    var key = key
    if key.keyFd == nil { key.key = key.key ?? settings[RedactKeys.key].value?.path }
    return try options.redactor(
      key: try key.load(), scope: key.scope ?? settings[RedactKeys.scope].value, allowsLabels: true)
  }

  /// Looks at each file of a folder whenever it changes, and says a line of each.
  func watch(_ folder: String) throws {
    let check = try corpusCheck()
    let session = check.session()
    let watch = try FolderWatch(folder) { [excluded] path, isFolder in
      excluded.contains { $0.matches(path, isFolder: isFolder) }
    }
    Terminal.note("redact: watching \(folder)")
    try watch.forEachChange { changes in
      switch changes {
      case .paths(let paths):
        for path in paths { try tell(path, in: folder, session) }
      case .everything:
        for file in try InputFile.expand([folder], entersFolders: true) {
          try tell(Array(file.name.utf8), in: folder, session)
        }
      }
    }
  }

  private func tell(_ path: [UInt8], in folder: String, _ session: CorpusCheck.Session) throws {
    let whole = Array("\(folder)/".utf8) + path
    let file = FileParts.File(
      path: whole, name: CorpusRoot.name(of: String(decoding: whole, as: UTF8.self)), isNamed: false)
    let line: String
    do throws(RedactError) {
      guard let part = try FileParts([file], limit: Input.limit).next() else { return }
      let found = try session.look(at: part)
      line = WatchLine.text(found.shownPath?.oneLine ?? "", findings: found.findings.count)
    } catch {
      return Terminal.report(Failure(error, written: "nothing can be said of it"))
    }
    try StandardOutput.write(Array(line.utf8))
  }
}
