import ArgumentParser
import RedactKit

/// How documents are read; shared by all verbs that look at documents.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Read the documents as this format, not as what their content looks like; see `redact formats`.",
      valueName: "name"))
  var format: String?

  @Flag(help: "Leave metadata (authors, links, comments, ids) in the file; it is redacted like the rest.")
  var keepMetadata = false

  @Flag(help: "Where a format lists words with times, make one word of those that a label replaces.")
  var mergeWords = false
}
