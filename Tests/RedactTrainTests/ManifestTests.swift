import Audit
import Foundation
import TestSupport
import Testing

@testable import redact_train

/// The manifest that comes with the rules.
struct ManifestTests {
  private static let folder = Shared.package.appending(path: "Rules/model")
  private static let path = folder.appending(path: Manifest.name).path

  private struct Told: Decodable {
    struct Weights: Decodable {
      let file: String
      let bytes: Int
      let sha256: String
    }
    let weights: Weights
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: path),
      "needs Rules/model/manifest.json, which make model writes"))
  func `the manifest names the weights beside it`() throws {
    let told = try JSONDecoder().decode(Told.self, from: Data(try bytes(ofFile: Self.path))).weights
    let weights = try bytes(ofFile: Self.folder.appending(path: "tagger.weights").path)
    #expect(told.file == "tagger.weights")
    #expect(told.bytes == weights.count)
    #expect(told.sha256 == PlainDigest.sha256(weights))
  }
}
