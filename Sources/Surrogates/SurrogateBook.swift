package import RedactCore

/// One assignment of stand-ins to entities: no two share one, and none bears a name that was refused.
///
/// ## Privacy
/// Holds no real name: of what is refused it knows which names of the stock are like it, and of families that
/// share a stand-in a keyed hash.
package struct SurrogateBook: Sendable {
  package let stock: SurrogateStock
  package let options: SurrogateOptions
  let seed: [UInt8]

  /// What is known of one entity.
  private struct Entry: Sendable {
    let surrogate: Surrogate
    /// What its names are compared by.
    let identities: [Int]
  }

  private var entries: [[UInt8]: Entry] = [:]
  private var owners: [String: [UInt8]] = [:]
  private var keysOfParts = Set<String>()
  /// What stands for a family name, by its hash under the seed.
  private var families: [UInt64: [Int]] = [:]
  private var ledger: NameLedger
  /// The number of the culture that the options name.
  private let culture: Int?

  /// - Parameter seed: 32 secret bytes that decide who gets which name.
  package init(stock: SurrogateStock, options: SurrogateOptions, seed: [UInt8]) {
    self.stock = stock
    self.options = options
    self.seed = seed
    ledger = NameLedger(stock)
    culture = options.culture.flatMap { stock.cultures.firstIndex(of: $0) }
  }

  /// Takes a real name of the corpus, and each of its words, out of what can be given away.
  package mutating func refuse(canonical: [UInt8]) { ledger.refuse(canonical) }

  /// Keeps an assignment that was made before.
  ///
  /// - Returns: false when the entity has another stand-in, or another entity has this one.
  @discardableResult
  package mutating func adopt(id: [UInt8], surrogate text: String, canonical: [UInt8]? = nil) -> Bool {
    let adopted = AdoptedName(text, stock)
    if let entry = entries[id] { return entry.surrogate.text == text }
    guard owners[adopted.key] == nil else { return false }
    if let canonical, options.sharesFamilyNames, !adopted.families.isEmpty,
      let family = NameParts(NameShape(canonical, stock.spellings), stock).family
    {
      families[SipHash.hash(family.utf8, key: seed)] = adopted.families
    }
    for names in [adopted.given, adopted.families, adopted.others] { ledger.take(names) }
    let names = adopted.given + adopted.families + adopted.others
    keep(adopted.surrogate, ledger.identities(names), key: adopted.key, for: id)
    return true
  }

  /// The stand-in of an entity, the one it has or the first that is free; nil when it must be labelled.
  package mutating func surrogate(
    for id: [UInt8], type: EntityType, canonical: [UInt8], surface: [UInt8], child: [UInt8]? = nil
  ) -> String? {
    let request = SurrogateRequest(
      id: id, type: type, canonical: canonical, surface: surface, child: child)
    refuse(canonical: canonical)
    return assigned(request)?.text
  }

  /// Gives all of these their stand-ins: the same ones in whatever order they stand.
  package mutating func assign(all requests: [SurrogateRequest]) {
    for request in requests { refuse(canonical: request.canonical) }
    // A kunya follows the child it names.
    for request in requests.sorted(by: Self.isFirst) { _ = assigned(request) }
  }

  private static func isFirst(_ a: SurrogateRequest, _ b: SurrogateRequest) -> Bool {
    if (a.child == nil) != (b.child == nil) { return a.child == nil }
    for (one, other) in [(a.id, b.id), (a.canonical, b.canonical), (a.surface, b.surface)] where one != other
    {
      return one.lexicographicallyPrecedes(other)
    }
    if a.type != b.type { return a.type.rank < b.type.rank }
    return (a.child ?? []).lexicographicallyPrecedes(b.child ?? [])
  }

  /// The stand-in of an entity with its parts.
  package subscript(id: [UInt8]) -> Surrogate? { entries[id]?.surrogate }

  /// All that has been given away, in order of id.
  package var assignments: [(id: [UInt8], surrogate: String)] {
    entries.map { ($0.key, $0.value.surrogate.text) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }

  /// Those whose stand-in bears a name that was refused only afterwards, in order of id.
  package var conflicts: [[UInt8]] {
    entries.filter { ledger.holdsRefused($0.value.identities) }.map(\.key)
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether a name is one of those given away, or a part of one.
  package func isSurrogate(canonical: [UInt8]) -> Bool {
    let key = NameShape(canonical, stock.spellings).key
    return owners[key] != nil || keysOfParts.contains(key)
  }

  // MARK: - Choosing

  private mutating func assigned(_ request: SurrogateRequest) -> Surrogate? {
    if let entry = entries[request.id] { return entry.surrogate }
    let script = Script(of: String(decoding: request.surface.prefix(NameShape.longest), as: UTF8.self))
    switch request.type {
    case .person, .kunya:
      let names = [request.surface, request.canonical].map { NameShape($0, stock.spellings) }
      guard let shape = names.first(where: { $0.head != nil }), let head = shape.head?.text else {
        return person(request, script)
      }
      return kunya(request, head: head, shape, script)
    case .location: return thing(.place, request, script)
    case .organisation: return thing(.organisation, request, script)
    default: return nil
    }
  }

  private mutating func person(_ request: SurrogateRequest, _ script: Script) -> Surrogate? {
    let parts = NameParts(NameShape(request.canonical, stock.spellings), stock)
    let guess = guess(parts.shape)
    var given: [Int] = []
    if parts.given != nil {
      guard let drawn = drawGiven(guess, request.id, script) else { return nil }
      given = drawn
    }
    var family: [Int] = []
    if let key = parts.family {
      let culture = given.first.map { stock.names[$0].culture } ?? guess.culture
      guard let drawn = drawFamily(key, culture, request.id, script) else { return nil }
      family = drawn
    }
    // A name that both sexes bear says nothing; then the guess decides, if it may.
    let isFeminine = (given.first.flatMap { stock.names[$0].sex } ?? guess.sex) == .female
    let one = stock.part(of: given)
    let other = stock.part(of: family, isFeminine: isFeminine)
    guard let whole = [one, other].compactMap({ $0 }).reduce(nil, { $0?.followed(by: $1) ?? $1 }),
      let text = whole.text(in: script)
    else { return nil }
    return keep(Surrogate(text: text, given: one, family: other), given, family, request)
  }

  /// The head as it is spelled, and the stand-in of the child or a name of nobody's.
  private mutating func kunya(
    _ request: SurrogateRequest, head: String, _ shape: NameShape, _ script: Script
  ) -> Surrogate? {
    if let child = request.child, let given = entries[child]?.surrogate.given,
      let name = given.text(in: script)
    {
      let surrogate = Surrogate(text: head + " " + name, given: given, family: nil)
      // Of two mothers of one child only the first is called so.
      if let kept = keep(surrogate, entries[child]?.identities ?? [], request) { return kept }
    }
    guard let drawn = drawGiven(guess(shape), request.id, script), let given = stock.part(of: drawn),
      let name = given.text(in: script)
    else { return nil }
    return keep(Surrogate(text: head + " " + name, given: given, family: nil), drawn, [], request)
  }

  private mutating func thing(
    _ role: StockRole, _ request: SurrogateRequest, _ script: Script
  ) -> Surrogate? {
    var pool = StockPool(role: role, culture: culture, script: script)
    if stock.pool(pool).isEmpty { pool.culture = nil }
    let walk = KeyedWalk(seed: seed, purpose: "thing", id: request.id)
    if let name = ledger.single(pool, walk) {
      let text =
        role == .place ? stock.names[name].part.text(in: script) : stock.framed(name, script, walk, at: 0)
      return text.flatMap { keep(Surrogate(text: $0, given: nil, family: nil), [name], [], request) }
    }
    let (spellings, owners) = (stock.spellings, owners)
    let drawn = ledger.framed(pool, walk) { owners[NameShape(Array($0.utf8), spellings).key] == nil }
    return drawn.flatMap { keep(Surrogate(text: $0.text, given: nil, family: nil), [$0.name], [], request) }
  }

  private func guess(_ shape: NameShape) -> (culture: Int?, sex: Sex?) {
    guard options.keepsCulture || options.keepsSex else { return (culture, nil) }
    let guess = stock.guess(shape)
    return (
      options.keepsCulture ? guess.culture ?? culture : culture, options.keepsSex ? guess.sex : nil
    )
  }

  // MARK: - Drawing

  private mutating func drawGiven(
    _ guess: (culture: Int?, sex: Sex?), _ id: [UInt8], _ script: Script
  ) -> [Int]? {
    let walk = KeyedWalk(seed: seed, purpose: "given", id: id)
    let sorts: [StockPool.Sort] = guess.sex.map { [.of($0)] } ?? [.neutral, .any]
    let pools = sorts.map { StockPool(role: .given, culture: guess.culture, sort: $0, script: script) }
    for pool in pools { if let name = ledger.single(pool, walk) { return [name] } }
    return pools.last.flatMap { ledger.pair($0, walk) }
  }

  private mutating func drawFamily(
    _ key: String, _ culture: Int?, _ id: [UInt8], _ script: Script
  ) -> [Int]? {
    let hash = SipHash.hash(key.utf8, key: seed)
    if options.sharesFamilyNames, let shared = families[hash] { return shared }
    let walk = KeyedWalk(
      seed: seed, purpose: "family", id: options.sharesFamilyNames ? Array(key.utf8) : id)
    let pool = StockPool(role: .family, culture: culture, script: script)
    guard let drawn = ledger.single(pool, walk).map({ [$0] }) ?? ledger.pair(pool, walk) else { return nil }
    if options.sharesFamilyNames { families[hash] = drawn }
    return drawn
  }

  // MARK: - Keeping

  private mutating func keep(
    _ surrogate: Surrogate, _ given: [Int], _ family: [Int], _ request: SurrogateRequest
  ) -> Surrogate? {
    for names in [given, family] { ledger.take(names) }
    return keep(surrogate, ledger.identities(given + family), request)
  }

  /// Nil, and nothing kept, when another entity has it.
  private mutating func keep(
    _ surrogate: Surrogate, _ identities: [Int], _ request: SurrogateRequest
  ) -> Surrogate? {
    let key = NameShape(Array(surrogate.text.utf8), stock.spellings).key
    guard owners[key] == nil else { return nil }
    keep(surrogate, identities, key: key, for: request.id)
    return surrogate
  }

  private mutating func keep(_ surrogate: Surrogate, _ identities: [Int], key: String, for id: [UInt8]) {
    entries[id] = Entry(surrogate: surrogate, identities: identities)
    owners[key] = id
    for part in [surrogate.given, surrogate.family] {
      for text in [part?.latin, part?.native] {
        guard let text else { continue }
        keysOfParts.insert(NameShape(Array(text.utf8), stock.spellings).key)
      }
    }
  }
}
