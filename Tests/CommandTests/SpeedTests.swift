import Foundation
import Testing

/// What a run costs, in time of one processor. The bounds are twice what is promised, for slower machines than ours;
/// that time grows with the length and no faster is promised everywhere.
@Suite(
  .serialized, .enabled(if: Command.release != nil, "REDACT_RELEASE names no release build"),
  .timeLimit(.minutes(5)))
struct SpeedTests {
  @Test func `a kilobyte from a cold start costs milliseconds`() throws {
    #expect(try seconds(for: LargeText.bytes(1000), tries: 5) < 2 * 0.030)
  }

  @Test func `ten megabytes cost at most twelve times what one costs`() throws {
    let one = try seconds(for: LargeText.bytes(1_000_000), tries: 3)
    #expect(one < 2 * 0.5)
    #expect(try seconds(for: LargeText.bytes(10_000_000), tries: 1) < 12 * one)
  }

  @Test func `names in every line cost no more than their length`() throws {
    let interview = try String(
      contentsOf: Command.root.appending(path: "Examples/interview.txt"), encoding: .utf8)
    let text = Array(repeatElement(Array(interview.utf8), count: 10).joined())
    let one = try seconds(for: text, tries: 3)
    #expect(try seconds(for: Array(repeatElement(text, count: 10).joined()), tries: 1) < 12 * one)
  }

  /// The least that a run cost.
  private func seconds(for text: [UInt8], tries: Int) throws -> Double {
    let scratch = try Scratch()
    try scratch.write(text, "interview.txt")
    var run = Run(["interview.txt", "-o", "out.txt"], in: scratch.url)
    run.program = Command.release ?? Command.path
    return try (0..<tries).map { _ in
      let result = try run.result()
      #expect(result.status == 0, "\(result.messages)")
      return result.seconds
    }.min() ?? 0
  }
}
