import Foundation
import Testing

/// The library as a stranger sees it: `Examples/LibraryUser` is built with this package, without its package access.
@Suite struct LibraryUserTests {
  @Test func `a program of somebody else redacts with the library alone`() throws {
    let scratch = try Scratch()
    var run = Run([Command.rules], in: scratch.url)
    run.program = Command.products.appending(path: "LibraryUser").path
    run.rules = .none
    let result = try run.result()
    #expect(result.status == 0, "\(result.messages)")
    #expect(
      result.text == """
        My name is [PERSON-1], and everybody calls me [KUNYA-1]. I was born on [DATE-1].
        3 mentions of 3 entities

        """)
  }

  @Test func `no library prints, exits or reads the environment`() throws {
    var run = Run([Command.root.appending(path: "scripts/check-source.sh").path], in: Command.root)
    run.program = "sh"
    let result = try run.result()
    #expect(result.status == 0, "\(result.text)")
  }
}
