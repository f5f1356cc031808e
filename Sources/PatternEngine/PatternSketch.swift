/// A small automaton that reads everything its pattern can match, and more.
///
/// It passes over what looks back or forbids and over large counts, takes what was matched before for
/// anything, and all characters beyond ASCII for one. So what it cannot read the pattern cannot match, and
/// nothing else follows from it.
struct PatternSketch {
  /// States that can be reached, ascending; each reads something, or is the end.
  typealias States = [Int]

  struct Node {
    /// What it reads; nil for a fork, which reads nothing.
    var reads: ByteClass?
    var next: [Int]
  }

  private(set) var nodes = [Node(reads: ByteClass.none, next: [])]
  private(set) var start: States = []
  /// Whether a group of the pattern is called `hit`.
  let namesHit: Bool

  /// Whether no match begins right behind a letter or digit of ASCII; false where that is not known.
  let beginsWords: Bool

  /// The node at which the pattern has matched.
  private static let end = 0
  private static let mostNodes = 200_000
  /// How often a repeated piece is written out before any number of it counts as well. A single character, which
  /// takes one node each time, is written out as often as it must stand there.
  private static let mostCopies = 2
  private static let mostCharacters = 16

  /// Nil for a pattern that cannot be sketched.
  init?(_ pattern: String, ignoresCase: Bool) {
    do {
      let (piece, namesHit) = try SketchParser.parse(pattern, ignoresCase: ignoresCase)
      self.namesHit = namesHit
      if case .choice = piece {
        beginsWords = false
      } else {
        beginsWords = PatternOpening.forbidsWordBefore(pattern)
      }
      let first = try add(piece, then: Self.end)
      start = closure([first])
    } catch {
      return nil
    }
  }

  /// Whether a match can have ended here.
  func canEnd(_ states: States) -> Bool { states.first == Self.end }

  /// What can be read next.
  func readable(_ states: States) -> ByteClass {
    states.reduce(.none) { $0.union(nodes[$1].reads ?? .none) }
  }

  /// Where one character of `characters` leads to.
  func step(_ states: States, _ characters: ByteClass) -> States {
    let reading = states.filter { nodes[$0].reads?.meets(characters) == true }
    // A character beyond ASCII has several bytes, so that its state is kept while they go by.
    let staying = characters.hasBeyond ? reading.filter { nodes[$0].reads?.hasBeyond == true } : []
    return closure(reading.flatMap { nodes[$0].next } + staying)
  }

  func closure(_ states: [Int]) -> States {
    var seen = Set<Int>()
    var open = states
    var result: States = []
    while let state = open.popLast() {
      guard seen.insert(state).inserted else { continue }
      if nodes[state].reads == nil { open += nodes[state].next } else { result.append(state) }
    }
    return result.sorted()
  }

  /// Adds the nodes of a piece that goes on at node `next`, and gives the first of them.
  private mutating func add(_ piece: SketchPiece, then next: Int) throws(NoSketch) -> Int {
    switch piece {
    case .reads(let characters): return try add(Node(reads: characters, next: [next]))
    case .sequence(let pieces):
      var first = next
      for piece in pieces.reversed() { first = try add(piece, then: first) }
      return first
    case .choice(let branches):
      var firsts: [Int] = []
      for branch in branches { firsts.append(try add(branch, then: next)) }
      return try add(Node(reads: nil, next: firsts))
    case .ahead(let piece):
      // Two pieces cannot be read at once; where the pattern reads no more this one is known to come.
      return next == Self.end ? try add(piece, then: next) : next
    case .repeated(let piece, let least, let most):
      let isCharacter = if case .reads = piece { true } else { false }
      let copies = isCharacter ? Self.mostCharacters : Self.mostCopies
      var first = next
      if let most, most <= copies, most - least <= Self.mostCopies {
        for _ in min(least, most)..<most {
          first = try add(Node(reads: nil, next: [add(piece, then: first), next]))
        }
      } else {
        first = try add(Node(reads: nil, next: [next]))
        nodes[first].next.append(try add(piece, then: first))
      }
      for _ in 0..<min(least, copies) { first = try add(piece, then: first) }
      return first
    }
  }

  private mutating func add(_ node: Node) throws(NoSketch) -> Int {
    guard nodes.count < Self.mostNodes else { throw NoSketch() }
    nodes.append(node)
    return nodes.count - 1
  }
}
