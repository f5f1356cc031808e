import RulePacks

/// Named stretches of time of a project, such as "the time of the siege"; without them, thirds of decades.
struct Periods: Sendable {
  private struct Period: Sendable {
    let name: String
    let words: [String]
    let first: DayNumber
    let last: DayNumber
  }

  private var periods: [Period] = []

  static let none = Periods()

  private init() {}

  init(reading path: String, named file: String) throws(RulePackError) {
    let yaml = try YAMLMapping(parsing: try FileText.read(path, named: file), file: file)
    try yaml.refuseUnknownKeys(["version", "periods"])
    try yaml.checkVersion()
    guard let list = try yaml.mapping("periods") else { return }
    for name in list.keys {
      let days = try list.required(name).split(separator: " ").filter { $0 != "to" }.map(String.init)
      guard days.count == 2, let first = DayNumber(iso: days[0]), let last = DayNumber(iso: days[1]),
        first <= last
      else { throw list.error(name, "must be two days, as in 2014-01-03 to 2017-10-17") }
      guard !periods.contains(where: { $0.first <= last && first <= $0.last }) else {
        throw list.error(name, "overlaps another period")
      }
      periods.append(Period(name: name, words: SurfaceWord.folded(name), first: first, last: last))
    }
  }

  func name(of day: DayNumber) -> String? { periods.first { $0.first <= day && day <= $0.last }?.name }

  /// Whether a mention is a period already.
  func said(_ words: [String]) -> ((Slot) -> Generalised?)? {
    periods.contains { $0.words == words } ? { $0.unchanged } : nil
  }
}

extension DayNumber {
  /// A day as `2014-06-10`.
  init?(iso: some StringProtocol) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension YAMLMapping {
  /// Every file of ladders says which version of the format it is written in.
  func checkVersion() throws(RulePackError) {
    guard try int("version", in: 1...1) != nil else {
      throw RulePackError(file, line: 1, "version: is required")
    }
  }
}
