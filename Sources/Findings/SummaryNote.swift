/// Something that a report tells besides its findings, for formats that have a place for it.
struct SummaryNote: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case summary
    case expired = "waiver.expired"
    case unused = "waiver.unused"

    /// What notes of this kind are about.
    var sentence: String {
      switch self {
      case .summary: "What was looked at."
      case .expired: "A waiver of the baseline has expired."
      case .unused: "A waiver of the baseline waives nothing."
      }
    }
  }

  let kind: Kind
  let text: String
}

extension CheckSummary {
  /// The counts by their names, in the order in which they are told.
  var counts: [(name: String, count: Int)] {
    [
      ("files", files), ("blobs", blobs), ("messages", messages), ("leftOut", leftOut),
      ("findings", findings), ("waived", waived),
    ]
  }

  /// What was looked at, then what whoever keeps the baseline should know.
  var notes: [SummaryNote] {
    let looked =
      "\(Self.counted(files, "file")), \(Self.counted(blobs, "blob")) and "
      + "\(Self.counted(messages, "message")) looked at, \(leftOut) left out"
    let found = "\(Self.counted(findings, "finding")), \(waived) waived"
    return [SummaryNote(kind: .summary, text: "\(looked); \(found).")]
      + expired.map { waiver in
        let day = waiver.expires.map { " on \($0)" } ?? ""
        return SummaryNote(
          kind: .expired, text: "The waiver \(waiver.fingerprint) of \(waiver.rule) expired\(day).")
      }
      + unused.map { waiver in
        SummaryNote(kind: .unused, text: "The waiver \(waiver.fingerprint) of \(waiver.rule) waives nothing.")
      }
  }

  private static func counted(_ count: Int, _ name: String) -> String {
    "\(count) \(name)\(count == 1 ? "" : "s")"
  }
}
