import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("Sample files of speech formats and tables")
struct SpeechSampleTests {
  private static let kinds = [".TextGrid": "textgrid", ".cha": "chat", ".csv": "csv", ".tsv": "tsv"]

  @Test(
    .enabled(if: Shared.has("samples"), "needs ../shared/samples"), arguments: ["synthetic", "fetched"])
  func `each is told by content and comes back byte for byte, and nothing else is taken for one`(
    folder: String
  ) throws {
    for file in Shared.files("samples/\(folder)") {
      let bytes = try Shared.bytes("samples/\(folder)/\(file)")
      let format = FormatTable().sniff(bytes)
      guard let kind = Self.kinds.first(where: { file.hasSuffix($0.key) })?.value else {
        #expect(!Self.kinds.values.contains(format.name), "\(file)")
        continue
      }
      #expect(format.name == kind, "\(file)")
      #expect(try format.read(bytes).write([]) == bytes, "\(file)")
    }
  }
}
