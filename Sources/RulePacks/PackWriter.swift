// The flat file: what the command maps at start instead of parsing YAML. Layout, all numbers little-endian:
//   0  "redactPK"   8  format version   16  checksum of all that follows   24  length of the head in bytes
//   32 head (PCRE2's version, sources, packs, rules, spellings: length-prefixed fields), padded to 8
//   .. hash columns of the lexicons, ascending 64-bit words, in the order the head names them
//   .. sieves, each padded to 8, in the order of the rules
//   .. compiled patterns, each padded to 8, in the order of the rules; of use to the same PCRE2 only
//   .. the tagger's weights on a boundary of 16, as their own file has them

import PatternEngine
import RedactCore

enum PackFormat {
  static let magic: [UInt8] = Array("redactPK".utf8)
  /// Raised with every change of layout, hashing or rule fields.
  static let version: UInt64 = 9
  static let headStart = 32

  /// A checksum over whole 64-bit words; `bytes.count` must be a multiple of 8. Against damage, not against
  /// an enemy.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    for word in bytes.bindMemory(to: UInt64.self) {
      low = (low ^ word) &* 0x0000_0100_0000_01B3
      high = (high &+ low) ^ (high << 13 | high >> 51)
    }
    // Turned, or a change of the last word's highest bit would cancel out.
    return low ^ (high << 32 | high >> 32)
  }
}

/// Writes the flat file of a folder of rules.
struct PackWriter {
  private var head: [UInt8] = []
  private var sieves: [UInt8] = []
  private var patterns: [UInt8] = []

  /// The bytes of the flat file; the same folder gives the same bytes.
  ///
  /// - Throws: `RulePackError` for a pattern that does not compile.
  static func compile(_ folder: RuleFolder) throws(RulePackError) -> [UInt8] {
    var writer = PackWriter()
    writer.text(Pattern.libraryVersion)
    writer.list(folder.sources) {
      $0.text($1.file); $0.octets($1.digest)
    }
    writer.list(folder.packs) { writer, pack in
      writer.text(pack.id)
      writer.text(pack.version)
      writer.text(pack.title)
      writer.text(pack.summary)
      writer.list(pack.rules) { $0.rule($1) }
    }
    writer.number(UInt64(folder.rules.count))
    for rule in folder.rules {
      writer.sieve(of: rule)
      try writer.pattern(of: rule)
    }
    writer.list(folder.lexicons) { writer, lexicon in
      writer.text(lexicon.name)
      writer.number(UInt64(lexicon.count))
      writer.number(UInt64(lexicon.phrases.longest))
      writer.number(UInt64(lexicon.phrases.entries.count))
      writer.number(UInt64(lexicon.phrases.beginnings.count))
    }
    writer.number(UInt64(folder.weights?.bytes.count ?? 0))
    writer.spellings(folder.spellings)
    while writer.head.count % 8 != 0 { writer.head.append(0) }
    var body: [UInt8] = []
    body.append(littleEndian: UInt64(writer.head.count))
    body += writer.head
    for lexicon in folder.lexicons {
      for column in [lexicon.phrases.entries, lexicon.phrases.beginnings] {
        for index in 0..<column.count { body.append(littleEndian: column[index]) }
      }
    }
    body += writer.sieves + writer.patterns
    if let weights = folder.weights {
      while (PackFormat.headStart - 8 + body.count) % 16 != 0 { body.append(0) }
      body += weights.bytes
      while body.count % 8 != 0 { body.append(0) }
    }
    var file = PackFormat.magic
    file.append(littleEndian: PackFormat.version)
    file.append(littleEndian: body.withUnsafeBytes(PackFormat.checksum))
    return file + body
  }

  /// Notes how long the sieve is, and keeps its bytes for the end of the file.
  private mutating func sieve(of rule: Rule) {
    let bytes = rule.madeSieve().map { Array($0.bytes) } ?? []
    number(UInt64(bytes.count))
    sieves += bytes
    while sieves.count % 8 != 0 { sieves.append(0) }
  }

  /// Notes how long the compiled pattern is, and keeps its bytes for the end of the file.
  private mutating func pattern(of rule: Rule) throws(RulePackError) {
    let bytes: [UInt8]
    do {
      bytes =
        try rule.withPattern(usesJIT: false) { pattern throws(PatternError) in try pattern.serialized() }
        ?? []
    } catch {
      throw RulePackError(rule.file, error.description)
    }
    number(UInt64(bytes.count))
    patterns += bytes
    while patterns.count % 8 != 0 { patterns.append(0) }
  }

  private mutating func rule(_ rule: Rule) {
    for field in [rule.id, rule.name, rule.entity.rawValue, rule.kind.rawValue, rule.why, rule.file] {
      text(field)
    }
    number(rule.score.bitPattern)
    switch rule.matcher {
    case .pattern(let pattern, let ignoresCase):
      number(ignoresCase ? 1 : 0)
      text(pattern)
    case .lexicon(let name):
      number(2)
      text(name)
    }
    triggers(rule.triggers)
    continuations(rule.continuations)
    for field in [
      rule.languages, rule.requiredLexicons, rule.forbiddenLexicons, rule.unless.after, rule.unless.before,
      rule.exceptions, rule.references, rule.examples, rule.counterexamples,
    ] { list(field) { $0.text($1) } }
    text(rule.casing.rawValue)
    text(rule.regime.rawValue)
    text(rule.validator ?? "")
    number((rule.mustBeProper ? 1 : 0) | (rule.propagates ? 2 : 0))
    number(UInt64(rule.matchLimit))
    list(rule.context.map { [$0] } ?? []) { writer, context in
      writer.list(context.words) { $0.text($1) }
      writer.number(UInt64(context.before))
      writer.number(UInt64(context.after))
      writer.number(context.boost.bitPattern)
    }
  }

  private mutating func triggers(_ triggers: Triggers?) {
    list(triggers.map { [$0] } ?? []) { writer, triggers in
      writer.list(triggers.words) { $0.text($1) }
      writer.list(triggers.after) { $0.number(UInt64($1)) }
      writer.list(triggers.except) { $0.text($1) }
      writer.list(triggers.bytes) { $0.number(UInt64($1)) }
      writer.number(
        (triggers.digits ? 1 : 0) | (triggers.capitals ? 2 : 0) | (triggers.lines ? 4 : 0)
          | (triggers.allCaps ? 8 : 0) | (triggers.lowerCase ? 16 : 0)
          | (triggers.otherScript ? 32 : 0))
      writer.number(UInt64(triggers.reach))
    }
  }

  private mutating func continuations(_ continuations: Continuations) {
    list(Array(continuations.all.dropFirst())) { writer, continuation in
      for field in continuation.fields { writer.number(UInt64(field)) }
    }
    list(continuations.words) { $0.number(UInt64($1)) }
    number(UInt64(continuations.capitals))
    number(UInt64(continuations.digits))
    number(continuations.hitBeginsMatch ? 1 : 0)
  }

  private mutating func spellings(_ lists: SpellingLists) {
    for groups in [lists.names, lists.compoundNames, lists.kunyaHeads, lists.articles, lists.sounds] {
      list(groups) { writer, group in writer.list(group) { $0.text($1) } }
    }
    for words in [lists.compoundHeads, lists.between, lists.behind] { list(words) { $0.text($1) } }
  }

  private mutating func list<Item>(_ items: [Item], _ write: (inout PackWriter, Item) -> Void) {
    number(UInt64(items.count))
    for item in items { write(&self, item) }
  }

  private mutating func number(_ value: UInt64) { head.append(littleEndian: value) }

  private mutating func text(_ value: String) { octets(Array(value.utf8)) }

  private mutating func octets(_ value: [UInt8]) {
    number(UInt64(value.count))
    head += value
  }
}

extension [UInt8] {
  mutating func append(littleEndian value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
