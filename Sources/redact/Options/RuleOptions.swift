import ArgumentParser
import Glibc
import RedactKit

/// Where the rules are.
struct RuleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder of rule packs, a compiled file of one, or none.", valueName: "path"))
  var rules: String?

  @Option(help: ArgumentHelp("A further rule pack; may be repeated.", valueName: "folder"))
  var pack: [String] = []

  /// The rules to run, compiled where there is a compiled file.
  ///
  /// They stay until the process ends: to take them apart would cost a short run a tenth of its time.
  func load() throws(RedactError) -> RuleSet {
    let set = try loaded()
    _ = Unmanaged.passRetained(set)
    return set
  }

  private func loaded() throws(RedactError) -> RuleSet {
    if rules == "none" { return try RuleSet(onlyPacks: pack) }
    let folder = try path()
    let compiled = "\(folder)/compiled.pack"
    return try RuleSet(contentsOf: access(compiled, F_OK) == 0 ? compiled : folder, adding: pack)
  }

  /// The option, the environment, then beside the command as installed or as built.
  func path() throws(RedactError) -> String {
    if let rules { return rules }
    if let named = getenv("REDACT_RULES") { return String(cString: named) }
    guard let folder = Installed.folder("Rules", holding: "fragments.yaml") else {
      throw .configuration("the rules were not found; name them with --rules or REDACT_RULES")
    }
    return folder
  }
}
