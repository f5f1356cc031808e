/// What git sees of the environment of the command, and the settings that no repository can change.
enum GitEnvironment {
  /// Which repository is meant: a hook is told so by git, and what it starts must be told the same.
  private static let passed: Set<String> = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DEFAULT_HASH",
    "GIT_DIR",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH", "GIT_INDEX_FILE", "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
  ]

  /// Nothing is asked, written, locked or fetched, and objects are seen as they are: no replacement, no
  /// graft.
  private static let fixed = [
    "LC_ALL=C", "GIT_ALLOW_PROTOCOL=none", "GIT_GRAFT_FILE=/dev/null", "GIT_LITERAL_PATHSPECS=1",
    "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1", "GIT_OPTIONAL_LOCKS=0", "GIT_PAGER=cat",
    "GIT_TERMINAL_PROMPT=0", "\(nothing)=",
  ]

  /// A variable that is empty, for settings that cannot be written on a command line.
  static let nothing = "REDACT_NOTHING"

  /// Before every command. The graph of commits is a copy of what the commits say, and may say otherwise.
  static let options = [
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.commitGraph=false", "-c", "core.quotePath=false",
  ]

  /// The environment of git, made of that of the command.
  static func filtered(_ environment: [String]) -> [String] {
    environment.filter { variable in
      let name = variable.prefix { $0 != "=" }
      if name.hasPrefix("GIT_") { return name.hasPrefix("GIT_CONFIG") || passed.contains(String(name)) }
      return !name.hasPrefix("LC_") && !name.hasPrefix("LANG") && name != nothing
    } + fixed
  }

  /// The value of a variable; the first one counts, as it does for every program.
  static func value(of name: String, in environment: [String]) -> Substring? {
    environment.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1)
  }
}
