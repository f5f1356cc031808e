import Glibc
import SignedNotes
import TestSupport
import Testing

@testable import Release

@Suite struct SpecificationTests {
  private static let output = "She, [PERSON-8XX89W4PJVTY], wept.\n"
  private static let root = "lKOvLw9EDC5J2T8jn1am3ztGvBtDQGE5aK9kjYxiCPE="
  private static let profile = "0eb3e36bfb24dcd9bb1d1bece1531216b59539a8fde17ee80224af0653c92aa3"

  /// The release of the example, with the note that is written now.
  private func example(at path: String) throws {
    var statement = ReleaseStatement(
      name: "Winter interviews", date: "2026-11-21", licence: "CC-BY-NC-4.0", access: .restricted,
      state: .pseudonymised, tool: "1.0.0", policy: .init(name: "archive", digest: Self.profile),
      log: .init(
        origin: "redact-audit/345301ffd06c482b", size: 5, root: try #require(Base64.decode(Self.root.utf8))),
      signatures: 2)
    statement.waived = []
    let (first, second) = (try ReleaseSample.signer(), try ReleaseSample.second())
    var folder = try ReleaseFolder(at: path)
    try folder.write(
      Array(Self.output.utf8), at: ReleaseSample.path("interviews/01.txt"), format: "text",
      counts: [.person: 1])
    let manifest = try folder.manifest(statement, proposer: first.verifier, seconds: [second.verifier])
    try folder.finish(manifest, signer: first)
    _ = try ReleaseFolder.countersign(path, with: second)
  }

  @Test func `The example of the specification is what is written, and holds`() throws {
    let folder = try TemporaryFolder()
    try example(at: folder["out"])
    let lines = try specification().split(separator: "\n", omittingEmptySubsequences: false)
    let manifest = try #require(lines.first { $0.hasPrefix("    {") }).dropFirst(4) + "\n"
    #expect(String(decoding: try folder.read("out/MANIFEST.json"), as: UTF8.self) == manifest)
    let start = try #require(lines.firstIndex { $0 == "    redact release v1" })
    let end = try #require(lines[start...].firstIndex { !$0.isEmpty && !$0.hasPrefix("    ") })
    let note = lines[start..<end].map { $0.dropFirst(4) + "\n" }.joined()
    // Signatures need not be the same twice.
    try folder.rewrite(Array(note.utf8.dropLast()), "out/MANIFEST.sig")
    let keys = [try ReleaseSample.signer().verifier, try ReleaseSample.second().verifier]
    #expect(try ReleaseVerifier.verify(folder["out"], trusted: keys).standing == .trusted)
  }

  private func specification(_ file: String = #filePath) throws -> String {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = root.joined(separator: "/") + "/Documentation/specs/release.md"
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
  }
}
