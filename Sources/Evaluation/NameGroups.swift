import RedactCore

/// Lists of names by where they are borne, so that recall can be told for each group: an average hides who is
/// left unprotected.
package struct NameGroups: Sendable {
  /// What a name is counted under when no list has a word of it.
  package static let other = "other"

  private var groups: [UInt64: String] = [:]

  /// - Parameter lists: a name of each group, and names of one word; of two lists with one name the first
  ///   counts.
  package init(_ lists: [(group: String, names: [String])]) {
    for (group, names) in lists {
      for name in names {
        for word in Self.words(Array(name.utf8)) where groups[word] == nil { groups[word] = group }
      }
    }
  }

  /// The group of a person's name: that of its first word that a list has.
  package func group(of name: [UInt8]) -> String {
    Self.words(name).lazy.compactMap { groups[$0] }.first ?? Self.other
  }

  private static func words(_ name: [UInt8]) -> [UInt64] { Tokens(FoldedText(name).bytes).all.map(\.hash) }
}
