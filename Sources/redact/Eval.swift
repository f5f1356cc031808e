import ArgumentParser
import RedactKit

/// How good the rules are, on documents that people have marked.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recall, precision and F1 against marked documents.",
    discussion: """
      redact eval gold.jsonl
      redact eval --by genre --types PERSON,LOCATION gold.jsonl

      A gold file is JSON Lines with id, text and spans (start, end, type, and perhaps identifier and entity_id);
      offsets count code points. No text of it is printed.
      """)

  @Argument(help: ArgumentHelp("Gold files.", valueName: "file"))
  var files: [String]

  @OptionGroup var redactor: RedactorOptions

  @Option(help: ArgumentHelp("Score only these gold types, with commas between.", valueName: "types"))
  var types: String?

  @Option(help: ArgumentHelp("Leave out gold spans of these original types.", valueName: "types"))
  var excludeOrig: String?

  @Option(help: "A line for each genre, source, license or id.")
  var by: String?

  @Flag(help: "Require spans whose masking is optional.") var weak = false
  @Flag(help: "Fold gold types to the general ones.") var coarse = false
  @Flag(help: "Require titles and function words of an entity too.") var exact = false
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    var options = QualityReport.Options()
    options.types = types.map(Self.list)
    options.excludedOrigins = excludeOrig.map(Self.list) ?? []
    options.countsWeak = weak
    options.isCoarse = coarse
    options.isExact = exact
    options.grouping = by
    let inputs = try files.map { ($0, try Input.read($0)) }
    let redactor = try self.redactor.redactor(allowsLabels: true)
    for (path, bytes) in inputs {
      let report = try Failure.wrapping(path) { () throws(RedactError) in
        try QualityReport(gold: bytes, redactor: redactor, options: options)
      }
      let title = files.count > 1 && !json ? Array("== \(path)\n".utf8) : []
      try StandardOutput.write(title + (json ? report.json : Array(report.table.utf8)))
    }
    try StandardOutput.finish()
  }

  private static func list(_ text: String) -> Set<String> { Set(text.split(separator: ",").map(String.init)) }
}
