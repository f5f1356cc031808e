import Policy
import RedactCore
import Surrogates
import Vault

/// Which label each entity bears.
struct LabelBook: Sendable {
  private let style: Redactor.LabelStyle
  private let brackets: LabelBrackets
  /// Who is who under a key; nil without one.
  private let identities: Identities?
  /// The label of each entity without brackets, by its index.
  private var labels: [Int: (name: String, pseudonym: Pseudonym?)] = [:]
  private var last: [EntityType: Int] = [:]
  private var owners: [String: Pseudonym] = [:]
  private var joined: [Pseudonym: String] = [:]

  /// Which other names were given; nil where none can be.
  private(set) var surrogates: SurrogateBook?
  /// The pseudonyms of those whose other name turned out to be somebody's.
  private var inConflict = Set<[UInt8]>()

  init(
    _ style: Redactor.LabelStyle, brackets: LabelBrackets = .square, identities: Identities? = nil,
    surrogates: SurrogateBook? = nil
  ) {
    self.style = identities == nil ? .numbered : style
    self.brackets = brackets
    self.identities = identities
    self.surrogates = surrogates
  }

  /// Numbers that stand in the input already are not given again.
  mutating func reserve(_ labels: [LabelOccurrence], in text: [UInt8]) {
    for label in labels where label.style == .numbered {
      guard let type = label.type else { continue }
      let number = text[label.code.range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
      last[type] = max(last[type] ?? 0, number)
    }
  }

  /// The label that an entity has been given, without brackets; nil while it has none of its own.
  func label(of entity: Int) -> String? { labels[entity]?.name }

  /// `[redacted]`, or `[PERSON]` where there is a type.
  func bare(_ type: EntityType?) -> Written {
    Written(
      text: type.map { LabelGrammar.bare($0, in: brackets) } ?? LabelGrammar.redacted(in: brackets),
      name: type?.rawValue ?? "redacted", action: type == nil ? .suppress : .mask)
  }

  /// The label of a mention's entity.
  ///
  /// - Throws: `labelCollision` when two pseudonyms agree in the bits that labels show.
  mutating func label(
    _ mention: Mention, of entity: Entity, surface: [UInt8], name: String?
  ) throws(RedactError) -> Written {
    let (label, pseudonym) = try label(mention.entity, entity, name)
    if style == .token { return try token(entity, surface: surface, action: .label) }
    return Written(
      text: brackets.around(label), name: label, pseudonym: pseudonym?.hex, action: .label)
  }

  /// A coded label with the sealed surface behind it. It names whom the words name, whoever that was joined
  /// with: a token proves its own label.
  func token(_ entity: Entity, surface: [UInt8], action: Operator = .token) throws(RedactError) -> Written {
    guard let identities else { throw .internalFault("a token without a key") }
    let pseudonym = identities.own(entity)
    do {
      let token = try SurfaceToken.write(
        type: entity.type, pseudonym: pseudonym, surface: surface, with: identities.pseudonymizer)
      return Written(
        text: token, name: "\(entity.type.rawValue)-\(pseudonym.label)", pseudonym: pseudonym.hex,
        action: action)
    } catch {
      throw .internalFault("token")
    }
  }

  private mutating func label(
    _ index: Int, _ entity: Entity, _ name: String?
  ) throws(RedactError) -> (String, Pseudonym?) {
    if let made = labels[index] { return made }
    let made: (String, Pseudonym?)
    switch style {
    case .numbered:
      if let name {
        made = ("\(entity.type.rawValue)-\(name)", nil)
      } else {
        made = (number(entity), nil)
      }
    case .coded, .token:
      guard let identities else { throw .internalFault("a coded label without a key") }
      let (pseudonym, type) = identities.identity(of: entity)
      let label = "\(type.rawValue)-\(pseudonym.label)"
      if let owner = owners.updateValue(pseudonym, forKey: label), owner != pseudonym {
        throw .labelCollision
      }
      made = (label, pseudonym)
    }
    labels[index] = made
    return made
  }

  /// The number of an entity, or of whom it was joined with.
  private mutating func number(_ entity: Entity) -> String {
    if let label = identities?.planned(entity) { return label }
    let person = identities?.joined(entity)
    if let person, let label = joined[person] { return label }
    last[entity.type, default: 0] += 1
    let label = "\(entity.type.rawValue)-\(last[entity.type] ?? 1)"
    if let person { joined[person] = label }
    return label
  }
}

// MARK: - Other names

extension LabelBook {
  /// Gives other names to all whom a policy wants to have one, none of them borne by anybody in the text.
  mutating func assignSurrogates(to resolved: Resolved, by decisions: [Operator], in text: [UInt8]) {
    guard let identities, surrogates != nil, decisions.contains(.surrogate) else { return }
    let entities = resolved.state.table.entities
    for entity in entities { surrogates?.refuse(canonical: entity.canonical.value) }
    var asked = Set<Int>()
    var requests: [SurrogateRequest] = []
    for (mention, decision) in zip(resolved.mentions, decisions)
    where decision == .surrogate && asked.insert(mention.entity).inserted {
      let entity = entities[mention.entity]
      let canonical = entity.canonical.value
      requests.append(
        SurrogateRequest(
          id: identities.identity(of: entity).pseudonym.bytes, type: entity.type,
          canonical: canonical, surface: Array(text[mention.span.range])))
    }
    surrogates?.assign(all: requests)
    inConflict = Set(surrogates?.conflicts ?? [])
  }

  /// The other name of a mention's entity, in the form of the mention; nil where there is none to give.
  func surrogate(of entity: Entity, surface: [UInt8]) -> Written? {
    guard let identities, let surrogates else { return nil }
    let canonical = entity.canonical.value
    let pseudonym = identities.identity(of: entity).pseudonym
    guard let given = surrogates[pseudonym.bytes], !inConflict.contains(pseudonym.bytes) else {
      return nil
    }
    let text = surrogates.render(surface: surface, canonical: canonical, as: given) ?? given.text
    guard !text.isEmpty else { return nil }
    return Written(plain: text, word: Operator.surrogate.word, pseudonym: pseudonym.hex)
  }
}
