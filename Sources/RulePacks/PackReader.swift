import PatternEngine
import RedactCore

/// Reads the flat file; every length is checked before it is believed, and lexicons stay where they are
/// mapped.
struct PackReader {
  private let file: MappedFile
  private var at = PackFormat.headStart
  private let headEnd: Int

  /// - Throws: `RulePackError` when the file is damaged or of another version.
  static func read(_ path: String) throws(RulePackError) -> RuleFolder {
    var reader = try PackReader(path)
    return try reader.folder()
  }

  private init(_ path: String) throws(RulePackError) {
    file = try MappedFile(path)
    let bytes = file.bytes
    guard bytes.count >= PackFormat.headStart, bytes.count % 8 == 0,
      bytes[0..<8].elementsEqual(PackFormat.magic)
    else { throw RulePackError(path, "is not a file of compiled rules") }
    guard bytes.load(fromByteOffset: 8, as: UInt64.self) == PackFormat.version else {
      throw RulePackError(path, "was compiled by another version; run `redact rules compile` again")
    }
    let sum = PackFormat.checksum(UnsafeRawBufferPointer(rebasing: bytes[24...]))
    let head = bytes.load(fromByteOffset: 24, as: UInt64.self)
    guard bytes.load(fromByteOffset: 16, as: UInt64.self) == sum,
      head <= UInt64(bytes.count - PackFormat.headStart), head % 8 == 0
    else { throw RulePackError(path, "is damaged: its checksum does not match") }
    headEnd = PackFormat.headStart + Int(head)
    // The checksum has read all of it, and a text seldom needs as much.
    file.evict()
  }

  private mutating func folder() throws(RulePackError) -> RuleFolder {
    var folder = RuleFolder()
    folder.file = file
    let isSameLibrary = try text() == Pattern.libraryVersion
    folder.sources = try list { reader throws(RulePackError) in
      SourceDigest(file: try reader.text(), digest: try reader.octets())
    }
    folder.packs = try list { reader throws(RulePackError) in
      RulePack(
        id: try reader.text(), version: try reader.text(), title: try reader.text(),
        summary: try reader.text(),
        rules: try reader.list { reader throws(RulePackError) in try reader.rule() })
    }
    let sizes = try list { reader throws(RulePackError) in
      PatternSizes(sieve: try reader.count(), pattern: try reader.count())
    }
    let shapes = try list { reader throws(RulePackError) in
      LexiconShape(
        name: try reader.text(), count: try reader.count(), longest: try reader.count(),
        entries: try reader.count(), beginnings: try reader.count())
    }
    let weights = try count()
    folder.spellings = try spellings()
    var column = headEnd
    for shape in shapes {
      let entries = try hashes(shape.entries, at: &column)
      let beginnings = try hashes(shape.beginnings, at: &column)
      folder.lexicons.append(
        Lexicon(
          name: shape.name,
          phrases: PhraseSet(entries: entries, beginnings: beginnings, longest: shape.longest),
          count: shape.count))
    }
    try eachRule(of: &folder, sizes) { rule, size throws(RulePackError) in
      rule.sieve = Sieve(bytes: try bytes(size.sieve, at: &column), owner: file)
    }
    try eachRule(of: &folder, sizes) { rule, size throws(RulePackError) in
      let bytes = try bytes(size.pattern, at: &column)
      rule.compiled = bytes.isEmpty || !isSameLibrary ? nil : CompiledPattern(bytes: bytes, owner: file)
    }
    column = (column + 15) & ~15
    if weights > 0 {
      guard column <= file.bytes.count, weights <= file.bytes.count - column else { throw damaged }
      folder.weights = HeldBytes(
        bytes: UnsafeRawBufferPointer(rebasing: file.bytes[column..<column + weights]), owner: file,
        isChecked: true)
    }
    return folder
  }

  private func eachRule(
    of folder: inout RuleFolder, _ sizes: [PatternSizes],
    _ body: (inout Rule, PatternSizes) throws(RulePackError) -> Void
  ) throws(RulePackError) {
    var number = 0
    for pack in folder.packs.indices {
      for rule in folder.packs[pack].rules.indices {
        guard number < sizes.count else { throw damaged }
        try body(&folder.packs[pack].rules[rule], sizes[number])
        number += 1
      }
    }
  }

  private func bytes(_ size: Int, at offset: inout Int) throws(RulePackError) -> UnsafeRawBufferPointer {
    guard size <= file.bytes.count - offset else { throw damaged }
    // The file ends on a multiple of 8, so what fits does so with its padding.
    let padded = (size + 7) & ~7
    defer { offset += padded }
    return UnsafeRawBufferPointer(rebasing: file.bytes[offset..<offset + size])
  }

  private func hashes(_ count: Int, at offset: inout Int) throws(RulePackError) -> HashColumn {
    guard count <= (file.bytes.count - offset) / 8 else { throw damaged }
    let base = file.bytes.baseAddress.map { ($0 + offset).assumingMemoryBound(to: UInt64.self) }
    offset += count * 8
    return HashColumn(base: base, count: count, owner: file)
  }

  private mutating func rule() throws(RulePackError) -> Rule {
    var rule = Rule()
    rule.id = try text()
    rule.name = try text()
    rule.entity = try choice()
    rule.kind = try choice()
    rule.why = try text()
    rule.file = try text()
    rule.score = Double(bitPattern: try number())
    let matching = try number()
    let pattern = try text()
    rule.matcher = matching == 2 ? .lexicon(pattern) : .pattern(pattern, ignoresCase: matching == 1)
    rule.triggers = try list { reader throws(RulePackError) in try reader.triggers() }.first
    rule.continuations = try continuations(ofWords: rule.triggers?.words.count ?? 0)
    rule.languages = try texts()
    rule.requiredLexicons = try texts()
    rule.forbiddenLexicons = try texts()
    rule.unless.after = try texts()
    rule.unless.before = try texts()
    rule.exceptions = try texts()
    rule.references = try texts()
    rule.examples = try texts()
    rule.counterexamples = try texts()
    rule.casing = try choice()
    rule.regime = try choice()
    let validator = try text()
    rule.validator = validator.isEmpty ? nil : validator
    let flags = try number()
    rule.mustBeProper = flags & 1 != 0
    rule.propagates = flags & 2 != 0
    rule.matchLimit = try count()
    guard UInt32(exactly: rule.matchLimit) != nil else { throw damaged }
    rule.context = try list { reader throws(RulePackError) in try reader.context() }.first
    return rule
  }

  private mutating func triggers() throws(RulePackError) -> Triggers {
    var triggers = Triggers()
    triggers.words = try texts()
    triggers.after = try bytes()
    triggers.except = try texts()
    triggers.bytes = try bytes()
    let flags = try number()
    triggers.digits = flags & 1 != 0
    triggers.capitals = flags & 2 != 0
    triggers.lines = flags & 4 != 0
    triggers.allCaps = flags & 8 != 0
    triggers.lowerCase = flags & 16 != 0
    triggers.otherScript = flags & 32 != 0
    triggers.reach = try count()
    return triggers
  }

  private mutating func continuations(ofWords words: Int) throws(RulePackError) -> Continuations {
    var result = Continuations()
    result.all += try list { reader throws(RulePackError) in
      var fields: [UInt32] = []
      fields.reserveCapacity(Continuation.size)
      for _ in 0..<Continuation.size { fields.append(UInt32(truncatingIfNeeded: try reader.number())) }
      return Continuation(fields: fields)
    }
    let numbers = try list { reader throws(RulePackError) in try reader.count() }
    result.capitals = try count()
    result.digits = try count()
    result.hitBeginsMatch = try number() != 0
    guard numbers.isEmpty || numbers.count == words,
      (numbers + [result.capitals, result.digits]).allSatisfy(result.all.indices.contains)
    else { throw damaged }
    result.words = numbers
    return result
  }

  private mutating func context() throws(RulePackError) -> ContextWords {
    var context = ContextWords()
    context.words = try texts()
    context.before = try count()
    context.after = try count()
    guard max(context.before, context.after) <= 50 else { throw damaged }
    context.boost = Double(bitPattern: try number())
    return context
  }

  private mutating func spellings() throws(RulePackError) -> SpellingLists {
    var lists = SpellingLists()
    lists.names = try groups()
    lists.compoundNames = try groups()
    lists.kunyaHeads = try groups()
    lists.articles = try groups()
    lists.sounds = try groups()
    lists.compoundHeads = try texts()
    lists.between = try texts()
    lists.behind = try texts()
    return lists
  }

  /// Lists that are not empty: the first text of each stands for the others.
  private mutating func groups() throws(RulePackError) -> [[String]] {
    let groups = try list { reader throws(RulePackError) in try reader.texts() }
    guard groups.allSatisfy({ !$0.isEmpty }) else { throw damaged }
    return groups
  }

  private mutating func bytes() throws(RulePackError) -> [UInt8] {
    try list { reader throws(RulePackError) in UInt8(truncatingIfNeeded: try reader.number()) }
  }

  private mutating func texts() throws(RulePackError) -> [String] {
    try list { reader throws(RulePackError) in try reader.text() }
  }

  private mutating func list<Item>(
    _ read: (inout PackReader) throws(RulePackError) -> Item
  ) throws(RulePackError) -> [Item] {
    let count = try count()
    guard count <= headEnd - at else { throw damaged }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try read(&self)) }
    return items
  }

  private mutating func choice<Choice: RawRepresentable>() throws(RulePackError) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text()) else { throw damaged }
    return choice
  }

  private mutating func text() throws(RulePackError) -> String {
    String(decoding: try octets(), as: UTF8.self)
  }

  private mutating func octets() throws(RulePackError) -> [UInt8] {
    let count = try count()
    guard count <= headEnd - at else { throw damaged }
    defer { at += count }
    return Array(file.bytes[at..<at + count])
  }

  private mutating func count() throws(RulePackError) -> Int {
    guard let count = Int(exactly: try number()) else { throw damaged }
    return count
  }

  private mutating func number() throws(RulePackError) -> UInt64 {
    guard headEnd - at >= 8 else { throw damaged }
    defer { at += 8 }
    return UInt64(littleEndian: file.bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  private var damaged: RulePackError { RulePackError(file.path, "is damaged: a length points outside") }

  private struct PatternSizes {
    let sieve, pattern: Int
  }

  private struct LexiconShape {
    let name: String
    let count, longest, entries, beginnings: Int
  }
}
