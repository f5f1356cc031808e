import Testing

@testable import Transcripts

@Suite struct ZipMakingTests {
  private let files = [
    ZipArchive.NewFile("mimetype", Array("text/plain".utf8), method: .stored),
    ZipArchive.NewFile("empty", []),
    ZipArchive.NewFile("folder/بيت.txt", [UInt8](repeating: 0x61, count: 5_000)),
  ]

  @Test func `An archive that is made is read again`() throws {
    let archive = try ZipArchive(try ZipArchive.bytes(of: files))
    #expect(archive.members.map(\.name) == files.map(\.name))
    #expect(archive.members.map(\.method) == [.stored, .deflated, .deflated])
    for (index, file) in files.enumerated() { #expect(try archive.contents(of: index) == file.contents) }
  }

  @Test func `An archive of the same files has the same bytes`() throws {
    #expect(try ZipArchive.bytes(of: files) == ZipArchive.bytes(of: files))
  }

  @Test func `It can be changed like any other`() throws {
    let archive = try ZipArchive(try ZipArchive.bytes(of: files))
    let changed = try ZipArchive(try archive.rewritten([1: .contents([1, 2, 3])]))
    #expect(try changed.contents(of: 1) == [1, 2, 3])
  }
}
