import ArgumentParser
import RedactKit

/// When to silence a recording.
struct Bleep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bleep", abstract: "Write when the words are spoken that redaction replaces.",
    discussion: """
      redact bleep interview.vtt > bleeps.csv
      redact bleep --format audacity words.json > labels.txt
      redact bleep --format ffmpeg words.json > filter.txt && ffmpeg -i in.wav -af "$(cat filter.txt)" out.wav

      The times are those of the words where the file has them, and else of the whole caption. The voice itself
      identifies the speaker: silence hides a word, not a person.
      """)

  @Argument(help: ArgumentHelp("A transcript with times; standard input without it.", valueName: "file"))
  var file = "-"

  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var reading: ReadingOptions

  @Option(help: "csv, audacity or ffmpeg.")
  var format: BleepList.Format = .csv

  @Option(help: ArgumentHelp("Silence so much before and after the words, in milliseconds.", valueName: "ms"))
  var padding = 150

  func validate() throws {
    guard (0...60_000).contains(padding) else {
      throw ValidationError("--padding takes 0 to 60000 milliseconds")
    }
  }

  func run() throws {
    let redactor = try self.redactor.redactor(allowsLabels: true, reading: reading)
    let bytes = try Input.read(file)
    let list = try Failure.wrapping(file) { () throws(RedactError) in
      try redactor.bleeps(bytes, format: reading.format, padding: padding)
    }
    if list.untimed > 0 {
      Terminal.warn("\(file): \(list.untimed) findings have no time; they are not in the list")
    }
    try StandardOutput.write(Array(list.written(as: format).utf8))
    try StandardOutput.finish()
  }
}
