import Transcripts

/// What users are told of a format.
public struct FormatSummary: Hashable, Sendable {
  /// The name to give to `--as`.
  public let name: String
  /// What it is called elsewhere.
  public let title: String
  /// What is never changed.
  public let keeps: String
  /// What is read, and redacted where something is found.
  public let changes: String
  /// What is taken out, unless metadata is to be kept.
  public let strips: String

  /// All formats; of two that are equally sure of a file the earlier one reads it.
  public static var all: [FormatSummary] {
    FormatTable().formats.map { format in
      FormatSummary(
        name: format.name, title: format.notes.title, keeps: format.notes.keeps,
        changes: format.notes.changes,
        strips: format.notes.strips)
    }
  }
}
