import Foundation
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SetupRepository.isPossible, "git is not installed"))
struct FiltersTests {
  private let place: SetupRepository

  init() throws { place = try SetupRepository() }

  private func filters(_ command: String = "redact") throws -> Filters {
    try Filters(of: try place.repository, command: command)
  }

  private func install(
    _ patterns: String..., clean: Bool = false, attributes: String? = nil, command: String = "redact"
  ) throws {
    try filters(command).install(
      clean: clean, attributes: attributes, patterns: patterns, standard: ["*.vtt", "*.docx"])
  }

  private func config(_ key: String) throws -> String {
    try place.git("config", "--get", key).output.trimmingCharacters(in: .newlines)
  }

  @Test func `Without more only diffs are changed`() throws {
    try install()
    #expect(
      place.read(".gitattributes")
        == "# redact begin\n*.vtt diff=redact\n*.docx diff=redact\n# redact end\n")
    #expect(try config("diff.redact.textconv") == "redact git textconv")
    #expect(try config("filter.redact.clean") == "")
    let status = try filters().status()
    #expect(status.faults == [] && status.isInstalled && !status.asksForFilter && !status.cleans)
    #expect(place.folder.mode("corpus/.gitattributes") == 0o644)
  }

  @Test func `The filter is required where it is wanted`() throws {
    try install("public/*.txt", "two words/*", clean: true)
    #expect(
      place.read(".gitattributes") == """
        # redact begin
        public/*.txt filter=redact diff=redact
        "two words/*" filter=redact diff=redact
        # redact end

        """)
    #expect(try config("filter.redact.clean") == "redact git clean %f")
    #expect(try config("filter.redact.smudge") == "cat")
    #expect(try config("filter.redact.required") == "true")
    #expect(try place.git("check-attr", "filter", "two words/x").output == "two words/x: filter: redact\n")
    #expect(try filters().status().faults == [])
  }

  @Test func `What others wrote stays, and the same twice is the same`() throws {
    try place.write("*.bin -text\r\n# mine", ".gitattributes")
    try install("*.txt")
    let once = place.read(".gitattributes")
    #expect(once == "*.bin -text\r\n# mine\n# redact begin\n*.txt diff=redact\n# redact end\n")
    try place.write((once ?? "") + "*.png binary", ".gitattributes")
    try install("*.txt")
    try install()
    #expect(place.read(".gitattributes") == (once ?? "") + "*.png binary")
    try install("*.md", "*.md")
    #expect(
      place.read(".gitattributes")
        == "*.bin -text\r\n# mine\n# redact begin\n*.md diff=redact\n# redact end\n*.png binary")
    try filters().uninstall(attributes: nil)
    #expect(place.read(".gitattributes") == "*.bin -text\r\n# mine\n*.png binary")
    #expect(try place.git("config", "--get-regexp", "redact").status == 1)
    #expect(try !filters().status().isInstalled)
    try filters().uninstall(attributes: nil)
  }

  @Test func `A file that holds nothing else goes away again`() throws {
    try install()
    try filters().uninstall(attributes: nil)
    #expect(!place.isThere(".gitattributes"))
  }

  @Test func `A clone gets the drivers that its attributes ask for, and they stay as they are`() throws {
    try install("*.txt", clean: true)
    try place.git("config", "--remove-section", "filter.redact")
    try place.git("config", "--remove-section", "diff.redact")
    let text = place.read(".gitattributes")
    try install()
    #expect(place.read(".gitattributes") == text)
    #expect(try config("filter.redact.required") == "true")
    #expect(try filters().status().faults == [])
  }

  @Test func `What lets text pass is said`() throws {
    try install("*.txt", clean: true)
    func faults(after key: String, _ value: String?) throws -> [FilterStatus.Fault] {
      let old = try config(key)
      if let value { try place.git("config", key, value) } else { try place.git("config", "--unset", key) }
      defer {
        _ = try? old.isEmpty ? place.git("config", "--unset", key) : place.git("config", key, old)
      }
      return try filters().status().faults
    }
    #expect(try faults(after: "filter.redact.clean", nil) == [.noClean])
    #expect(try faults(after: "filter.redact.clean", "cat") == [.otherClean])
    #expect(try faults(after: "filter.redact.required", nil) == [.notRequired])
    #expect(try faults(after: "filter.redact.required", "false") == [.notRequired])
    #expect(try faults(after: "filter.redact.required", "perhaps") == [.notRequired])
    #expect(try faults(after: "filter.redact.required", "yes") == [])
    #expect(try faults(after: "filter.redact.process", "other") == [.process])
    #expect(try faults(after: "diff.redact.textconv", nil) == [.noTextconv])
    #expect(try faults(after: "diff.redact.cachetextconv", "true") == [.keepsText])
    #expect(try filters().status().faults == [])
  }

  @Test(arguments: [".gitattributes", "deep/er/.gitattributes", ".git/info/attributes"])
  func `Attributes that ask for it are found wherever they are`(name: String) throws {
    mkdir(place.path + "/deep", 0o755)
    mkdir(place.path + "/deep/er", 0o755)
    try place.write("# filter=redact\n\"a b\"\tfilter=redact\n", name)
    let status = try filters().status()
    #expect(status.asksForFilter && !status.asksForDiff)
    #expect(status.faults == [.noClean, .notRequired])
    try install()
    #expect(try filters().status().faults == [])
  }

  @Test(arguments: [
    "*.txt filter=redacted", "# x filter=redact", "filter=redact", "\"a filter=redact b\"",
    "*.txt -filter diff",
    "*.txt filter=other",
  ])
  func `What does not ask for it does not`(line: String) throws {
    try place.write(line + "\n", ".gitattributes")
    #expect(try !filters().status().asksForFilter)
  }

  @Test func `Attributes may be kept in another file, for this clone only`() throws {
    try install("*.txt", attributes: place.path + "/.git/info/attributes")
    #expect(!place.isThere(".gitattributes"))
    #expect(try place.git("check-attr", "diff", "x.txt").output == "x.txt: diff: redact\n")
    try filters().uninstall(attributes: place.path + "/.git/info/attributes")
    #expect(!place.isThere(".git/info/attributes"))
  }

  @Test(arguments: [
    "# redact begin\n", "# redact end\n", "# redact end\n# redact begin\n",
    "# redact begin\n# redact begin\n# redact end\n", "# redact begin\n# redact end\n# redact end\n",
  ])
  func `Marks that do not fit are not guessed at`(text: String) throws {
    try place.write(text, ".gitattributes")
    #expect(throws: SetupError.self) { try install() }
    #expect(throws: SetupError.self) { try filters().uninstall(attributes: nil) }
    #expect(place.read(".gitattributes") == text)
    #expect(try config("diff.redact.textconv") == "")
  }

  @Test(arguments: ["", "!x", "[attr]x", "a\nb", "a\tb", "\u{7}"])
  func `What cannot be a pattern is refused`(pattern: String) throws {
    #expect(throws: SetupError.self) { try install(pattern) }
    #expect(!place.isThere(".gitattributes"))
  }

  @Test(arguments: ["#x", "\"x", "a b", "a \"b", "a\\ b", "plain"])
  func `A pattern is for git what was meant`(name: String) throws {
    try install(name == "a\\ b" ? "a\\\\ b" : name)
    let answer = try place.git("check-attr", "-z", "diff", name).output.split(separator: "\0").last
    #expect(answer == "redact")
    #expect(
      try AttributeBlock.find(in: Array((place.read(".gitattributes") ?? "").utf8))?.patterns.count == 1)
  }

  @Test func `A link is no file of attributes, and a bare repository has none`() throws {
    symlink(place.folder["elsewhere"], place.path + "/.gitattributes")
    #expect(throws: SetupError.self) { try install() }
    let bare = try SetupRepository("bare", isBare: true, in: place.folder)
    #expect(throws: SetupError.git(.noWorkingTree)) {
      try Filters(of: try bare.repository, command: "redact")
    }
  }

  @Test func `When the filter fails nothing is added, and what it writes is what is kept`() throws {
    let command = try place.command("cat >/dev/null; echo '[PERSON-1]'")
    try install("*.txt", clean: true, command: command.quotedForShell)
    try place.write("Samira Nouri\n", "it's.txt")
    #expect(try place.git("add", "it's.txt").status == 0)
    #expect(try place.git("cat-file", "blob", ":it's.txt").output == "[PERSON-1]\n")
    #expect(place.asked == ["git clean it's.txt"])
    _ = try place.command("exit 70")
    try place.write("Samira Nouri\n", "b.txt")
    #expect(try place.git("add", "b.txt").status != 0)
    #expect(try place.git("cat-file", "-e", ":b.txt").status != 0)
  }

  @Test func `Diffs show the text`() throws {
    let command = try place.command("tr a-z A-Z <\"$3\"")
    try install("*.vtt", command: command.quotedForShell)
    try place.write("one\n", "a.vtt")
    try place.git("add", ".")
    try place.git("commit", "-q", "-m", "x")
    try place.write("two\n", "a.vtt")
    let shown = try place.git("diff").output
    #expect(shown.contains("\n-ONE\n+TWO\n"))
  }
}
