import ArgumentParser
import RedactKit

/// Policies: what there is, whether a file is right, and all that one decides.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "List, show and check policies, and print the form of their files.",
    discussion: """
      redact policy list                        the profiles that come with redact
      redact policy show publish > mine.yaml    all that a profile decides, to start from
      redact policy check mine.yaml
      redact --policy mine.yaml FILE
      """,
    subcommands: [List.self, Show.self, Check.self, Schema.self])

  func run() throws { throw ValidationError("say what to do: policy list, show NAME, check FILE or schema") }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the profiles, and what they demand.")

    func run() throws {
      var lines = ""
      for name in try Profiles.names() {
        let line = "\(name)\t\(try Profiles.policy(name).demands.summary)"
        lines += line + "\n"
      }
      try StandardOutput.write(Array(lines.utf8))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print a policy with everything it decides; what comes out is a policy file.")
    @Argument(help: ArgumentHelp("A profile, or a policy file.", valueName: "policy")) var policy: String

    func run() throws { try StandardOutput.write(Array(try Profiles.policy(policy).text.utf8)) }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Say whether policy files are right.")
    @Argument(help: ArgumentHelp("Policy files, or profiles.", valueName: "policy")) var policies: [String]

    func run() throws {
      for policy in policies {
        let name = try Profiles.policy(policy).name
        try StandardOutput.write(Array("\(policy): the policy '\(name)' is right\n".utf8))
      }
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema", abstract: "Print the form of policy files as a JSON Schema.")

    func run() throws { try StandardOutput.write(Array(PolicySchema.text.utf8)) }
  }
}

extension PolicyDemands {
  /// What a run must be like, in one line.
  fileprivate var summary: String {
    var parts: [String] = []
    if let scope { parts.append("scope \(scope.rawValue)") }
    if let labels { parts.append("labels " + labels.map(\.rawValue).joined(separator: " or ")) }
    if audit { parts.append("an audit log") }
    if vault { parts.append("a vault") }
    return parts.isEmpty ? "demands nothing" : "demands " + parts.joined(separator: ", ")
  }
}
