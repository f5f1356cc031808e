/// What a reader should know first: whether the log can be trusted, and how much was done.
struct Overview: Sendable {
  let data: ReportData
  let figures: ReportFigures

  func write(to page: inout HTMLWriter) {
    page.part("overview", "Overview") { part in
      writeSeal(to: &part)
      writeTotals(to: &part)
    }
  }

  private func writeSeal(to part: inout HTMLWriter) {
    let words = SealWords(data.seal)
    part.element("div", ["class": "seal " + data.seal.state.rawValue]) { seal in
      seal.raw(words.picture)
      seal.element("div") { text in
        text.paragraph(words.verdict, class: "verdict")
        text.paragraph(words.meaning)
        text.facts([
          ("First thing found", data.seal.reason),
          ("Sealed by", data.seal.signers.joined(separator: ", ")),
          ("Sealed again by", data.seal.cosigners.joined(separator: ", ")),
          ("Lines under the seal", data.seal.size.map(Numbers.grouped)),
          ("Origin", data.seal.origin), ("Root", data.seal.root),
        ])
      }
    }
  }

  private func writeTotals(to part: inout HTMLWriter) {
    let pages = data.documents.count
    var totals: [(name: String, figure: String)] = [
      (pages == 1 ? "document given out" : "documents given out", Numbers.grouped(pages)),
      ("documents refused", Numbers.grouped(figures.refused)),
      ("replacements", Numbers.grouped(figures.kinds.total)),
      ("name somebody directly", Numbers.percent(Place.share(figures.kinds.direct, of: figures.kinds.total))),
      ("of the released text is replacements", figures.share.map(Numbers.percent) ?? "–"),
      ("characters released", Numbers.grouped(figures.length)),
      (data.runs.count == 1 ? "run" : "runs", Numbers.grouped(data.runs.count)),
      ("near misses to look at", Numbers.grouped(data.nearMisses.count)),
    ]
    let decided = data.decisions.map(\.count).saturatingSum
    if decided > 0 { totals.append(("decisions by reviewers", Numbers.grouped(decided))) }
    if !data.records.isEmpty { totals.append(("other records", Numbers.grouped(data.records.count))) }
    part.element("dl", ["class": "totals"]) { list in
      for total in totals {
        list.element("div") { pair in
          pair.element("dt", text: total.name)
          pair.element("dd", ["class": "figure"], text: total.figure)
        }
      }
    }
  }
}

/// What the state of the seal means, for people who never heard of one.
struct SealWords: Sendable {
  let verdict: String
  let meaning: String
  /// An image of ours.
  let picture: String

  init(_ seal: ReportSeal) {
    let ring = "<svg viewBox=\"0 0 48 48\" aria-hidden=\"true\" fill=\"none\" stroke=\"currentColor\" "
    let strong = ring + "stroke-width=\"2.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
    switch seal.state {
    case .holds:
      verdict = "The log is sealed, and nothing was changed since."
      meaning =
        "Everything this report says was read from a log whose every line is as it was when it was sealed. "
        + "To change, add or remove one line unseen, somebody would need the key that sealed it."
      picture = strong + "<circle cx=\"24\" cy=\"24\" r=\"21\"/><path d=\"M15 24.5l6.5 6.5L34 18\"/></svg>"
    case .open:
      verdict = "What was sealed is unchanged; the end of the log is not sealed yet."
      meaning =
        "The lines under the seal are as they were. Further lines stand behind them, because a run was at work or "
        + "was cut off. Do not rely on those before the log is recovered: redact audit recover."
      picture =
        strong
        + "<path d=\"M45 24A21 21 0 1 1 34 5.5\" stroke-dasharray=\"none\"/><path d=\"M24 13v12l8 5\"/></svg>"
    case .broken:
      verdict = "The log does not agree with its seal. Do not rely on this report."
      meaning =
        "Something was changed, removed or added after the log was sealed, or the wrong key was given. What follows "
        + "is what the log says now. Compare it with a copy that was kept elsewhere."
      picture =
        strong + "<path d=\"M20 3.4A21 21 0 1 0 44 18M28 3.4A21 21 0 0 1 40 10.5\"/>"
        + "<path d=\"M17 17l14 14M31 17L17 31\"/></svg>"
    case .none:
      verdict = "Nobody vouches for the log."
      meaning =
        "The log has no seal, or no key was given to check it with. It may be as it was written, but that cannot "
        + "be shown."
      picture =
        strong
        + "<circle cx=\"24\" cy=\"24\" r=\"21\" stroke-dasharray=\"4 6\"/><path d=\"M16 24h16\"/></svg>"
    }
  }
}
