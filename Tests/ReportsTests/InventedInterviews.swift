import RedactCore
import TestSupport

@testable import Reports

/// Released interviews that nobody gave: sentences with labels, put together by a seeded generator.
struct InventedInterviews {
  /// `{TYPE}` becomes a label of the type.
  private static let questions = [
    "Can you tell me where you lived before?", "And after that, what happened?", "Who else was in the house?",
    "How did you hear about it?", "Do you remember when that was?", "Did anybody write to you?",
    "What was your work there?", "Were there others from your village?", "How long did you stay?",
    "Thank you. Would you like to rest for a while?",
  ]
  private static let answers = [
    "We lived in {LOCATION}, near the mill, until {DATE}.", "My {RELATIVE} {PERSON} kept the keys.",
    "Everybody called him {KUNYA}; his real name I heard only later, {PERSON}.",
    "He was {AGE} then, or a little more.", "She worked as {OCCUPATION} for {ORGANISATION}.",
    "They took the road to {LOCATION}, and we never saw them again.",
    "I had a paper with the number {CODE} on it, and a telephone number, {CONTACT}.",
    "There were about {QUANTITY} of us in the yard.", "We are {DEMOGRAPHIC}, so we knew what it meant.",
    "It was shortly after {EVENT}, in {DATE}.", "The car was {MISC}, that is how I knew it.",
    "I do not remember the day. It was cold, and the bread was already gone when we came.",
    "At night we heard the river and nothing else. I used to count the trains.",
    "My mother always said that a door which is closed politely can be opened again.",
    "{PERSON} and {PERSON} went first, then my {RELATIVE}.",
    "From {LOCATION} to {LOCATION} it was two days on foot.",
    "No, nobody wrote anything down. You did not write things down.",
    "{KUNYA} gave the order, but it was {PERSON} who read it to us.",
    "In {DATE} the school opened again, with {QUANTITY} pupils, and I taught there.",
    "I would know the house today. Green shutters, a fig tree, and the step that everybody stumbled over.",
    "كنا نسكن قرب النهر مع {PERSON} حتى {DATE}.",
  ]
  private static let plain = [
    "I do not want to say more about the people.", "It was a long winter.", "We waited.",
    "The soup was thin and the days were all the same.", "You should ask somebody else about that.",
    "I planted beans behind the wall, and they came up in spring.",
  ]
  private static let rules: [EntityType: [String]] = [
    .person: ["names.latin", "names.arabic", "tagger.person", "known"],
    .kunya: ["kunya.latin", "kunya.arabic"],
    .location: ["places.near", "tagger.location"], .organisation: ["organisations.named"],
    .date: ["dates.written", "dates.numeric"], .age: ["ages.said"], .relative: ["relatives.kin"],
    .occupation: ["people.work"], .demographic: ["people.group"],
    .contact: ["contact.phone", "contact.mail"],
    .code: ["ids.card"], .quantity: ["people.few"], .event: ["events.known"], .misc: ["misc.vehicle"],
  ]
  private static let quasi: Set<EntityType> = [
    .location, .date, .age, .relative, .occupation, .demographic, .quantity, .event, .misc,
  ]

  private var random: SeededGenerator
  private var text: [UInt8] = []
  private var scalars = 0
  private var entities: [ReportEntity] = []

  private init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One interview of about so many bytes; of every `sparse` answers one may hold labels.
  static func interview(_ id: String, seed: UInt64, bytes: Int, sparse: Int = 1, run: String = "r1")
    -> ReportDocument
  {
    var maker = InventedInterviews(seed: seed)
    maker.write("INTERVIEW \(id)\nThe names in brackets stand for people who are safe because of them.\n\n")
    while maker.text.count < bytes { maker.turn(sparse) }
    return ReportDocument(
      id: id, run: run, format: "text", length: maker.scalars, entities: maker.entities,
      removed: [ReportCount(name: "author", count: 1), ReportCount(name: "history", count: 14)],
      text: maker.text,
      perhapsSame: maker.entities.count > 40 ? [["PERSON-2", "PERSON-5"]] : [],
      gates: [ReportGate(name: "residual", held: true), ReportGate(name: "sweep", held: true)])
  }

  private mutating func turn(_ sparse: Int) {
    write("Q: " + pick(Self.questions) + "\n\nA:")
    for _ in 0..<Int.random(in: 2...6, using: &random) {
      let isPlain = Int.random(in: 0..<sparse, using: &random) > 0
      sentence(" " + pick(isPlain ? Self.plain : Self.answers))
    }
    write("\n\n")
  }

  private mutating func sentence(_ pattern: String) {
    for (index, piece) in pattern.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = piece.firstIndex(of: "}"),
        let type = EntityType(rawValue: String(piece[..<end]))
      else {
        write(String(piece))
        continue
      }
      label(type)
      write(String(piece[piece.index(after: end)...]))
    }
  }

  private mutating func label(_ type: EntityType) {
    let label = "\(type.rawValue)-\(Int.random(in: 1...12, using: &random))"
    let (start, first) = (text.count, scalars)
    let isCoarse = (type == .date || type == .location) && Bool.random(using: &random)
    write(isCoarse ? (type == .date ? "[2014]" : "[a district in the north]") : "[\(label)]")
    let kinds = Self.rules[type] ?? ["misc.other"]
    entities.append(
      ReportEntity(
        bytes: ByteSpan(start, text.count), scalars: first..<scalars, type: type,
        kind: Self.quasi.contains(type) != (random.number(below: 6) == 0) ? .quasi : .direct,
        rule: pick(kinds), ruleVersion: "3",
        action: isCoarse ? "generalise" : "label", label: isCoarse ? nil : label,
        score: Double(
          min(100, 42 + Int.random(in: 0...35, using: &random) + Int.random(in: 0...35, using: &random)))
          / 100,
        review: Int.random(in: 0..<24, using: &random) == 0 ? .accept : nil))
  }

  private mutating func write(_ piece: String) {
    text += piece.utf8
    scalars += piece.unicodeScalars.count
  }

  private mutating func pick(_ list: [String]) -> String {
    list[Int.random(in: list.indices, using: &random)]
  }
}
