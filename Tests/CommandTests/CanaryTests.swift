import Foundation
import Testing

/// Law 2: words of a document are in the output that was asked for and nowhere else. Two hundred invented names go
/// through every verb and every failure that can be provoked, and must not come out.
@Suite struct CanaryTests {
  static let net = CanaryNet(InventedNames.all)

  @Test(arguments: Provocation.all)
  func `no name comes out`(_ provocation: Provocation) throws {
    let scratch = try Scratch()
    let files = try CanaryFiles.write(to: scratch)
    var run = Run(provocation.arguments, in: scratch.url)
    run.input = provocation.input
    run.output = provocation.output
    let result = try run.result()
    #expect(result.status == provocation.status, "\(result.messages)")
    expectNone(in: result.errors, "standard error")
    let made = scratch.files.filter { !files.contains($0) }
    for name in made { expectNone(in: Array(name.utf8), "a file's name") }
    if provocation.showsText {
      #expect(!CanaryTests.net.caught(in: result.output + (scratch.read("out.txt") ?? [])).isEmpty)
    } else {
      expectNone(in: result.output, "standard output")
    }
    for name in made where !(provocation.showsText && name == "out.txt") {
      expectNone(in: scratch.read(name) ?? [], name)
    }
    for name in files where name != "old.txt" {
      #expect(scratch.read(name) == CanaryFiles.all[name], "\(name) was changed")
    }
    if result.status != 0, provocation.status != 1 { #expect(!scratch.files.contains("out.txt")) }
  }

  @Test func `every exit code is provoked`() {
    let codes = Set(Provocation.all.map(\.status))
    #expect(codes.isSuperset(of: [0, 1, 3, 64, 65, 66, 70, 73, 74, 77, 78]))
  }

  @Test func `the net catches a name in every spelling`() {
    for name in InventedNames.all.prefix(40) {
      let spellings = [
        name, name.uppercased(), name.lowercased(), name.utf8.map { "%" + String($0, radix: 16) }.joined(),
        name.addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(.urlHostAllowed)) ?? "",
      ]
      for spelling in spellings { #expect(Self.net.caught(in: Array("x \(spelling).".utf8)) == [name]) }
    }
    #expect(Self.net.caught(in: Array("They called [PERSON-1], and nobody spoke.".utf8)).isEmpty)
  }

  private func expectNone(in bytes: [UInt8], _ place: String) {
    let caught = Self.net.caught(in: bytes)
    #expect(caught.isEmpty, "\(caught.count) names in \(place): \(caught.sorted().prefix(5))")
  }
}
