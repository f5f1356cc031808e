import ArgumentParser
import TestSupport

@testable import redact_train

/// A folder with all that the trainer reads: rules, one corpus of ten documents, six interviews.
final class SmallWorld {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("id: kin\nversion: 1.0.0\ntitle: Kin\n", "rules/kin/pack.yaml")
    try folder.write("# given\namberly\nbresko\ncorvinel\n", "rules/lexicons/given-names.txt")
    try folder.write("# family\ndastur\nelwick\nfenmoor\n", "rules/lexicons/surnames.txt")
    try folder.write("# places\ngalanthe\nhestrov\nivorne\n", "rules/lexicons/places.txt")
    try folder.write("# not asked by the tagger\nso\n", "rules/lexicons/sentence-starters.txt")
    try folder.write(Self.corpus, "corpora/small-dev.jsonl")
    for number in 1...6 { try folder.write(Self.interview(number), "interviews/talk-0\(number).txt") }
    try folder.write("nothing to learn from", "interviews/notes.md")
  }

  /// The command, with further arguments.
  func train(_ more: [String] = []) throws -> Train {
    try Train.parse(
      [
        "--corpora", folder["corpora"], "--use", "small", "--interviews", folder["interviews"],
        "--rules", folder["rules"], "--output", folder["tagger.weights"], "--epochs", "2", "--repeats", "2",
        "--least", "1", "--least-pairs", "1",
      ] + more)
  }

  /// Ten documents; by number 4 and 9 are held back, and 2 and 5 are under licences that forbid it.
  static let corpus = (0..<10).map { number in
    let license = [2: "CC-BY-NC-4.0", 5: "CC-BY-SA-4.0", 7: "MIT"][number] ?? "CC-BY-4.0"
    return #"{"id":"d\#(number)","text":"Nada Rawad left Sur in May.","spans":["#
      + #"{"start":0,"end":10,"type":"PERSON"},{"start":16,"end":19,"type":"LOC"}],"#
      + #""annotated_types":["PERSON","LOC"],"license":"\#(license)"}"# + "\n"
  }.joined()

  static func interview(_ number: Int) -> String {
    """
    # \(number) | invented
    Q: Who was there?
    A: So ⟦PERSON:d:p1:Zeki Rawad⟧, ⟦OCC:q:o1:a baker⟧ from ⟦LOC:q:l1:Bab Sur⟧, came to us in the morning.
    A: ⟦PERSON:d:p1:Zeki⟧ was ⟦AGE:q:a1:forty⟧ then, and we were not.

    """
  }
}
