import Testing

@testable import Transcripts

@Suite struct LineSplitterTests {
  static let input = Array("one\r\n\n two \rx\nlast\r".utf8)

  @Test func `every byte comes back, with its line ending`() throws {
    let lines = try LineSplitter.lines(of: Self.input)
    #expect(lines.map(\.number) == [1, 2, 3, 4])
    #expect(lines.map(\.offset) == [0, 5, 6, 14])
    #expect(lines.map(\.ending) == [.crlf, .lf, .lf, .none])
    #expect(lines.map(\.isBlank) == [false, true, false, false])
    #expect(lines.flatMap { $0.bytes + Array($0.ending.rawValue.utf8) } == Self.input)
  }

  @Test(arguments: 1...20)
  func `chunks of any size give the same lines`(size: Int) throws {
    var splitter = LineSplitter()
    var lines: [Line] = []
    for start in stride(from: 0, to: Self.input.count, by: size) {
      lines += try splitter.feed(Array(Self.input[start..<min(start + size, Self.input.count)]))
    }
    if let last = splitter.finish() { lines.append(last) }
    #expect(lines == (try LineSplitter.lines(of: Self.input)))
  }

  @Test func `nothing has no lines and a final line feed begins none`() throws {
    #expect(try LineSplitter.lines(of: []).isEmpty)
    #expect(try LineSplitter.lines(of: [0x0A]).map(\.bytes) == [[]])
  }

  @Test func `a line over the limit is refused before it ends`() throws {
    var splitter = LineSplitter(limit: 4)
    #expect(try splitter.feed(Array("1234\n12".utf8)).count == 1)
    #expect(throws: LineTooLong(line: 2, offset: 5, limit: 4)) { try splitter.feed(Array("345".utf8)) }
  }
}
