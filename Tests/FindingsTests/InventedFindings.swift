import Findings
import RedactCore

/// Findings of nobody, for all formats.
enum InventedFindings {
  /// What no report may hold.
  static let word = "Zaquira Benhallem"

  static let run = FindingRun(
    command: "check", version: "0.9.1",
    repository: VersionControl(
      repository: "https://reader:secret@git.example/archive/north.git?token=secret",
      revision: commit, branch: "main"),
    describe: { $0 == "kunya.latin" ? "A kunya in Latin letters." : nil })

  static let commit = "9f2c41d0c5b7e0a1d3f4a5b6c7d8e9f0a1b2c3d4"
  static let fingerprint = "00112233445566778899aabbccddeeff"

  static func place(_ line: Int, _ column: Int) -> LinePosition { LinePosition(line: line, column: column) }

  /// One of each kind of part.
  static let north: [Finding] = [
    Finding(
      path: nil, leaf: "commit message", revision: commit, place: place(3, 9), end: place(3, 26),
      offsets: 40..<57, type: .person, rule: "guard.known", fingerprint: fingerprint),
    Finding(
      path: "interviews/[PERSON].vtt", leaf: "file name", place: place(1, 12), end: place(1, 18),
      offsets: 11..<17, type: .person, score: 0.9, rule: "guard.known"),
    Finding(
      path: "interviews/north 1.txt", place: place(2, 5), end: place(2, 14), offsets: 40..<49,
      type: .kunya, score: 0.965, rule: "kunya.latin", label: "KUNYA-1"),
    Finding(
      path: "interviews/north 1.txt", place: place(4, 60), end: place(5, 7), offsets: 300..<316,
      type: .location, kind: .quasi, score: 0.5, rule: "place.town"),
    Finding(
      path: "interviews/north 1.txt", place: place(9, 1), end: place(9, 10), offsets: 400..<409,
      type: .kunya, score: 0.965, rule: "kunya.latin"),
    Finding(
      path: "notes/diary.docx", leaf: "word/document.xml", revision: commit, place: place(1, 700),
      end: place(1, 704), offsets: 699..<703, type: .date, kind: .quasi, score: 1, rule: "date.written"),
    Finding(path: "vault/names.vault", type: "VAULT", rule: "guard.vault"),
  ]

  static let waived = Finding(
    path: "readme.md", place: place(1, 3), end: place(1, 9), offsets: 2..<8, type: .organisation,
    rule: "known", fingerprint: "ffeeddccbbaa99887766554433221100")

  static let summary: CheckSummary = {
    var summary = CheckSummary()
    summary.files = 218
    summary.blobs = 12
    summary.messages = 1
    summary.leftOut = 4
    summary.findings = 7
    summary.waived = 1
    summary.expired = [.init(fingerprint: fingerprint, rule: "guard.known", expires: "2026-03-31")]
    summary.unused = [.init(fingerprint: "0123456789abcdef0123456789abcdef", rule: "known")]
    return summary
  }()

  /// Names that a file can have and a format can stumble over.
  static let hostilePaths: [ShownPath] = [
    "a:b,c%d.txt", "quote\"less<more>&'.txt", "line\nfeed\r.txt", "::error file=x::y\n::warning::z",
    "esc\u{1B}[31mred\u{7F}.txt", "c1\u{9B}31m.txt", "right\u{202E}txt.exe", "sep\u{2028}arator\u{85}.txt",
    "]]><x/>.txt", "back\\slash\\n.txt", "tab\t.txt", "نورا \u{200C}می.txt",
    "noncharacter\u{FFFF}\u{FFFE}.txt",
    "tag\u{E0041}.txt", ShownPath([0x63, 0x61, 0x66, 0xE9, 0x2E, 0x74]), ShownPath([0xF0, 0x9F, 0x98]),
    ShownPath([0x00, 0x01]), "", "/", ".", "..", "-", "//a", "/absolute/path.txt", "../above.txt",
    "./here.txt",
    "a/./b//c.txt", "a/../b", "file:///etc/passwd", "http://x.example/", "#fragment?query", "{0} [a](b).txt",
  ]

  /// One finding in each of these files, in text, in the name, and in a member of the same name.
  static let hostile: [Finding] = hostilePaths.flatMap { path in
    [Finding.textLeaf, "file name", path.text].map { leaf in
      Finding(
        path: path, leaf: leaf, revision: commit, place: place(1, 1), end: place(1, 4), offsets: 0..<3,
        type: .person, rule: "known")
    }
  }

  /// The report of everything above.
  static func report(
    _ format: FindingFormat, _ findings: [Finding] = north, waived: Finding? = nil,
    _ summary: CheckSummary? = nil, run: FindingRun = FindingRun(version: "0.9.1")
  ) -> [UInt8] {
    var report = FindingReport(format, run: run)
    var bytes = report.add(findings)
    if let waived { bytes += report.add(waived: waived, reason: "The name of the archive, \"public\".") }
    return bytes + report.finish(summary)
  }

  static func text(_ format: FindingFormat, _ findings: [Finding]) -> String {
    String(decoding: report(format, findings), as: UTF8.self)
  }
}
