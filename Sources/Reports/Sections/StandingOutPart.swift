/// The documents that are much less masked than the others.
struct StandingOutPart: Sendable {
  let data: ReportData
  let figures: ReportFigures

  private var found: StandingOut { figures.standingOut }

  func write(to page: inout HTMLWriter) {
    page.part("standing-out", "Documents that stand out") { part in
      part.paragraph(lead)
      if !found.documents.isEmpty { writeCards(to: &part) }
      part.element("details", ["class": "more"]) { more in
        more.element("summary", text: "How this is worked out")
        more.paragraph(rule)
      }
    }
  }

  private var lead: String {
    guard let median = found.median else {
      return "There are fewer than \(StandingOut.fewest) documents with text: too few to say what is usual."
    }
    let usual = "In the document in the middle, \(Numbers.percent(median)) of the text is replacements."
    if found.documents.isEmpty { return "No document is much less masked than the others. " + usual }
    return
      "Much less was masked here than in the others. That can be right, where somebody told little about people; "
      + "or names were missed. Somebody should read them again. " + usual
  }

  private var rule: String {
    "The masked share of a document is the length of its replacements in the released text, divided by the length of "
      + "that text. A document stands out when its share is less than half of the median share, and the square root "
      + "of its share is more than \(Numbers.fixed(StandingOut.distances, 1)) usual distances below the square root "
      + "of the median; the usual distance is 1.4826 times the median of all distances. A document without any "
      + "replacement always stands out, where others have some. At least \(StandingOut.fewest) documents are needed."
      + (found.median == nil ? "" : " Here that is below \(Numbers.fixed(found.limit * 100, 2))%.")
  }

  private func writeCards(to part: inout HTMLWriter) {
    part.element("ul", ["class": "cards"]) { list in
      for index in found.documents {
        let document = data.documents[index]
        list.element("li") { card in
          card.element("span", ["class": "figure"], text: Numbers.percent(figures.shares[index] ?? 0))
          card.element("a", ["href": "#d\(index)"]) { $0.element("bdi", text: document.id) }
          card.paragraph(
            "\(Numbers.counted(document.entities.count, "replacement")) in "
              + "\(Numbers.counted(document.length, "character"))",
            class: "soft")
        }
      }
    }
  }
}
