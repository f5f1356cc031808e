import ArgumentParser
import RedactKit

/// How good the rules are, on documents that people have marked.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Recall, precision and F1 against marked documents.",
    discussion: """
      redact eval gold.jsonl
      redact eval --by genre --types PERSON,LOCATION gold.jsonl
      redact eval corpora/

      A gold file is JSON Lines with id, text and spans (start, end, type, and perhaps identifier and entity_id);
      offsets count code points. Of several files, or a folder, one table tells each file, each type, each kind and,
      with --name-groups, the names of each group. No text is printed.
      """)

  @Argument(help: ArgumentHelp("Gold files, and folders with them.", valueName: "file"))
  var files: [String]

  @OptionGroup var redactor: RedactorOptions

  @Option(help: ArgumentHelp("Score only these gold types, with commas between.", valueName: "types"))
  var types: String?

  @Option(help: ArgumentHelp("Leave out gold spans of these original types.", valueName: "types"))
  var excludeOrig: String?

  @Option(help: "A line for each genre, source, license or id.")
  var by: String?

  @Option(help: ArgumentHelp("Names by group, 'group: name, name' a line.", valueName: "file"))
  var nameGroups: String?

  @Flag(help: "Tell of each tenth of a score how many findings are right.") var calibration = false
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
    if let nameGroups {
      try Failure.wrapping { () throws(RedactError) in try options.readNameGroups(nameGroups) }
    }
    let inputs = try gold().map { ($0, try Input.read($0.path)) }
    let redactor = try self.redactor.redactor(allowsLabels: true)
    let corpora = try inputs.map { file, bytes in
      try Failure.wrapping(file.path) { () throws(RedactError) in
        try QualityReport.Corpus(file.name, bytes, redactor)
      }
    }
    let report = try Failure.wrapping { () throws(RedactError) in
      corpora.count == 1 && nameGroups == nil
        ? try QualityReport(of: corpora[0], options: options)
        : try QualityReport(corpora: corpora, options: options)
    }
    if calibration {
      for corpus in corpora {
        try StandardOutput.write(Array("\(corpus.name)\n\(corpus.calibrationTable)".utf8))
      }
      return try StandardOutput.finish()
    }
    try StandardOutput.write(json ? report.json : Array(report.table.utf8))
    try StandardOutput.finish()
  }

  /// The files that were named, and the JSON Lines of folders.
  private func gold() throws(Failure) -> [InputFile] {
    try InputFile.expand(files, entersFolders: true).filter {
      files.contains($0.path) || $0.name.hasSuffix(".jsonl")
    }
  }

  private static func list(_ text: String) -> Set<String> { Set(text.split(separator: ",").map(String.init)) }
}
