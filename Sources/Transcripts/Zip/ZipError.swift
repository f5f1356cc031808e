/// Why an archive was not read or could not be written back.
///
/// ## Privacy
/// Names of members are text too, so a member is told by its index in the directory; nothing else of the
/// archive is in an error but sizes.
package enum ZipError: Error, Hashable, Sendable {
  /// Does not start as a ZIP archive does.
  case notZip
  /// Ends before its end record.
  case truncated
  /// Goes on after its end record.
  case trailingBytes
  /// Has a comment, which programs do not show and readers do not see.
  case comment
  /// Is one of several volumes.
  case manyDisks
  /// Uses the extension for archives of more than 4 GB.
  case zip64
  /// The central directory is not where, or what, the end record says.
  case directory
  /// Holds bytes that belong to no member, from this offset.
  case strayBytes(offset: Int)
  /// Has more members than the limit.
  case tooManyMembers(count: Int, limit: Int)
  /// Its members would take more bytes than the limit.
  case tooLarge(size: Int, limit: Int)
  /// All members together are compressed by more than this factor.
  case tooDense(limit: Int)
  /// This member is at fault.
  case member(Int, Flaw)

  /// What is wrong with one member.
  package enum Flaw: Error, Hashable, Sendable {
    /// The name is empty, absolute, climbs out of its folder, or holds what no path of a document holds.
    case unsafeName
    /// The name is not UTF-8, or is beyond ASCII and not marked as UTF-8.
    case nameNotUTF8
    /// Another member has the same name, case ignored.
    case duplicateName
    case encrypted
    /// Uses the extension for members of more than 4 GB.
    case zip64
    /// Compressed by another method than deflate.
    case method(UInt16)
    /// A flag that is not known here.
    case flags
    /// An extra field that is broken, or gives the member another name.
    case extraField
    /// A link or a device, or a folder with contents.
    case notAFile
    /// Begins before the member before it has ended.
    case overlaps
    /// The header, or what follows the data, disagrees with the directory.
    case headersDisagree
    /// Compressed by more than this factor.
    case tooDense(limit: Int)
    /// The compressed data are broken or cut short.
    case data
    /// The contents are longer or shorter than the directory says.
    case size
    /// The contents do not have the checksum that the directory says.
    case checksum
    /// There are data after the end of the compressed data.
    case trailingData
    /// There is no such member, or it is a folder: our own mistake.
    case cannotChange
    /// The library could not give memory.
    case outOfMemory
  }
}

extension ZipError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notZip: "not a ZIP archive"
    case .truncated: "the archive is cut short"
    case .trailingBytes: "the archive goes on after its end"
    case .comment: "the archive has a comment"
    case .manyDisks: "the archive is one of several volumes"
    case .zip64: "the archive uses ZIP64"
    case .directory: "the directory of the archive is broken"
    case .strayBytes(let offset): "bytes that belong to no member, at byte \(offset)"
    case .tooManyMembers(let count, let limit): "\(count) members are over the limit of \(limit)"
    case .tooLarge(let size, let limit): "contents of \(size) bytes are over the limit of \(limit) bytes"
    case .tooDense(let limit): "the archive is compressed by a factor of more than \(limit)"
    case .member(let index, let flaw): "member \(index): \(flaw)"
    }
  }
}

extension ZipError.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unsafeName: "an unsafe name"
    case .nameNotUTF8: "a name that is not UTF-8"
    case .duplicateName: "a name that another member has"
    case .encrypted: "encrypted"
    case .zip64: "uses ZIP64"
    case .method(let method): "compression method \(method)"
    case .flags: "unknown flags"
    case .extraField: "an extra field that cannot be accepted"
    case .notAFile: "neither a file nor an empty folder"
    case .overlaps: "overlaps another member"
    case .headersDisagree: "header and directory disagree"
    case .tooDense(let limit): "compressed by a factor of more than \(limit)"
    case .data: "broken data"
    case .size: "contents of another size than declared"
    case .checksum: "wrong checksum"
    case .trailingData: "data after its end"
    case .cannotChange: "no such file to change"
    case .outOfMemory: "needs more memory than there is"
    }
  }
}
