internal import RedactCore

extension Figures {
  /// The table that `score.py` prints, character for character, a line feed at the end of each line.
  package var table: String {
    var lines = [heading, columns]
    lines += types.map { row($0.name, $0.block, $0.characterRecall) }
    lines.append(row("micro", all, characters.rates.recall))
    lines.append(anyTypeRow)
    lines.append(characterRow)
    if !unjudged.isEmpty { lines.append(unjudgedRow) }
    lines += tab?.rows ?? []
    lines += groups?.map(\.row) ?? []
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let missing = " of them without a prediction line (counted as empty)"
    return "\(documents) documents" + (withoutPrediction == 0 ? "" : ", \(withoutPrediction)" + missing)
  }

  private var columns: String {
    "type         gold   pred | strict P      R     F1 | partial P     R     F1 | cover R | char R"
  }

  private func row(_ name: String, _ block: Block, _ characterRecall: Double?) -> String {
    "\(name.padded(10)) \(block.gold.padded(6)) \(block.predicted.padded(6)) | \(block.strict.row) | "
      + "\(block.partial.row) |  \(percent(block.coverRecall)) | \(percent(characterRecall))"
  }

  private var anyTypeRow: String {
    "any-type   \(all.gold.padded(6)) \(all.predicted.padded(6)) | \(anyTypeStrict.row) | "
      + "\(anyTypePartial.row) |  \(percent(all.coverRecall)) |"
  }

  private var characterRow: String {
    let rates = characters.rates
    return "chars      precision \(percent(rates.precision))  recall \(percent(rates.recall))  "
      + "f1 \(percent(rates.f1))  typed recall \(percent(characters.typedRecall))  "
      + "gold share of text \(percent(characters.goldShare))  "
      + "masked share \(percent(characters.predictedShare))"
  }

  private var unjudgedRow: String {
    "not judged (types this corpus does not annotate, or excluded spans): "
      + unjudged.sorted { $0.type.precedes($1.type) }.map { "\($0.type) \($0.count)" }
      .joined(separator: ", ")
  }
}

extension Figures.Rates {
  fileprivate var row: String { "\(percent(precision)) \(percent(recall)) \(percent(f1))" }
}

extension Figures.Group {
  fileprivate var row: String {
    "group \(name.padded(30)) gold \(gold.padded(6)) pred \(predicted.padded(6))  "
      + "cover R \(percent(coverRecall))  "
      + "partial P \(percent(partial.precision)) R \(percent(partial.recall))  "
      + "char P \(percent(characters.precision)) R \(percent(characters.recall))"
  }
}

extension TABFigures {
  fileprivate var rows: [String] {
    [
      "TAB        entity recall DIRECT \(percent(direct.protected)) of \(direct.entities)  "
        + "QUASI \(percent(quasi.protected)) of \(quasi.entities)  both \(percent(all))",
      "           mention recall DIRECT \(percent(direct.mentionsMasked))  "
        + "QUASI \(percent(quasi.mentionsMasked))  char recall \(percent(characters.recall))  "
        + "char precision \(percent(characters.precision))",
      "           over-masking: of the masked characters \(percent(overmaskNoMask)) are NO_MASK, "
        + "\(percent(overmaskOutside)) outside any mention; masked share \(percent(maskedShare)), "
        + "needed \(percent(neededShare))",
    ]
      + types.map {
        "           \($0.name.padded(10)) DIRECT \(percent($0.direct.protected)) of "
          + "\($0.direct.entities.padded(4))  QUASI \(percent($0.quasi.protected)) of "
          + "\($0.quasi.entities.padded(4))"
      }
  }
}

/// A share as a percentage of six columns.
private func percent(_ share: Double?) -> String {
  share.map { (100 * $0).fixed(2).padded(left: 6) } ?? "   -  "
}

extension String {
  /// Filled up with blanks on the right.
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }

  /// Filled up with blanks on the left.
  fileprivate func padded(left width: Int) -> String {
    String(repeating: " ", count: max(0, width - unicodeScalars.count)) + self
  }
}

extension Int {
  /// Filled up with blanks on the left.
  fileprivate func padded(_ width: Int) -> String { String(self).padded(left: width) }
}
