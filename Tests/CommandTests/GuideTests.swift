import Foundation
import Testing

/// What the documentation shows is what happens. Every block marked `console` is typed in again, in a folder with the
/// examples, and must give the same output; every block marked `sh` must succeed. `…` in an output stands for
/// anything on its line. With REDACT_RECORD set the pages are rewritten with what came out.
@Suite struct GuideTests {
  @Test(arguments: ["README.md", "Documentation/guide.md"])
  func `a page shows what really happens`(_ path: String) throws {
    let page = Command.root.appending(path: path)
    var session = try Session()
    var lines: [String] = []
    var block: Block?
    for line in try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n") {
      if line == "```console" || line == "```sh" {
        block = Block(isCompared: line == "```console")
      } else if line == "```", let done = block {
        lines += try session.type(done, of: path)
        block = nil
      } else if block != nil {
        block?.lines.append(line)
        continue
      }
      lines.append(line)
    }
    if ProcessInfo.processInfo.environment["REDACT_RECORD"] != nil {
      try lines.joined(separator: "\n").write(to: page, atomically: true, encoding: .utf8)
    }
  }

  /// One fenced block of a page.
  private struct Block {
    let isCompared: Bool
    var lines: [String] = []

    /// Each command, with the lines that are shown below it.
    var commands: [(command: String, shown: [String])] {
      var commands: [(command: String, shown: [String])] = []
      for line in lines {
        if line.hasPrefix("$ ") {
          commands.append((String(line.dropFirst(2)), []))
        } else if !isCompared {
          commands.append((line, []))
        } else if !commands.isEmpty {
          commands[commands.count - 1].shown.append(line)
        }
      }
      return commands
    }
  }

  /// A reader at work: a folder with the examples, the command in the path, and the status of the last line.
  private struct Session {
    private let scratch: Scratch
    private var status: Int32 = 0

    init() throws {
      scratch = try Scratch()
      for name in ["Examples", "Rules"] {
        try FileManager.default.createSymbolicLink(
          at: scratch.url.appending(path: name), withDestinationURL: Command.root.appending(path: name))
      }
      try FileManager.default.createDirectory(
        at: scratch.url.appending(path: "bin"), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: scratch["bin/redact"], withDestinationPath: Command.path)
    }

    /// - Returns: the lines of the block as they should be.
    mutating func type(_ block: Block, of page: String) throws -> [String] {
      var lines: [String] = []
      for (command, shown) in block.commands {
        let result = try run(command)
        guard block.isCompared else {
          lines.append(command)
          #expect(result.status == 0, "\(page): \(command)\n\(result.messages)")
          continue
        }
        var printed = result.messages.components(separatedBy: "\n")
        if printed.last == "" { printed.removeLast() }
        let agrees = printed.count == shown.count && zip(printed, shown).allSatisfy { Self.agree($0, $1) }
        if ProcessInfo.processInfo.environment["REDACT_RECORD"] == nil {
          #expect(agrees, "\(page): \(command)\n\(result.messages)")
        }
        let isAsLong = printed.count == shown.count
        lines += ["$ " + command]
        lines += isAsLong ? zip(printed, shown).map(Self.renewed) : printed
      }
      return lines
    }

    private mutating func run(_ command: String) throws -> Run.Result {
      var run = Run(["-c", "(exit \(status)); \(command)"], in: scratch.url)
      run.program = "sh"
      run.output = .joined
      run.rules = .withTagger
      run.environment = ["PATH": "\(scratch["bin"]):/usr/local/bin:/usr/bin:/bin"]
      let result = try run.result()
      status = result.status
      return result
    }

    /// What to show instead of what was shown: word by word, so that `…` goes on standing for what differs each time.
    private static func renewed(_ printed: String, _ shown: String) -> String {
      let (words, known) = (printed.components(separatedBy: " "), shown.components(separatedBy: " "))
      guard words.count == known.count else { return agree(printed, shown) ? shown : printed }
      return zip(words, known).map { agree($0, $1) ? $1 : $0 }.joined(separator: " ")
    }

    /// Whether a printed line is the one that is shown, where `…` stands for anything.
    private static func agree(_ printed: String, _ shown: String) -> Bool {
      var rest = printed[...]
      let parts = shown.components(separatedBy: "…")
      guard parts.count > 1 else { return printed == shown }
      for part in parts.dropLast() {
        guard part.isEmpty || rest.range(of: part) != nil else { return false }
        if let range = rest.range(of: part) { rest = rest[range.upperBound...] }
      }
      return printed.hasPrefix(parts[0]) && rest.hasSuffix(parts[parts.count - 1])
    }
  }
}
