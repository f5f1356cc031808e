import RedactCore

// What is sealed of a deposit, as bytes: the words of a person, the places of a document, and what belongs to the
// document as a whole.

/// The words that stood for one person, and what reviewers wrote about them.
struct PackedWords {
  let canonical: [UInt8]
  let surfaces: [[UInt8]]
  let notes: [[UInt8]]

  init(_ person: Deposit.Person) {
    canonical = person.canonical
    surfaces = person.surfaces
    notes = person.notes
  }

  init(_ bytes: [UInt8]) throws(PackedError) {
    var reader = PackedReader(bytes)
    canonical = try reader.string()
    surfaces = try reader.strings()
    notes = try reader.strings()
  }

  var bytes: [UInt8] {
    var writer = PackedWriter()
    writer.write(canonical)
    writer.write(strings: surfaces)
    writer.write(strings: notes)
    return writer.bytes
  }
}

/// The places of a document: first the words that many of them share, then place after place.
enum PackedPlaces {
  /// - Parameter order: the new order of the persons.
  static func bytes(_ places: [Deposit.Place], order: [Int]) -> [UInt8] {
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }
    var words: [String] = []
    var numbers: [String: Int] = [:]
    func number(of word: String) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = words.count
      words.append(word)
      return words.count - 1
    }
    var writer = PackedWriter()
    writer.write(places.count)
    for place in places {
      writer.write(position[place.person])
      writer.write(place.surface)
      writer.write(place.original.start)
      writer.write(place.original.count)
      writer.write((place.output?.start ?? -1) + 1)
      writer.write(place.output?.count ?? 0)
      writer.write(place.written)
      writer.write(place.line)
      writer.write(number(of: place.rule))
      writer.write(number(of: place.reviewer))
      writer.write((place.note ?? -1) + 1)
    }
    var head = PackedWriter()
    head.write(strings: words.map { Array($0.utf8) })
    return head.bytes + writer.bytes
  }

  static func read(_ bytes: [UInt8]) throws(PackedError) -> [Deposit.Place] {
    var reader = PackedReader(bytes)
    let words = try reader.strings().map { String(decoding: $0, as: UTF8.self) }
    func word(_ number: Int) throws(PackedError) -> String {
      guard number < words.count else { throw PackedError() }
      return words[number]
    }
    var places: [Deposit.Place] = []
    for _ in 0..<(try reader.number()) {
      let person = try reader.number()
      let surface = try reader.number()
      let original = try span(reader.number(), reader.number())
      let start = try reader.number()
      let count = try reader.number()
      let written = try reader.string()
      let line = try reader.number()
      let rule = try word(reader.number())
      let reviewer = try word(reader.number())
      let note = try reader.number()
      places.append(
        Deposit.Place(
          person: person, surface: surface, output: start == 0 ? nil : try span(start - 1, count),
          original: original, written: written, line: line, rule: rule, reviewer: reviewer,
          note: note == 0 ? nil : note - 1))
    }
    return places
  }

  private static func span(_ start: Int, _ count: Int) throws(PackedError) -> ByteSpan {
    let (end, overflow) = start.addingReportingOverflow(count)
    guard !overflow, start <= end, let span = ByteSpan(exactly: start..<end) else { throw PackedError() }
    return span
  }
}

/// What can be opened only while nobody of the document is forgotten: its name, and the way back to its last byte.
enum PackedWhole {
  static func bytes(_ name: [UInt8], _ delta: [UInt8]) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(name)
    writer.write(delta)
    return writer.bytes
  }

  static func read(_ bytes: [UInt8]) throws(PackedError) -> (name: [UInt8], delta: [UInt8]) {
    var reader = PackedReader(bytes)
    return (try reader.string(), try reader.string())
  }
}
