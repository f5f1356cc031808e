import Foundation
import Testing

/// Law 2, for all that an audit writes: a thousand names are planted in forty documents, which are redacted, reviewed,
/// recorded, reported, proved, joined and released. None of the names is in what may be given to others.
@Suite struct AuditCanaryTests {
  private static let names = InventedNames.first(1_000)
  private static let net = CanaryNet(names)
  /// What holds originals on purpose, or is sealed or local.
  private static let kept = ["in/", "page.html", "known.txt", "north.vault", "table.csv"]

  private func prepared() throws -> Scratch {
    let scratch = try Scratch()
    for (number, start) in stride(from: 0, to: Self.names.count, by: 25).enumerated() {
      let lines = Self.names[start..<start + 25].map {
        "Q: Who was it?\nA: It was \($0), I think, and nobody else.\n"
      }
      try scratch.write(lines.joined(), "in/\(number).txt")
    }
    try scratch.write(Self.names.map { "\($0) ; PERSON\n" }.joined(), "known.txt")
    return scratch
  }

  private func run(_ scratch: Scratch, _ line: String, status: Int32 = 0) throws {
    let result = try Run(line.split(separator: " ").map(String.init), in: scratch.url).result()
    #expect(result.status == status, "\(line): \(result.messages)")
    for (bytes, place) in [(result.output, "standard output"), (result.errors, "standard error")] {
      #expect(Self.net.caught(in: bytes).isEmpty, "\(line): a name on \(place)")
    }
  }

  @Test func `no name is in a log, checkpoint, proof, report, release or review file`() throws {
    let scratch = try prepared()
    let keyed = "-k keys/pseudonym.key --known known.txt"
    let sealed = "--audit log.jsonl --audit-key keys/audit.key"
    for line in [
      "vault init north.vault --new-keys keys", "key new --role cosigner second.key",
      "review init in \(keyed) --labels numbered -o r.review",
      "review page in \(keyed) --labels numbered --review r.review -o page.html",
      "review apply r.review in \(keyed) --labels numbered --vault north.vault --output-dir public \(sealed)",
      "audit verify log.jsonl --key keys/audit.key.pub --outputs public",
      "audit show log.jsonl --key keys/audit.key.pub", "audit anchor log.jsonl --key keys/audit.key.pub",
      "audit prove log.jsonl --key keys/audit.key.pub --line 17 -o line.tlog-proof",
      "audit cosign log.jsonl --cosign-key second.key --key keys/audit.key.pub -o kept",
      "in/0.txt \(keyed) --labels coded -o coded.txt --audit other.jsonl --audit-key keys/audit.key",
      "audit merge log.jsonl other.jsonl -o all.jsonl --audit-key keys/audit.key",
      "audit report log.jsonl --key keys/audit.key.pub --outputs public -o report.html",
      "audit report log.jsonl --outputs public --format md -o report.md",
      "audit report log.jsonl --outputs public --format json -o report.json",
      "audit report log.jsonl --outputs public --format csv -o report.csv",
      "release public -o north --name North --licence CC0-1.0 \(keyed) \(sealed) --second second.key.pub",
      "release sign north --cosign-key second.key", "release verify north --key keys/audit.key.pub",
      "audit prove log.jsonl --key keys/audit.key.pub --since kept -o grown.proof",
    ] { try run(scratch, line) }
    try scratch.write((scratch.read("log.jsonl") ?? []) + Array("{\"cut".utf8), "log.jsonl")
    try run(scratch, "audit verify log.jsonl --key keys/audit.key.pub", status: 5)
    try run(scratch, "audit recover log.jsonl --audit-key keys/audit.key")
    try run(scratch, "audit verify log.jsonl --key keys/audit.key.pub")
    try expectNone(in: scratch)
  }

  private func expectNone(in scratch: Scratch) throws {
    let files = scratch.files.filter { name in !Self.kept.contains { name.hasPrefix($0) } }
    for name in [
      "log.jsonl", "log.jsonl.checkpoint", "log.jsonl.tree", "line.tlog-proof", "grown.proof", "kept",
      "report.html",
      "north/MANIFEST.json", "r.review",
    ] {
      #expect(files.contains(name), "\(name)")
    }
    for name in files {
      let caught = Self.net.caught(in: scratch.read(name) ?? [])
      #expect(caught.isEmpty, "\(caught.count) names in \(name): \(caught.sorted().prefix(3))")
    }
    // The net holds: the page for the key's holder has them all.
    #expect(Self.net.caught(in: scratch.read("page.html") ?? []).count > 900)
  }
}
