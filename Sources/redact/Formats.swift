import ArgumentParser
import RedactKit

/// What is done to each format.
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the formats of transcripts, and what is kept, changed and taken out of each.")

  func run() throws {
    let lines = FormatSummary.all.flatMap { format in
      [
        "\(format.name)  \(format.title)", "    keeps    \(format.keeps)", "    changes  \(format.changes)",
        "    strips   \(format.strips)",
      ]
    }
    try StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}
