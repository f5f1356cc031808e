/// Makes the sieve of a sketch: follows all of its states at once, the likeliest text first, until there are
/// enough of them.
struct SieveMaker {
  /// States of the sketch that are held at once, ascending; they are one state of the sieve.
  private typealias Held = [Int32]

  private let sketch: PatternSketch
  private var alphabet: SieveAlphabet
  /// For each node that was asked for, what it leads to without reading.
  private var closures: [Int: Held] = [:]
  private var marks: [UInt32]
  private var mark: UInt32 = 0

  private var states: [Held] = []
  private var numbers: [Held: Int] = [:]
  /// For each state what it costs to come there by the likeliest text, in bits.
  private var costs: [Int] = []
  /// Rows of those that were followed; others let everything pass.
  private var rows: [Int: [Int]] = [:]
  /// States to follow, by their costs.
  private var open: [[Int]] = []

  /// In rows, what is no number of a state.
  private static let dead = -1
  private static let passed = -2

  /// Nil where the pattern can match nothing at all.
  static func sieve(of sketch: PatternSketch, mostStates: Int) -> Sieve? {
    guard !sketch.canEnd(sketch.start) else { return nil }
    var maker = SieveMaker(sketch)
    maker.follow(mostStates)
    let rows = maker.numberedRows()
    return SieveTable(rows: rows, alphabet: maker.alphabet).sieve(beginsWords: sketch.beginsWords)
      ?? sieve(of: sketch, mostStates: mostStates / 2)
  }

  private init(_ sketch: PatternSketch) {
    self.sketch = sketch
    alphabet = SieveAlphabet(sketch)
    marks = Array(repeating: 0, count: sketch.nodes.count)
  }

  private mutating func follow(_ mostStates: Int) {
    _ = number(of: sketch.start.map(Int32.init), cost: 0)
    var cost = 0
    while cost < open.count, rows.count < mostStates {
      guard !open[cost].isEmpty else {
        cost += 1
        continue
      }
      let states = open[cost]
      open[cost] = []
      for state in states where rows[state] == nil && costs[state] == cost && rows.count < mostStates {
        rows[state] = row(of: state)
      }
    }
  }

  private mutating func row(of state: Int) -> [Int] {
    var readers = [Held](repeating: [], count: alphabet.count)
    for node in states[state] {
      for index in alphabet.classes(ofNode: Int(node)) { readers[index].append(node) }
    }
    var known: [Held: Held] = [:]
    return readers.indices.map { index in
      let reading = readers[index]
      guard !reading.isEmpty else { return Self.dead }
      let isBeyond = index == alphabet.beyond
      let held = isBeyond ? nil : known[reading]
      let next = held ?? after(reading, staying: isBeyond)
      if !isBeyond { known[reading] = next }
      if next.first == 0 { return Self.passed }
      return number(of: next, cost: costs[state] + alphabet.costs[index])
    }
  }

  /// Where these nodes lead to once they have read; they stay as well while the bytes of one character go by.
  private mutating func after(_ reading: Held, staying: Bool) -> Held {
    mark += 1
    var result: Held = []
    func add(_ node: Int32) {
      guard marks[Int(node)] != mark else { return }
      marks[Int(node)] = mark
      result.append(node)
    }
    for node in reading {
      if staying { add(node) }
      for next in sketch.nodes[Int(node)].next {
        for end in closure(next) { add(end) }
      }
    }
    return result.sorted()
  }

  private mutating func closure(_ node: Int) -> Held {
    if let known = closures[node] { return known }
    let closure = sketch.closure([node]).map(Int32.init)
    closures[node] = closure
    return closure
  }

  private mutating func number(of held: Held, cost: Int) -> Int {
    let number: Int
    if let known = numbers[held] {
      guard rows[known] == nil, cost < costs[known] else { return known }
      number = known
      costs[known] = cost
    } else {
      number = states.count
      numbers[held] = number
      states.append(held)
      costs.append(cost)
    }
    while open.count <= cost { open.append([]) }
    open[cost].append(number)
    return number
  }

  /// The rows in order, the start first, with numbers as they are in a table of them.
  private func numberedRows() -> [[UInt16]] {
    let followed = rows.keys.sorted()
    let places = Dictionary(uniqueKeysWithValues: followed.enumerated().map { ($1, $0) })
    return followed.map { state in
      (rows[state] ?? []).map { next in
        if next == Self.dead { return SieveTable.dead }
        guard let place = places[next] else { return SieveTable.passed }
        return UInt16(place + SieveTable.first)
      }
    }
  }
}
