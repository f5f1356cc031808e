package import RedactCore

extension FingerprintList {
  /// One place where a listed entity stands.
  package struct Occurrence: Hashable, Sendable {
    /// How it is found, the surest first.
    package enum How: Int, CaseIterable, Hashable, Sendable {
      /// All of a name or phrase as it is listed.
      case whole
      /// One word of a person's name.
      case part
      /// What is spelled or sounds like a name.
      case sound
    }

    /// In the text as it stands.
    package let span: ByteSpan
    package let type: EntityType
    package let how: How
  }
}

extension [FingerprintList.Occurrence] {
  /// In order of place, without what lies in another one that is as sure or surer.
  func pruned() -> Self {
    let ordered = sorted { a, b in
      (a.span.start, -a.span.end, a.how.rawValue, a.type.rank)
        < (b.span.start, -b.span.end, b.how.rawValue, b.type.rank)
    }
    var ends = [Int](repeating: -1, count: FingerprintList.Occurrence.How.allCases.count)
    return ordered.filter { found in
      guard found.span.end > ends[...found.how.rawValue].max() ?? -1 else { return false }
      ends[found.how.rawValue] = found.span.end
      return true
    }
  }
}
