/// The table through which the type names of detectors and corpora meet.
struct TypeSynonyms {
  private var table: [String: String]

  init(aliases: [(from: String, to: String)]) {
    table = Self.builtIn
    for (from, to) in aliases { table[from.uppercased()] = to }
  }

  /// The general name of a type, or the type itself.
  func general(_ type: String) -> String { table[type] ?? type }

  /// The type in use that a predicted type answers to: itself, else a synonym, generic names first.
  func fit(_ type: String, to used: Set<String>) -> String {
    if used.contains(type) { return type }
    let wanted = general(type)
    let same = used.filter { general($0) == wanted }
    let generic = same.intersection(Self.generic)
    return (generic.isEmpty ? same : generic).min { $0.precedes($1) } ?? wanted
  }

  private static let generic = words(
    "PERSON PER NAME LOCATION LOC ORG DATETIME DATE CODE ID DEM NORP QUANTITY QUANT OCC REL")

  private static let builtIn: [String: String] = {
    let groups: KeyValuePairs = [
      "PERSON": """
      PER NAME PERSON_NAME FULL_NAME FIRST_NAME LAST_NAME GIVENNAME GIVEN_NAME SURNAME FAMILY_NAME KUNYA ALIAS \
      NICKNAME NOM_DE_GUERRE SPEAKER
      """,
      "LOCATION": "LOC GPE FAC PLACE ADDRESS STREET_ADDRESS CITY COUNTRY VILLAGE LANDMARK",
      "ORG": "ORGANIZATION ORGANISATION GROUP FACTION UNIT CORPORATION EMPLOYER SCHOOL",
      "DATETIME": "DATE TIME DATE_TIME DURATION TEMPORAL YEAR",
      "CODE": """
      ID IDENTIFIER EMAIL EMAIL_ADDRESS PHONE PHONE_NUMBER URL DOMAIN IP IP_ADDRESS IBAN IBAN_CODE CREDIT_CARD \
      HANDLE USERNAME CONTACT PASSPORT COORDINATES PLATE ZIP_CODE
      """,
      "DEM": "DEMOGRAPHIC NORP NRP NATIONALITY ETHNICITY RELIGION TRIBE",
      "QUANTITY": "QUANT MONEY NUMBER PERCENT CARDINAL",
      "OCC": "OCCUPATION JOB TITLE ROLE",
      "REL": "RELATIVE RELATION KIN",
    ]
    var table: [String: String] = [:]
    for (general, names) in groups {
      for name in words(names) { table[name] = general }
    }
    return table
  }()

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}

extension String {
  /// Order by code points, as Python sorts.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
