import ArgumentParser
import RedactKit

/// Whether this build computes what the specifications say.
struct SelfTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "self-test", abstract: "Run the known answers of derivations and cryptography.")

  @Option(help: ArgumentHelp("A folder of vector files to run as well.", valueName: "folder"))
  var vectors: String?

  func run() throws {
    let suites = try SelfCheck.run(vectors: vectors)
    var lines: [String] = []
    for suite in suites {
      lines.append("\(suite.name): \(suite.passed) passed, \(suite.failed) failed, \(suite.skipped) skipped")
      lines += suite.failures.map { "  failed: \($0)" }
    }
    let passed = suites.reduce(0) { $0 + $1.passed }
    let failed = suites.reduce(0) { $0 + $1.failed }
    lines.append("\(passed) passed, \(failed) failed")
    try StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    if failed > 0 { throw ExitCode(Status.internalFault.rawValue) }
  }
}
