import Glibc

/// Bytes that stay where they are as long as their owner lives.
package struct HeldBytes: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer
  package let owner: AnyObject
  /// Whether a checksum of the file that they lie in was found right.
  package let isChecked: Bool
}

/// A file mapped for reading, unmapped when the last user lets go.
final class MappedFile: @unchecked Sendable {
  let path: String
  let bytes: UnsafeRawBufferPointer

  init(_ path: String) throws(RulePackError) {
    self.path = path
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw RulePackError(path, "cannot be read (\(String(cString: strerror(errno))))") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      throw RulePackError(path, "is not a file of compiled rules")
    }
    let count = Int(status.st_size)
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else {
      throw RulePackError(path, "could not be mapped")
    }
    bytes = UnsafeRawBufferPointer(start: base, count: count)
  }

  /// Gives back the memory of all pages that were read; what is read again comes back from the file.
  func evict() { madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED) }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
