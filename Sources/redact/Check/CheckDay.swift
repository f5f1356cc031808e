import Glibc

/// The day by which waivers end.
enum CheckDay {
  /// `YYYY-MM-DD` in UTC; SOURCE_DATE_EPOCH where it is set.
  static var today: String {
    var moment = time_t(RunName.now())
    var parts = tm()
    gmtime_r(&moment, &parts)
    let words = [parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return words.joined(separator: "-")
  }
}
