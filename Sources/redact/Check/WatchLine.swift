import Glibc

/// What `redact check --watch` says of a change: one line, with the time of day where the command runs.
enum WatchLine {
  /// - Parameter path: as it may be shown.
  static func text(_ path: String, findings: Int) -> String {
    var now = time(nil)
    var day = tm()
    localtime_r(&now, &day)
    let clock = [day.tm_hour, day.tm_min, day.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let said = findings == 0 ? "nothing found" : findings == 1 ? "1 finding" : "\(findings) findings"
    return "\(clock.joined(separator: ":")) \(path): \(said)\n"
  }
}
