import ArgumentParser
import RedactKit

/// Keys: made and named, never shown.
struct Key: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a key, or show the id of one.", subcommands: [New.self, Show.self])

  func run() throws { throw ValidationError("say what to do: key new or key show") }

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a key in a file that only you can read.",
      discussion: "Keep a copy where the transcripts are not: without the key no token can be turned back.")

    @Argument(help: ArgumentHelp("The file, which must not exist.", valueName: "file"))
    var file: String

    func run() throws {
      let key = try RedactionKey.create(at: file)
      Terminal.note("redact: made key \(key.id) in \(file)")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the id of a key.")

    @Argument(help: ArgumentHelp("The key file.", valueName: "file"))
    var file: String

    func run() throws {
      try StandardOutput.write(Array("\(try RedactionKey(contentsOf: file).id)\n".utf8))
    }
  }
}
