import RedactCore

extension SurrogateBook {
  /// The stand-in as a mention has it: the same parts of the name, initials as initials, in the same case and
  /// script; nil when the parts of the mention cannot be told.
  package func render(surface: [UInt8], canonical: [UInt8], as surrogate: Surrogate) -> String? {
    let mention = NameShape(surface, stock.spellings)
    let written = String(decoding: surface.prefix(NameShape.longest), as: UTF8.self)
    let script = Script(of: written)
    guard !mention.units.isEmpty else { return nil }
    guard surrogate.given != nil || surrogate.family != nil else {
      return Script(of: surrogate.text) == script ? LetterCase(of: written).applied(to: surrogate.text) : nil
    }
    let name = NameShape(canonical, stock.spellings)
    guard (mention.head?.key == name.head?.key) || (mention.head == nil && name.head != nil) else {
      return nil
    }
    if name.head != nil { return kunya(mention, written, name, surrogate, script) }
    let parts = NameParts(name, stock)
    let places = mention.places(in: name)
    guard !places.contains(nil) else { return nil }
    var texts: [String] = []
    for (unit, place) in zip(mention.units, places) {
      let part =
        place == 0 && parts.given != nil
        ? surrogate.given : place == name.units.count - 1 ? surrogate.family : nil
      // A word between the first and the last has no stand-in.
      guard let part else { continue }
      guard let text = part.text(in: script) else { return nil }
      texts.append(unit.isInitial ? initial(of: text) : text)
    }
    guard !texts.isEmpty else { return nil }
    if mention.units.allSatisfy(\.isInitial) {
      return texts.count == mention.units.count ? Initials.put(texts, in: written) : nil
    }
    let joint = written.utf8.contains(0x2C) ? ", " : " "
    return LetterCase(of: written).applied(to: texts.joined(separator: joint)) + mention.suffix
  }

  /// The head as this mention has it.
  private func kunya(
    _ mention: NameShape, _ written: String, _ name: NameShape, _ surrogate: Surrogate, _ script: Script
  ) -> String? {
    guard let head = mention.head, let given = surrogate.given?.text(in: script),
      mention.units.first?.key == name.units.first?.key
    else { return nil }
    return head.text + " " + LetterCase(of: written).applied(to: given) + mention.suffix
  }

  /// The first letter of a name behind its article.
  private func initial(of text: String) -> String {
    let shape = NameShape(Array(text.utf8), stock.spellings)
    let words = text.split { $0 == " " || $0 == "-" }
    let own = words.first { word in !stock.spellings.isArticle(word.lowercased()) || words.count == 1 }
    return String((own ?? Substring(shape.words.joined())).prefix(1)).uppercased() + "."
  }
}

extension NameShape {
  /// For each word of a mention its place in the whole name; nil for one that is not there.
  fileprivate func places(in name: NameShape) -> [Int?] {
    var free = Set(name.units.indices)
    return units.map { unit in
      let place = name.units.indices.first { index in
        let other = name.units[index].key
        return free.contains(index)
          && (other == unit.key
            || unit.isInitial && other.unicodeScalars.first == unit.key.unicodeScalars.first)
      }
      if let place { free.remove(place) }
      return place
    }
  }
}

/// Initials in place of others, with what stands between them.
private enum Initials {
  static func put(_ initials: [String], in written: String) -> String {
    let isLower = LetterCase(of: written) == .lower
    var rest = initials[...]
    var result = ""
    for character in written {
      guard character.isLetter else {
        result.append(character)
        continue
      }
      guard let next = rest.popFirst() else { break }
      result += isLower ? next.prefix(1).lowercased() : String(next.prefix(1))
    }
    return result
  }
}

/// How a mention uses capitals.
private enum LetterCase {
  case lower, upper, mixed

  init(of text: String) {
    let letters = text.unicodeScalars.filter(\.properties.isCased)
    let capitals = letters.count { $0.properties.isUppercase }
    if capitals == 0, !letters.isEmpty {
      self = .lower
    } else {
      self = capitals == letters.count && letters.count > 1 ? .upper : .mixed
    }
  }

  func applied(to text: String) -> String {
    switch self {
    // Lower case of a dotted capital would be two characters.
    case .lower: String(text.map { $0 == "İ" ? "i" : $0 }).lowercased()
    case .upper: text.uppercased()
    case .mixed: text
    }
  }
}
