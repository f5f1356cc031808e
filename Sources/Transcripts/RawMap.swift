internal import RedactCore

/// The way back from decoded bytes to the raw bytes they came from, kept as runs of equal units.
struct RawMap: Sendable {
  /// A stretch of raw bytes in which every unit of `rawUnit` bytes decodes to `unit` bytes.
  private struct Run {
    let decoded: Int
    let raw: Int
    let unit: Int
    let rawUnit: Int
  }

  private var runs: [Run] = []

  /// Says that from here on every `rawUnit` raw bytes decode to `unit` bytes.
  mutating func begin(decoded: Int, raw: Int, unit: Int, rawUnit: Int) {
    if let last = runs.last, last.unit == unit, last.rawUnit == rawUnit { return }
    runs.append(Run(decoded: decoded, raw: raw, unit: unit, rawUnit: rawUnit))
  }

  /// The raw bytes of a stretch of the `count` decoded ones, which end at `rawEnd`; a unit that is touched
  /// is taken whole.
  func raw(_ decoded: ByteSpan, of count: Int, rawEnd: Int) -> ByteSpan {
    precondition(decoded.end <= count, "a span must lie in the string")
    if decoded.isEmpty, decoded.end == count { return ByteSpan(rawEnd, rawEnd) }
    let first = run(at: decoded.start)
    let firstUnit = (decoded.start - first.decoded) / first.unit
    let start = first.raw + firstUnit * first.rawUnit
    if decoded.isEmpty, first.decoded + firstUnit * first.unit == decoded.start {
      return ByteSpan(start, start)
    }
    let end = max(decoded.start, decoded.end - 1)
    let last = run(at: end)
    return ByteSpan(start, last.raw + ((end - last.decoded) / last.unit + 1) * last.rawUnit)
  }

  /// The last run that begins at or before `offset`, by bisection.
  private func run(at offset: Int) -> Run {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].decoded <= offset { low = middle } else { high = middle }
    }
    return runs[low]
  }
}
