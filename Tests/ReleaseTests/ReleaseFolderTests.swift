import Glibc
import RedactCore
import TestSupport
import Testing

@testable import Release

@Suite struct ReleaseFolderTests {
  private let folder: TemporaryFolder
  private let path = ReleaseSample.path

  init() throws { folder = try TemporaryFolder() }

  @Test func `A release is its files, the manifest and the note, for all to read`() throws {
    umask(0o022)
    try ReleaseSample.make(at: folder["out"])
    #expect(folder.names() == ["out"])
    #expect(folder.names("out") == ["01.txt", "MANIFEST.json", "MANIFEST.sig", "interviews"])
    #expect(try folder.read("out/interviews/02.srt") == Array("Then [PERSON-8XX8] came.\n".utf8))
    for file in ["out/01.txt", "out/MANIFEST.json", "out/MANIFEST.sig", "out/interviews/02.srt"] {
      #expect(folder.mode(file) == 0o644)
    }
    for name in ["out", "out/interviews"] { #expect(folder.mode(name) == 0o755) }
    let manifest = try ReleaseManifest(parsing: try folder.read("out/MANIFEST.json"))
    #expect(manifest.files.map(\.bytes) == [9, 25])
    #expect(manifest.counts == [.person: 1])
  }

  @Test func `The same files and keys make the same manifest`() throws {
    try ReleaseSample.make(at: folder["a"])
    try ReleaseSample.make(at: folder["b/"])
    #expect(try folder.read("a/MANIFEST.json") == folder.read("b/MANIFEST.json"))
  }

  @Test func `What is not finished is for its owner only, and goes away`() throws {
    func begin() throws {
      var release = try ReleaseFolder(at: folder["out"])
      try release.write([1], at: path("a/b/c.txt"), format: "text", counts: [:])
      let part = try #require(folder.names().first)
      #expect(folder.names().count == 1 && part.hasPrefix("out.part-"))
      #expect(folder.mode(part) == 0o700 && folder.mode(part + "/a") == 0o700)
      #expect(throws: ReleaseError.unfinished) { try ReleaseVerifier.verify(folder[part]) }
      #expect(throws: ReleaseError.noFolder) { try ReleaseVerifier.verify(folder["out"]) }
    }
    try begin()
    #expect(folder.names().isEmpty)
  }

  @Test func `What a run left behind never looks like a release, however far it came`() throws {
    try ReleaseSample.make(at: folder["out"])
    let part = "out.part-0123456789abcdef"
    #expect(rename(folder["out"], folder[part]) == 0)
    #expect(throws: ReleaseError.unfinished) { try ReleaseVerifier.verify(folder[part]) }
    #expect(throws: ReleaseError.unfinished) { try ReleaseVerifier.verify(folder[part + "/./"]) }
    #expect(symlink(part, folder["link"]) == 0)
    #expect(throws: ReleaseError.unfinished) { try ReleaseVerifier.verify(folder["link"]) }
    // Nor does it stand in the way of the next run.
    #expect(throws: Never.self) { try ReleaseSample.make(at: folder["out"]) }
    #expect(throws: Never.self) { try ReleaseVerifier.verify(folder["out"]) }
  }

  @Test func `What is there already is never touched`() throws {
    try folder.write("x", "file")
    mkdir(folder["empty"], 0o755)
    symlink("nowhere", folder["link"])
    mkfifo(folder["pipe"], 0o600)
    for name in ["file", "empty", "empty/", "link", "pipe"] {
      #expect(throws: ReleaseError.exists) { _ = try ReleaseFolder(at: folder[name]) }
    }
    #expect(throws: ReleaseError.noFolder) { _ = try ReleaseFolder(at: folder["no/out"]) }
    for name in [".", "..", "a/.."] {
      #expect(throws: ReleaseError.path) { _ = try ReleaseFolder(at: folder[""] + name) }
    }
    #expect(folder.names() == ["empty", "file", "link", "pipe"])
  }

  @Test(arguments: ["file", "full", "link"])
  func `What comes into being meanwhile is not touched either`(kind: String) throws {
    let signer = try ReleaseSample.signer()
    var statement = ReleaseSample.statement()
    statement.waived = []
    var release = try ReleaseFolder(at: folder["out"])
    try release.write([1], at: path("a"), format: "text", counts: [:])
    let manifest = try release.manifest(statement, proposer: signer.verifier)
    switch kind {
    case "file": try folder.write("x", "out")
    case "full": try folder.write("x", "out/file")
    default: symlink("nowhere", folder["out"])
    }
    // A value that goes away whole cannot be caught in the closure of an expectation.
    var caught: ReleaseError?
    do throws(ReleaseError) { try release.finish(manifest, signer: signer) } catch { caught = error }
    #expect(caught == .exists)
    #expect(folder.names() == ["out"])
  }

  @Test func `No file twice, none that is a folder for another`() throws {
    var release = try ReleaseFolder(at: folder["out"])
    try release.write([1], at: path("a/b"), format: "text", counts: [:])
    for name in ["a/b", "a", "a/b/c"] {
      var caught: ReleaseError?
      do throws(ReleaseError) {
        try release.write([2], at: path(name), format: "text", counts: [:])
      } catch {
        caught = error
      }
      #expect(caught != nil, "\(name)")
    }
    #expect(release.files.map(\.path.text) == ["a/b"])
  }

  @Test func `The manifest has to be about these files, and signed by its proposer`() throws {
    let signer = try ReleaseSample.signer()
    var statement = ReleaseSample.statement()
    statement.waived = []
    for isOther in [true, false] {
      var release = try ReleaseFolder(at: folder["out"])
      try release.write([1], at: path("a"), format: "text", counts: [:])
      let manifest = try release.manifest(statement, proposer: signer.verifier)
      if isOther { try release.write([1], at: path("b"), format: "text", counts: [:]) }
      var caught: ReleaseError?
      let by = isOther ? signer : try ReleaseSample.signer(from: 7)
      do throws(ReleaseError) { try release.finish(manifest, signer: by) } catch { caught = error }
      #expect(caught == (isOther ? .otherFiles : .notAsked))
      #expect(folder.names().isEmpty)
    }
  }

  @Test func `Files are copied as they are, with the digest of what was written`() throws {
    var generator = SeededGenerator(seed: 6)
    let big = generator.bytes(600_000)
    try folder.write(big, "source/deep/er/big.txt", mode: 0o400)
    try folder.write([], "source/empty")
    let source = try ReleaseSource(folder["source"])
    #expect(try source.paths().map(\.text) == ["deep/er/big.txt", "empty"])
    #expect(try source.read(path("deep/er/big.txt")) == big)
    #expect(throws: ReleaseError.tooLarge) { try source.read(path("deep/er/big.txt"), most: 599_999) }
    var release = try ReleaseFolder(at: folder["out"])
    let copied = try release.copy(path("deep/er/big.txt"), from: source, format: "text", counts: [.age: 3])
    #expect(copied.bytes == big.count && copied.entities == 3)
    #expect(try release.copy(path("empty"), from: source, format: "text", counts: [:]).bytes == 0)
    let part = try #require(folder.names().first { $0.hasPrefix("out.part-") })
    #expect(try folder.read(part + "/deep/er/big.txt") == big)
    #expect(folder.mode(part + "/deep/er/big.txt") == 0o644)
  }

  @Test func `A file that has more in it than its size tells is refused`() throws {
    // Such files are what others are writing to, and those that the system makes up.
    let source = try ReleaseSource("/proc/self")
    func copy() throws {
      var release = try ReleaseFolder(at: folder["out"])
      try release.copy(path("status"), from: source, format: "text", counts: [:])
    }
    #expect(throws: ReleaseError.changedWhileRead(path("status"))) { try copy() }
    #expect(folder.names().isEmpty)
  }

  @Test(arguments: ["file", "folder", "dangling", "pipe"])
  func `A link or a device in the source is refused`(kind: String) throws {
    try folder.write("secret", "elsewhere/file")
    try folder.write("x", "source/good")
    switch kind {
    case "file": symlink("../elsewhere/file", folder["source/bad"])
    case "folder": symlink("../elsewhere", folder["source/bad"])
    case "dangling": symlink("nowhere", folder["source/bad"])
    default: mkfifo(folder["source/bad"], 0o600)
    }
    let source = try ReleaseSource(folder["source"])
    #expect(throws: ReleaseError.notAFile(path("bad"))) { try source.paths() }
    let inside = kind == "folder" ? "bad/file" : "bad"
    #expect(throws: ReleaseError.self) { try source.read(path(inside)) }
    func copy() throws {
      var release = try ReleaseFolder(at: folder["out"])
      try release.copy(path(inside), from: source, format: "text", counts: [:])
    }
    #expect(throws: ReleaseError.notAFile(path(inside))) { try copy() }
    #expect(folder.names() == ["elsewhere", "source"])
  }

  @Test func `A source that is swapped for a link afterwards stays the folder that was opened`() throws {
    try folder.write("good", "source/a")
    try folder.write("other", "elsewhere/a")
    let source = try ReleaseSource(folder["source"])
    #expect(rename(folder["source"], folder["moved"]) == 0)
    symlink("elsewhere", folder["source"])
    #expect(try source.read(path("a")) == Array("good".utf8))
  }

  @Test func `A name in the source that no release can hold is refused`() throws {
    try folder.write("x", "source/a\u{1B}b")
    #expect(throws: ReleaseError.path) { try ReleaseSource(folder["source"]).paths() }
  }
}
