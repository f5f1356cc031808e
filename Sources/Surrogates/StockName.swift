/// What a stand-in of the stock stands for.
enum StockRole: Hashable, Sendable, CaseIterable { case given, family, place, organisation }

/// The sex that a given name points at.
enum Sex: Hashable, Sendable { case female, male }

/// One name of the stock.
struct StockName: Sendable {
  let role: StockRole
  /// By number in the stock.
  let culture: Int
  /// Of a given name; nil for one that both bear.
  let sex: Sex?
  let part: Surrogate.Part
  /// Of a family name that women bear in a form of its own.
  let feminine: Surrogate.Part?

  /// All forms, those of women last.
  var forms: [(text: String, isFeminine: Bool)] {
    [(part.latin, false)] + (part.native.map { [($0, false)] } ?? [])
      + (feminine.map { [($0.latin, true)] + ($0.native.map { [($0, true)] } ?? []) } ?? [])
  }
}

/// Which names of the stock may be drawn.
struct StockPool: Hashable, Sendable {
  enum Sort: Hashable, Sendable {
    case any, neutral
    /// Those of one sex, and those that both bear.
    case of(Sex)
  }

  var role: StockRole
  /// Nil for all cultures.
  var culture: Int?
  var sort: Sort = .any
  var script: Script

  static func sorts(of name: StockName) -> [Sort] {
    switch name.sex {
    case .female: [.any, .of(.female)]
    case .male: [.any, .of(.male)]
    case nil: name.role == .given ? [.any, .neutral, .of(.female), .of(.male)] : [.any]
    }
  }
}

extension Surrogate.Part {
  /// Both parts, in the scripts that both have.
  func followed(by other: Self) -> Self {
    var native: String?
    if let one = self.native, let two = other.native, Script(of: one) == Script(of: two) {
      native = one + " " + two
    }
    return Self(latin: latin + " " + other.latin, native: native)
  }

  /// A part of the stock: what is not in Latin letters is the name in its own script.
  ///
  /// - Returns: nil for what is no name.
  init?(stock text: Substring) {
    let sides = text.split(separator: "|", omittingEmptySubsequences: false)
    let words: [[Substring]]
    if sides.count == 2 {
      words = sides.map { $0.split(separator: " ") }
    } else {
      let all = text.split(whereSeparator: \.isWhitespace)
      let first = all.firstIndex { Script(of: String($0)) != .latin } ?? all.endIndex
      words = [Array(all[..<first]), Array(all[first...])]
    }
    let (latin, native) = (words[0].joined(separator: " "), words[1].joined(separator: " "))
    guard sides.count < 3, !latin.isEmpty, Self.isName(latin), native.isEmpty || Self.isName(native) else {
      return nil
    }
    self.init(latin: latin, native: native.isEmpty ? nil : native)
  }

  /// Letters with blanks, hyphens and apostrophes between, and the braces of a form; all of one script.
  private static func isName(_ text: String) -> Bool {
    let script = Script(of: text)
    return script != .other
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic
          ? Script(of: String(scalar)) == script : " -'{}\u{200C}".unicodeScalars.contains(scalar)
      }
  }
}
