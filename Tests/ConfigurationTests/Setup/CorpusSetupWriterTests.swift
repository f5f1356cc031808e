import Configuration
import Glibc
import TestSupport
import Testing

/// Nothing that is there is lost, and nothing is left half done.
struct CorpusSetupWriterTests {
  private let files = [
    SetupFile(path: ".redact/config.yaml", content: .whole("new\n")),
    SetupFile(path: ".gitignore", content: .lines(["*.key", "*.vault"], comment: "# ours")),
  ]

  @Test func `a new folder gets all of it`() throws {
    let folder = try TemporaryFolder()
    let outcomes = try CorpusSetupWriter.write(files, in: folder.path)
    #expect(outcomes.map(\.change) == [.made, .made])
    #expect(outcomes.map(\.path) == [".redact/config.yaml", ".gitignore"])
    #expect(try folder.text(".redact/config.yaml") == "new\n")
    #expect(try folder.text(".gitignore") == "# ours\n*.key\n*.vault\n")
    #expect(folder.names == [".gitignore", ".redact"] && folder.names(in: ".redact") == ["config.yaml"])
    #expect(folder.mode(".redact/config.yaml") == 0o600)
  }

  @Test func `a second time changes nothing`() throws {
    let folder = try TemporaryFolder()
    _ = try CorpusSetupWriter.write(files, in: folder.path)
    let outcomes = try CorpusSetupWriter.write(files, in: folder.path)
    #expect(outcomes.map(\.change) == [.kept, .kept])
    #expect(try folder.text(".gitignore") == "# ours\n*.key\n*.vault\n")
  }

  @Test func `what is there is kept, and lines are added below`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", ".redact/config.yaml", mode: 0o640)
    try folder.write("mine\n*.vault\r\nend", ".gitignore", mode: 0o664)
    let outcomes = try CorpusSetupWriter.write(files, in: folder.path)
    #expect(outcomes.map(\.change) == [.kept, .added(lines: 1)])
    #expect(try folder.text(".redact/config.yaml") == "old")
    #expect(try folder.text(".gitignore") == "mine\n*.vault\r\nend\n\n# ours\n*.key\n")
    #expect(folder.mode(".gitignore") == 0o664)
    #expect(folder.names == [".gitignore", ".redact"])
  }

  @Test func `links are refused, and nothing is written`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine\n", "elsewhere")
    symlink("elsewhere", folder[".gitignore"])
    #expect(refusal(files, folder) == ".gitignore: is a link")
    unlink(folder[".gitignore"])
    mkdir(folder["other"], 0o700)
    symlink("other", folder[".redact"])
    #expect(refusal(files, folder) == ".redact: is a link, or no folder")
    unlink(folder[".redact"])
    link(folder["elsewhere"], folder[".gitignore"])
    #expect(refusal(files, folder) == ".gitignore: is not a file with one name")
    unlink(folder[".gitignore"])
    mkdir(folder[".gitignore"], 0o700)
    #expect(refusal(files, folder) == ".gitignore: is not a file with one name")
    #expect(folder.names == [".gitignore", "elsewhere", "other"] && folder.names(in: "other") == [])
    #expect(try folder.text("elsewhere") == "mine\n")
  }

  @Test func `a link that leads nowhere is there, and stays`() throws {
    let folder = try TemporaryFolder()
    mkdir(folder[".redact"], 0o700)
    symlink("nowhere", folder[".redact/config.yaml"])
    #expect(try CorpusSetupWriter.write(files, in: folder.path).map(\.change) == [.kept, .made])
    #expect(folder.names == [".gitignore", ".redact"] && folder.names(in: ".redact") == ["config.yaml"])
  }

  @Test func `what cannot be written at all leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let long = SetupFile(path: String(repeating: "n", count: 250), content: .whole("x"))
    #expect(refusal(files + [long], folder)?.hasSuffix("file name too long") == true)
    #expect(folder.names == [])
  }

  @Test func `what cannot be put in its place takes everything back`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine\n", ".gitignore")
    // The same name twice: the second finds it taken, after all else is in place.
    let last = [
      SetupFile(path: "last", content: .whole("x")), SetupFile(path: "last", content: .whole("y")),
    ]
    #expect(refusal(files + last, folder) == "last: file exists")
    #expect(folder.names == [".gitignore"])
    #expect(try folder.text(".gitignore") == "mine\n")
    // The same file twice: the second time it is not as it was.
    #expect(refusal(files + [files[1]], folder) == ".gitignore: was changed meanwhile")
    #expect(folder.names == [".gitignore"])
    #expect(try folder.text(".gitignore") == "mine\n")
  }

  @Test func `a folder that is not there is not made`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: CorpusSetupError.self) { _ = try CorpusSetupWriter.write(files, in: folder["no/where"]) }
    #expect(folder.names == [])
  }

  private func refusal(_ files: [SetupFile], _ folder: TemporaryFolder) -> String? {
    do {
      _ = try CorpusSetupWriter.write(files, in: folder.path)
      return nil
    } catch {
      return error.description
    }
  }
}

extension TemporaryFolder {
  fileprivate func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  fileprivate var names: [String] { names(in: ".") }

  fileprivate func names(in folder: String) -> [String] {
    guard let stream = opendir(self[folder]) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
