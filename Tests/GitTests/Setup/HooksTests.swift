import Foundation
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SetupRepository.isPossible, "git is not installed"))
struct HooksTests {
  private let place: SetupRepository

  init() throws { place = try SetupRepository() }

  private func hooks(_ command: String? = nil, at path: String? = nil) throws -> Hooks {
    let repository = try GitRepository(at: path ?? place.path, environment: place.environment)
    return try Hooks(of: repository, command: command ?? place.folder["bin/redact"])
  }

  private func states(_ hooks: Hooks) throws -> [HookState] {
    try hooks.names.map { name throws in try hooks.status(name) }
  }

  @Test func `Four hooks stand guard where people work, and one where they push to`() throws {
    #expect(try hooks().names == [.preCommit, .preMergeCommit, .commitMessage, .prePush])
    let bare = try SetupRepository("server.git", isBare: true, in: place.folder)
    #expect(try hooks(at: bare.path).names == [.preReceive])
    #expect(try hooks(at: bare.path).folder == bare.path + "/hooks")
  }

  @Test func `What is installed is installed, and stays as it is when it is installed again`() throws {
    let hooks = try hooks()
    #expect(try states(hooks) == [.missing, .missing, .missing, .missing])
    try hooks.install(hooks.names, chain: false)
    #expect(try states(hooks) == [.installed, .installed, .installed, .installed])
    let file = hooks.folder + "/pre-commit"
    var before = stat()
    var after = stat()
    stat(file, &before)
    try hooks.install(hooks.names, chain: false)
    stat(file, &after)
    #expect(before.st_ino == after.st_ino)
    #expect(before.st_mode & 0o7777 == 0o755)
    #expect(place.read(".git/hooks/pre-commit")?.split(separator: "\n")[1] == "# redact hook 1")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: hooks.folder).allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test func `What was changed, or calls another command, is outdated, and put right by installing`() throws {
    let hooks = try hooks()
    try hooks.install([.preCommit], chain: false)
    try place.write("#!/bin/sh\n# redact hook 0\nexit 0\n", ".git/hooks/pre-commit", mode: 0o755)
    #expect(try hooks.status(.preCommit) == .outdated)
    try hooks.install([.preCommit], chain: false)
    #expect(try hooks.status(.preCommit) == .installed)
    #expect(try self.hooks("/elsewhere/redact").status(.preCommit) == .outdated)
    chmod(hooks.folder + "/pre-commit", 0o644)
    #expect(try hooks.status(.preCommit) == .notExecutable)
    try hooks.install([.preCommit], chain: false)
    #expect(try hooks.status(.preCommit) == .installed)
  }

  @Test(arguments: [
    "#!/bin/sh\n# redact hook\n", "#!/bin/sh\n# redact hook x\n", "#!/bin/sh\n# redact hook \n",
    "#!/bin/sh\n# redact hand 1\n", "# redact hook 1\n", "", "x",
  ])
  func `What does not say so on its second line is not ours`(text: String) throws {
    let hooks = try hooks()
    try place.write(text, ".git/hooks/pre-commit", mode: 0o755)
    #expect(try hooks.status(.preCommit) == .foreign)
    #expect(throws: SetupError.self) { try hooks.install([.preCommit], chain: false) }
    #expect(try hooks.uninstall([.preCommit]).isEmpty)
    #expect(place.read(".git/hooks/pre-commit") == text)
  }

  @Test func `When one hook is refused none is written`() throws {
    let hooks = try hooks()
    try place.write("#!/bin/sh\n", ".git/hooks/pre-push", mode: 0o755)
    #expect(throws: SetupError.self) { try hooks.install(hooks.names, chain: false) }
    #expect(try states(hooks) == [.missing, .missing, .missing, .foreign])
  }

  @Test func `Another hook is kept, runs first, and comes back`() throws {
    let other = "#!/bin/sh\necho other >>\"$HOME/asked\"\n"
    try place.write(other, ".git/hooks/pre-commit", mode: 0o750)
    let hooks = try hooks(try place.command())
    try hooks.install([.preCommit], chain: true)
    try hooks.install([.preCommit], chain: false)
    #expect(try hooks.status(.preCommit) == .installed)
    #expect(try place.git("commit", "-q", "--allow-empty", "-m", "x").status == 0)
    #expect(place.asked == ["other", "hook run pre-commit"])
    #expect(try hooks.uninstall(hooks.names) == [.preCommit])
    #expect(place.read(".git/hooks/pre-commit") == other)
    #expect(!place.isThere(".git/hooks/pre-commit.before-redact"))
    var status = stat()
    stat(hooks.folder + "/pre-commit", &status)
    #expect(status.st_mode & 0o7777 == 0o750)
  }

  @Test func `What the kept hook refuses is refused, and what vanished is too`() throws {
    try place.write("#!/bin/sh\nexit 3\n", ".git/hooks/pre-commit", mode: 0o755)
    let hooks = try hooks(try place.command())
    try hooks.install([.preCommit], chain: true)
    #expect(try place.git("commit", "-q", "--allow-empty", "-m", "x").status != 0)
    unlink(hooks.folder + "/pre-commit.before-redact")
    let done = try place.git("commit", "-q", "--allow-empty", "-m", "x")
    #expect(done.status != 0)
    #expect(
      done.errors == "redact: error: the hook pre-commit.before-redact is missing; the commit is refused\n")
    #expect(try hooks.status(.preCommit) == .outdated)
    #expect(place.asked.isEmpty)
  }

  @Test func `A run that was cut off after the first name is taken up again`() throws {
    try place.write("#!/bin/sh\n", ".git/hooks/pre-commit", mode: 0o755)
    let hooks = try hooks()
    link(hooks.folder + "/pre-commit", hooks.folder + "/pre-commit.before-redact")
    try hooks.install([.preCommit], chain: true)
    #expect(try hooks.status(.preCommit) == .installed)
    #expect(place.read(".git/hooks/pre-commit.before-redact") == "#!/bin/sh\n")
  }

  @Test func `A kept hook is not overwritten, nor one that git passes over brought to life`() throws {
    let hooks = try hooks()
    try place.write("#!/bin/sh\n", ".git/hooks/pre-commit", mode: 0o644)
    #expect(throws: SetupError.self) { try hooks.install([.preCommit], chain: true) }
    try place.write("#!/bin/sh\n", ".git/hooks/pre-commit", mode: 0o755)
    try place.write("#!/bin/sh\nexit 1\n", ".git/hooks/pre-commit.before-redact", mode: 0o755)
    #expect(throws: SetupError.self) { try hooks.install([.preCommit], chain: true) }
    unlink(hooks.folder + "/pre-commit")
    #expect(throws: SetupError.self) { try hooks.install([.preCommit], chain: false) }
    #expect(place.read(".git/hooks/pre-commit.before-redact") == "#!/bin/sh\nexit 1\n")
    #expect(!place.isThere(".git/hooks/pre-commit"))
    try hooks.install([.preCommit], chain: true)
    #expect(try hooks.status(.preCommit) == .installed)
  }

  @Test func `Links are left alone, whatever they lead to`() throws {
    let target = try place.folder.write("#!/bin/sh\n# redact hook 1\n\n", "target", mode: 0o755)
    let hooks = try hooks()
    symlink(target, hooks.folder + "/pre-commit")
    #expect(try hooks.status(.preCommit) == .foreign)
    #expect(throws: SetupError.self) { try hooks.install([.preCommit], chain: true) }
    #expect(try hooks.uninstall([.preCommit]).isEmpty)
    #expect(place.isThere(".git/hooks/pre-commit"))
    let other = try SetupRepository("other", in: place.folder)
    rename(other.path + "/.git/hooks", place.folder["hooks"])
    symlink(place.folder["hooks"], other.path + "/.git/hooks")
    #expect(throws: SetupError.self) { try self.hooks(at: other.path).install([.preCommit], chain: false) }
    #expect(throws: SetupError.self) { try self.hooks(at: other.path).status(.preCommit) }
  }

  @Test func `What belongs to somebody else is left alone`() throws {
    let hooks = try hooks()
    try hooks.install([.preCommit], chain: false)
    guard chown(hooks.folder + "/pre-commit", 1, 1) == 0 else { return }  // only root can
    #expect(try hooks.status(.preCommit) == .foreign)
    #expect(throws: SetupError.self) { try hooks.install([.preCommit], chain: true) }
    #expect(try hooks.uninstall([.preCommit]).isEmpty)
    chown(hooks.folder, 1, 1)
    #expect(throws: SetupError.self) { try hooks.install([.prePush], chain: true) }
  }

  @Test func `The folder is the one that git names`() throws {
    try place.git("config", "core.hooksPath", "tools/hooks")
    #expect(try hooks().folder == place.path + "/tools/hooks")
    #expect(try !hooks().isShared)
    #expect(throws: SetupError.self) { try hooks().install([.preCommit], chain: false) }
    mkdir(place.path + "/tools", 0o755)
    try hooks(try place.command()).install([.preCommit], chain: false)
    #expect(try place.git("commit", "-q", "--allow-empty", "-m", "x").status == 0)
    #expect(place.asked == ["hook run pre-commit"])
    try place.git("config", "core.hooksPath", place.folder["everybody"])
    #expect(try hooks().isShared)
    try place.git("config", "core.hooksPath", "/dev/null")
    #expect(throws: SetupError.self) { try hooks().status(.preCommit) }
  }

  @Test func `A folder that is made can be read by who may use the repository`() throws {
    try FileManager.default.removeItem(atPath: place.path + "/.git/hooks")
    let mask = umask(0o077)
    defer { umask(mask) }
    try hooks().install([.preCommit], chain: false)
    #expect(place.folder.mode("corpus/.git/hooks") == 0o755)
  }

  @Test func `A worktree has the hooks of its repository`() throws {
    try place.git("commit", "-q", "--allow-empty", "-m", "x")
    try place.git("worktree", "add", "-q", place.folder["second"])
    let second = try hooks(try place.command(), at: place.folder["second"])
    #expect(second.folder == place.path + "/.git/hooks")
    #expect(!second.isShared)
    try second.install([.preCommit], chain: false)
    let done = try SetupRepository.run(
      ["commit", "-q", "--allow-empty", "-m", "x"], in: place.folder["second"], place.folder)
    #expect(done.status == 0)
    #expect(place.asked == ["hook run pre-commit"])
  }

  @Test func `A command without a path is refused`() throws {
    #expect(throws: SetupError.self) { try hooks("redact") }
  }
}
