import RedactCore

@testable import Resolution

extension EntityTable {
  /// Links the mentions of a text that is resolved once.
  mutating func link(_ detections: [Detection], in analysis: Analysis) -> [Int] {
    link(detections, by: Clues(analysis, spellings))
  }
}
