import Audit
import Foundation
import RedactCore
import Tagger

/// The texts to learn from, with what the manifest tells of where they come from.
struct Lessons {
  private(set) var texts: [MarkedText] = []
  /// Interviews that nothing is learned from; the scores are measured on them.
  private(set) var heldBack: [MarkedText] = []
  private(set) var corpora: [String: Manifest.Corpus] = [:]
  private(set) var interviews = Manifest.Interviews()
  /// How much a word of a source counts where that is not 1.
  private let weights: [String: Float]
  private var swap: NameSwap

  init(weights: [String: Float], swap: NameSwap) {
    self.weights = weights
    self.swap = swap
  }

  /// Takes what may be learned of a corpus.
  ///
  /// - Parameter swaps: how many copies with other names are taken beside each document.
  mutating func add(corpus: String, file: String, _ bytes: [UInt8], swaps: Int) throws {
    var record = Manifest.Corpus(file: file, sha256: PlainDigest.sha256(bytes))
    for (number, document) in try Corpora.documents(bytes).enumerated() {
      guard !Corpora.isHeldOut(number, of: corpus), Corpora.mayLearn(from: document.license) else { continue }
      var text = try Corpora.training(document, corpus: corpus)
      text.weight = weights[corpus] ?? 1
      texts.append(text)
      for _ in 0..<swaps { texts.append(swap.swapped(text)) }
      record.licences[document.license ?? "", default: .init()].documents += 1
      record.licences[document.license ?? "", default: .init()].words += text.wordCount
    }
    corpora[corpus] = record
  }

  /// Takes marked interviews, all but those that are held back.
  ///
  /// - Parameters:
  ///   - files: in order of name.
  ///   - repeats: how often each is taken, with other names from the second time on.
  mutating func add(interviews files: [(name: String, bytes: [UInt8])], repeats: Int) throws {
    for (name, bytes) in files {
      guard let marked = String(validating: bytes, as: UTF8.self) else {
        throw LessonError.notUTF8(name)
      }
      var text = Interviews.training(name, marked)
      let isTalk = name.hasPrefix("other-talk")
      guard !Interviews.isHeldOut(name) else {
        interviews.heldBack += 1
        if !isTalk { heldBack.append(text) }
        continue
      }
      text.weight = weights[isTalk ? "talk" : "interviews"] ?? 1
      for copy in 0..<repeats { texts.append(copy == 0 ? text : swap.swapped(text)) }
      interviews.learned += 1
    }
    let lines = files.map { "\(PlainDigest.sha256($0.bytes))  \($0.name)\n" }.joined()
    interviews.sha256 = PlainDigest.sha256(Array(lines.utf8))
  }
}
