import Tagger

/// What detectors found out about one document, so that its drafts, which differ in a few lines, cost less; or about
/// many, where words and lines come up again.
///
/// ## Privacy
/// Lives as long as the run that it is made for; see `TaggerMemory`.
package final class DetectionMemory {
  let tagger = TaggerMemory()
  var standings = WordStandings()

  package init() {}

  /// How many different words and lines are remembered.
  package var words: Int { max(standings.count, tagger.count) }
}
