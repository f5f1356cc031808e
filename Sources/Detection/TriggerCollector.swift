import PatternEngine
import RedactCore

/// Takes the words of one text one by one and notes which rules they call.
struct TriggerCollector {
  private let reading: Reading
  private let table: TriggerTable
  private let rules: [CompiledRule]
  private let conditions: HitConditions
  private let keepsRefused: Bool
  private let tokens: [Token]
  private let numbers: [UInt32]
  /// For each word of the vocabulary, which of the table's calls are its own.
  private let calls: [Range<Int>]
  /// For each list of exceptions to capitals, and each word of the vocabulary, whether it is one.
  private let exceptions: [[Bool]]
  // The raw values, because they are asked of every word and nothing in another module is put in place.
  private let capitalised = Token.Traits.capitalised.rawValue
  private let hasLowerCase = Token.Traits.hasLowerCase.rawValue
  private let startsWithDigit = Token.Traits.startsWithDigit.rawValue
  private let otherScript = Token.Traits.otherScript.rawValue

  /// - Parameter keepsRefused: whether places count whose hits a condition of the rule would turn down.
  init(
    _ reading: Reading, _ table: TriggerTable, _ rules: [CompiledRule], under conditions: HitConditions,
    keepsRefused: Bool
  ) {
    self.reading = reading
    self.table = table
    self.rules = rules
    self.conditions = conditions
    self.keepsRefused = keepsRefused
    tokens = reading.analysis.tokens.all
    numbers = reading.analysis.vocabulary.numbers
    let hashes = reading.analysis.vocabulary.hashes
    calls = hashes.map(table.calls(for:))
    exceptions = table.capitals.map { group in hashes.map(group.exceptions.contains) }
  }

  /// What the words within these stretches call.
  func notes(within places: [ByteSpan]) -> TriggerNotes {
    var notes = TriggerNotes(rules: rules.count)
    table.calls.withUnsafeBufferPointer { calls in
      table.fields.withUnsafeBufferPointer { fields in
        let lent = Lent(calls: calls, fields: fields)
        reading.analysis.folded.bytes.withUnsafeBufferPointer { text in
          for indices in reading.analysis.tokens.indices(within: places) {
            for index in indices { add(index, of: text, lent, to: &notes) }
          }
        }
      }
    }
    notes.sort()
    return notes
  }

  /// Parts of the table, lent once for all words.
  private struct Lent {
    let calls: UnsafeBufferPointer<TriggerTable.Call>
    let fields: UnsafeBufferPointer<UInt32>
  }

  private func add(
    _ index: Int, of text: UnsafeBufferPointer<UInt8>, _ lent: Lent, to notes: inout TriggerNotes
  ) {
    let token = tokens[index]
    let number = Int(numbers[index])
    let start = Int(token.offset)
    let place = Continuation.Place(in: text, after: start + Int(token.length))
    let word = Word(
      start: start, index: index,
      regimes: keepsRefused ? Regimes.all.rawValue : reading.analysis.regimes(around: index).rawValue,
      previous: start > 0 ? text[start - 1] : 0,
      row: place.field * table.continuations, bit: 1 << place.bit)
    note(lent, calls[number], word, &notes)
    let traits = token.traits.rawValue
    if traits & capitalised != 0 {
      for group in table.capitals.indices where !exceptions[group][number] {
        note(lent, table.capitals[group].calls, word, &notes)
      }
      if traits & hasLowerCase == 0 { note(lent, table.allCaps, word, &notes) }
    } else if traits & startsWithDigit != 0 {
      note(lent, table.digits, word, &notes)
    } else if 0x61...0x7A ~= text[start] {
      note(lent, table.lowerCase, word, &notes)
    }
    if traits & otherScript != 0 { note(lent, table.otherScript, word, &notes) }
  }

  private struct Word {
    let start: Int
    let index: Int
    let regimes: UInt8
    /// The byte before it.
    let previous: UInt8
    /// Which of the table's fields, and which of their bits, tell whether what stands behind it may follow.
    let row: Int
    let bit: UInt32
  }

  private func note(_ lent: Lent, _ range: Range<Int>, _ word: Word, _ notes: inout TriggerNotes) {
    for index in range {
      let call = lent.calls[index]
      // Nearly all calls end here.
      guard lent.fields[word.row + Int(call.continuation)] & word.bit != 0 else { continue }
      guard call.regimes & word.regimes != 0,
        call.before == 0 || table.bytesBefore[Int(call.before)].contains(word.previous),
        !call.asksWord || keepsRefused || !conditions.refusesStart(word.index, by: rules[Int(call.rule)])
      else { continue }
      notes.add(rule: call.rule, at: word.start)
    }
  }
}
