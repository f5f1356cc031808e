import RedactCore
import TestSupport
import Testing

@testable import Transcripts

@Suite("ZIP archives: reading and writing")
struct ZipTests {
  private typealias Item = ZipSample.Item

  /// As a text document has it: the type first and stored, then folders and deflated files.
  private func document() throws -> ZipSample {
    var late = Item("content.xml", "<p>They call me Umm Rawad.</p>")
    late.descriptor = .signed
    late.extra = [0x55, 0x54, 1, 0, 7]
    late.comment = Array("by hand".utf8)
    late.attributes = 0o100_644 << 16
    var bare = Item("styles.xml", "<s/>")
    bare.descriptor = .bare
    return try ZipSample([
      Item("mimetype", "application/vnd.oasis.opendocument.text", method: 0), late,
      Item("Pictures/", method: 0), bare, Item("empty.xml", ""),
    ])
  }

  private func raw(_ archive: ZipArchive, _ index: Int) -> [UInt8] {
    let member = archive.members[index]
    return Array(archive.bytes[member.header.start..<member.descriptor.end])
  }

  @Test func `members are read with their contents and their bytes`() throws {
    let archive = try ZipArchive(document().bytes)
    let names = ["mimetype", "content.xml", "Pictures/", "styles.xml", "empty.xml"]
    #expect(archive.members.map(\.name) == names)
    #expect(archive.members.map(\.isFolder) == [false, false, true, false, false])
    #expect(archive.members.map(\.method) == [.stored, .deflated, .stored, .deflated, .deflated])
    #expect(archive.members.map(\.descriptor.count) == [0, 16, 0, 12, 0])
    let content = archive.members[1]
    #expect(try archive.contents(of: 1) == Array("<p>They call me Umm Rawad.</p>".utf8))
    #expect(content.size == 30 && content.modified == 0x5B21_6A40 && content.flags == 8)
    #expect(content.crc == Deflate.crc32(try archive.contents(of: 1)))
    #expect(Array(archive.bytes[content.comment.range]) == Array("by hand".utf8))
    #expect(Array(archive.bytes[content.extra.range]) == [0x55, 0x54, 1, 0, 7])
    #expect(content.recordExtra.isEmpty && content.attributes == 0o100_644 << 16)
    #expect(try archive.contents(of: 4) == [])
  }

  @Test func `an archive of nothing is an archive`() throws {
    let bytes = try ZipSample([]).bytes
    #expect(try ZipArchive(bytes).members.isEmpty)
    #expect(try ZipArchive(bytes).rewritten([:]) == bytes)
  }

  @Test func `no changes are the very same bytes`() throws {
    let bytes = try document().bytes
    #expect(try ZipArchive(bytes).rewritten([:]) == bytes)
  }

  @Test func `a changed member is packed again and the others keep their bytes`() throws {
    let before = try ZipArchive(document().bytes)
    let text = Array("<p>They call me [KUNYA-1].</p>".utf8)
    let after = try ZipArchive(before.rewritten([1: .contents(text)]))
    #expect(try after.contents(of: 1) == text)
    #expect(after.members.map(\.name) == before.members.map(\.name))
    for index in [0, 2, 3, 4] { #expect(raw(after, index) == raw(before, index)) }
    let changed = after.members[1]
    #expect(changed.method == .deflated && changed.flags == 0 && changed.descriptor.isEmpty)
    #expect(changed.modified == before.members[1].modified)
    #expect(changed.attributes == before.members[1].attributes)
    #expect(Array(after.bytes[changed.comment.range]) == Array("by hand".utf8))
    #expect(Array(after.bytes[changed.extra.range]) == [0x55, 0x54, 1, 0, 7])
  }

  @Test func `a stored member stays stored, and first`() throws {
    let before = try ZipArchive(document().bytes)
    let after = try ZipArchive(before.rewritten([0: .contents(Array("text".utf8))]))
    #expect(after.members[0].method == .stored && after.members[0].header.start == 0)
    #expect(after.bytes[38..<42].elementsEqual("text".utf8))
  }

  @Test func `a member can be left out, and all of them`() throws {
    let before = try ZipArchive(document().bytes)
    let after = try ZipArchive(before.rewritten([1: .removed]))
    #expect(after.members.map(\.name) == ["mimetype", "Pictures/", "styles.xml", "empty.xml"])
    #expect(!String(decoding: after.bytes, as: UTF8.self).contains("by hand"))
    let none = try before.rewritten([0: .removed, 1: .removed, 2: .removed, 3: .removed, 4: .removed])
    #expect(try none == ZipSample([]).bytes)
  }

  @Test func `a member that is not there, or is a folder, cannot be changed`() throws {
    let archive = try ZipArchive(document().bytes)
    for index in [-1, 2, 5] {
      #expect(throws: ZipError.member(index, .cannotChange)) {
        try archive.rewritten([index: .contents([1])])
      }
    }
    #expect(throws: ZipError.member(5, .cannotChange)) { try archive.rewritten([5: .removed]) }
  }

  @Test(arguments: [0, 8] as [UInt16])
  func `an archive in an archive is seen`(method: UInt16) throws {
    let inner = try document().bytes
    let items = [
      Item("a.docx", inner, method: method), Item("b", "PK", method: method), Item("c", [], method: method),
    ]
    let archive = try ZipArchive(ZipSample(items).bytes)
    #expect(try [0, 1, 2].map { try archive.isNestedArchive($0) } == [true, false, false])
  }

  @Test func `archives, members and errors print no text`() throws {
    let sample = try ZipSample([Item("Rawad.xml", "Rawad"), Item("rawad.XML", "Rawad")])
    let single = try ZipArchive(ZipSample([Item("Rawad.xml", "Rawad", method: 0)]).bytes)
    var shown = "\(single) \(single.members[0]) \(ZipArchive.Change.contents(Array("Rawad".utf8)))"
    dump(single, to: &shown)
    dump(single.members, to: &shown)
    dump(ZipArchive.Change.contents(Array("Rawad".utf8)), to: &shown)
    #expect(throws: ZipError.member(1, .duplicateName)) { try ZipArchive(sample.bytes) }
    shown += "\(ZipError.member(1, .duplicateName)) \(ZipError.member(1, .method(12)))"
    #expect(!shown.contains("Rawad") && !shown.contains("82") && shown.contains("member 1: "))
  }

  // MARK: What holds for every archive

  private func randomItem(_ index: Int, _ random: inout SeededGenerator) -> Item {
    let name = "\(random.pick(["", "word/", "Ünï/"]))part\(index)"
    let noise = random.bytes(random.number(below: 400))
    let plain = [UInt8](repeating: 0x41, count: random.number(below: 3000))
    let contents = random.pick([[], noise, plain, noise + plain])
    var item = Item(name, contents, method: random.pick([0, 8]))
    item.flags = 1 << 11 | random.pick([0, 2, 4, 6])
    item.descriptor = random.pick(ZipSample.Descriptor.allCases)
    item.modified = UInt32(truncatingIfNeeded: random.next())
    item.attributes = random.pick([0, 0x20, 0o100_600 << 16])
    item.extra = random.pick([[], [0x20, 0xA2, 2, 0, 0, 0], [0x55, 0x54, 0, 0, 1, 2, 1, 0, 9]])
    item.recordExtra = random.pick([[], [0x55, 0x54, 0, 0]])
    item.comment = random.pick([[], [0x63]])
    return item
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `changes are read back, and nothing else changes`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let items = (0..<random.number(below: 9)).map { randomItem($0, &random) }
    let order = Array(items.indices).shuffled(using: &random)
    let before = try ZipArchive(ZipSample(items, order: order).bytes)
    #expect(try before.rewritten([:]) == before.bytes)
    var changes: [Int: ZipArchive.Change] = [:]
    for index in before.members.indices where random.number(below: 2) == 0 {
      let contents = random.bytes(random.number(below: 200))
      changes[index] = random.number(below: 3) == 0 ? .removed : .contents(contents)
    }
    let after = try ZipArchive(before.rewritten(changes))
    var index = 0
    for (old, member) in before.members.enumerated() {
      if case .removed = changes[old] { continue }
      let now = after.members[index]
      #expect(now.name == member.name && now.method == member.method && now.modified == member.modified)
      if case .contents(let contents) = changes[old] {
        #expect(try after.contents(of: index) == contents)
        #expect(now.descriptor.isEmpty)
      } else {
        #expect(raw(after, index) == raw(before, old))
        #expect(try after.contents(of: index) == items[order[old]].contents)
      }
      let (tail, head) = (before.bytes[member.record.range], after.bytes[now.record.range])
      #expect(tail.suffix(from: member.record.start + 46) == head.suffix(from: now.record.start + 46))
      index += 1
    }
    #expect(index == after.members.count)
    let kept = before.order.map { before.members[$0].name }
    #expect(
      after.order.map { after.members[$0].name } == kept.filter { after.members.map(\.name).contains($0) })
  }

  @Test func `20,000 damaged archives do no harm`() throws {
    var random = SeededGenerator(seed: 7)
    let whole = try document().bytes
    var accepted = 0
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0...random.number(below: 3) {
        let at = random.number(below: bytes.count)
        switch random.number(below: 6) {
        case 0: bytes[at] = random.bytes(1)[0]
        case 1: bytes[at] ^= 1 << UInt8(random.number(below: 8))
        case 2: bytes[at] = random.pick([0, 0xFF, 1, 0x50])
        case 3: bytes.insert(contentsOf: random.bytes(random.number(below: 4)), at: at)
        case 4: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.number(below: 3)))
        default: bytes = Array(bytes.prefix(max(1, random.pick([at, bytes.count]))))
        }
      }
      guard let archive = try? ZipArchive(bytes) else { continue }
      accepted += 1
      #expect(try archive.rewritten([:]) == bytes)
      for index in archive.members.indices {
        let contents = try? archive.contents(of: index)
        #expect(contents == nil || contents?.count == archive.members[index].size)
        _ = try? archive.isNestedArchive(index)
        let fresh = archive.members[index].isFolder ? ZipArchive.Change.removed : .contents([1, 2, 3])
        _ = try ZipArchive(archive.rewritten([index: fresh]))
      }
    }
    #expect(accepted > 100, "most damage is noticed, but some must get as far as the contents")
  }

  // MARK: What office programs write

  private static let written = Shared.files("samples/fetched").filter {
    $0.hasSuffix(".docx") || $0.hasSuffix(".odt")
  }

  @Test(.enabled(if: !written.isEmpty, "needs ../shared/samples/fetched"), arguments: written)
  func `documents of office programs are read and come back`(file: String) throws {
    let bytes = try Shared.bytes("samples/fetched/" + file)
    let archive = try ZipArchive(bytes)
    #expect(try archive.rewritten([:]) == bytes)
    var changes: [Int: ZipArchive.Change] = [:]
    for index in archive.members.indices where !archive.members[index].isFolder {
      changes[index] = .contents(try archive.contents(of: index))
    }
    let again = try ZipArchive(archive.rewritten(changes))
    for index in archive.members.indices {
      #expect(try again.contents(of: index) == archive.contents(of: index))
      #expect(again.members[index].name == archive.members[index].name)
    }
  }
}
