import Testing

@testable import Transcripts

@Suite("Headers above the turns")
struct HeaderTests {
  @Test func `fields of a header block`() throws {
    let read = try expectTurns(
      """
      INTERVIEW WITH A WITNESS

      ⟪INTERVIEWEE⟫: Nada Sarkis
      ⟪INTERVIEWER⟫: Anna Brandt
      ⟪LOCATION⟫: the old mill
      ⟪Date of visit⟫: 3 May

      ⟦INTERVIEWER⟧: Please sit.
      ⟦SARKIS⟧: Thank you.
      ⟦INTERVIEWER⟧: Go on.
      """)
    #expect(bodies(read).prefix(4) == ["Nada Sarkis", "Anna Brandt", "the old mill", "3 May"])
    #expect(read.document.segments.map(\.kind).prefix(5) == [.header, .header, .header, .header, .turn])
  }

  @Test func `turns may follow a header without a blank line`() throws {
    try expectTurns("⟪FILE⟫: mill.wav\n⟪Language⟫: English\n⟦Q⟧: Who?\n⟦A⟧: Me.\n")
  }

  @Test func `a title with a field alone is a header`() throws {
    try expectTurns("⟪date⟫: 3 May\n\n⟪Name⟫: Nada Sarkis\n\n⟦Q⟧: Who?\n⟦A⟧: Me.\n")
  }

  @Test func `the first question is no header`() throws {
    try expectTurns("⟦INTERVIEWER⟧: How are you?\n⟦WITNESS⟧: Well.\n⟦INTERVIEWER⟧: Go on.\n")
  }

  @Test func `initials and whose they are`() throws {
    let read = try expectTurns("⟪AB⟫ = Anna Brandt\n⟪NS⟫ = Nada Sarkis\n\n⟦AB⟧: Go on.\n⟦NS⟧: Yes.\n")
    #expect(bodies(read).prefix(2) == ["Anna Brandt", "Nada Sarkis"])
    let line = try expectTurns(
      "Tape 2. ⟪A.B.⟫ = interviewer. ⟪N.⟫ = witness.\n\n⟦A.B.⟧: Go on.\n⟦N.⟧: Yes.\n")
    #expect(bodies(line).prefix(2) == ["interviewer", "witness"])
  }

  @Test func `announced lists`() throws {
    let read = try expectTurns(
      "⟪SUMMARY KEYWORDS⟫\nmill, road\n\n⟪SPEAKERS⟫\nNada Sarkis, Anna Brandt\n\n"
        + "⟦Anna Brandt⟧  ⟨00:02⟩\nGo on.\n")
    #expect(bodies(read) == ["mill, road", "Nada Sarkis, Anna Brandt", "Go on."])
  }

  @Test func `front matter`() throws {
    let read = try expectTurns(
      "---\n⟪title⟫: A talk\n⟪interviewee⟫: \"Nada Sarkis\"\n⟪tags⟫:\n  - mill\n# a comment\n"
        + "---\n\n**⟦Nada⟧:** Yes.\n")
    #expect(bodies(read) == ["A talk", "\"Nada Sarkis\"", "", "Yes."])
  }

  @Test func `dashes that close nothing are no front matter`() throws {
    try expectTurns("---\n\nIt was so.\n\n⟦NADA⟧: Yes.\n---\n")
  }
}
