import Glibc

/// Names and times of runs, for the audit log.
enum RunName {
  /// 16 hexadecimal digits from the system's generator.
  static func make() -> String {
    let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Seconds since 1970; SOURCE_DATE_EPOCH where it is set.
  static func now() -> Int64 {
    if let fixed = getenv("SOURCE_DATE_EPOCH"), let seconds = Int64(String(cString: fixed)) { return seconds }
    return Int64(time(nil))
  }
}
