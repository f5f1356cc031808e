import Foundation

/// What the canary runs are given.
enum CanaryFiles {
  /// Writes all files, keys for their owner only.
  ///
  /// - Returns: their names.
  static func write(to scratch: Scratch) throws -> [String] {
    for (name, bytes) in all {
      try scratch.write(bytes, name)
      chmod(scratch[name], name.hasSuffix(".key") && name != "open.key" ? 0o600 : 0o644)
    }
    return all.keys.sorted()
  }

  static let all: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    let text = interview
    files["interview.txt"] = bytes(text)
    files["bare.txt"] = bytes(bare)
    files["known.txt"] = bytes(InventedNames.all.map { "\($0) ; PERSON\n" }.joined())
    files["known-bad.txt"] = bytes(InventedNames.all.map { "\($0) ; VILLAGE\n" }.joined())
    files["known-twice.txt"] = bytes(InventedNames.all.flatMap { ["\($0)\n", "\($0)\n"] }.joined())
    files["keep-bad.txt"] = bytes(InventedNames.all.map { "\($0) ; PERSON ; x ; y\n" }.joined())
    files["policy-bad.yaml"] = bytes(
      "schema: redact.policy/1\nname: test\nthreshold: \(InventedNames.all[0])\n")
    files["records.jsonl"] = bytes(records)
    files["records-cut.jsonl"] = bytes(String(records.dropLast(9)))
    files["records-field.jsonl"] = bytes(records.replacingOccurrences(of: "\"text\"", with: "\"body\""))
    files["records-number.jsonl"] = bytes(
      records.replacingOccurrences(of: "\"text\":\"", with: "\"text\":7,\"t\":\""))
    files["gold.jsonl"] = bytes(gold)
    files["gold-bad.jsonl"] = bytes(gold.replacingOccurrences(of: "\"end\":", with: "\"end\":99"))
    files["invalid.txt"] = bytes(text) + [0xFF] + bytes(text)
    files["nul.txt"] = bytes(text) + [0] + bytes(text)
    files["utf16.txt"] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    files["planted.txt"] = bytes("[PERSON-1] came.\n" + text)
    files["old.txt"] = bytes("before\n")
    files["chain.txt"] = bytes(
      text + "\nall of them went down the hill with ropes and bread and salt for a lantern\n")
    files["stubborn.txt"] = bytes(String(repeating: "a", count: 80) + "!\n" + text)
    for (name, body) in packs { files[name] = bytes(body) }
    addKeysAndTokens(&files)
    return files
  }()

  /// Each name stands where a rule can know that it is one.
  private static let interview: String = {
    let places: [(String) -> String] = [
      { "Q: And then?\n\nA: My name is \($0), and I was there." },
      { "A: They called her Umm \($0) in the camp." },
      { "A: I spoke with Sheikh \($0) that night." }, { "A: My brother \($0) was with us." },
      { "A: His wife \($0) stayed behind." }, { "A: Doctor \($0) treated the wound." },
      { "A: There was a man called \($0) at the gate." }, { "\($0): I was there all night." },
      { "A: We met Abu \($0) in the evening." }, { "A: Mrs. \($0) had the keys." },
    ]
    let lines = InventedNames.all.enumerated().map { places[$0.offset % places.count]($0.element) }
    return lines.joined(separator: "\n\n") + "\n"
  }()

  /// Each name stands where no rule can know: only a list of known names helps.
  private static let bare: String = {
    let lines = InventedNames.all.enumerated().map { index, name in
      index % 2 == 0 ? "the \(name.lowercased()) was by the wall" : "\(name.uppercased()) by\nthe wall"
    }
    return lines.joined(separator: "\n\n") + "\n"
  }()

  private static let records: String = InventedNames.all.enumerated().map { index, name in
    "{\"id\":\"\(index)\",\"text\":\"They called her Umm \(name) in the camp.\"}\n"
  }.joined()

  private static let gold: String = InventedNames.all.map { name in
    let end = 20 + name.unicodeScalars.count
    return "{\"id\":\"1\",\"text\":\"They called her Umm \(name) in the camp.\","
      + "\"spans\":[{\"start\":16,\"end\":\(end),\"type\":\"KUNYA\",\"identifier\":\"direct\",\"entity_id\":\"e\"}]}\n"
  }.enumerated().map { $0.element.replacingOccurrences(of: "\"id\":\"1\"", with: "\"id\":\"\($0.offset)\"") }
    .joined()

  private static func addKeysAndTokens(_ files: inout [String: [UInt8]]) {
    do {
      let scratch = try Scratch()
      try scratch.write(files["interview.txt"] ?? [], "interview.txt")
      for name in ["team.key", "other.key"] {
        _ = try Run(["key", "new", name], in: scratch.url).result()
        files[name] = scratch.read(name)
      }
      files["open.key"] = files["team.key"]
      let run = Run(["-k", "team.key", "--labels", "token", "interview.txt"], in: scratch.url)
      let tokens = try run.result().text
      files["tokens.txt"] = bytes(tokens)
      files["tokens-changed.txt"] = bytes(tokens.replacingOccurrences(of: "[KUNYA-", with: "[PERSON-"))
    } catch {
      files["tokens.txt"] = nil
    }
  }

  private static func rule(_ id: String, _ pattern: String, _ more: String) -> String {
    """
    id: \(id)
    name: For a test
    entity: MISC
    kind: quasi
    languages: [en]
    why: For a test.
    pattern: |
      \(pattern)
    \(more)
    examples: ["⟦aaa⟧", "⟦aa⟧", "⟦aaaa⟧"]
    counterexamples: [bbb, ccc]

    """
  }

  private static func head(_ id: String) -> String {
    "id: \(id)\nversion: 1.0.0\ntitle: For a test\ndescription: For a test.\n"
  }

  private static let packs = [
    "evil/pack.yaml": head("evil"),
    "evil/nested.yaml": rule(
      "evil.nested", "^ (?<hit> (?: a+ )+ ) $", "triggers: {lines: true}\nlimits: {match: 1000}"),
    "endless/pack.yaml": head("endless"),
    "endless/lantern.yaml": rule("endless.lantern", "{{wb}} lantern {{we}}", "triggers: {words: [lantern]}"),
    "endless/before.yaml": rule("endless.before", "{{wb}} (?<hit> [a-z]+ ) [ ] \\[ \\#", "score: 0.8"),
    "broken/pack.yaml": head("broken"),
    "broken/rule.yaml": "id: broken.rule\nname: \(InventedNames.all[0])\nentity: [MISC\n",
    "lame/pack.yaml": head("lame"),
    "lame/rule.yaml": rule("lame.rule", "zzz", "triggers: {words: [zzz]}"),
  ]

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
