/// Dates that exist.
enum CalendarDates {
  /// True when three numbers, in any of the usual orders, are a day, a month and a year; two are a day and a
  /// month.
  static func exists(_ text: [UInt8]) -> Bool {
    let parts = text.split { !Checksums.isDigit($0) }.map { digits in
      digits.count > 4 ? -1 : digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    switch parts.count {
    case 3:
      return isDate(parts[2], parts[1], parts[0]) || isDate(parts[2], parts[0], parts[1])
        || isDate(parts[0], parts[1], parts[2])
    case 2: return isDate(2000, parts[1], parts[0]) || isDate(2000, parts[0], parts[1])
    default: return false
    }
  }

  private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (0...99).contains(year) || (1300...2200).contains(year), (1...12).contains(month) else {
      return false
    }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}

/// Addresses of machines and of places on the globe.
enum NetworkShapes {
  static func ipv4(_ text: [UInt8]) -> Bool {
    let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy(Checksums.isDigit)
          && part.reduce(0) { $0 * 10 + Int($1) - 0x30 } < 256
      }
  }

  /// Eight groups of hexadecimal digits; one `::` stands for one or more groups of zeros.
  static func ipv6(_ text: [UInt8]) -> Bool {
    let gaps = text.indices.dropLast().filter { text[$0] == 0x3A && text[$0 + 1] == 0x3A }
    guard gaps.count <= 1 else { return false }
    let sides = gaps.first.map { [text[..<$0], text[($0 + 2)...]] } ?? [text[...]]
    let groups = sides.filter { !$0.isEmpty }
      .flatMap { $0.split(separator: 0x3A, omittingEmptySubsequences: false) }
    let areHex = groups.allSatisfy { group in
      (1...4).contains(group.count)
        && group.allSatisfy { Checksums.isDigit($0) || (0x41...0x46).contains($0) }
    }
    return areHex && (gaps.isEmpty ? groups.count == 8 : groups.count < 8)
  }

  /// Two decimal numbers, the first within 90 degrees and the second within 180.
  static func coordinates(_ text: [UInt8]) -> Bool {
    let numbers = text.split { !(Checksums.isDigit($0) || $0 == 0x2E) }
      .compactMap { Double(String(decoding: $0, as: UTF8.self)) }
    guard let first = numbers.first, numbers.count >= 2 else { return false }
    let second = numbers.count == 2 ? numbers[1] : numbers[numbers.count / 2]
    return first <= 90 && second <= 180
  }
}

/// Digits that can be a telephone number and hardly anything else.
enum PhoneShapes {
  /// Nine to fourteen digits, neither round thousands nor years.
  static func isLong(_ hit: Stripped) -> Bool {
    let groups = hit.characters.split { !Checksums.isDigit($0) }
    let isRound =
      !groups.dropFirst().isEmpty && groups.dropFirst().allSatisfy { $0.elementsEqual("000".utf8) }
    let hasYear = groups.contains { group in
      group.count == 4 && (group.starts(with: "19".utf8) || group.starts(with: "20".utf8))
    }
    return (9...14).contains(hit.digits.count) && Set(hit.digits).count > 2 && !isRound && !hasYear
  }
}
