import Testing

@testable import RedactCore

@Suite("Splicing edits into a text")
struct SpliceTests {
  private let text = Array("añb نعم".utf8)

  @Test func `no edits give the same bytes`() throws {
    #expect(try Splice.apply([], to: text) == text)
    #expect(try Splice.apply([], to: []) == [])
  }

  @Test func `edits replace, insert and remove`() throws {
    let edits = [
      Edit(ByteSpan(0, 0), [0x5B]), Edit(ByteSpan(0, 1), Array("xyz".utf8)), Edit(ByteSpan(1, 3), []),
      Edit(ByteSpan(5, 11), [0x2E]), Edit(ByteSpan(11, 11), [0x5D]),
    ]
    #expect(try Splice.apply(edits, to: text) == Array("[xyzb .]".utf8))
  }

  @Test func `what does not fit is refused`() {
    func remove(_ span: ByteSpan) throws -> [UInt8] { try Splice.apply([Edit(span, [])], to: text) }
    #expect(throws: SpliceError.outOfRange(edit: 0)) { try remove(ByteSpan(0, 12)) }
    #expect(throws: SpliceError.splitsScalar(edit: 0)) { try remove(ByteSpan(2, 3)) }
    let overlapping = [Edit(ByteSpan(0, 3), []), Edit(ByteSpan(1, 4), [])]
    #expect(throws: SpliceError.overlap(edit: 1)) { try Splice.apply(overlapping, to: text) }
    let unsorted = [Edit(ByteSpan(3, 4), []), Edit(ByteSpan(0, 1), [])]
    #expect(throws: SpliceError.overlap(edit: 1)) { try Splice.apply(unsorted, to: text) }
  }

  @Test func `an edit prints no text`() {
    let edit = Edit(ByteSpan(0, 1), Array("Rawad".utf8))
    var dumped = "\(edit) \(String(reflecting: edit))"
    dump(edit, to: &dumped)
    #expect(!dumped.contains("Rawad") && !dumped.contains("82"))
  }
}
