import Testing

/// One run that gets two hundred names to see, and the exit status it must have.
struct Provocation: Sendable, CustomTestStringConvertible {
  let status: Int32
  let arguments: [String]
  var input = "/dev/null"
  var output = Run.Output.file
  /// Whether it is there to show text: then standard output and `out.txt` may hold names, and nothing else.
  var showsText = false

  var testDescription: String {
    let place = output == .file ? "" : " > \(output)"
    return "exit \(status): redact " + arguments.joined(separator: " ") + " < \(input)\(place)"
  }

  private static func run(_ status: Int32, _ line: String, from input: String = "/dev/null") -> Provocation {
    Provocation(status: status, arguments: line.split(separator: " ").map(String.init), input: input)
  }

  static let all = done + shown + refused + unwritten + misused

  private static let done: [Provocation] = [
    run(0, "", from: "interview.txt"),
    run(0, "interview.txt --audit audit.jsonl"),
    run(0, "interview.txt -o out.txt --audit audit.jsonl -k team.key"),
    run(0, "interview.txt -o old.txt"),
    run(0, "--output-dir out --jobs 2 interview.txt bare.txt --known known.txt"),
    run(0, "--known known.txt bare.txt -o out.txt --audit audit.jsonl"),
    run(0, "--known known.txt", from: "bare.txt"),
    run(0, "-k team.key --labels coded --scope project:north interview.txt --audit audit.jsonl"),
    run(0, "-k team.key --labels token interview.txt --audit audit.jsonl"),
    run(0, "--input-format jsonl --audit audit.jsonl", from: "records.jsonl"),
    run(0, "--input-format jsonl records.jsonl -o out.txt"),
    run(0, "--unit line --known known.txt --audit audit.jsonl", from: "interview.txt"),
    run(0, "--unit paragraph", from: "interview.txt"),
    run(0, "--already-redacted", from: "planted.txt"),
    run(0, "scan interview.txt"), run(0, "scan --known known.txt bare.txt"),
    run(0, "scan --format json interview.txt"), run(0, "scan --format jsonl interview.txt"),
    run(0, "scan --format sarif interview.txt"), run(0, "scan --format github interview.txt"),
    run(0, "scan --input-format jsonl --format jsonl --offsets scalars", from: "records.jsonl"),
    run(0, "explain interview.txt:3:15"), run(0, "explain interview.txt:5:25 --known known.txt"),
    run(0, "eval gold.jsonl"), run(0, "eval --json --by id gold.jsonl"), run(0, "self-test"),
    run(0, "--version --known known.txt"), run(0, "rules list"), run(0, "rules explain names.kunya"),
    run(1, "check interview.txt"), run(1, "check --format github interview.txt bare.txt"),
    run(1, "check --input-format jsonl", from: "records.jsonl"),
  ]

  private static let shown: [Provocation] = [
    Provocation(status: 0, arguments: ["scan", "--show-text", "interview.txt"], showsText: true),
    Provocation(
      status: 0, arguments: ["restore", "-k", "team.key", "tokens.txt", "--audit", "audit.jsonl"],
      showsText: true),
    Provocation(
      status: 0, arguments: ["restore", "-k", "team.key", "tokens.txt", "-o", "out.txt"], showsText: true),
  ]

  private static let refused: [Provocation] = [
    run(3, "--pack endless chain.txt -o out.txt --audit audit.jsonl"),
    run(65, "invalid.txt -o out.txt --audit audit.jsonl"), run(65, "nul.txt"), run(65, "utf16.txt"),
    run(65, "planted.txt"), run(65, "scan invalid.txt"), run(1, "check invalid.txt"),
    run(65, "explain invalid.txt:1:1"),
    run(65, "--input-format jsonl records-cut.jsonl -o out.txt"),
    run(65, "--input-format jsonl", from: "records-cut.jsonl"),
    run(65, "--input-format jsonl", from: "records-field.jsonl"),
    run(65, "--input-format jsonl", from: "records-number.jsonl"),
    run(65, "--input-format jsonl", from: "interview.txt"),
    run(65, "scan --input-format jsonl", from: "records-number.jsonl"),
    run(65, "eval gold-bad.jsonl"), run(65, "eval interview.txt"),
    run(65, "restore -k team.key tokens-changed.txt -o out.txt --audit audit.jsonl"),
    run(65, "--unit line --known known.txt", from: "invalid.txt"),
    run(66, "interview.txt nowhere.txt --output-dir out"), run(66, "--known nowhere.txt interview.txt"),
    run(70, "--pack evil stubborn.txt -o out.txt"), run(70, "scan --pack evil stubborn.txt"),
    run(77, "restore -k other.key tokens.txt -o out.txt"), run(77, "--labels token interview.txt"),
    run(77, "-k open.key interview.txt"), run(77, "-k interview.txt interview.txt"),
    run(77, "restore -k team.key --scope project:other tokens.txt"), run(77, "key show interview.txt"),
    run(78, "--known known-bad.txt interview.txt"), run(78, "--known known-twice.txt interview.txt"),
    run(78, "--keep keep-bad.txt interview.txt"), run(78, "--known known.txt --keep known.txt interview.txt"),
    run(78, "--known interview.txt bare.txt"), run(78, "--policy policy-bad.yaml interview.txt"),
    run(78, "--policy interview.txt bare.txt"), run(78, "--pack broken interview.txt"),
    run(78, "--rules interview.txt bare.txt"), run(78, "rules check --pack lame"),
    run(78, "rules check --pack broken"),
  ]

  private static let unwritten: [Provocation] = [
    run(73, "interview.txt -o nowhere/out.txt"), run(73, "interview.txt --audit nowhere/audit.jsonl"),
    run(73, "interview.txt --output-dir nowhere/out"),
    run(73, "restore -k team.key tokens.txt -o nowhere/out.txt"),
    run(73, "key new interview.txt"),
    Provocation(status: 74, arguments: ["interview.txt"], output: .path("/dev/full")),
    Provocation(status: 74, arguments: ["interview.txt"], output: .closedPipe),
    Provocation(status: 74, arguments: ["scan", "interview.txt"], output: .path("/dev/full")),
    Provocation(status: 74, arguments: ["scan", "--show-text", "interview.txt"], output: .path("/dev/full")),
    Provocation(
      status: 74, arguments: ["restore", "-k", "team.key", "tokens.txt"], output: .path("/dev/full")),
    Provocation(status: 74, arguments: ["eval", "gold.jsonl"], output: .closedPipe),
    Provocation(
      status: 74, arguments: ["--unit", "line"], input: "interview.txt", output: .path("/dev/full")),
    Provocation(
      status: 74, arguments: ["--input-format", "jsonl"], input: "records.jsonl", output: .closedPipe),
  ]

  private static let misused: [Provocation] = [
    run(64, "interview.txt -o interview.txt"), run(64, "interview.txt bare.txt -o out.txt"),
    run(64, "--labels pretty interview.txt"), run(64, "--no-such-option interview.txt"),
    run(64, "explain interview.txt:100000:1"), run(64, "explain interview.txt"),
    run(64, "--unit line interview.txt -o out.txt"),
  ]
}
