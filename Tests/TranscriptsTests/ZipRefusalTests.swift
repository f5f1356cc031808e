import RedactCore
import Testing

@testable import Transcripts

@Suite("ZIP archives: what is refused")
struct ZipRefusalTests {
  private typealias Item = ZipSample.Item
  private typealias Header = ZipLayout.Header
  private typealias Record = ZipLayout.Record
  private typealias End = ZipLayout.End

  private func refusal(_ bytes: [UInt8], _ limits: ZipLimits = ZipLimits()) -> ZipError? {
    do throws(ZipError) {
      _ = try ZipArchive(bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func refusal(of item: Item) throws -> ZipError.Flaw? {
    guard case .member(0, let flaw)? = refusal(try ZipSample([item]).bytes) else { return nil }
    return flaw
  }

  /// What is refused when the contents of the only member are asked for, the archive itself being fine.
  private func flawOfContents(_ item: Item) throws -> ZipError.Flaw? {
    let archive = try ZipArchive(ZipSample([item]).bytes)
    do throws(ZipError) {
      _ = try archive.contents(of: 0)
      return nil
    } catch {
      guard case .member(0, let flaw) = error else { return nil }
      return flaw
    }
  }

  private func pair() throws -> ZipSample {
    try ZipSample([Item("a.xml", "first contents"), Item("b.xml", "second contents", method: 0)])
  }

  // MARK: The archive

  @Test func `what is no archive`() throws {
    for bytes in [[], [0x50], Array("NADA: Yes.\n".utf8), [UInt8](repeating: 0, count: 200)] {
      #expect(refusal(bytes) == .notZip)
    }
    #expect(refusal(Array("MZ".utf8) + (try pair()).bytes) == .notZip)
  }

  @Test func `an archive that is cut short, at every byte`() throws {
    let bytes = try pair().bytes
    #expect(refusal(bytes) == nil)
    for count in 4..<bytes.count { #expect(refusal(Array(bytes.prefix(count))) == .truncated) }
  }

  @Test func `bytes behind the end, and a comment`() throws {
    let sample = try pair()
    for more in [[0], [UInt8](repeating: 0x20, count: 300)] {
      #expect(refusal(sample.bytes + more) == .trailingBytes)
    }
    let text = Array("Umm Rawad".utf8)
    let commented = sample.with16(9, at: sample.end + End.commentLength) + text
    #expect(refusal(commented) == .comment)
    #expect(refusal(Array(commented.dropLast())) == .truncated)
  }

  @Test func `bytes that belong to no member`() throws {
    let sample = try pair()
    var between = sample.bytes
    between.insert(contentsOf: [1, 2, 3], at: sample.headers[1])
    between.putZip32(UInt32(sample.headers[1] + 3), at: sample.records[1] + 3 + Record.header)
    between.putZip32(UInt32(sample.records[0] + 3), at: sample.end + 3 + End.directory)
    #expect(refusal(between) == .strayBytes(offset: sample.headers[1]))

    var before = sample.bytes
    before.insert(contentsOf: [1, 2, 3], at: sample.records[0])
    before.putZip32(UInt32(sample.records[0] + 3), at: sample.end + 3 + End.directory)
    #expect(refusal(before) == .strayBytes(offset: sample.records[0]))

    var unlisted = sample.bytes
    unlisted.removeSubrange(sample.records[0]..<sample.end)
    let end = unlisted.count - End.size
    for at in [End.count, End.countOnDisk] { unlisted.putZip16(0, at: end + at) }
    unlisted.putZip32(0, at: end + End.directorySize)
    #expect(refusal(unlisted) == .strayBytes(offset: 0))
  }

  @Test func `a directory that is not where or what the end says`() throws {
    let sample = try pair()
    let size = UInt32(sample.end - sample.records[0])
    #expect(refusal(sample.with32(size - 1, at: sample.end + End.directorySize)) == .directory)
    #expect(refusal(sample.with32(0, at: sample.end + End.directory)) == .directory)
    #expect(refusal(sample.with32(0, at: sample.records[1])) == .directory)
    #expect(refusal(sample.with16(60_000, at: sample.records[1] + Record.nameLength)) == .directory)
    for count: UInt16 in [1, 3] {
      var bytes = sample.bytes
      for at in [End.count, End.countOnDisk] { bytes.putZip16(count, at: sample.end + at) }
      #expect(refusal(bytes) == .directory)
    }
  }

  @Test func `one volume of several`() throws {
    let sample = try pair()
    for at in [End.disk, End.directoryDisk, End.countOnDisk] {
      #expect(refusal(sample.with16(1, at: sample.end + at)) == .manyDisks)
    }
    #expect(refusal(sample.with16(1, at: sample.records[1] + Record.disk)) == .manyDisks)
  }

  @Test func `ZIP64, in each of its places`() throws {
    let sample = try pair()
    for at in [End.disk, End.count] { #expect(refusal(sample.with16(0xFFFF, at: sample.end + at)) == .zip64) }
    for at in [End.directorySize, End.directory] {
      #expect(refusal(sample.with32(.max, at: sample.end + at)) == .zip64)
    }
    for at in [Record.sums + 4, Record.sums + 8, Record.header] {
      #expect(refusal(sample.with32(.max, at: sample.records[1] + at)) == .member(1, .zip64))
    }
    var locator = sample.bytes
    locator.insert(contentsOf: [0x50, 0x4B, 6, 7] + [UInt8](repeating: 0, count: 16), at: sample.end)
    #expect(refusal(locator) == .zip64)
    var item = Item("a.xml", "text")
    item.extra = [1, 0, 2, 0, 0, 0]
    #expect(try refusal(of: item) == .zip64)
    (item.extra, item.recordExtra) = ([], item.extra)
    #expect(try refusal(of: item) == .zip64)
  }

  // MARK: Members

  @Test func `members that share bytes`() throws {
    let sample = try pair()
    var same = sample.bytes
    same.putZip32(0, at: sample.records[1] + Record.header)
    same.replaceSubrange(
      sample.records[1] + 8..<sample.records[1] + 51,
      with: same[sample.records[0] + 8..<sample.records[0] + 51])
    #expect(refusal(same) == .member(1, .overlaps))
    // One member whose data are the whole of the next.
    let inner = try ZipSample([Item("b.xml", "quoted", method: 0)])
    let file = Array(inner.bytes[..<inner.records[0]])
    let outer = try ZipSample([Item("a.xml", file, method: 0), Item("b.xml", "quoted", method: 0)])
    let quoted = outer.with32(UInt32(outer.headers[0] + 35), at: outer.records[1] + Record.header)
    #expect(refusal(quoted) == .member(1, .overlaps))
  }

  @Test func `a header that is not what the directory says`() throws {
    let sample = try pair()
    let header = sample.headers[1]
    var changed = [
      sample.with16(2, at: header + Header.flags), sample.with16(8, at: header + Header.method),
      sample.with32(0, at: header), sample.with16(4, at: header + Header.nameLength),
      sample.with16(1, at: header + Header.extraLength), sample.with16(0x6161, at: header + Header.size),
      sample.with32(3, at: sample.records[1] + Record.header),
      sample.with32(1 << 30, at: sample.records[1] + Record.header),
    ]
    for at in [0, 4, 8] { changed.append(sample.with32(7, at: header + Header.sums + at)) }
    for at in [0, 4, 8] { changed.append(sample.with32(7, at: sample.records[1] + Record.sums + at)) }
    for bytes in changed { #expect(refusal(bytes) == .member(1, .headersDisagree)) }
    var stored = Item("a.xml", "text", method: 0)
    stored.size = 3
    #expect(try refusal(of: stored) == .headersDisagree)
  }

  @Test func `sums of zero without a descriptor, and a descriptor that disagrees`() throws {
    var sample = try pair()
    var bytes = sample.bytes
    bytes.putZipSums(.zero, at: sample.headers[1] + Header.sums)
    #expect(refusal(bytes) == .member(1, .headersDisagree))
    for (form, size) in [(ZipSample.Descriptor.signed, 16), (.bare, 12)] {
      var item = Item("a.xml", "text")
      item.descriptor = form
      sample = try ZipSample([item])
      let descriptor = sample.records[0] - size
      for at in 0..<size {
        var bytes = sample.bytes
        bytes[descriptor + at] ^= 1
        #expect(refusal(bytes) == .member(0, .headersDisagree))
      }
    }
  }

  @Test(arguments: [
    "", "/", "/a", "..", "../a", "a/../b", "a/..", ".", "./a", "a//b", "a//", "a\\b", "a\0b", "C:", "C:/a",
    "a\nb",
    "a\u{7F}",
  ])
  func `an unsafe name`(name: String) throws {
    #expect(try refusal(of: Item(name)) == .unsafeName)
  }

  @Test(arguments: ["[Content_Types].xml", "a..b", "...", "word/_rels/.rels", "a b/"])
  func `a safe name`(name: String) throws {
    #expect(refusal(try ZipSample([Item(name)]).bytes) == nil)
  }

  @Test func `a name that is not UTF-8, or does not say that it is`() throws {
    var item = Item("é.xml", "text")
    #expect(try refusal(of: item) == .nameNotUTF8)
    item.flags = ZipLayout.Flags.utf8
    #expect(refusal(try ZipSample([item]).bytes) == nil)
    item.name = [0x61, 0xC3]
    #expect(try refusal(of: item) == .nameNotUTF8)
  }

  @Test(arguments: [
    ("a.xml", "a.xml"), ("Word/A.xml", "word/a.XML"), ("straße", "STRASSE"), ("É", "e\u{301}"), ("a", "a/"),
    ("σ", "ς"),
  ])
  func `two members of one name`(first: String, second: String) throws {
    let items = [first, "other", second].map { name in
      var item = Item(name)
      item.flags = ZipLayout.Flags.utf8
      return item
    }
    #expect(refusal(try ZipSample(items).bytes) == .member(2, .duplicateName))
  }

  @Test func `encryption of any kind`() throws {
    for flag: UInt16 in [1, 1 << 6, 1 << 13] {
      var item = Item("a.xml", "text")
      item.flags = flag
      #expect(try refusal(of: item) == .encrypted)
    }
    #expect(try refusal(of: Item("a.xml", "text", method: 99)) == .encrypted)
    for id: [UInt8] in [[0x01, 0x99], [0x17, 0]] {
      var item = Item("a.xml", "text")
      item.extra = id + [0, 0]
      #expect(try refusal(of: item) == .encrypted)
    }
  }

  @Test func `methods and flags that are not known`() throws {
    for method: UInt16 in [1, 6, 7, 9, 12, 14, 93, 95, 98] {
      #expect(try refusal(of: Item("a.xml", "text", method: method)) == .method(method))
    }
    for bit in [4, 5, 7, 8, 9, 10, 12, 14, 15] {
      var item = Item("a.xml", "text")
      item.flags = 1 << UInt16(bit)
      #expect(try refusal(of: item) == .flags)
    }
  }

  @Test(
    arguments: [[7], [7, 7, 1], [7, 7, 1, 0], [7, 7, 0, 0, 7, 7, 9, 0, 1], [0x75, 0x70, 1, 0, 1]] as [[UInt8]]
  )
  func `an extra field that is broken or renames`(field: [UInt8]) throws {
    var item = Item("a.xml", "text")
    item.extra = field
    #expect(try refusal(of: item) == .extraField)
    (item.extra, item.recordExtra) = ([], field)
    #expect(try refusal(of: item) == .extraField)
  }

  @Test func `links, devices, and folders that are not folders`() throws {
    for kind: UInt32 in [0o120_777, 0o020_600, 0o060_600, 0o010_600, 0o140_600, 0o040_755] {
      var item = Item("a.xml", "text")
      item.attributes = kind << 16
      #expect(try refusal(of: item) == .notAFile)
    }
    var item = Item("a.xml", "text")
    item.attributes = 0x10
    #expect(try refusal(of: item) == .notAFile)
    #expect(try refusal(of: Item("a/", "text")) == .notAFile)
    var hidden = Item("a/")
    hidden.packed = [3, 0] + Array("text".utf8)
    #expect(try refusal(of: hidden) == .notAFile)
    var folder = Item("a/")
    folder.attributes = 0o040_755 << 16 | 0x10
    #expect(refusal(try ZipSample([folder]).bytes) == nil)
  }

  // MARK: Limits

  @Test func `more members than the limit`() throws {
    let bytes = try pair().bytes
    #expect(refusal(bytes, ZipLimits(members: 1)) == .tooManyMembers(count: 2, limit: 1))
    let many = try ZipSample((0...10_000).map { Item("m\($0)", method: 0) }).bytes
    #expect(refusal(many) == .tooManyMembers(count: 10_001, limit: 10_000))
    #expect(refusal(many, ZipLimits(members: 10_001)) == nil)
  }

  @Test func `more contents than the limit`() throws {
    let bytes = try pair().bytes
    #expect(refusal(bytes, ZipLimits(bytes: 29)) == nil)
    #expect(refusal(bytes, ZipLimits(bytes: 28)) == .tooLarge(size: 29, limit: 28))
    #expect(ZipLimits().bytes == 268_435_456)
    // Declared only, so that nothing has to be inflated to refuse it.
    let items = (0..<3).map { index in
      var item = Item("m\(index)")
      item.packed = [UInt8](repeating: 0, count: 1 << 20)
      item.size = 90 << 20
      return item
    }
    #expect(refusal(try ZipSample(items).bytes) == .tooLarge(size: 270 << 20, limit: 256 << 20))
  }

  @Test func `a bomb, honest and lying`() throws {
    var bomb = Item("a.xml", [UInt8](repeating: 0, count: 200_000_000))
    bomb.packed = try Deflate.deflate(bomb.contents)
    bomb.size = bomb.contents.count
    bomb.crc = Deflate.crc32(bomb.contents)
    bomb.contents = []
    #expect(try ZipSample([bomb]).bytes.count < 195_000)
    #expect(try refusal(of: bomb) == .tooDense(limit: 100))
    for size in [0, 1000, 1 << 20] {
      bomb.size = size
      #expect(try flawOfContents(bomb) == .size)
      let data = try #require(bomb.packed)
      #expect(try Deflate.inflate(data[...], most: size + 1).bytes.count == size + 1)
    }
  }

  @Test func `a bomb in many small pieces`() throws {
    let piece = Item("", [UInt8](repeating: 0, count: 1 << 20))
    let items = (0..<20).map { index in
      var item = piece
      item.name = Array("m\(index)".utf8)
      return item
    }
    #expect(refusal(try ZipSample([items[0]]).bytes) == nil)
    #expect(refusal(try ZipSample(items).bytes) == .tooDense(limit: 100))
  }

  // MARK: Contents

  @Test(arguments: [0, 8] as [UInt16])
  func `contents with another checksum`(method: UInt16) throws {
    var item = Item("a.xml", "text", method: method)
    item.crc = 7
    #expect(try flawOfContents(item) == .checksum)
  }

  @Test func `contents of another size`() throws {
    var item = Item("a.xml", "some text, some more text")
    for size in [0, 1, 24, 26, 100_000] {
      item.size = size
      #expect(try flawOfContents(item) == .size)
    }
    // Far more is declared than there is, and only what is there takes memory.
    item.size = 1 << 20
    #expect(try flawOfContents(item) == .size)
  }

  @Test func `compressed data that are broken, cut short or go on`() throws {
    var item = Item("a.xml", "some text, some more text")
    let packed = try Deflate.deflate(item.contents)
    item.packed = packed + [0]
    #expect(try flawOfContents(item) == .trailingData)
    item.packed = packed + packed
    #expect(try flawOfContents(item) == .trailingData)
    for count in 0..<packed.count {
      item.packed = Array(packed.prefix(count))
      #expect(try flawOfContents(item) == .data)
    }
    item.packed = [7, 7, 7, 7]
    #expect(try flawOfContents(item) == .data)
  }
}
