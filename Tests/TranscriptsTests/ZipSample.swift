@testable import Transcripts

/// An archive made in code, right or wrong on purpose.
struct ZipSample {
  /// What follows the data of a member.
  enum Descriptor: CaseIterable {
    case none, signed, bare
  }

  struct Item {
    var name: [UInt8]
    var contents: [UInt8]
    var method: UInt16
    var descriptor = Descriptor.none
    var flags: UInt16 = 0
    var modified: UInt32 = 0x5B21_6A40
    var attributes: UInt32 = 0
    var extra: [UInt8] = []
    var recordExtra: [UInt8] = []
    var comment: [UInt8] = []
    /// The data, where they are not what the method makes of the contents.
    var packed: [UInt8]?
    /// The size to declare, where it is not true.
    var size: Int?
    /// The checksum to declare, where it is not true.
    var crc: UInt32?

    init(_ name: String, _ contents: [UInt8] = [], method: UInt16 = 8) {
      self.name = Array(name.utf8)
      self.contents = contents
      self.method = method
    }

    init(_ name: String, _ contents: String, method: UInt16 = 8) {
      self.init(name, Array(contents.utf8), method: method)
    }
  }

  private(set) var bytes: [UInt8] = []
  /// Where the headers are, in the order of the items.
  private(set) var headers: [Int] = []
  /// Where the records are, in the order of the items.
  private(set) var records: [Int] = []
  /// Where the end record is.
  private(set) var end = 0

  /// - Parameter order: of the records; as the items stand when absent.
  init(_ items: [Item], order: [Int]? = nil) throws {
    var parts: [(flags: UInt16, sums: ZipSums)] = []
    for item in items {
      let packed = try item.packed ?? (item.method == 8 ? Deflate.deflate(item.contents) : item.contents)
      let sums = ZipSums(
        crc: item.crc ?? Deflate.crc32(item.contents), packed: UInt32(packed.count),
        size: UInt32(item.size ?? item.contents.count))
      let flags = item.flags | (item.descriptor == .none ? 0 : 8)
      parts.append((flags, sums))
      headers.append(bytes.count)
      append(header: item, flags, item.descriptor == .none ? sums : .zero)
      bytes += packed
      if item.descriptor == .signed { append32(0x0807_4B50) }
      if item.descriptor != .none { append(sums) }
    }
    let directory = bytes.count
    records = headers
    for index in order ?? Array(items.indices) {
      records[index] = bytes.count
      append(record: items[index], parts[index].flags, parts[index].sums, headers[index])
    }
    end = bytes.count
    append32(0x0605_4B50, 0)
    append16(items.count, items.count)
    append32(UInt32(end - directory), UInt32(directory))
    append16(0)
  }

  private mutating func append(header item: Item, _ flags: UInt16, _ sums: ZipSums) {
    append32(0x0403_4B50)
    append16(20, Int(flags), Int(item.method))
    append32(item.modified)
    append(sums)
    append16(item.name.count, item.extra.count)
    bytes += item.name + item.extra
  }

  private mutating func append(record item: Item, _ flags: UInt16, _ sums: ZipSums, _ header: Int) {
    append32(0x0201_4B50)
    append16(20, 20, Int(flags), Int(item.method))
    append32(item.modified)
    append(sums)
    append16(item.name.count, item.recordExtra.count, item.comment.count, 0, 0)
    append32(item.attributes, UInt32(header))
    bytes += item.name + item.recordExtra + item.comment
  }

  private mutating func append(_ sums: ZipSums) { append32(sums.crc, sums.packed, sums.size) }
  private mutating func append16(_ values: Int...) {
    for value in values { bytes += [UInt8(value & 255), UInt8(value >> 8)] }
  }
  private mutating func append32(_ values: UInt32...) {
    for value in values { append16(Int(value & 0xFFFF), Int(value >> 16)) }
  }

  /// The bytes with a field of 16 bits, at an offset, set to another value.
  func with16(_ value: UInt16, at offset: Int) -> [UInt8] {
    var result = bytes
    result.putZip16(value, at: offset)
    return result
  }

  /// The bytes with a field of 32 bits, at an offset, set to another value.
  func with32(_ value: UInt32, at offset: Int) -> [UInt8] {
    var result = bytes
    result.putZip32(value, at: offset)
    return result
  }
}
