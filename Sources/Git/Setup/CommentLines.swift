import RedactCore

/// Which lines of a message file git will drop, so that they are not looked at.
///
/// A message is looked at as it will be committed. Git tells a hook that there was no editor by `GIT_EDITOR=:`; then
/// it drops nothing, and a line that starts with `#` is part of the message. What `--cleanup` said on the command line
/// a hook cannot know: what is really committed is looked at once more before it is pushed.
package struct CommentLines: Hashable, Sendable {
  /// What a comment starts with.
  enum Mark: Hashable, Sendable {
    case text([UInt8])
    /// Git chose one of these, depending on the message.
    case anyOf([UInt8])

    /// - Parameter value: of `core.commentChar` or `core.commentString`; empty where there is none.
    init(_ value: [UInt8]) {
      if value.elementsEqual("auto".utf8) {
        self = .anyOf(Array("#;@!$%^&|:".utf8))
      } else {
        self = .text(value.isEmpty ? [UInt8(ascii: "#")] : value)
      }
    }
  }

  private static let scissors = Array(" ------------------------ >8 ------------------------".utf8)

  let mark: Mark
  /// Whether comment lines are dropped.
  let dropsComments: Bool
  /// Whether the message ends at a scissors line.
  let dropsTail: Bool

  init(mark: Mark, dropsComments: Bool, dropsTail: Bool) {
    self.mark = mark
    self.dropsComments = dropsComments
    self.dropsTail = dropsTail
  }

  /// What the configuration of a repository and the environment of a hook say.
  package init(of repository: GitRepository, environment: [String]) throws(SetupError) {
    let marks = try repository.ask(
      ["config", "-z", "--get-regexp", #"^core\.comment(char|string)$"#], accepting: [0, 1])
    let value = marks.output.split(separator: 0).last.flatMap { entry in
      entry.firstIndex(of: UInt8(ascii: "\n")).map { Array(entry[($0 + 1)...]) }
    }
    let cleanup = try repository.ask(["config", "--get", "commit.cleanup"], accepting: [0, 1]).text ?? ""
    let hasEditor = !environment.contains("GIT_EDITOR=:")
    mark = Mark(value ?? [])
    dropsComments = hasEditor && ["", "default", "strip"].contains(cleanup)
    dropsTail = hasEditor
  }

  /// The message that a file holds.
  package func message(_ file: [UInt8]) -> [UInt8] {
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard dropsComments || dropsTail, let mark = chosenMark(lines) else { return file }
    var kept: [ArraySlice<UInt8>] = []
    for (index, line) in lines.enumerated() {
      let isComment = line.starts(with: mark)
      if dropsTail, isComment, line.dropFirst(mark.count).elementsEqual(Self.scissors),
        // Git writes comments below its scissors; a line that somebody typed proves nothing.
        index + 1 < lines.count, lines[index + 1].starts(with: mark)
      {
        kept.append([])
        break
      }
      if !(dropsComments && isComment) { kept.append(line) }
    }
    return Array(kept.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// What comments start with. Where git chose it, its own lines at the end tell: one of them is the sign alone, or
  /// the scissors; without them nothing is known to be a comment.
  private func chosenMark(_ lines: [ArraySlice<UInt8>]) -> [UInt8]? {
    switch mark {
    case .text(let text): return text
    case .anyOf(let signs):
      if let cut = lines.last(where: { $0.dropFirst().elementsEqual(Self.scissors) }) {
        return cut.first.flatMap { signs.contains($0) ? [$0] : nil }
      }
      let tail = lines.reversed().drop { $0.isEmpty }
      guard let sign = tail.first?.first, signs.contains(sign),
        tail.prefix(while: { $0.first == sign }).contains(where: { $0.count == 1 })
      else { return nil }
      return [sign]
    }
  }
}
