import Testing

@Suite struct ScriptTests {
  @Test(arguments: Script.all)
  func `the command does what the script says`(_ script: Script) throws {
    var run = try ScriptRun(script)
    try run.run()
  }

  @Test func `there are scripts`() { #expect(Script.all.count > 50) }
}
