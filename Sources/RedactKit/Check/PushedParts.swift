package import Git
import RedactCore

/// What a push brings: the commits of a rev-list whose first word is what is pushed, which may be a tag, a tree or a
/// blob as well; of those a list of commits says nothing.
package final class PushedParts: PartSource {
  private let source: JoinedParts

  package init(_ repository: GitRepository, _ revisions: [String], limit: Int) throws(RedactError) {
    guard let ref = try Self.pushed(revisions.first ?? "", in: repository) else {
      source = JoinedParts([try HistoryParts(repository, revisions, limit: limit)])
      return
    }
    var sources: [any PartSource] = [ListedParts(ref.tags.flatMap(ReferenceParts.parts))]
    if ref.targetKind == .commit {
      let list = [ref.target.description] + revisions.dropFirst()
      sources.append(try HistoryParts(repository, list, limit: limit))
    } else {
      sources.append(try ReferenceParts.contents(of: ref, in: repository, limit: limit))
    }
    source = JoinedParts(sources)
  }

  /// What an id or a name stands for; nil for a range.
  private static func pushed(_ word: String, in repository: GitRepository) throws(RedactError) -> GitRef? {
    if word.contains("..") || word.hasPrefix("-") || word.hasPrefix("^") { return nil }
    do {
      var id = GitObjectID(word)
      if id == nil {
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", word]
        id = GitObjectID(hex: try repository.git(arguments).line)
      }
      return try id.map { id throws(GitError) in try repository.reference(named: [], at: id) }
    } catch {
      throw RedactError(error)
    }
  }

  package func next() throws(RedactError) -> CheckedPart? { try source.next() }
}
