import ArgumentParser

@main
struct RedactTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact-train", abstract: "Make and try the model of the tagger.",
    subcommands: [Train.self, Try.self])
}
