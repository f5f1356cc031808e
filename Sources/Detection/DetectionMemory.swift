import Tagger

/// What detectors found out about one document, so that its drafts, which differ in a few lines, cost less.
///
/// ## Privacy
/// Lives as long as the document's run and no longer; see `TaggerMemory`.
package final class DetectionMemory {
  let tagger = TaggerMemory()
  var standings = WordStandings()

  package init() {}
}
