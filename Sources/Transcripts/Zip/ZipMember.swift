package import RedactCore

extension ZipArchive {
  /// A file or a folder of an archive, as the directory and its own header agree on it.
  ///
  /// ## Privacy
  /// The name can be text, so a member prints its sizes only.
  package struct Member: Sendable {
    /// How the contents are packed.
    package enum Method: UInt16, Sendable {
      case stored = 0
      case deflated = 8
    }

    /// The path, with `/` between its parts; that of a folder ends with one.
    package let name: String
    package let method: Method
    package let flags: UInt16
    /// Time and date of the last change, as DOS writes them.
    package let modified: UInt32
    /// Who may do what with the file, for the system that it was packed on.
    package let attributes: UInt32
    let sums: ZipSums

    /// The header in front of the data, with name and extra field.
    package let header: ByteSpan
    /// The extra field in the header.
    package let extra: ByteSpan
    /// The contents as they are stored.
    package let data: ByteSpan
    /// What follows the data when the header was written before the sizes were known; often empty.
    package let descriptor: ByteSpan
    /// The record in the directory, with name, extra field and comment.
    package let record: ByteSpan
    /// The extra field in the directory.
    package let recordExtra: ByteSpan
    /// The comment, which only the directory has.
    package let comment: ByteSpan

    package var isFolder: Bool { name.utf8.last == 0x2F }
    /// The bytes of the contents, as declared.
    package var size: Int { Int(sums.size) }
    package var crc: UInt32 { sums.crc }
  }
}

extension ZipArchive.Member {
  private typealias Header = ZipLayout.Header
  private typealias Record = ZipLayout.Record
  private typealias Flags = ZipLayout.Flags

  /// Reads a record of the directory and the header it names, which ends with its data before `limit`.
  init(_ record: ByteSpan, in bytes: [UInt8], before limit: Int) throws(ZipError.Flaw) {
    let at = record.start
    self.record = record
    flags = bytes.zip16(at + Record.flags)
    modified = bytes.zip32(at + Record.modified)
    attributes = bytes.zip32(at + Record.attributes)
    sums = bytes.zipSums(at + Record.sums)
    let name = ByteSpan(at + Record.size, at + Record.size + Int(bytes.zip16(at + Record.nameLength)))
    recordExtra = ByteSpan(name.end, name.end + Int(bytes.zip16(at + Record.extraLength)))
    comment = ByteSpan(recordExtra.end, record.end)
    method = try Self.method(bytes.zip16(at + Record.method), flags)
    self.name = try Self.name(bytes[name.range], flags)

    let start = Int(bytes.zip32(at + Record.header))
    if [sums.packed, sums.size, UInt32(clamping: start)].contains(ZipLayout.elsewhere32) { throw .zip64 }
    guard start + Header.size <= limit, bytes.zip32(start) == Header.signature else { throw .headersDisagree }
    let nameEnd = start + Header.size + Int(bytes.zip16(start + Header.nameLength))
    extra = ByteSpan(nameEnd, nameEnd + Int(bytes.zip16(start + Header.extraLength)))
    header = ByteSpan(start, extra.end)
    data = ByteSpan(header.end, header.end + Int(sums.packed))
    guard data.end <= limit else { throw .headersDisagree }
    descriptor = try Self.descriptor(after: data.end, sums, flags, in: bytes[..<limit])
    try checkHeader(bytes, name: bytes[name.range])
    try Self.checkExtra(bytes[extra.range])
    try Self.checkExtra(bytes[recordExtra.range])
    try checkKind()
  }

  private static func method(_ number: UInt16, _ flags: UInt16) throws(ZipError.Flaw) -> Method {
    // Method 99 stands for AES, and the extra field has the real one.
    if flags & Flags.encrypted != 0 || number == 99 { throw .encrypted }
    if flags & ~Flags.known != 0 { throw .flags }
    guard let method = Method(rawValue: number) else { throw .method(number) }
    return method
  }

  /// The name, if it can only be read, and only unpacked, in one way.
  private static func name(_ bytes: ArraySlice<UInt8>, _ flags: UInt16) throws(ZipError.Flaw) -> String {
    let bytes = Array(bytes)
    if UTF8Check.firstInvalid(in: bytes) != nil { throw .nameNotUTF8 }
    if flags & Flags.utf8 == 0, bytes.contains(where: { $0 >= 0x80 }) { throw .nameNotUTF8 }
    let slash = UInt8(ascii: "/")
    let path = bytes.last == slash ? bytes.dropLast() : bytes[...]
    let isPlain = path.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    let hasDrive = path.dropFirst().first == UInt8(ascii: ":")
    let parts = path.split(separator: slash, omittingEmptySubsequences: false)
    let climbs = parts.contains { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
    guard isPlain, !hasDrive, !climbs else { throw .unsafeName }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The span of the descriptor that the flags announce, which repeats what the directory says.
  private static func descriptor(
    after start: Int, _ sums: ZipSums, _ flags: UInt16, in bytes: ArraySlice<UInt8>
  ) throws(ZipError.Flaw) -> ByteSpan {
    guard flags & Flags.descriptor != 0 else { return ByteSpan(start, start) }
    var expected = [UInt8](repeating: 0, count: ZipLayout.Descriptor.size)
    expected.putZip32(ZipLayout.Descriptor.signature, at: 0)
    expected.putZipSums(sums, at: ZipLayout.Descriptor.sums)
    for form in [expected[...], expected[ZipLayout.Descriptor.sums...]]
    where bytes[start...].starts(with: form) { return ByteSpan(start, start + form.count) }
    throw .headersDisagree
  }

  private func checkHeader(_ bytes: [UInt8], name: ArraySlice<UInt8>) throws(ZipError.Flaw) {
    let at = header.start
    let own = bytes.zipSums(at + Header.sums)
    let isLate = flags & Flags.descriptor != 0 && own == .zero
    guard bytes.zip16(at + Header.flags) == flags, bytes.zip16(at + Header.method) == method.rawValue,
      bytes[at + Header.size..<extra.start] == name, own == sums || isLate,
      method == .deflated || sums.packed == sums.size
    else { throw .headersDisagree }
  }

  private static func checkExtra(_ field: ArraySlice<UInt8>) throws(ZipError.Flaw) {
    let field = Array(field)
    var offset = 0
    while offset < field.count {
      guard offset + 4 <= field.count else { throw .extraField }
      switch field.zip16(offset) {
      case ZipLayout.Extra.zip64: throw .zip64
      case ZipLayout.Extra.aes, ZipLayout.Extra.strongEncryption: throw .encrypted
      case ZipLayout.Extra.unicodePath: throw .extraField
      default: offset += 4 + Int(field.zip16(offset + 2))
      }
    }
    guard offset == field.count else { throw .extraField }
  }

  /// Throws unless this is a regular file, or a folder that holds nothing.
  private func checkKind() throws(ZipError.Flaw) {
    let regular: UInt32 = 0o100_000
    let folder: UInt32 = 0o040_000
    let kind = attributes >> 16 & 0o170_000
    let isMarkedFolder = attributes & 0x10 != 0
    guard kind == 0 || kind == (isFolder ? folder : regular) else { throw .notAFile }
    if isMarkedFolder, !isFolder { throw .notAFile }
    // Two bytes are what deflate makes of nothing.
    if isFolder, size > 0 || data.count > 2 { throw .notAFile }
  }
}

extension ZipArchive.Member: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "member of \(size) bytes in \(data.count)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["size": size]) }
}
