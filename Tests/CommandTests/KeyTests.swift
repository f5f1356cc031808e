import Foundation
import Glibc
import Testing

/// What happens to keys between programs, at a terminal and on a disk that takes nothing more.
@Suite struct KeyTests {
  private let scratch: Scratch
  private let words = "correct horse battery staple"
  private let line = "REDACT-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SYNPCRZ"

  init() throws {
    scratch = try Scratch()
    try scratch.write("\(line)\n", "team.key")
    chmod(scratch["team.key"], 0o600)
    try scratch.write("They called her Umm Hamza.\n", "interview.txt")
  }

  private func redact(_ arguments: String...) throws -> Run.Result {
    try Run(arguments, in: scratch.url).result()
  }

  /// Runs a line of shell in which `$redact` is the command.
  private func shell(_ line: String) throws -> Run.Result {
    var run = Run(["-c", line], in: scratch.url)
    run.program = "sh"
    run.environment = ["redact": Command.path]
    return try run.result()
  }

  private static func has(_ program: String) -> Bool {
    ["/usr/bin/", "/usr/local/bin/", "/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }

  @Test(.enabled(if: has("age") && has("age-keygen"), "age is not there"))
  func `a key that age has sealed is read through a pipe, for every role`() throws {
    #expect(try redact("key", "new", "--role", "custodian", "layla.key").status == 0)
    #expect(try redact("key", "new", "--role", "audit", "log.key").status == 0)
    let sealed = try shell(
      """
      age-keygen -o id 2>/dev/null && for key in team layla log; do
        age -r "$(age-keygen -y id)" -o $key.age $key.key || exit 1
      done
      """)
    #expect(sealed.status == 0, "\(sealed.messages)")
    let plain = try redact("-k", "team.key", "--labels", "token", "interview.txt")
    let piped = try shell("age -d -i id team.age | $redact --key-fd 0 --labels token interview.txt >tokens")
    #expect(plain.status == 0 && piped.status == 0, "\(piped.messages)")
    #expect(scratch.read("tokens") == plain.output && plain.text.contains("[KUNYA-"))
    let back = try shell("age -d -i id team.age | $redact restore --key-fd 0 tokens")
    #expect(back.output == scratch.read("interview.txt"))
    let shown = try shell("age -d -i id layla.age | $redact key show --key-fd 0")
    #expect(shown.text == (try redact("key", "show", "layla.key")).text)
    let wrong = try shell("age -d -i id layla.age | $redact --key-fd 0 interview.txt")
    #expect(wrong.status == 77 && wrong.output.isEmpty)
    let gone = try shell("age -d -i id log.age | $redact key destroy team.key --attest-key-fd 0 -o gone")
    #expect(gone.status == 0, "\(gone.messages)")
    #expect(try redact("key", "attest", "gone", "--key", "log.key.pub").status == 0)
  }

  @Test func `a passphrase is asked for at the terminal, without showing it`() throws {
    let asked = try Terminal(["key", "protect", "team.key", "--work-factor", "10"], in: scratch)
    try asked.answer("new passphrase for team.key", words)
    try asked.answer("the same again", words)
    #expect(try asked.end() == 0)
    #expect(!asked.shown.contains("horse"))
    #expect(scratch.read("team.key")?.contains("REDACT-PROTECTED-KEY-1") == true)
    let opened = try Terminal(["key", "show", "team.key"], in: scratch)
    try opened.answer("passphrase for team.key", words)
    #expect(try opened.end() == 0)
    #expect(opened.shown.contains("primary: bb8b491b82590ec0") && !opened.shown.contains("horse"))
    #expect(opened.echoes)
    let wrong = try Terminal(["key", "show", "team.key"], in: scratch)
    try wrong.answer("passphrase for team.key", "something else")
    #expect(try wrong.end() == 77)
  }

  @Test func `two passphrases that differ, or none, protect nothing`() throws {
    let differs = try Terminal(["key", "protect", "team.key", "--work-factor", "10"], in: scratch)
    try differs.answer("new passphrase", words)
    try differs.answer("the same again", words + "r")
    #expect(try differs.end() == 77)
    let empty = try Terminal(["key", "protect", "team.key"], in: scratch)
    try empty.answer("new passphrase", "")
    try empty.answer("the same again", "")
    #expect(try empty.end() == 77)
    #expect(scratch.read("team.key")?.contains(line) == true)
  }

  @Test(arguments: ["\u{3}", "\u{1C}"])
  func `an interrupt while the passphrase is typed leaves the terminal as it was`(character: String) throws {
    let asked = try Terminal(["key", "protect", "team.key"], in: scratch)
    try asked.wait(for: "new passphrase")
    #expect(!asked.echoes)
    asked.type("correct" + character)
    #expect(try asked.end() == 128 + (character == "\u{3}" ? SIGINT : SIGQUIT))
    #expect(asked.echoes && !asked.shown.contains("correct"))
  }

  /// A limit on the size of files stands for a disk that is full.
  @Test func `a key that cannot be written is not there, and one that cannot be changed is as it was`() throws
  {
    let full = "trap '' XFSZ; ulimit -f 0; "
    for line in [
      "key new new.key", "key new --role audit new.key", "key combine shares -o new.key",
      "key split team.key -t 2 -n 3 --output-dir .", "key rotate team.key",
    ] {
      let shares = try redact("key", "split", "team.key", "-t", "2", "-n", "2")
      try scratch.write(shares.output, "shares")
      chmod(scratch["shares"], 0o600)
      let before = scratch.files
      let result = try shell("\(full) exec $redact \(line) 2>/dev/null")
      #expect([73, 74].contains(result.status), "\(line): \(result.status)")
      #expect(scratch.files == before, "\(line)")
      #expect(scratch.read("team.key") == Array("\(self.line)\n".utf8))
    }
  }

  /// The attestation takes its room before anything is destroyed.
  @Test func `a key is not destroyed when its attestation cannot be written`() throws {
    #expect(try redact("key", "new", "--role", "audit", "log.key").status == 0)
    let before = scratch.files
    let line = "$redact key destroy team.key --attest-key log.key -o gone 2>/dev/null"
    let result = try shell("trap '' XFSZ; ulimit -f 0; exec \(line)")
    #expect([73, 74].contains(result.status))
    #expect(scratch.files == before)
    #expect(scratch.read("team.key")?.contains(self.line) == true)
  }

  @Test func `pipes and folders in the place of a key are refused without waiting`() throws {
    mkfifo(scratch["pipe"], 0o600)
    mkdir(scratch["folder"], 0o700)
    for name in ["pipe", "folder", "/dev/null"] {
      for verb in ["show", "rotate", "unprotect"] {
        let result = try redact("key", verb, name)
        #expect(result.status == 77 && !result.isTooLate, "\(verb) \(name)")
      }
      #expect(try redact("-k", name, "interview.txt").status == 77)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a key of somebody else is refused`() throws {
    chown(scratch["team.key"], 12_345, 12_345)
    for verb in ["show", "rotate"] {
      let result = try redact("key", verb, "team.key")
      #expect(result.status == 77 && result.messages.contains("belongs to another user"))
    }
  }
}
