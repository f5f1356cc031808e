extension CorporaFigures {
  /// Tables in Markdown: by corpus, by type, by kind of identifier, and by group of names.
  package var table: String {
    var tables = [byCorpus, byType]
    if let tab = all.tab { tables.append(byKind(tab)) }
    if let names = all.names { tables.append(byName(names)) }
    return tables.map(\.text).joined(separator: "\n")
  }

  private var byCorpus: MarkdownTable {
    var table = MarkdownTable([
      "corpus", "documents", "mentions", "characters found", "of those masked, right", "mentions whole",
      "direct", "quasi", "needless",
    ])
    for (name, figures) in corpora + [("all", all)] {
      table.rows.append(
        [name, String(figures.documents), String(figures.all.gold)]
          + [
            figures.characters.rates.recall, figures.characters.rates.precision, figures.all.coverRecall,
            figures.tab?.direct.protected, figures.tab?.quasi.protected, figures.tab?.needless,
          ].map(percent))
    }
    return table
  }

  private var byType: MarkdownTable {
    var table = MarkdownTable([
      "type", "mentions", "mentions whole", "touched by its type", "of that type, right", "characters found",
    ])
    for type in all.types where type.block.gold > 0 {
      let block = type.block
      table.rows.append(
        [type.name, String(block.gold)]
          + [block.coverRecall, block.partial.recall, block.partial.precision, type.characterRecall].map(
            percent)
      )
    }
    return table
  }

  private func byKind(_ tab: TABFigures) -> MarkdownTable {
    var table = MarkdownTable(["kind", "entities", "every mention masked", "mentions masked"])
    for (name, kind) in [("direct", tab.direct), ("quasi", tab.quasi)] {
      table.rows.append(
        [name, String(kind.entities), percent(kind.protected), percent(kind.mentionsMasked)])
    }
    return table
  }

  private func byName(_ names: [Figures.Names]) -> MarkdownTable {
    var table = MarkdownTable(["names", "mentions", "mentions whole"])
    for row in names { table.rows.append([row.group, String(row.gold), percent(row.coverRecall)]) }
    return table
  }

  private func percent(_ share: Double?) -> String { share.map { (100 * $0).fixed(1) } ?? "" }
}

extension TABFigures {
  /// Of the masked characters, those that need no mask.
  fileprivate var needless: Double? {
    guard let overmaskNoMask, let overmaskOutside else { return nil }
    return overmaskNoMask + overmaskOutside
  }
}

/// A table with its columns aligned, the first to the left and all others to the right.
private struct MarkdownTable {
  let heads: [String]
  var rows: [[String]] = []

  init(_ heads: [String]) { self.heads = heads }

  var text: String {
    let lines = [heads] + rows
    let widths = heads.indices.map { column in lines.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    let rule = widths.enumerated().map { column, width in
      column == 0 ? String(repeating: "-", count: width) : String(repeating: "-", count: width - 1) + ":"
    }
    let cells = [heads, rule] + rows
    return cells.map { row in
      let padded = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        return column == 0 ? cell + blanks : blanks + cell
      }
      return "| " + padded.joined(separator: " | ") + " |\n"
    }.joined()
  }
}
