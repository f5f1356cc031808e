/// Counts of spans: what the strict, partial and any-type figures are made of.
struct SpanTally {
  var gold = 0
  var covered = 0
  var touched = 0
  var strictRecalled = 0
  var partialRecalled = 0
  var boundsRecalled = 0
  var predicted = 0
  var strictRight = 0
  var partialRight = 0
  var boundsRight = 0
  var touchingGold = 0

  static func += (a: inout SpanTally, b: SpanTally) {
    a.gold += b.gold
    a.covered += b.covered
    a.touched += b.touched
    a.strictRecalled += b.strictRecalled
    a.partialRecalled += b.partialRecalled
    a.boundsRecalled += b.boundsRecalled
    a.predicted += b.predicted
    a.strictRight += b.strictRight
    a.partialRight += b.partialRight
    a.boundsRight += b.boundsRight
    a.touchingGold += b.touchingGold
  }
}

/// Counts of characters that are not white space.
struct CharacterTally {
  var gold = 0
  var hit = 0
  var predicted = 0
  var good = 0
  var all = 0
  var typedGold = 0
  var typedHit = 0

  static func += (a: inout CharacterTally, b: CharacterTally) {
    a.gold += b.gold
    a.hit += b.hit
    a.predicted += b.predicted
    a.good += b.good
    a.all += b.all
    a.typedGold += b.typedGold
    a.typedHit += b.typedHit
  }
}

/// All counts of a type, of a group, or of everything.
struct Tally {
  var spans = SpanTally()
  var characters = CharacterTally()

  static func += (a: inout Tally, b: Tally) {
    a.spans += b.spans
    a.characters += b.characters
  }
}
