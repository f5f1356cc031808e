import Foundation
import Testing

/// Law 1 from the outside: what cannot be read is refused by its exit status, with a message and without output.
@Suite struct BadInputTests {
  @Test(.enabled(if: SharedFolder.has("vectors/utf8tests"), "../shared/vectors is not there"))
  func `every published case of UTF-8 is classified as a file`() throws {
    let scratch = try Scratch()
    var valid = Set<String>()
    var names: [String] = []
    for line in try SharedFolder.text("vectors/utf8tests/utf8tests.txt").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2).map(String.init)
      guard parts.count == 3, parts[0].first?.isNumber == true else { continue }
      let bytes = parts[1].contains("hex") ? hex(parts[2].prefix { $0 != ":" }) : Array(parts[2].utf8)
      try scratch.write(bytes, parts[0])
      names.append(parts[0])
      // A NUL is valid UTF-8, and refused all the same.
      if parts[1].contains("invalid") == false, !bytes.contains(0) { valid.insert(parts[0]) }
    }
    #expect(names.count > 200 && valid.count > 20 && valid.count < names.count)
    let result = try Run(["--output-dir", "out", "--jobs", "2"] + names, in: scratch.url).result()
    #expect(result.status == 65)
    for name in names {
      #expect((scratch.read("out/\(name)") != nil) == valid.contains(name), "case \(name)")
      #expect(result.messages.contains("error: \(name): ") != valid.contains(name), "case \(name)")
    }
  }

  @Test(.enabled(if: SharedFolder.has("vectors/jsontestsuite"), "../shared/vectors is not there"))
  func `JSON that must be accepted comes out as it was, beside the text that was redacted`() throws {
    let scratch = try Scratch()
    let files = try SharedFolder.files("vectors/jsontestsuite").filter { $0.name.hasPrefix("y_") }
    #expect(files.count > 60)
    for (name, bytes) in files {
      // A record is one line; line feeds between the tokens of JSON are blanks.
      let value = bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      let head = Array("{\"value\": ".utf8) + value + Array(", \"text\":\"They called her ".utf8)
      try scratch.write(head + Array("Umm Hamza.\"}\n".utf8), name)
      try scratch.write(head + Array("[KUNYA-1].\"}\n".utf8), "expected/\(name)")
    }
    let result = try Run(
      ["--input-format", "jsonl", "--output-dir", "out"] + files.map(\.name), in: scratch.url
    ).result()
    #expect(result.status == 0, "\(result.messages)")
    for (name, _) in files {
      #expect(scratch.read("out/\(name)") == scratch.read("expected/\(name)"), "\(name)")
    }
  }

  @Test(.enabled(if: SharedFolder.has("vectors/jsontestsuite"), "../shared/vectors is not there"))
  func `JSON that must be refused is refused as a record and inside of one`() throws {
    let scratch = try Scratch()
    var names: [String] = []
    for (name, bytes) in try SharedFolder.files("vectors/jsontestsuite") where name.hasPrefix("n_") {
      // Nothing but blanks is an empty line, which is no record and stays.
      if !bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
        try scratch.write(bytes, name)
        names.append(name)
      }
      let record = Array("{\"text\":\"Umm Hamza.\", \"value\": ".utf8) + bytes + Array("}\n".utf8)
      try scratch.write(record, "in-\(name)")
      names.append("in-\(name)")
    }
    #expect(names.count > 180)
    let result = try Run(["--input-format", "jsonl", "--output-dir", "out"] + names, in: scratch.url).result()
    #expect(result.status == 65)
    let written = scratch.files.filter { $0.hasPrefix("out/") }
    #expect(written.isEmpty, "accepted: \(written)")
    #expect(!result.messages.contains("Hamza"))
  }

  @Test func `one byte more than the limit is refused and names the limit`() throws {
    let scratch = try Scratch()
    try scratch.write(LargeText.bytes(Self.limit + 1), "large.txt")
    let result = try Run(["large.txt", "-o", "out.txt"], in: scratch.url).result()
    #expect(result.status == 65)
    #expect(result.messages.contains("limit of \(Self.limit) bytes"))
    #expect(!scratch.files.contains("out.txt"))
  }

  @Test(
    .enabled(if: Command.release != nil, "REDACT_RELEASE names no release build"))
  func `a document as large as the limit comes out whole`() throws {
    try expectName(in: LargeText.bytes(Self.limit), timeout: 400)
  }

  @Test(
    .enabled(if: Command.release != nil, "REDACT_RELEASE names no release build"))
  func `a line of ten megabytes comes out whole`() throws {
    try expectName(in: LargeText.bytes(10_000_000).map { $0 == 0x0A ? 0x20 : $0 }, timeout: 200)
  }

  static let limit = 64 << 20

  /// A large text with one name in its middle: all else stays, byte for byte.
  private func expectName(in text: [UInt8], timeout: Double) throws {
    let scratch = try Scratch()
    let name = Array(" They called her Umm Hamza. ".utf8)
    let middle = text.count / 2
    let head = text[..<middle]
    let tail = text[(middle + name.count)...]
    try scratch.write(head + name + tail, "large.txt")
    var run = Run(["large.txt", "-o", "out.txt"], in: scratch.url)
    run.program = Command.release ?? Command.path
    run.timeout = timeout
    let result = try run.result()
    #expect(result.status == 0, "\(result.messages)")
    let output = scratch.read("out.txt") ?? []
    // Compared as a whole each, so that a failure does not print megabytes.
    let isSame = output.starts(with: head) && output.suffix(tail.count) == tail
    #expect(isSame)
    let changed = String(decoding: output.dropFirst(head.count).dropLast(tail.count), as: UTF8.self)
    #expect(changed.hasPrefix(" They called her ") && changed.contains("-1]. ") && !changed.contains("Hamza"))
  }

  private func hex(_ digits: Substring) -> [UInt8] {
    digits.split(separator: " ").flatMap { word in
      stride(from: 0, to: word.count, by: 2).map { UInt8(word.dropFirst($0).prefix(2), radix: 16) ?? 0 }
    }
  }
}

/// Speech in which there is nothing to find.
enum LargeText {
  static func bytes(_ count: Int) -> [UInt8] {
    let line = Array("the road was wet and nobody spoke of it again\n".utf8)
    return Array(repeatElement(line, count: count / line.count + 1).joined().prefix(count))
  }
}
