import ArgumentParser
import RedactKit

/// Why, and why not.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a place is redacted, or why it is not.",
    discussion: "redact explain interview.txt:12:7    columns count characters, from 1")

  @Argument(help: ArgumentHelp("A file, a line and a column.", valueName: "file:line:col"))
  var place: String

  @OptionGroup var redactor: RedactorOptions

  func run() throws {
    let parts = place.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let line = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1])
    else {
      throw ValidationError("a place is written FILE:LINE:COLUMN")
    }
    let path = parts.dropLast(2).joined(separator: ":")
    let bytes = try Input.read(path)
    let redactor = try self.redactor.redactor(allowsLabels: true)
    let position = LinePosition(line: line, column: column)
    let explained = try Failure.wrapping(path) { () throws(RedactError) in
      try redactor.explain(bytes, at: position)
    }
    guard let explained else { throw Failure(.usage, "\(path): has no line \(line) with a column \(column)") }
    try StandardOutput.write(Array(Self.text(explained).utf8))
  }

  private static func text(_ explanation: Explanation) -> String {
    var lines: [String] = []
    if let mention = explanation.mention {
      lines.append(
        "redacted as \(mention.type.rawValue) (\(mention.kind.rawValue)) by \(mention.rule), score \(mention.score.fixed(2))"
      )
    } else {
      lines.append("not redacted")
    }
    for candidate in explanation.candidates {
      let what = [candidate.type?.rawValue, candidate.score.map { $0.fixed(2) }].compactMap { $0 }
      lines.append("  \(([candidate.rule] + what).joined(separator: "  "))  \(candidate.outcome)")
    }
    if explanation.candidates.isEmpty { lines.append("  no rule looked at this place") }
    return lines.joined(separator: "\n") + "\n"
  }
}
