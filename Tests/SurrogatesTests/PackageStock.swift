import RedactCore
import RulePacks
import TestSupport

@testable import Surrogates

/// The stock of this package, read once for all tests.
enum PackageStock {
  static let all: SurrogateStock = {
    do throws(RulePackError) {
      return try SurrogateStock(
        reading: PackageRules.path + "/surrogates", spellings: PackageRules.spellings)
    } catch {
      fatalError("\(error)")
    }
  }()

  static let seed = (0..<32).map { UInt8($0) }

  static func book(_ options: SurrogateOptions = SurrogateOptions(), seed: [UInt8] = seed) -> SurrogateBook {
    SurrogateBook(stock: all, options: options, seed: seed)
  }

  /// A stock of one culture or two, written out.
  static func stock(_ files: String...) throws(RulePackError) -> SurrogateStock {
    try SurrogateStock(
      files: files.enumerated().map { ("\($0.offset).yaml", Array($0.element.utf8)) },
      spellings: PackageRules.spellings)
  }
}

/// A book that an expectation can ask: it changes in place.
@dynamicMemberLookup
final class Notebook {
  private var book: SurrogateBook

  init(_ book: SurrogateBook) { self.book = book }

  convenience init(_ options: SurrogateOptions = SurrogateOptions()) { self.init(PackageStock.book(options)) }

  convenience init(_ stock: SurrogateStock) {
    self.init(SurrogateBook(stock: stock, options: SurrogateOptions(), seed: PackageStock.seed))
  }

  subscript<Value>(dynamicMember path: KeyPath<SurrogateBook, Value>) -> Value { book[keyPath: path] }

  subscript(id: [UInt8]) -> Surrogate? { book[id] }

  subscript(id: String) -> Surrogate? { book[Array(id.utf8)] }

  /// The stand-in of a name that is its own first mention.
  func surrogate(_ id: String, _ name: String, _ type: EntityType = .person) -> String? {
    book.surrogate(
      for: Array(id.utf8), type: type, canonical: canonical(name), surface: Array(name.utf8))
  }

  func refuse(_ name: String) { book.refuse(canonical: canonical(name)) }

  func adopt(_ id: String, _ text: String, of name: String? = nil) -> Bool {
    book.adopt(id: Array(id.utf8), surrogate: text, canonical: name.map(canonical))
  }

  func assign(all requests: [SurrogateRequest]) { book.assign(all: requests) }

  func isSurrogate(_ name: String) -> Bool { book.isSurrogate(canonical: canonical(name)) }
}

/// The canonical form of a name.
func canonical(_ name: String) -> [UInt8] { CanonicalForm.canon1(Array(name.utf8)) }
