import RedactCore

/// Where the fields of the records of an archive stand, in bytes from the start of the record
/// (PKWARE's APPNOTE 4.3).
enum ZipLayout {
  /// In front of the data of each member: this, its name, its extra field.
  enum Header {
    static let signature: UInt32 = 0x0403_4B50
    static let size = 30
    static let flags = 6
    static let method = 8
    static let sums = 14
    static let nameLength = 26
    static let extraLength = 28
  }

  /// After the data of a member whose sizes were not known when the header was written; the signature may
  /// be left out.
  enum Descriptor {
    static let signature: UInt32 = 0x0807_4B50
    static let size = 16
    static let sums = 4
  }

  /// One member in the central directory: this, its name, its extra field, its comment.
  enum Record {
    static let signature: UInt32 = 0x0201_4B50
    static let size = 46
    static let flags = 8
    static let method = 10
    static let modified = 12
    static let sums = 16
    static let nameLength = 28
    static let extraLength = 30
    static let commentLength = 32
    static let disk = 34
    static let attributes = 38
    static let header = 42
  }

  /// The last bytes of the archive.
  enum End {
    static let signature: UInt32 = 0x0605_4B50
    static let size = 22
    static let disk = 4
    static let directoryDisk = 6
    static let countOnDisk = 8
    static let count = 10
    static let directorySize = 12
    static let directory = 16
    static let commentLength = 20
  }

  /// Stands before the end record of a ZIP64 archive.
  enum Locator {
    static let signature: UInt32 = 0x0706_4B50
    static let size = 20
  }

  enum Flags {
    static let level: UInt16 = 0b110
    static let descriptor: UInt16 = 1 << 3
    static let utf8: UInt16 = 1 << 11
    /// Encrypted, strongly encrypted, header hidden.
    static let encrypted: UInt16 = 1 << 0 | 1 << 6 | 1 << 13
    static let known = level | descriptor | utf8
  }

  enum Extra {
    static let zip64: UInt16 = 0x0001
    static let strongEncryption: UInt16 = 0x0017
    static let unicodePath: UInt16 = 0x7075
    static let aes: UInt16 = 0x9901
  }

  /// Stands in place of a number that only fits a ZIP64 record.
  static let elsewhere16 = UInt16.max
  static let elsewhere32 = UInt32.max
}

/// The checksum and the two sizes of a member, which stand side by side in three records.
struct ZipSums: Hashable, Sendable {
  var crc: UInt32
  /// Bytes as stored in the archive.
  var packed: UInt32
  /// Bytes of the contents.
  var size: UInt32

  /// Stands in a header whose descriptor has the numbers.
  static let zero = ZipSums(crc: 0, packed: 0, size: 0)
}

extension [UInt8] {
  func zip16(_ at: Int) -> UInt16 { UInt16(self[at]) | UInt16(self[at + 1]) << 8 }
  func zip32(_ at: Int) -> UInt32 { UInt32(zip16(at)) | UInt32(zip16(at + 2)) << 16 }
  func zipSums(_ at: Int) -> ZipSums {
    ZipSums(crc: zip32(at), packed: zip32(at + 4), size: zip32(at + 8))
  }

  /// True when a record with this signature and of this size can stand here.
  func hasRecord(_ signature: UInt32, size: Int, at offset: Int) -> Bool {
    offset >= 0 && size <= count - offset && zip32(offset) == signature
  }

  mutating func putZip16(_ value: UInt16, at offset: Int) {
    self[offset] = UInt8(truncatingIfNeeded: value)
    self[offset + 1] = UInt8(truncatingIfNeeded: value >> 8)
  }
  mutating func putZip32(_ value: UInt32, at offset: Int) {
    putZip16(UInt16(truncatingIfNeeded: value), at: offset)
    putZip16(UInt16(truncatingIfNeeded: value >> 16), at: offset + 2)
  }
  mutating func putZipSums(_ sums: ZipSums, at offset: Int) {
    putZip32(sums.crc, at: offset)
    putZip32(sums.packed, at: offset + 4)
    putZip32(sums.size, at: offset + 8)
  }
}
