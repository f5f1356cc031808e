import Glibc
import TestSupport
import Testing

@testable import RulePacks

/// Files that are read in place.
@Suite struct MappedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    .enabled(if: access("/proc/self/pagemap", R_OK) == 0, "this system does not tell which pages are held"))
  func `what was evicted takes no memory, and is there when it is read again`() throws {
    let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 / 251) }
    try folder.rewrite(bytes, "bytes.pack")
    let file = try MappedFile(folder["bytes.pack"])
    #expect(file.bytes.elementsEqual(bytes))
    #expect(residentPages(of: file) == file.bytes.count / Self.page)
    file.evict()
    #expect(residentPages(of: file) == 0)
    #expect(file.bytes.elementsEqual(bytes))
  }

  private static let page = 4096

  /// How many pages of a mapping this process holds, by its table of pages.
  private func residentPages(of file: MappedFile) -> Int? {
    let table = open("/proc/self/pagemap", O_RDONLY)
    guard table >= 0, let base = file.bytes.baseAddress else { return nil }
    defer { close(table) }
    var entries = [UInt64](repeating: 0, count: file.bytes.count / Self.page)
    let size = entries.count * 8
    guard pread(table, &entries, size, Int(bitPattern: base) / Self.page * 8) == size else { return nil }
    return entries.count { $0 >> 63 == 1 }
  }
}
