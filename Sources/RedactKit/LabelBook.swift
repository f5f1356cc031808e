import Policy
import RedactCore
import Surrogates
import Vault

/// Which label each entity bears.
struct LabelBook: Sendable {
  /// How labels are written.
  enum Style {
    case numbered
    case coded(Pseudonymizer)
    case token(Pseudonymizer)
  }

  private let style: Style
  private let brackets: LabelBrackets
  /// For tokens that a policy asks for beside other labels.
  private let keys: Pseudonymizer?
  /// The label of each entity without brackets, by its index.
  private var labels: [Int: (name: String, pseudonym: Pseudonym?)] = [:]
  private var last: [EntityType: Int] = [:]
  private var owners: [String: Pseudonym] = [:]

  /// Which other names were given; nil where none can be.
  private(set) var surrogates: SurrogateBook?
  /// The pseudonyms of those whose other name turned out to be somebody's.
  private var inConflict = Set<[UInt8]>()

  init(
    _ style: Style, brackets: LabelBrackets = .square, keys: Pseudonymizer? = nil,
    surrogates: SurrogateBook? = nil
  ) {
    self.style = style
    self.brackets = brackets
    self.keys = keys
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
    if case .token(let keys) = style, let pseudonym {
      return try token(entity, label, pseudonym, surface, keys, action: .label)
    }
    return Written(
      text: brackets.around(label), name: label, pseudonym: pseudonym?.hex, action: .label)
  }

  /// A coded label with the sealed surface behind it.
  func token(_ entity: Entity, surface: [UInt8]) throws(RedactError) -> Written {
    guard let keys else { throw .internalFault("a token without a key") }
    let pseudonym = keys.pseudonym(type: entity.type, canonical: entity.canonical.value)
    let label = "\(entity.type.rawValue)-\(pseudonym.label)"
    return try token(entity, label, pseudonym, surface, keys, action: .token)
  }

  private func token(
    _ entity: Entity, _ label: String, _ pseudonym: Pseudonym, _ surface: [UInt8], _ keys: Pseudonymizer,
    action: Operator
  ) throws(RedactError) -> Written {
    do {
      let token = try SurfaceToken.write(
        type: entity.type, pseudonym: pseudonym, surface: surface, with: keys)
      return Written(text: token, name: label, pseudonym: pseudonym.hex, action: action)
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
        last[entity.type, default: 0] += 1
        made = ("\(entity.type.rawValue)-\(last[entity.type] ?? 1)", nil)
      }
    case .coded(let pseudonymizer), .token(let pseudonymizer):
      let pseudonym = pseudonymizer.pseudonym(type: entity.type, canonical: entity.canonical.value)
      let label = "\(entity.type.rawValue)-\(pseudonym.label)"
      if let owner = owners.updateValue(pseudonym, forKey: label), owner != pseudonym {
        throw .labelCollision
      }
      made = (label, pseudonym)
    }
    labels[index] = made
    return made
  }
}

// MARK: - Other names

extension LabelBook {
  /// Gives other names to all whom a policy wants to have one, none of them borne by anybody in the text.
  mutating func assignSurrogates(to resolved: Resolved, by decisions: [Operator], in text: [UInt8]) {
    guard let keys, surrogates != nil, decisions.contains(.surrogate) else { return }
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
          id: keys.pseudonym(type: entity.type, canonical: canonical).bytes, type: entity.type,
          canonical: canonical, surface: Array(text[mention.span.range])))
    }
    surrogates?.assign(all: requests)
    inConflict = Set(surrogates?.conflicts ?? [])
  }

  /// The other name of a mention's entity, in the form of the mention; nil where there is none to give.
  func surrogate(of entity: Entity, surface: [UInt8]) -> Written? {
    guard let keys, let surrogates else { return nil }
    let canonical = entity.canonical.value
    let pseudonym = keys.pseudonym(type: entity.type, canonical: canonical)
    guard let given = surrogates[pseudonym.bytes], !inConflict.contains(pseudonym.bytes) else {
      return nil
    }
    let text = surrogates.render(surface: surface, canonical: canonical, as: given) ?? given.text
    guard !text.isEmpty else { return nil }
    return Written(plain: text, word: Operator.surrogate.word, pseudonym: pseudonym.hex)
  }
}
