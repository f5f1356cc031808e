/// Whether whole entities are protected, as in the Text Anonymization Benchmark.
struct TABScore {
  struct Entities {
    var all = 0
    var protected = 0
    var mentions = 0
    var maskedMentions = 0
  }

  struct ByKind {
    var direct = Entities()
    var quasi = Entities()
  }

  struct Characters {
    var all = 0
    var masked = 0
    var needed = 0
    var neededMasked = 0
    var noMaskMasked = 0
    var outsideMasked = 0
  }

  /// A name and what else is said of its bearer are protected apart, so the identifier is part of the key.
  private struct Key: Hashable {
    let entity: String?
    let range: Range<Int>?
    let identifier: String?
  }

  private(set) var total = ByKind()
  private(set) var types: [String: ByKind] = [:]
  private(set) var characters = Characters()

  /// Counts one document.
  mutating func add(
    _ document: GoldDocument, _ text: ScoredText, mask: CharacterCover, _ options: ScoreOptions
  ) {
    let spans = document.spans.filter { !options.leavesOut($0) }
    let entities = Dictionary(grouping: spans) { span in
      Key(
        entity: span.entity, range: span.entity == nil ? span.range : nil, identifier: span.identifier)
    }
    for (key, mentions) in entities where isDangerous(key.identifier) {
      let masked = mentions.count { text.isMasked($0.range, by: mask, exact: options.exact) }
      let entity = Entities(
        all: 1, protected: masked == mentions.count ? 1 : 0, mentions: mentions.count, maskedMentions: masked)
      let kind: WritableKeyPath<ByKind, Entities> = key.identifier == "DIRECT" ? \.direct : \.quasi
      total[keyPath: kind] += entity
      types[mentions[0].type, default: ByKind()][keyPath: kind] += entity
    }
    count(
      text, mask: mask, needed: spans.filter { isDangerous($0.identifier) }.map(\.range),
      rest: spans.filter { !isDangerous($0.identifier) }.map(\.range))
  }

  private mutating func count(
    _ text: ScoredText, mask: CharacterCover, needed: [Range<Int>], rest: [Range<Int>]
  ) {
    let length = text.scalars.count
    let need = CharacterCover(length: length, needed).intersection(text.ink)
    let noMask = CharacterCover(length: length, rest).intersection(text.ink).subtracting(need)
    let masked = mask.intersection(text.ink)
    characters.all += text.ink.count
    characters.masked += masked.count
    characters.needed += need.count
    characters.neededMasked += need.intersection(masked).count
    characters.noMaskMasked += noMask.intersection(masked).count
    characters.outsideMasked += masked.subtracting(need).subtracting(noMask).count
  }
}

extension TABScore.Entities {
  static func += (a: inout Self, b: Self) {
    a.all += b.all
    a.protected += b.protected
    a.mentions += b.mentions
    a.maskedMentions += b.maskedMentions
  }
}

/// True for identifiers that must be masked to protect their entity.
private func isDangerous(_ identifier: String?) -> Bool { identifier == "DIRECT" || identifier == "QUASI" }
