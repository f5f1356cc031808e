/// Dates in digits: `2015-03-14`, `14.3.2015`, `03/04/2015`, `9.2014`, `2013/14`.
enum NumericDate {
  /// Nil for all that is not digits with one kind of mark between them.
  static func read(_ surface: [UInt8], _ words: [SurfaceWord], isDayFirst: Bool?) -> DateReading? {
    guard (2...3).contains(words.count), words.allSatisfy({ $0.number != nil }),
      let mark = mark(surface, words)
    else { return nil }
    let numbers = words.map { $0.number ?? 0 }
    let lengths = words.map(\.text.utf8.count)
    func part(_ index: Int, _ value: Int? = nil) -> DateReading.Part {
      DateReading.Part(
        value: value ?? numbers[index], words: index..<index + 1,
        style: value == nil ? .digits : .shortYear)
    }
    var reading = DateReading()
    if words.count == 2 {
      if lengths[0] == 4, (1300...2199).contains(numbers[0]) {
        return range(numbers, lengths, part, mark)
      }
      if lengths[1] == 4, (1...12).contains(numbers[0]), (1300...2199).contains(numbers[1]) {
        reading.months = [part(0)]
        reading.years = [part(1)]
        return settled(reading)
      }
      return dayAndMonth(numbers, part, mark, isDayFirst)
    }
    if lengths[0] == 4 {
      (reading.years, reading.months, reading.days) = ([part(0)], [part(1)], [part(2)])
    } else if lengths[2] == 4 || lengths[2] == 2 {
      let year = lengths[2] == 2 ? DateParser.century(numbers[2]) : nil
      reading.years = [part(2, year)]
      let first = isDayFirst ?? (mark == 0x2E ? true : nil)
      if numbers[1] > 12 || first == false {
        (reading.months, reading.days) = ([part(0)], [part(1)])
      } else {
        (reading.days, reading.months) = ([part(0)], [part(1)])
        reading.isAmbiguous = first == nil && numbers[0] <= 12 && numbers[0] != numbers[1]
      }
    }
    return settled(reading)
  }

  private static func dayAndMonth(
    _ numbers: [Int], _ part: (Int, Int?) -> DateReading.Part, _ mark: UInt8, _ isDayFirst: Bool?
  ) -> DateReading? {
    var reading = DateReading()
    let first = isDayFirst ?? (mark == 0x2E ? true : nil)
    if numbers[1] > 12 || first == false {
      (reading.months, reading.days) = ([part(0, nil)], [part(1, nil)])
    } else {
      (reading.days, reading.months) = ([part(0, nil)], [part(1, nil)])
      reading.isAmbiguous = first == nil && numbers[0] <= 12 && numbers[0] != numbers[1]
    }
    return settled(reading)
  }

  /// `2015-2017`, `2013/14`, and `2015-03`.
  private static func range(
    _ numbers: [Int], _ lengths: [Int], _ part: (Int, Int?) -> DateReading.Part, _ mark: UInt8
  ) -> DateReading? {
    var reading = DateReading()
    if lengths[1] == 4, numbers[1] > numbers[0] {
      reading.years = [part(0, nil), part(1, nil)]
      reading.isRange = true
      return reading
    }
    let next = numbers[0] / 100 * 100 + numbers[1]
    if lengths[1] == 2, mark != 0x2D || numbers[1] > 12, next > numbers[0] {
      reading.years = [part(0, nil), part(1, next)]
      reading.isRange = true
      return reading
    }
    guard lengths[1] == 2, (1...12).contains(numbers[1]), mark == 0x2D else { return nil }
    (reading.years, reading.months) = ([part(0, nil)], [part(1, nil)])
    return settled(reading)
  }

  private static func settled(_ reading: DateReading) -> DateReading? {
    var result = reading
    guard let month = result.month, (1...12).contains(month) else { return nil }
    if let day = result.day, !(1...31).contains(day) { return nil }
    if let year = result.year {
      if (1300...1500).contains(year) {
        result.calendar = .hijri
      } else if !(1850...2099).contains(year) {
        return nil
      }
    }
    return result
  }

  /// The one mark that stands between all numbers; blanks beside it do not count.
  private static func mark(_ surface: [UInt8], _ words: [SurfaceWord]) -> UInt8? {
    guard words[0].range.lowerBound == 0 else { return nil }
    var marks: Set<UInt8> = []
    for (word, next) in zip(words, words.dropFirst()) {
      let gap = String(decoding: surface[word.range.upperBound..<next.range.lowerBound], as: UTF8.self)
      let plain = gap.filter { !$0.isWhitespace }
      switch plain {
      case "-", "–", "—", "‑": marks.insert(0x2D)
      case ".": marks.insert(0x2E)
      case "/": marks.insert(0x2F)
      default: return nil
      }
    }
    let tail = surface[(words.last?.range.upperBound ?? 0)...]
    guard tail.isEmpty || tail.elementsEqual([0x2E]), marks.count == 1 else { return nil }
    return marks.first
  }
}
