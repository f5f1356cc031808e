package import RedactCore
package import RulePacks

/// All ladders of a project: what a detail is called when it is told less exactly.
///
/// A ladder never guesses. What it cannot read, or cannot say in good grammar, gives nil, and the caller masks
/// the words; it never leaves them.
package struct Ladders: Sendable {
  /// No ladders at all: everything gives nil.
  package static let none = Ladders()

  /// How to read `03/04/2015`: the day first, the month first, or, when nil, as neither.
  package var isDayFirst: Bool?
  private var places: PlaceFile?
  private var periods = Periods.none
  private var words: [EntityType: WordLadder] = [:]
  private(set) var events = PublicEvents.none

  private init() {}

  /// Reads a folder of ladders, such as `Rules/ladders`, as far as these types need it.
  ///
  /// - Throws: `RulePackError` for the first thing that is wrong, with file and line.
  package init(
    reading folder: String, for types: Set<EntityType> = Set(EntityType.allCases)
  ) throws(RulePackError) {
    let names = Set(try FileText.names(in: folder))
    if types.contains(.location), names.contains("places.txt") {
      places = try PlaceFile(reading: folder + "/places.txt", named: "places.txt")
    }
    if types.contains(.date), names.contains("periods.yaml") {
      periods = try Periods(reading: folder + "/periods.yaml", named: "periods.yaml")
    }
    for (type, file) in Self.wordFiles where types.contains(type) && names.contains(file) {
      words[type] = try WordLadder(
        reading: "\(folder)/\(file)", named: file, type: type.rawValue, steps: Self.steps(of: type))
    }
    if types.contains(.date), names.contains("public-events.yaml") {
      events = try PublicEvents(reading: folder + "/public-events.yaml", named: "public-events.yaml")
    }
  }

  private static let wordFiles: [(type: EntityType, file: String)] = [
    (.occupation, "occupations.yaml"), (.organisation, "organisations.yaml"), (.relative, "relatives.yaml"),
    (.demographic, "groups.yaml"),
  ]

  /// The steps of a type, finest first; none for types that have no ladder.
  package static func steps(of type: EntityType) -> [String] {
    switch type {
    case .location: ["subdistrict", "district", "governorate", "country", "region"]
    case .date: ["day", "month", "season", "year", "period"]
    case .age: ["band", "decade", "stage"]
    case .occupation: ["group", "sector"]
    case .organisation: ["unit", "kind"]
    case .relative: ["kin", "relative"]
    case .demographic: ["kind", "community"]
    default: []
    }
  }

  /// A mention told less exactly.
  ///
  /// - Returns: nil when the words cannot be read, or what is coarser does not fit the sentence.
  package func generalise(_ passage: Passage, type: EntityType, to step: String) -> Generalised? {
    guard let slot = Slot(passage) else { return nil }
    switch type {
    case .location:
      guard let places, Self.steps(of: type).contains(step), let level = PlaceFile.Level(rawValue: step)
      else {
        return nil
      }
      return PlaceLadder(slot: slot, step: level, places: places).generalised()
    case .age: return AgeLadder.Step(rawValue: step).flatMap { AgeLadder(slot: slot, step: $0).generalised() }
    case .date:
      return DateLadder.Step(rawValue: step).flatMap {
        DateLadder(slot: slot, step: $0, periods: periods, isDayFirst: isDayFirst).generalised()
      }
    case .occupation: return wordSlot(slot, type, step)?.occupation()
    case .organisation: return wordSlot(slot, type, step)?.organisation()
    case .relative: return wordSlot(slot, type, step)?.relative()
    case .demographic: return wordSlot(slot, type, step)?.group()
    default: return nil
    }
  }

  private func wordSlot(_ slot: Slot, _ type: EntityType, _ step: String) -> WordSlot? {
    words[type].map { WordSlot(slot: slot, ladder: $0, step: step) }
  }
}
