import RedactCore

extension ZipArchive {
  /// A file of an archive that is made anew.
  ///
  /// ## Privacy
  /// Holds a part of a document.
  package struct NewFile: Sendable {
    let name: String
    let contents: [UInt8]
    let method: Member.Method

    package init(_ name: String, _ contents: [UInt8], method: Member.Method = .deflated) {
      self.name = name
      self.contents = contents
      self.method = method
    }
  }

  /// An archive of these files in this order. It has no clock and no system in it: all files are of 1980-01-01, the
  /// first day that an archive can tell, and have neither extra fields nor attributes.
  package static func bytes(of files: [NewFile]) throws(ZipError) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (index, file) in files.enumerated() {
      do throws(ZipError.Flaw) {
        let offset = archive.count
        let packed = try file.packed()
        let common = file.common(try file.sums(packed))
        archive.putZip32s(ZipLayout.Header.signature)
        archive += common
        archive += file.name.utf8
        archive += packed
        directory.putZip32s(ZipLayout.Record.signature)
        // Which version of the format it was made by stands in the directory only.
        directory.putZip16s(ZipArchive.NewFile.version)
        directory += common
        // Neither comment nor disk nor attributes.
        directory.putZip16s(0, 0, 0)
        directory.putZip32s(0, UInt32(clamping: offset))
        directory += file.name.utf8
      } catch {
        throw .member(index, error)
      }
    }
    guard archive.count + directory.count < Int(ZipLayout.elsewhere32), files.count < ZipLayout.elsewhere16
    else { throw .zip64 }
    let counts = UInt16(clamping: files.count)
    let places = [UInt32(clamping: directory.count), UInt32(clamping: archive.count)]
    archive += directory
    archive.putZip32s(ZipLayout.End.signature)
    archive.putZip16s(0, 0, counts, counts)
    archive.putZip32s(places[0], places[1])
    archive.putZip16s(0)
    return archive
  }
}

extension ZipArchive.NewFile {
  /// 2.0, which has folders and deflate.
  fileprivate static let version: UInt16 = 20
  private static let firstDay: UInt32 = 0x0021_0000

  fileprivate func packed() throws(ZipError.Flaw) -> [UInt8] {
    // The library counts a call in 32 bits.
    guard contents.count < Int(ZipLayout.elsewhere32) else { throw .zip64 }
    return method == .stored ? contents : try Deflate.deflate(contents)
  }

  fileprivate func sums(_ packed: [UInt8]) throws(ZipError.Flaw) -> ZipSums {
    guard packed.count < Int(ZipLayout.elsewhere32) else { throw .zip64 }
    return ZipSums(
      crc: Deflate.crc32(contents), packed: UInt32(packed.count), size: UInt32(contents.count))
  }

  /// What header and directory both say, from the needed version to the length of the extra field.
  fileprivate func common(_ sums: ZipSums) -> [UInt8] {
    let flags = name.utf8.allSatisfy { $0 < 0x80 } ? 0 : ZipLayout.Flags.utf8
    var bytes: [UInt8] = []
    bytes.putZip16s(Self.version, flags, method.rawValue)
    bytes.putZip32s(Self.firstDay, sums.crc, sums.packed, sums.size)
    bytes.putZip16s(UInt16(clamping: name.utf8.count), 0)
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func putZip16s(_ values: UInt16...) {
    for value in values { self += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)] }
  }
  fileprivate mutating func putZip32s(_ values: UInt32...) {
    for value in values {
      putZip16s(UInt16(truncatingIfNeeded: value), UInt16(truncatingIfNeeded: value >> 16))
    }
  }
}
