import Guard
import RedactKit

/// The parts of another source but for what is in files that are left out; their names are looked at all the same.
final class PartsNotExcluded: PartSource {
  private let source: any PartSource
  private let excluded: [FilePattern]

  init(_ source: any PartSource, _ excluded: [FilePattern]) {
    self.source = source
    self.excluded = excluded
  }

  func next() throws(RedactError) -> CheckedPart? {
    guard let part = try source.next() else { return nil }
    guard part.kind != .name, let path = part.path, excluded.contains(where: { $0.matches(path) }) else {
      return part
    }
    return CheckedPart(.leftOut, path: path, revision: part.revision, isNameKnown: part.isNameKnown)
  }
}
