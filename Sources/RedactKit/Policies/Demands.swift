import Audit
import Generalisation
import Policy
import RedactCore
import RulePacks
import Surrogates
import Vault

// What a policy needs of a run: that it is as demanded, and that there is what its operators work with.

extension PolicyDemands {
  /// How labels are written where nobody says how: coded with a key and numbered without, unless the policy has it
  /// otherwise.
  func style(hasKey: Bool) -> Redactor.LabelStyle {
    let possible: [Redactor.LabelStyle] = hasKey ? [.coded, .numbered, .token] : [.numbered]
    return possible.first { allows($0.kind) } ?? possible[0]
  }
}

extension Redactor.LabelStyle {
  var kind: LabelKind {
    switch self {
    case .numbered: .numbered
    case .coded: .coded
    case .token: .token
    }
  }
}

extension Policy {
  var shifts: Bool {
    actions.contains { if case .shift = $0 { true } else { false } }
  }

  /// Why a run must not be; nil when it is as this policy demands.
  func refusal(
    of style: Redactor.LabelStyle, scope: String?, _ options: Redactor.Options
  ) -> RedactError? {
    if !demands.allows(style.kind) {
      let allowed = (demands.labels ?? []).map(\.rawValue).joined(separator: " or ")
      return .demand(
        "the policy '\(name)' allows no \(style.rawValue) labels",
        hint: style == .numbered ? "give a key with -k FILE" : "--labels \(allowed)")
    }
    if let wanted = demands.scope {
      let kind = style == .numbered ? ScopeKind.document.rawValue : scope ?? ""
      if kind != wanted.rawValue {
        return .demand(
          "the policy '\(name)' demands labels of a \(wanted.rawValue), and these are of a \(kind)",
          hint: wanted == .document
            ? "--labels numbered" : "--labels coded with a key, and --scope \(wanted.rawValue):NAME")
      }
    }
    // What is never given out needs neither log nor vault.
    if demands.audit, !options.isAudited, !options.isPlanning {
      return .demand("the policy '\(name)' demands an audit log", hint: "--audit FILE")
    }
    if demands.vault, !options.hasVault, !options.isPlanning {
      return .demand("the policy '\(name)' demands a vault", hint: "--vault FILE")
    }
    if scope == nil, let action = actions.first(where: \.needsKey) {
      return .key("the policy '\(name)' says '\(action.word)', which needs a key")
    }
    if actions.contains(.surrogate), scope != Scope.documentKind, options.plan == nil, !options.isPlanning {
      return .demand(
        "the policy '\(name)' gives other names, which only a plan can keep apart over several documents",
        hint: "`redact plan` and `redact apply`, or --scope document")
    }
    return nil
  }

  /// The ladders that the operators of this policy climb, read only where there are such operators.
  ///
  /// - Parameter others: types of which something is generalised besides.
  func ladders(_ rules: RuleSet, for others: Set<EntityType> = []) throws(RedactError) -> Ladders {
    let types = EntityType.allCases.filter { type in climbs(type) || others.contains(type) }
    guard !types.isEmpty, let home = rules.home else { return .none }
    do { return try Ladders(reading: home + "/ladders", for: Set(types)) } catch { throw RedactError(error) }
  }

  private func climbs(_ type: EntityType) -> Bool {
    let ruled = rules.filter { $0.types.isEmpty || $0.types.contains(type) }.compactMap(\.action)
    return (ruled + [action(for: type)]).contains {
      switch $0 {
      case .generalise, .shift: true
      default: false
      }
    }
  }

  /// What the files say that this policy's operators work with; output depends on them as on rules.
  func digestsOfData(_ rules: RuleSet) throws(RedactError) -> [NamedDigest] {
    guard let home = rules.home else { return [] }
    let climbs = EntityType.allCases.contains(where: climbs)
    let folders = [(climbs, "ladders"), (actions.contains(.surrogate), "surrogates")]
    do throws(RulePackError) {
      var digests: [NamedDigest] = []
      for (isUsed, name) in folders where isUsed {
        var text = ""
        for file in try FileText.names(in: "\(home)/\(name)") where FileText.isFile("\(home)/\(name)/\(file)")
        {
          text += "\(file) \(PlainDigest.sha256(try FileText.readBytes("\(home)/\(name)/\(file)")))\n"
        }
        digests.append(NamedDigest(name: name, digest: PlainDigest.sha256(Array(text.utf8))))
      }
      return digests
    } catch {
      throw RedactError(error)
    }
  }

  /// What other names tell of those whose names they stand for, on purpose; nil where none are given.
  var keptBySurrogates: String? {
    guard actions.contains(.surrogate) else { return nil }
    let kept = [
      (surrogates.keepsCulture, "culture"), (surrogates.keepsSex, "sex"),
      (surrogates.sharesFamilyNames, "family"),
    ].filter(\.0).map(\.1)
    return kept.isEmpty ? "nothing" : kept.joined(separator: "+")
  }

  /// Names to give away, where this policy has any given.
  func surrogacy(_ rules: RuleSet) throws(RedactError) -> Surrogacy? {
    guard actions.contains(.surrogate), let home = rules.home else { return nil }
    let options = SurrogateOptions(
      keepsCulture: surrogates.keepsCulture, keepsSex: surrogates.keepsSex,
      sharesFamilyNames: surrogates.sharesFamilyNames)
    do throws(RulePackError) {
      let stock = try SurrogateStock(reading: home + "/surrogates", spellings: rules.spellings)
      return Surrogacy(stock: stock, options: options)
    } catch {
      throw RedactError(error)
    }
  }
}

/// The names that may be given away, and how.
struct Surrogacy: Sendable {
  let stock: SurrogateStock
  let options: SurrogateOptions

  /// Names for one scope, chosen by its key; those that were given before stay.
  func book(for identities: Identities) -> SurrogateBook {
    var book = SurrogateBook(
      stock: stock, options: options, seed: identities.pseudonymizer.surrogateSeed())
    for given in identities.decisions.surrogates { book.adopt(id: given.pseudonym, surrogate: given.text) }
    for given in identities.assignments?.surrogates ?? [:] {
      book.adopt(id: given.key, surrogate: given.value)
    }
    return book
  }
}
