import RedactCore

/// Which names of a stock are still free, and the drawing of one or two of them.
struct NameLedger: Sendable {
  let stock: SurrogateStock
  /// By identity.
  private var refused: [Bool]
  private var taken = Set<[Int]>()
  /// What has no free name left, once for single names and twice for pairs; names never become free again.
  private var exhausted = Set<[StockPool]>()

  /// Of pairs of names so many are tried.
  private static let mostTries = 1 << 14

  init(_ stock: SurrogateStock) {
    self.stock = stock
    refused = Array(repeating: false, count: stock.alike.count)
  }

  /// Takes out all names that are or sound like a word of a real one.
  mutating func refuse(_ name: [UInt8]) {
    for identity in stock.identities(like: NameShape(name, stock.spellings).units) {
      refused[identity] = true
    }
  }

  /// Notes that these names are borne together.
  mutating func take(_ names: [Int]) {
    if !names.isEmpty { taken.insert(identities(names)) }
  }

  /// What names are compared by, without their order.
  func identities(_ names: [Int]) -> [Int] { Set(names.map { stock.identities[$0] }).sorted() }

  func holdsRefused(_ identities: [Int]) -> Bool { identities.contains { refused[$0] } }

  /// The first free name of the walk.
  mutating func single(_ pool: StockPool, _ walk: KeyedWalk) -> Int? {
    guard !exhausted.contains([pool]) else { return nil }
    let names = stock.pool(pool)
    for place in walk.places(of: names.count) {
      let identity = stock.identities[names[place]]
      if !refused[identity], !taken.contains([identity]) { return names[place] }
    }
    exhausted.insert([pool])
    return nil
  }

  /// Two names of one culture that nobody bears together.
  mutating func pair(_ pool: StockPool, _ walk: KeyedWalk) -> [Int]? {
    let names = stock.pool(pool)
    guard !exhausted.contains([pool, pool]), !names.isEmpty else { return nil }
    for attempt in 0..<Self.mostTries {
      let first = names[walk.place(of: names.count, at: attempt)]
      guard !refused[stock.identities[first]] else { continue }
      var near = pool
      near.culture = stock.names[first].culture
      if let sex = stock.names[first].sex { near.sort = .of(sex) }
      let others = stock.pool(near)
      let second = others[walk.place(of: others.count, at: attempt + 1)]
      let pair = identities([first, second])
      if pair.count == 2, !refused[stock.identities[second]], !taken.contains(pair) {
        return [first, second]
      }
    }
    exhausted.insert([pool, pool])
    return nil
  }

  /// A name with a word that it may stand with, when all single ones are gone and `isFree` says so.
  mutating func framed(
    _ pool: StockPool, _ walk: KeyedWalk, isFree: (String) -> Bool
  ) -> (name: Int, text: String)? {
    let names = stock.pool(pool)
    guard !exhausted.contains([pool, pool]), !names.isEmpty else { return nil }
    for attempt in 0..<Self.mostTries {
      let name = names[walk.place(of: names.count, at: attempt)]
      guard !refused[stock.identities[name]], let text = stock.framed(name, pool.script, walk, at: attempt),
        isFree(text)
      else { continue }
      return (name, text)
    }
    exhausted.insert([pool, pool])
    return nil
  }
}

extension SurrogateStock {
  /// `Kafr` and a place, or an organisation in a form such as `{} Association`; nil where its culture has none.
  func framed(_ name: Int, _ script: Script, _ walk: KeyedWalk, at attempt: Int) -> String? {
    let (role, culture) = (names[name].role, names[name].culture)
    let frames = (role == .place ? heads : forms)[culture].compactMap { $0.text(in: script) }
    guard let frame = walk.pick(frames, at: attempt), let name = names[name].part.text(in: script) else {
      return nil
    }
    let sides = frame.split(separator: "{}", omittingEmptySubsequences: false)
    return sides.count == 2 ? sides[0] + name + sides[1] : frame + " " + name
  }
}
