import Testing

@testable import Transcripts

@Suite("Styles of turns")
struct TurnStyleTests {
  @Test func `Q and A with colons`() throws {
    let read = try expectTurns(
      "⟦Q⟧: Where was that?\n⟦A⟧: By the mill.\nIt is gone now.\n\n⟦Q⟧: Since when?\n")
    #expect(bodies(read) == ["Where was that?", "By the mill.\nIt is gone now.", "Since when?"])
  }

  @Test func `one question and one answer`() throws {
    try expectTurns("⟦Q⟧: Where?\n⟦A⟧:Here.\n")
  }

  @Test func `labels in capitals`() throws {
    let read = try expectTurns(
      "⟦INTERVIEWER⟧: Please sit.\n\n⟦UMM RAWAD⟧: Thank you.\n\n⟦SPEAKER_00⟧: Go on.\n")
    #expect(bodies(read) == ["Please sit.", "Thank you.", "Go on."])
  }

  @Test func `a time in brackets before the name`() throws {
    try expectTurns("[⟨00:01:02⟩] ⟦Nada Sarkis⟧: It began here.\n(⟨1:05⟩) ⟦jonas⟧: go on\n")
  }

  @Test func `a time in brackets after the name`() throws {
    try expectTurns("⟦Nada Sarkis⟧ [⟨00:01:02⟩]: It began here.\n⟦Interviewer⟧ [⟨00:01:09⟩]: Go on.\n")
  }

  @Test func `a bare time before the name`() throws {
    try expectTurns("⟨00:01:02⟩ ⟦Nada⟧: It began.\n⟨00:01:09.250⟩ ⟦Interviewer⟧: Go on.\n")
  }

  @Test func `a bare time after the name`() throws {
    try expectTurns("⟦Nada⟧ ⟨00:01:02⟩: It began.\n⟦Interviewer⟧ ⟨01:09⟩: Go on.\n")
  }

  @Test func `a time behind the colon`() throws {
    let read = try expectTurns("⟦Nada⟧: [⟨00:01:02⟩] It began.\n⟦Interviewer⟧: Go on.\n")
    #expect(bodies(read) == ["It began.", "Go on."])
  }

  @Test func `Otter exports`() throws {
    let read = try expectTurns(
      "⟦Interviewer⟧  ⟨0:07⟩\nWho was there?\n\n⟦Nada al-Sarkis⟧  ⟨1:00:12⟩\nAll of us.\n\n"
        + "⟦Speaker 3⟧\t⟨1:10⟩\nNo.\n")
    #expect(bodies(read) == ["Who was there?", "All of us.", "No."])
  }

  @Test func `Rev exports`() throws {
    let read = try expectTurns(
      "⟦Speaker 1⟧ (⟨00:07⟩):\nWho was there?\n\n⟦Nada al-Sarkis⟧ (⟨00:00:12⟩)\nAll of us.\n")
    #expect(bodies(read) == ["Who was there?", "All of us."])
  }

  @Test func `a label on its own line`() throws {
    let read = try expectTurns("⟦NADA⟧:\nAll of us were there.\nAll.\n\n⟦INTERVIEWER⟧:\n\nGo on.")
    #expect(bodies(read) == ["All of us were there.\nAll.", "Go on."])
  }

  @Test func `a time and a label on lines of their own make one turn`() throws {
    let read = try expectTurns(
      "[⟨00:00:05⟩]\n⟦SARKIS⟧:\nIt began.\n\n[⟨00:00:09⟩]\n⟦SABER⟧: Go on.\n\n⟦SARKIS⟧:\n"
        + "⟨00:12⟩\nYes.\n")
    #expect(bodies(read) == ["It began.", "Go on.", "Yes."])
    #expect(read.document.segments.allSatisfy { $0.speaker != nil && $0.time != nil })
  }

  @Test func `a time alone starts a turn of nobody known`() throws {
    let read = try expectTurns(
      "[⟨00:00:03⟩] — Mind the step.\n"
        + "[⟨00:00:09⟩] I do.\n\\[⟨01:46⟩\\] And so on.\n")
    #expect(bodies(read) == ["Mind the step.", "I do.", "And so on."])
    #expect(read.document.segments.allSatisfy { $0.speaker == nil })
  }

  @Test func `ranges, number signs and digits of Arabic script are times`() throws {
    try expectTurns("[⟨00:00.000 --> 00:05.000⟩]  Mind the step.\n[⟨00:05 - 00:09⟩] ⟦NADA⟧: I do.\n")
    try expectTurns("#⟨00:00:15-3⟩# ⟦B⟧: I do.\n[⟨٠٠:٠١:٠٢⟩] ⟦ندى⟧: نعم\n")
  }

  @Test func `court reporters set Q and A with stops or room`() throws {
    try expectTurns("⟦Q⟧. Your name, please.\n⟦A⟧. Sarkis.\n⟦Q⟧. And your father's?\n")
    try expectTurns("⟦Q⟧   Your name, please.\n⟦A⟧\tSarkis.\n")
    try expectTurns("A. Sarkis came in the morning.\nNobody else did.\n")
  }

  @Test func `initials and titles`() throws {
    try expectTurns("⟦A.B.⟧: Go on.\n⟦N⟧: Yes.\n⟦Dr. Brandt⟧: Now?\n⟦N⟧: Now.\n⟦MR. O'DELL⟧: No.\n")
  }

  @Test func `Arabic labels`() throws {
    let read = try expectTurns(
      "⟦المحاور⟧: من أين أنت؟\n⟦أم رواد⟧: من القرية.\n⟦المحاور⟧：متى؟\n⟦س⟧: كيف؟\n⟦ج⟧:هكذا.\n")
    #expect(bodies(read).first == "من أين أنت؟")
  }

  @Test func `wide colons, marks of direction and blanks before the colon`() throws {
    try expectTurns("⟦记者⟧：你好。\n⟦Nada⟧：Yes.\n")
    try expectTurns("\u{200F}⟦ندى⟧\u{200F}: نعم\n")
    try expectTurns("⟦Odile⟧ : Oui.\n⟦Paul⟧\u{A0}: Non.\n⟦Odile⟧\u{202F}: Si.\n")
  }

  @Test func `a note behind the name is no part of it`() throws {
    let read = try expectTurns("⟦NADA⟧ (through the interpreter): Yes.\n⟦Saber⟧ (crying) [⟨00:10⟩]: No.\n")
    #expect(bodies(read) == ["Yes.", "No."])
  }

  @Test func `emphasis as Markdown writes it`() throws {
    let read = try expectTurns(
      "**⟦Nada Sarkis⟧:** \\[⟨01:46⟩\\] It began.\n\n**⟦Interviewer⟧**: Go on.\n\n"
        + "__⟦Nada Sarkis⟧:__ Yes.\n\n*⟦saber⟧:* No.\n")
    #expect(bodies(read) == ["It began.", "Go on.", "Yes.", "No."])
  }

  @Test func `headings may be labels`() throws {
    try expectTurns("# A morning in the mill\n\n### ⟦Nada Sarkis⟧ (⟨00:10⟩)\n\nIt began.\n")
  }

  @Test func `dashes of a dialogue`() throws {
    let read = try expectTurns("- Where was it?\n- By the mill.\n— And then?\n– Then nothing.\n")
    #expect(bodies(read) == ["Where was it?", "By the mill.", "And then?", "Then nothing."])
  }

  @Test func `a list among prose is no dialogue`() throws {
    let prose = "We had little with us.\nIt was this.\nAnd that.\nAnd more.\n"
    let read = try expectTurns(prose + prose + "- bread\n- a lamp\n")
    #expect(read.document.segments.isEmpty)
    try expectTurns("⟦NADA⟧: We had\n- bread\n- a lamp\n")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `all line ends read alike`(lineEnd: String) throws {
    let lines = ["[00:01] ", "⟦NADA⟧: Yes.", "⟦SABER⟧:", "No, no.", "", "**⟦Nada Sarkis⟧:** Yes."]
    let marked = lines.dropFirst().joined(separator: lineEnd)
    let read = try expectTurns(marked)
    #expect(bodies(read) == ["Yes.", "No, no.", "Yes."])
  }
}
