/// When the runs of the log took place.
struct RunChart: Sendable {
  let runs: [ReportRun]

  func write(to page: inout HTMLWriter) {
    let timeline = Timeline(runs: runs)
    guard let first = timeline.stems.first, let last = timeline.stems.last else { return }
    let dated = timeline.stems.map(\.runs).saturatingSum
    var summary = "\(Numbers.counted(dated, "run")), "
    summary +=
      timeline.stems.count == 1
      ? "all of \(first.day.words)." : "from \(first.day.words) to \(last.day.words)."
    if dated < runs.count { summary += " \(Numbers.grouped(runs.count - dated)) more have no date." }
    var legend = [ChartFrame.Sign(name: "documents of the runs of a date", className: "direct")]
    if timeline.stems.contains(where: \.isFlagged) {
      legend.append(.init(name: "with a run that did not end well", className: "flag"))
    }
    let frame = ChartFrame(
      title: "Timeline of runs", summary: summary, legend: legend,
      table: DataTable(
        caption: "Runs by date",
        columns: [
          .init(name: "Date"), .init(name: "Runs", isNumber: true), .init(name: "Documents", isNumber: true),
          .init(name: "Remark"),
        ],
        rows: timeline.stems.map {
          [
            .text($0.day.words), .number($0.runs), .number($0.documents),
            .text($0.isFlagged ? "a run did not end well" : ""),
          ]
        }))
    frame.write(to: &page, height: Timeline.height) { timeline.draw(in: &$0) }
  }
}
