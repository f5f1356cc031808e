import Findings
import RedactCore
import Resolution

/// Who is in one document, kept so that it can be asked whose labels perhaps stand for the same person.
struct Likenesses: Sendable {
  let mentions: [Mention]
  let table: EntityTable
  let labels: LabelBook

  /// Labels that perhaps stand for the same person, one of them in this document.
  var perhapsSame: [PerhapsSame] {
    var places: [Int: Int] = [:]
    for (place, mention) in mentions.enumerated() where places[mention.entity] == nil {
      places[mention.entity] = place
    }
    return table.perhapsSame.compactMap { pair in
      // Whoever is in no mention of this document was in an earlier one.
      let (a, b) = (places[pair.first] ?? -1, places[pair.second] ?? -1)
      guard a != b, let first = labels.label(of: a < b ? pair.first : pair.second),
        let second = labels.label(of: a < b ? pair.second : pair.first), first != second
      else { return nil }
      return PerhapsSame(first: first, second: second)
    }
  }
}
