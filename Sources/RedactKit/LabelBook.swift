import Policy
import RedactCore
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
  private let known: [Int: String]
  /// The label of each entity, by its index.
  private var labels: [Int: (label: String, pseudonym: Pseudonym?)] = [:]
  private var last: [EntityType: Int] = [:]
  private var owners: [String: Pseudonym] = [:]

  init(_ style: Style) {
    self.style = style
    known = [:]
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
  func label(of entity: Int) -> String? { labels[entity].map { String($0.label.dropFirst().dropLast()) } }

  /// What is written for a mention.
  ///
  /// - Throws: `labelCollision` when two pseudonyms agree in the bits that labels show.
  mutating func write(
    _ mention: Mention, of entity: Entity, surface: ArraySlice<UInt8>, action: Operator, name: String?
  ) throws(RedactError) -> (text: String, pseudonym: String?) {
    switch action {
    case .keep: throw .internalFault("a kept mention was to be written")
    case .suppress: return (LabelGrammar.redacted, nil)
    case .mask: return (LabelGrammar.bare(entity.type), nil)
    case .label: break
    }
    let (label, pseudonym) = try label(mention.entity, entity, name)
    guard case .token(let pseudonymizer) = style, let pseudonym else { return (label, pseudonym?.hex) }
    do {
      let token = try SurfaceToken.write(
        type: entity.type, pseudonym: pseudonym, surface: Array(surface), with: pseudonymizer)
      return (token, pseudonym.hex)
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
        made = (LabelGrammar.named(entity.type, name), nil)
      } else {
        last[entity.type, default: 0] += 1
        made = (LabelGrammar.numbered(entity.type, last[entity.type] ?? 1), nil)
      }
    case .coded(let pseudonymizer), .token(let pseudonymizer):
      let pseudonym = pseudonymizer.pseudonym(type: entity.type, canonical: entity.canonical.value)
      let label = LabelGrammar.coded(entity.type, pseudonym.label)
      if let owner = owners.updateValue(pseudonym, forKey: label), owner != pseudonym {
        throw .labelCollision
      }
      made = (label, pseudonym)
    }
    labels[index] = made
    return made
  }
}
