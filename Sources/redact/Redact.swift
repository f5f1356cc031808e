// The command: arguments, terminal, exit codes. Only this module prints, exits or reads the environment; what
// the tool does is in RedactKit.

import ArgumentParser
import CRuntime
import Glibc
import RedactKit

/// Every command writes its name out: the parser asks all of them at each start, and to derive a name from a type
/// takes long where many types conform to many protocols.
@main
struct Redact: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Find what identifies people in transcripts, and replace it.",
    discussion: """
      redact < interview.txt > public.txt       names, places, dates become labels
      redact -k KEY --vault VAULT FILE -o OUT   keep what stood there, for custodians
      redact restore --vault VAULT ... OUT      the way back
      redact scan FILE                          where and what, never the words
      redact check FILE ...                     exit 1 when anything is found
      redact explain FILE:LINE:COL              why this was redacted, or why not

      Nothing is written when anything goes wrong. Exit status: 0 done, 1 found,
      3 would still leak, 4 not as signed, 64 usage, 65 input, 66 no input,
      70 internal, 73 74 output, 77 key, 78 rule or policy.
      """,
    subcommands: [
      Filter.self, Scan.self, Check.self, Restore.self, Explain.self, Bleep.self, Formats.self, Rules.self,
      Plan.self, Apply.self, PolicyCommand.self, InitCommand.self, ConfigCommand.self, HookCommand.self,
      GitCommand.self, Key.self, Vault.self, ReviewCommand.self,
      AuditCommand.self, Release.self, Eval.self, SelfTestCommand.self,
    ],
    defaultSubcommand: Filter.self)

  /// The first lines of a process that will hold names: no crash report, no core file, private files.
  static func main() {
    guard redact_safe_start() == 0 else {
      Terminal.fail(Failure(.internalFault, "the process could not be made safe"))
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Terminal.fail(failure)
    } catch let error as RedactError {
      Terminal.fail(Failure(error))
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      exit(forParserError: error)
    }
  }

  /// Help goes to standard output; any other word of the argument parser is a usage error.
  private static func exit(forParserError error: any Error) -> Never {
    guard exitCode(for: error) != .success else {
      do { try StandardOutput.write(Array((fullMessage(for: error) + "\n").utf8)) } catch {
        Terminal.fail(Failure(.inputOutput, "standard output cannot be written"))
      }
      Glibc.exit(0)
    }
    Terminal.fail(Failure(.usage, message(for: error), hint: "see `redact --help`"))
  }
}
