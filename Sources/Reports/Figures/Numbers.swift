import RedactCore

/// How numbers are written for people.
enum Numbers {
  /// `12,345`.
  static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// `4.1%`, of a share from 0 to 1.
  static func percent(_ share: Double) -> String { fixed(share * 100, 1) + "%" }

  /// `0.83`.
  static func score(_ score: Double) -> String { fixed(score, 2) }

  /// `1 document`, `2 documents`.
  static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
  }

  /// A number with decimals; what is no number of everyday size is a dash.
  static func fixed(_ value: Double, _ places: Int) -> String {
    value.isFinite && value.magnitude < 1e15 ? value.fixed(places) : "–"
  }
}

extension Sequence<Int> {
  /// The sum, or the largest number there is where a log was made to hold absurd ones.
  var saturatingSum: Int {
    reduce(0) { sum, next in
      let (result, isHuge) = sum.addingReportingOverflow(next)
      return isHuge ? .max : result
    }
  }
}
