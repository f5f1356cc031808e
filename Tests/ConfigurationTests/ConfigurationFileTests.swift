import Configuration
import Glibc
import TestSupport
import Testing

/// Where a configuration is looked for, and when it is not trusted.
struct ConfigurationFileTests {
  private let body = "schema: redact.config/1\ncheck: {known: known.txt}\n"

  @Test func `the nearest one on the way up counts, and paths begin where it lies`() throws {
    let folder = try TemporaryFolder()
    try folder.write(body, ".redact/config.yaml")
    try folder.write("x", "interviews/deep/a.txt")
    let here = try #require(try Configuration.find(from: folder.path, home: nil), "nothing was found")
    #expect(here.file == ".redact/config.yaml" && here.root == folder.path)
    let below = try #require(
      try Configuration.find(from: folder["interviews/deep"], home: nil), "nothing was found")
    #expect(below.root == folder.path && below.file == folder[".redact/config.yaml"])
    let settings = try Settings(below) { _ in nil }
    #expect(settings[CheckKeys.known].value?.path == folder["known.txt"])
    try folder.write(body, "interviews/.redact/config.yaml")
    let nearer = try #require(
      try Configuration.find(from: folder["interviews/deep"], home: nil), "nothing was found")
    #expect(nearer.root == folder["interviews"])
  }

  @Test(arguments: ["interviews/.git/HEAD", "interviews/.git"])
  func `the way up ends at the folder that holds git's`(_ git: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(body, ".redact/config.yaml")
    try folder.write("x", "interviews/deep/a.txt")
    try folder.write("x", git)
    #expect(try Configuration.find(from: folder["interviews/deep"], home: nil) == nil)
    try folder.write(body, "interviews/.redact/config.yaml")
    #expect(try Configuration.find(from: folder["interviews/deep"], home: nil) != nil)
  }

  @Test func `a folder without a file is passed by`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", ".redact/baseline.jsonl")
    try folder.write("x", ".git")
    #expect(try Configuration.find(from: folder.path, home: nil) == nil)
  }

  @Test func `a folder that is not there is no place to begin`() {
    #expect(throws: ConfigurationError.self) {
      _ = try Configuration.find(from: "/nowhere/at/all", home: nil)
    }
  }

  @Test func `links are refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(body, "real/config.yaml")
    mkdir(folder[".redact"], 0o700)
    symlink(folder["real/config.yaml"], folder[".redact/config.yaml"])
    refuses(folder, "is a link, or no file")
    #expect(throws: ConfigurationError.self) {
      _ = try Configuration(contentsOf: folder[".redact/config.yaml"], home: nil)
    }
    unlink(folder[".redact/config.yaml"])
    rmdir(folder[".redact"])
    symlink(folder["real"], folder[".redact"])
    refuses(folder, "its folder is a link, or no folder")
  }

  @Test func `what everybody can write is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(body, ".redact/config.yaml", mode: 0o602)
    refuses(folder, "can be written by everybody")
    #expect(throws: ConfigurationError.self) {
      _ = try Configuration(contentsOf: folder[".redact/config.yaml"], home: nil)
    }
    chmod(folder[".redact/config.yaml"], 0o664)
    #expect(try Configuration.find(from: folder.path, home: nil) != nil)
    chmod(folder[".redact"], 0o707)
    refuses(folder, "its folder can be written by everybody")
    chmod(folder[".redact"], 0o700)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `what belongs to another user is refused, unless it was named`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(body, ".redact/config.yaml", mode: 0o644)
    chown(path, 12_345, 12_345)
    refuses(folder, "belongs to another user")
    #expect(try Configuration(contentsOf: path, home: nil).root == folder.path)
    chown(path, 0, 0)
    chown(folder[".redact"], 12_345, 12_345)
    refuses(folder, "its folder belongs to another user")
    chown(folder[".redact"], 0, 0)
  }

  @Test func `what is no file, too large or no text is refused`() throws {
    let folder = try TemporaryFolder()
    mkdir(folder[".redact"], 0o700)
    mkdir(folder[".redact/config.yaml"], 0o700)
    refuses(folder, "is not a regular file")
    rmdir(folder[".redact/config.yaml"])
    mkfifo(folder[".redact/config.yaml"], 0o600)
    refuses(folder, "is not a regular file")
    try folder.rewrite([UInt8](repeating: 0x23, count: (256 << 10) + 1), ".redact/config.yaml")
    refuses(folder, "is larger than 262144 bytes")
    try folder.rewrite(Array(body.utf8) + [0xFF], ".redact/config.yaml")
    refuses(folder, "is not valid UTF-8")
    unlink(folder[".redact/config.yaml"])
    rmdir(folder[".redact"])
    try folder.write("x", ".redact")
    refuses(folder, "its folder is a link, or no folder")
  }

  @Test func `a named file outside of such a folder begins paths where it lies itself`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(body, "guard/north.yaml")
    #expect(try Configuration(contentsOf: path, home: nil).root == folder["guard"])
    #expect(throws: ConfigurationError.self) {
      _ = try Configuration(contentsOf: folder["guard/south.yaml"], home: nil)
    }
  }

  @Test func `an option names it before the environment, and none is none`() throws {
    let folder = try TemporaryFolder()
    try folder.write(body, ".redact/config.yaml")
    let named = try folder.write(body, "guard/north.yaml")
    let other = try folder.write(body, "guard/south.yaml")
    func chosen(_ option: String?, _ variable: String?) throws -> String? {
      try Configuration.choose(option: option, from: folder.path, home: nil) {
        $0 == "REDACT_CONFIG" ? variable : "other.yaml"
      }?.file
    }
    #expect(try chosen(nil, nil) == ".redact/config.yaml")
    #expect(try chosen(nil, other) == other)
    #expect(try chosen(named, other) == named)
    #expect(try chosen("none", other) == nil)
    #expect(try chosen(nil, "none") == nil)
    #expect(throws: ConfigurationError("REDACT_CONFIG", "is empty")) { try chosen(nil, "") }
    #expect(throws: ConfigurationError("--config", "is empty")) { try chosen("", nil) }
  }

  private func refuses(
    _ folder: TemporaryFolder, _ reason: String, _ place: SourceLocation = #_sourceLocation
  ) {
    do {
      _ = try Configuration.find(from: folder.path, home: nil)
      Issue.record("it was taken", sourceLocation: place)
    } catch {
      #expect(error.description.contains(reason), "\(error)", sourceLocation: place)
    }
  }
}
