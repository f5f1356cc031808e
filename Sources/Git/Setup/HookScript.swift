/// The file that stands in the folder of hooks.
///
/// It only calls the command, so that all that is decided is in one place, and it refuses whatever goes wrong with
/// that: git itself lets everything pass when a hook is not there.
struct HookScript: Hashable {
  private static let mark = "# redact hook "
  private static let version = 1

  let name: HookName
  /// The absolute path of the command.
  let command: String
  /// Whether a hook that was there before runs first.
  let isChained: Bool

  /// Whether the second line of a file says that it is one of ours, of whatever version.
  static func isOurs(_ file: [UInt8]) -> Bool {
    let lines = file.prefix(256).split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[1].starts(with: mark.utf8) else { return false }
    let number = lines[1].dropFirst(mark.utf8.count)
    return !number.isEmpty && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  var bytes: [UInt8] { Array(([head, isChained ? chain : "", call].joined()).utf8) }

  private var head: String {
    """
    #!/bin/sh
    \(Self.mark)\(Self.version)
    # Written by `redact hook install`; `redact hook uninstall \(name.rawValue)` takes it away.
    refuse() {
      printf 'redact: error: %s; the \(name.guarded) is refused\\n' "$1" >&2
      exit 70
    }
    redact=\(command.quotedForShell)
    if [ ! -f "$redact" ] || [ ! -x "$redact" ]; then
      redact=$(command -v redact) || refuse 'the command redact is missing, nothing was checked'
    fi

    """
  }

  private var chain: String {
    """
    before="${0%/*}/\(name.before)"
    [ -f "$before" ] && [ -x "$before" ] || refuse 'the hook \(name.before) is missing'
    \(name.readsInput ? chainWithInput : "\"$before\" \"$@\" || exit")

    """
  }

  private var chainWithInput: String {
    """
    input=$(cat && echo .) || refuse 'what is pushed could not be read'
    printf %s "${input%.}" 2>/dev/null | "$before" "$@" || exit
    """
  }

  /// The shell's own word on a command that was killed is not shown: ours says it.
  private var call: String {
    let input = isChained && name.readsInput ? "printf %s \"${input%.}\" | " : ""
    return """
      exec 3>&2 2>/dev/null
      \(input)(exec "$redact" hook run \(name.rawValue) "$@" 2>&3 3>&-)
      status=$?
      exec 2>&3 3>&-
      case $status in
        126 | 127) refuse 'the command redact cannot be started, nothing was checked' ;;
        129 | 1[3-9]? | 2??) refuse "the command redact was ended by signal $((status - 128))" ;;
      esac
      exit "$status"

      """
  }
}

extension String {
  /// The text as one word of the shell.
  package var quotedForShell: String {
    var word = "'"
    for character in unicodeScalars {
      if character == "'" { word += "'\\''" } else { word.unicodeScalars.append(character) }
    }
    return word + "'"
  }
}
