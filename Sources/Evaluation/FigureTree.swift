internal import RedactCore

/// Figures by name, in order: what `--json` prints and `--min` looks up.
package indirect enum FigureTree: Sendable {
  case count(Int)
  /// Nil where nothing was counted.
  case share(Double?)
  case group([(name: String, value: FigureTree)])

  /// The number under a name such as `tab.direct`; nil when there is none.
  package func number(at path: String) -> Double? {
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    let found = names.reduce(self as FigureTree?) { tree, name in
      guard case .group(let members) = tree else { return nil }
      return members.first { $0.name == name }?.value
    }
    switch found {
    case .count(let count): return Double(count)
    case .share(let share): return share
    case .group, nil: return nil
    }
  }

  /// JSON with one member a line, indented as Python's `json.dumps(indent=1)` does, and a line feed at the
  /// end.
  package var json: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 1)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func write(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .count(let count): bytes += String(count).utf8
    case .share(let share): bytes += (share?.description ?? "null").utf8
    case .group(let members):
      bytes += "{".utf8
      for (index, member) in members.enumerated() {
        bytes += (index == 0 ? "\n" : ",\n").utf8
        bytes += String(repeating: " ", count: depth).utf8
        bytes += "\"".utf8
        Self.escape(member.name, to: &bytes)
        bytes += "\": ".utf8
        member.value.write(to: &bytes, depth: depth + 1)
      }
      if !members.isEmpty { bytes += ("\n" + String(repeating: " ", count: depth - 1)).utf8 }
      bytes += "}".utf8
    }
  }

  /// Escapes all that is not printable ASCII, as Python does.
  private static func escape(_ name: String, to bytes: inout [UInt8]) {
    for unit in name.utf16 {
      if unit < 0x7F {
        JSONWriter.escape(CollectionOfOne(UInt8(unit)), to: &bytes)
      } else {
        let digits = String(unit, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      }
    }
  }
}

extension FigureTree: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, FigureTree)...) {
    self = .group(elements.map { (name: $0.0, value: $0.1) })
  }

  /// The members of both groups, in order.
  fileprivate static func + (a: FigureTree, b: FigureTree) -> FigureTree {
    guard case .group(let first) = a, case .group(let second) = b else { return a }
    return .group(first + second)
  }
}

extension Figures {
  /// All figures under the names of `score.py --json`.
  package var tree: FigureTree {
    var tree: FigureTree = ["types": .group(types.map { ($0.name, $0.tree) })]
    tree = tree + all.tree
    tree =
      tree + [
        "anytype": ["strict": anyTypeStrict.tree, "partial": anyTypePartial.tree],
        "chars": characters.tree,
        "unjudged": .group(unjudged.map { ($0.type, .count($0.count)) }),
      ]
    if let tab { tree = tree + ["tab": tab.tree] }
    if let names { tree = tree + ["names": .group(names.map { ($0.group, $0.tree) })] }
    if let groups { tree = tree + ["groups": .group(groups.map { ($0.name, $0.tree) })] }
    return tree
  }
}

extension Figures.Rates {
  var tree: FigureTree { ["precision": .share(precision), "recall": .share(recall), "f1": .share(f1)] }
}

extension Figures.Block {
  var tree: FigureTree {
    [
      "gold": .count(gold), "pred": .count(predicted), "strict": strict.tree, "partial": partial.tree,
      "cover": ["recall": .share(coverRecall)],
    ]
  }
}

extension Figures.TypeBlock {
  var tree: FigureTree { block.tree + ["chars": ["recall": .share(characterRecall)]] }
}

extension Figures.Characters {
  var tree: FigureTree {
    rates.tree + [
      "typed_recall": .share(typedRecall), "gold_share": .share(goldShare),
      "pred_share": .share(predictedShare),
    ]
  }
}

extension Figures.Names {
  var tree: FigureTree { ["gold": .count(gold), "cover_recall": .share(coverRecall)] }
}

extension Figures.Group {
  var tree: FigureTree {
    [
      "gold": .count(gold), "pred": .count(predicted), "cover_recall": .share(coverRecall),
      "partial_precision": .share(partial.precision), "partial_recall": .share(partial.recall),
      "char_recall": .share(characters.recall), "char_precision": .share(characters.precision),
    ]
  }
}

extension TABFigures {
  var tree: FigureTree {
    [
      "direct": .share(direct.protected), "direct_entities": .count(direct.entities),
      "quasi": .share(quasi.protected), "quasi_entities": .count(quasi.entities), "all": .share(all),
      "direct_mentions": .share(direct.mentionsMasked), "quasi_mentions": .share(quasi.mentionsMasked),
      "char_recall": .share(characters.recall), "char_precision": .share(characters.precision),
      "overmask_nomask": .share(overmaskNoMask), "overmask_outside": .share(overmaskOutside),
      "masked_share": .share(maskedShare), "needed_share": .share(neededShare),
      "by_type": .group(types.map { ($0.name, $0.tree) }),
    ]
  }
}

extension TABFigures.TypeKinds {
  var tree: FigureTree {
    [
      "direct": .share(direct.protected), "direct_n": .count(direct.entities),
      "quasi": .share(quasi.protected), "quasi_n": .count(quasi.entities),
    ]
  }
}
