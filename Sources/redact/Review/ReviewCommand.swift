import ArgumentParser
import RedactKit

/// Finding by finding, by people.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Decide finding by finding, and redact as decided.",
    discussion: """
      redact review init interviews/ -k team.key -o interviews.review
      redact review page interviews/ -k team.key --review interviews.review -o review.html
      redact review apply interviews.review interviews/ -k team.key --output-dir public

      The review file holds no word of the texts: findings are named by keyed digests. It can be edited by hand, a line a
      finding: decision is accept, reject or edit. The page shows the words and is for holders of the key only.
      """,
    subcommands: [ReviewInit.self, ReviewShow.self, ReviewPageCommand.self, ReviewApply.self])
}

/// The documents of a review, and how they are redacted.
struct ReviewedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Documents, or folders of them.", valueName: "file"))
  var files: [String]

  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var key: KeyOptions
  @OptionGroup var reading: ReadingOptions
  @Option(help: "How labels are written: numbered or coded.") var labels: Redactor.LabelStyle?

  /// Hands on each document with its findings, in order.
  ///
  /// - Parameter review: what is decided so far.
  func read(
    _ review: ReviewFile, each: (InputFile, ReviewedDocument) throws -> Void
  ) throws {
    let redactor = try self.redactor.redactor(
      key: try key.required(), labels: labels, scope: key.scope, reading: reading,
      isPlanning: true, review: review)
    for file in try InputFile.expand(files, entersFolders: true) {
      let bytes = try Input.read(file.path)
      let document = try Failure.wrapping(file.path) { () throws(RedactError) in
        try redactor.findings(of: bytes, format: reading.format, name: file.name)
      }
      try each(file, document)
    }
  }

  static func load(_ path: String) throws -> ReviewFile {
    let bytes = try Input.read(path)
    return try Failure.wrapping(path) { () throws(RedactError) in try ReviewFile(parsing: bytes) }
  }
}

struct ReviewInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a review file: one finding a line, to be decided.",
    discussion: """
      redact review init interviews/ -k team.key -o interviews.review
      redact review init interviews/ -k team.key --carry old.review -o new.review

      With --carry decisions about the same findings are taken over: the same words among the same words, in the
      document of the same name.
      """)

  @OptionGroup var reviewed: ReviewedOptions
  @Option(help: ArgumentHelp("Take over what was decided in this file.", valueName: "file")) var carry:
    String?
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The review file; standard output without it.", valueName: "file")
  )
  var output: String?

  func run() throws {
    let earlier = try carry.map(ReviewedOptions.load)
    var review = ReviewFile()
    var inputs: [String] = []
    try reviewed.read(ReviewFile()) { file, document in
      review.add(document)
      inputs.append(file.path)
    }
    if let earlier {
      let (carried, lost) = review.carry(from: earlier)
      Terminal.note("redact: took over \(carried) decisions; \(lost) are about nothing that is left")
    }
    try OutputFile.emit(review.encoded(), to: output, inputs: inputs)
    Terminal.note("redact: \(review.findings.count) findings, \(review.undecided) to decide")
  }
}

struct ReviewShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print findings with the words they stand among; for holders of the key.")

  @OptionGroup var reviewed: ReviewedOptions
  @Option(help: ArgumentHelp("The review file.", valueName: "file")) var review: String
  @Flag(help: "Only what nobody has decided about.") var undecided = false
  @OptionGroup var exposure: ExposureOptions

  func run() throws {
    try exposure.check()
    let review = try ReviewedOptions.load(review)
    try reviewed.read(review) { file, document in
      for (finding, passage) in zip(document.findings, document.passages)
      where !undecided || finding.decision.verdict == .undecided {
        try StandardOutput.write(Self.line(file.name, finding, passage))
      }
    }
    try StandardOutput.finish()
  }

  private static func line(
    _ name: String, _ finding: ReviewFile.Finding, _ passage: ReviewedDocument.Passage
  ) -> [UInt8] {
    let verdict = finding.decision.verdict
    let head =
      "\(finding.id)\t\(name):\(passage.line)\t\(finding.type.rawValue)\t\(finding.rule)\t\(finding.score.formatted)\t"
      + "\(verdict == .undecided ? "-" : verdict.rawValue)\t"
    let words =
      passage.before.value + Array("»".utf8) + passage.words.value + Array("«".utf8) + passage.after.value
    return Array(head.utf8) + words.map { $0 < 0x20 ? 0x20 : $0 } + [0x0A]
  }
}

struct ReviewPageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Write a page to decide on, with the words; for holders of the key.",
    discussion: """
      The page works from a file, sends nothing anywhere and keeps nothing: save your decisions with its button. It holds
      words of the originals: never pass it on, and delete it when you are done.
      """)

  @OptionGroup var reviewed: ReviewedOptions
  @Option(help: ArgumentHelp("The review file.", valueName: "file")) var review: String
  @Option(help: ArgumentHelp("The heading of the page.", valueName: "text")) var title = "Review"
  @Option(name: .shortAndLong, help: ArgumentHelp("The page, which only you can read.", valueName: "file"))
  var output: String

  func run() throws {
    let review = try ReviewedOptions.load(review)
    var page = ReviewPages(title: title, version: Redact.version)
    var inputs: [String] = []
    try reviewed.read(review) { file, document in
      page.add(document, named: file.name)
      inputs.append(file.path)
    }
    guard output != "-" else {
      throw Failure(.usage, "the page holds originals, and is written to a file; nothing was written")
    }
    try OutputFile.emit(page.html(), to: output, inputs: inputs)
  }
}

struct ReviewApply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Redact documents as a review has decided.",
    discussion: """
      redact review apply interviews.review interviews/ -k team.key --output-dir public --audit log.jsonl

      What nobody decided about is done as the policy says; with --complete it is refused. A known name stays hidden
      whatever a review says.
      """)

  @Argument(help: ArgumentHelp("The review file.", valueName: "review")) var review: String
  @Flag(help: "Refuse a review with findings that nobody has decided about.") var complete = false
  @OptionGroup var filter: Filter

  func run() throws {
    let review = try ReviewedOptions.load(review)
    if complete, review.undecided > 0 {
      throw Failure(
        .configuration, "\(self.review): \(review.undecided) findings are not decided; nothing was written")
    }
    try filter.run(as: nil, review: review)
  }
}

extension Double {
  fileprivate var formatted: String { String(Int((self * 100).rounded())) + "%" }
}
