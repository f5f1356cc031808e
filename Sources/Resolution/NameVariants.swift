/// Spellings of one name in Latin letters, as a table: the only way by which differently written names can
/// meet.
///
/// A table and not a distance: Hasan and Hassan are one name, Hasan and Hussein are two, and no count of
/// letters knows that.
enum NameVariants {
  /// The key of a word: the first spelling of its group, or the word itself.
  static func key(_ word: String) -> String { keys[word] ?? word }

  private static let keys: [String: String] = {
    var keys: [String: String] = [:]
    for group in groups {
      let spellings = group.split(separator: " ").map(String.init)
      for spelling in spellings { keys[spelling] = spellings[0] }
    }
    return keys
  }()

  static let groups = [
    "muhammad mohammed mohammad mohamed mohamad muhammed muhamed muhamad mohamet mehmet mehmed mhamed magomed mahomed mamadou محمد",
    "ahmad ahmed ahmet ahmat akhmad akhmed احمد",
    "mahmud mahmoud mahmood mahmut محمود",
    "hussein husain husayn hussain houssein hossein hosein huseyin husein hussayn hoseyn حسين",
    "hasan hassan hasen hassen حسن", "ali aly علي", "umar omar omer oumar umer عمر",
    "uthman othman osman usman ousmane عثمان",
    "yusuf yousef youssef yousuf yusef yousif youcef yussuf jusuf josef iosif yosef يوسف",
    "ibrahim ebrahim ibraheem brahim ابراهيم", "ismail ismael esmail ismaeel smail اسماعيل",
    "khalid khaled halid khaleed halit xalid خالد", "walid waleed oualid velid welid وليد",
    "hamza hamzah hamzeh hemze حمزه",
    "jamal gamal djamel jamel cemal djamal جمال", "jamil gamil djamil cemil جميل",
    "jasim jassim jasem jassem qasim qassim kasim kassem kasem qasem قاسم",
    "said saeed sayid saiid sait سعيد", "salim saleem selim سليم", "salih saleh salah صالح",
    "sulayman suleiman sulaiman suleyman soliman souleymane sleiman سليمان",
    "abdullah abdallah abdoullah abdulla abdalla عبدالله",
    "abdulrahman abdurrahman abdelrahman abdurahman abdourahmane abderrahmane عبدالرحمن",
    "abdulaziz abdelaziz abdulazeez abdoulaziz", "abdulkarim abdelkarim abdulkareem",
    "abdulqadir abdelkader abdulkader abdulqader abdulkadir",
    "rashid rasheed rachid resit راشد رشيد", "tariq tarek tarik tareq طارق", "bilal belal bilel بلال",
    "nasir naser nasser nacer ناصر",
    "nasr nassr", "mustafa mostafa moustafa mustapha mustapa مصطفي", "murad mourad murat مراد",
    "munir mounir muneer منير",
    "marwan merwan marouane مروان", "zakaria zakariya zakariyya zekeriya زكريا",
    "yahya yahia yehya yahja يحيي", "yasin yaseen yassin yassine ياسين",
    "yasir yasser yaser yassir ياسر", "samir sameer سمير", "amin ameen emin امين", "amir ameer emir",
    "anas enes انس", "ayman aymen ايمن",
    "faisal faysal feisal faycal فيصل", "fadi fady فادي", "faris fares فارس", "firas feras فراس",
    "ghassan gassan غسان", "habib habeeb حبيب",
    "haidar haydar hayder haider حيدر", "hisham hicham hesham هشام", "idris idrees edris driss ادريس",
    "imad emad عماد", "iyad eyad اياد",
    "karim kareem kerim كريم", "luqman loqman lokman لقمان", "luay louay loay لؤي",
    "majid majeed madjid mecit ماجد", "nabil nabeel nebil نبيل",
    "nur nour noor نور", "qais qays kais قيس", "ramadan ramazan ramadhan رمضان", "saad sad سعد",
    "saif sayf seif سيف", "sharif shareef cherif sherif serif شريف",
    "shihab shehab chihab شهاب", "sufyan sofyan soufiane sufian sofian سفيان", "taha taher tahir طاهر",
    "usama osama oussama اسامه", "yunus younis younes yunis يونس",
    "zaid zayd zeid زيد", "ziad ziyad زياد", "khadija khadeeja hadice khadidja خديجه",
    "fatima fatimah fatma fatime fatoumata فاطمه", "aisha aysha aicha ayse aishah عائشه",
    "maryam mariam meryem miriam mariyam مريم", "zaynab zainab zeinab zeyneb zeynep زينب",
    "layla leila laila leyla ليلي", "salma selma سلمي", "samira sameera سميره",
    "hanan hanane حنان", "huda houda hoda هدي", "iman eman imane ايمان", "amina aminah emine امينه",
    "asma asmaa esma اسماء", "aya ayah ايه", "dunya dounia dunia دنيا",
    "hajar hajer hadjar هاجر", "halima haleema halime حليمه", "lujayn loujayn lujain loujain لجين",
    "noura nura نوره", "rania raniya رانيا", "rukaya ruqayya rukayya rokaya رقيه",
    "safiya safiyya safia صفيه", "sumaya sumayya soumaya soumayya سميه", "yasmin yasmine yasmeen ياسمين",
    "zahra zahraa zehra زهره",
  ]
}
