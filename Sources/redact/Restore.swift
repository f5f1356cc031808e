import ArgumentParser
import RedactKit

/// The way back.
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn a copy with tokens back, byte for byte, with its key.",
    discussion: """
      redact restore -k team.key tokens.txt -o original.txt
      age -d team.key.age | redact restore --key-fd 0 tokens.txt
      """)

  @Argument(help: ArgumentHelp("A document with tokens; standard input without one.", valueName: "file"))
  var file: String?

  @OptionGroup var key: KeyOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The output; standard output without it.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Append what was done to this log; it holds no text.", valueName: "file"))
  var audit: String?

  @Option(help: ArgumentHelp("One word for the log, such as a ticket number.", valueName: "word"))
  var reason: String?

  func run() throws {
    let path = file ?? "-"
    let key = try self.key.required()
    let restorer = try Restorer(key: key, scope: self.key.scope)
    let bytes = try Input.read(path)
    let restored = try Failure.wrapping(path) { () throws(RedactError) in try restorer.restore(bytes) }
    if let output, output != "-" {
      let out = try OutputFile(output, inputs: [path])
      try out.write(restored.output)
      try note(restored.count, bytes, key)
      try out.commit()
    } else {
      try note(restored.count, bytes, key)
      try StandardOutput.write(restored.output)
      try StandardOutput.finish()
    }
  }

  private func note(_ count: Int, _ bytes: [UInt8], _ key: RedactionKey) throws {
    guard let audit else { return }
    let trail = try AuditTrail(
      restoring: audit, run: RunName.make(), now: RunName.now(), version: Redact.version, key: key,
      scope: self.key.scope)
    try trail.note(restored: count, key: key, reason: reason)
    try trail.finish(exit: 0)
  }
}
