import RedactCore
import Resolution

/// The last look before anything is emitted: the output is read as if it came from somebody else.
///
/// It finds what an untouched run of the same rules and lists would still change, and every place where a name that was
/// found or known is still to be read.
struct LeakSweep {
  let pipeline: Pipeline

  /// What is left in the output, as detections of the original; empty when the document may be emitted.
  func residues(of draft: Draft, state: EntityState) throws(RedactError) -> [Detection] {
    try residues(in: draft.output, state: state).map { detection in
      var residue = detection
      residue.span = draft.original(of: detection.span)
      return residue
    }
  }

  /// What is left in a text.
  func residues(in text: [UInt8], state: EntityState) throws(RedactError) -> [Detection] {
    let analysis = Analysis(text)
    return pipeline.stage.resolve(try pipeline.detect(analysis), in: analysis, state: state).detections
  }
}
