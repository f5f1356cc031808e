import RedactCore
import TestSupport
import Testing

@testable import Transcripts

/// Puts a name into every kind of place of real documents where XML can hold one, and looks
/// whether it is seen.
@Suite("Office documents: no place hides a name")
struct OfficePlantTests {
  private static let name = "Umm Zahra"

  private static let files = ["synthetic", "fetched"].flatMap { folder in
    Shared.files("samples/\(folder)").map { "samples/\(folder)/\($0)" }
  }

  /// Packed drawings are taken out, and are nothing that could be read.
  private static let taken: Set<String> = ["v:shape@o:gfxdata"]

  @Test(.enabled(if: Shared.has("samples"), "needs ../shared/samples"), arguments: ["docx", "odt"])
  func `a name in any place is text, or the document is refused`(format: String) throws {
    let reader = try #require(FormatTable().format(named: format))
    var seen = Self.taken
    // The small ones first, for most kinds of places are in all of them.
    let files = try Self.files.filter { $0.hasSuffix("." + format) }.map { try Shared.bytes($0) }
    for file in files.sorted(by: { $0.count < $1.count }) {
      let archive = try ZipArchive(file)
      for (index, member) in archive.members.enumerated() where !member.isFolder {
        let contents = try archive.contents(of: index)
        guard let document = try? MarkupDocument(contents) else { continue }
        for (span, kind) in places(document) where seen.insert(kind).inserted {
          let planted = try Splice.apply([Edit(span, Array(Self.name.utf8))], to: contents)
          guard let read = try? reader.read(archive.rewritten([index: .contents(planted)])) else { continue }
          #expect(read.text.contains(Self.name), "\(member.name) \(kind)")
        }
      }
    }
    #expect(seen.count > 100)
  }

  /// The places for text, and what kind they are, by the names around them.
  private func places(_ document: MarkupDocument) -> [(span: ByteSpan, kind: String)] {
    document.leaves.compactMap { leaf in
      guard let element = document.element(of: leaf), !leaf.span.isEmpty else { return nil }
      let own = document.nodes[leaf.index].name
      let names = [element.node.name, own].map { string(document.bytes[$0.range]) }
      return (leaf.span, names.joined(separator: "@"))
    }
  }
}
