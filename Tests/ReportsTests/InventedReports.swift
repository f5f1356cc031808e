import RedactCore

@testable import Reports

/// Reports about interviews that nobody gave.
enum InventedReports {
  /// Fourteen interviews of some pages each; one stands out, one has no text on hand.
  static let river: ReportData = {
    var documents = (1...14).map {
      InventedInterviews.interview(
        "interview-\($0 < 10 ? "0" : "")\($0).txt", seed: UInt64($0), bytes: 5_000 + 900 * ($0 % 5),
        sparse: $0 == 9 ? 16 : 2, run: $0 < 9 ? "r1" : "r2")
    }
    documents[11].text = nil
    documents[11].id = "9f1c02ab77d0"
    documents[11].format = "docx"
    return ReportData(
      title: "River valley interviews", version: "1.4.0", date: "2026-11-21",
      seal: ReportSeal(
        state: .holds, origin: "345301ffd06c482b", size: 2_471,
        root: "lKOvLw9EDC5J2T8jn1am3ztGvBtDQGE5aK9kjYxiCPE=",
        signers: ["redact-audit+0367f84f"], cosigners: ["redact-cosigner+91b0c2d4"]),
      runs: runs, documents: documents, nearMisses: nearMisses(in: documents),
      decisions: [
        ReportDecisions(decision: .accept, type: .person, count: 41),
        ReportDecisions(decision: .reject, type: .person, count: 6),
        ReportDecisions(decision: .edit, type: .person, count: 3),
        ReportDecisions(decision: .accept, type: .location, count: 28),
        ReportDecisions(decision: .reject, type: .date, count: 2),
      ],
      records: [
        ReportRecord(date: "2026-10-02", record: "restore", documents: 1, reason: "request-17"),
        ReportRecord(
          date: "2026-11-03", record: "vault", action: "forget", documents: 2, reason: "withdrawn"),
        ReportRecord(date: "2026-11-20", record: "key", action: "destroy"),
      ])
  }()

  private static let runs = [
    ReportRun(
      name: "r0", date: "2026-06-14", version: "1.3.2", profile: "archive", scope: "project", exit: 65,
      documents: 3,
      refused: 2, entities: 211),
    ReportRun(
      name: "r1", date: "2026-09-30", version: "1.4.0", profile: "archive", scope: "project", documents: 8,
      entities: 902),
    ReportRun(
      name: "r2", date: "2026-11-19", version: "1.4.0", profile: "archive", scope: "project", documents: 6,
      refused: 1,
      entities: 688),
    ReportRun(name: "r3", date: "2026-11-21", kind: "restore", version: "1.4.0", documents: 1, entities: 0),
  ]

  /// Some words of the texts, as if a rule had almost taken them for somebody.
  static func nearMisses(in documents: [ReportDocument]) -> [ReportNearMiss] {
    let words: [(String, EntityType, String)] = [
      ("fig tree", .misc, "The rule needs two signs, and found one."),
      ("the mill", .location, "The word stands in the list of places, but is an everyday word as well."),
      ("the river", .location, "The score is just below what the policy asks for."),
    ]
    var misses: [ReportNearMiss] = []
    for (index, document) in documents.enumerated() {
      guard let text = document.text else { continue }
      for (word, type, why) in words where index % 3 != 1 {
        guard let place = text.firstRange(of: Array(word.utf8)),
          let position = LineIndex(text).position(of: place.lowerBound)
        else { continue }
        misses.append(
          ReportNearMiss(
            document: index, position: position, bytes: ByteSpan(place.lowerBound, place.upperBound),
            type: type,
            rule: "places.near", score: 0.38, why: why))
      }
    }
    return misses
  }

  /// 400 interviews of 50 kilobytes.
  static func large() -> ReportData {
    var data = river
    data.title = "Four hundred interviews"
    data.documents = (1...400).map {
      InventedInterviews.interview(
        "archive/box-\($0 / 40 + 1)/interview-\($0).txt", seed: UInt64($0), bytes: 50_000,
        sparse: $0 % 97 == 5 ? 40 : 2 + $0 % 3)
    }
    data.nearMisses = nearMisses(in: data.documents)
    return data
  }

  /// What a stranger could call files and labels, to see what the page makes of it.
  static let hostileWords = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "a\u{2028}b\u{2029}c", "\u{202E}txt.exe\u{202C}", "nul\u{0}bell\u{7}esc\u{1B}[31m del\u{7F}", "]]><!--",
    "&lt;b&gt;&amp;#39;", "\u{FEFF}\u{200F}اسم", "a\r\nb\tc", "=1+1", "\u{1F469}\u{200D}\u{1F52C}",
    String(repeating: "long", count: 60),
  ]

  /// A report whose every name, label and text is one of those.
  static let hostile: ReportData = {
    let documents = hostileWords.enumerated().map { index, word in
      let text = Array((word + " [" + word + "] </mark></details></body> " + word).utf8)
      let start = word.utf8.count + 1
      return ReportDocument(
        id: word, run: word, format: word, length: text.count,
        entities: [
          ReportEntity(
            bytes: ByteSpan(start, start + word.utf8.count + 2),
            scalars: start..<(start + word.utf8.count + 2),
            type: .person, kind: .direct, rule: word, ruleVersion: word, action: word, label: word, score: 0.5
          )
        ],
        removed: [ReportCount(name: word, count: 1)], text: index % 3 == 0 ? nil : text,
        perhapsSame: [[word, word]],
        gates: [ReportGate(name: word, held: false)])
    }
    let misses = documents.indices.map {
      ReportNearMiss(
        document: $0, position: LinePosition(line: 1, column: 1),
        bytes: ByteSpan(0, hostileWords[$0].utf8.count),
        type: .misc, rule: hostileWords[$0], score: .nan, why: hostileWords[$0])
    }
    let word = hostileWords[0]
    return ReportData(
      title: word, version: word, date: word,
      seal: ReportSeal(
        state: .broken, origin: word, size: 1, root: word, signers: hostileWords, cosigners: [word],
        reason: word),
      runs: hostileWords.map {
        ReportRun(
          name: $0, date: $0, kind: $0, version: $0, profile: $0, scope: $0, documents: 1, entities: 1)
      }, documents: documents, nearMisses: misses,
      records: hostileWords.map {
        ReportRecord(date: $0, record: $0, action: $0, documents: .max, reason: $0)
      })
  }()
}
