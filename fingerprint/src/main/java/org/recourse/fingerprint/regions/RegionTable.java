package org.recourse.fingerprint.regions;

/// The trained numbers of [RegionBits]. Changing one changes every region fingerprint, and so
/// is a new version of [RegionFingerprints].
final class RegionTable {

  /// Which of the 64 values change sign before each of the four transforms.
  static final long[] FLIPS = {
    0x9d43dc99b33bd50aL, 0x8bd0d0d01100a893L, 0xec33bff1915cc43dL, 0x35cb0468a5868ca0L
  };

  /// The mean of each projection, which is taken away.
  static final int[] MEANS = {
    178, -822, 2047, -2534, -92, -439, -1364, 4462,
    -7908, 1498, -10202, 1566, 10024, -2075, 2815, -4153,
    2164, 3258, -2214, 2624, 1105, 11, -4604, 2788,
    227, 528, 2975, -104, -1488, -470, 1561, -2707,
    -325, -3206, 409, -2537, -890, 856, -887, 3160,
    898, -2129, -2351, 1929, -3436, 466, 1854, -339,
    237, 751, -1161, -196, -1275, 1056, -3235, -2730,
    -1970, -1745, -1380, -5145, 878, -3842, 1089, -1128
  };

  /// What each projection is multiplied with, in 256ths.
  static final int[] SCALES = {
    59, 44, 53, 64, 71, 101, 73, 59,
    92, 127, 91, 108, 63, 118, 129, 90,
    116, 122, 116, 158, 140, 170, 113, 145,
    209, 141, 165, 201, 171, 127, 255, 158,
    214, 165, 166, 192, 123, 129, 133, 233,
    143, 178, 200, 183, 153, 206, 224, 197,
    236, 168, 165, 246, 247, 147, 163, 182,
    158, 189, 180, 171, 212, 192, 143, 152
  };

  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  // 64 rows of 128 numbers from -31 to 31, each a digit 31 above it.
  private static final String ROWS =
      "kgghdjabXZehfhghijdbkdglbfmcefcffVlfgdef39SWqgbeLWjlPluChfhehgdm"
          + "YjdgeakZ3iafrVU-JCsmWfkVjlbhgggfjfceighfbfhgeidZmleeibegadefedki"
          + "dfiZgclgXbpadbncgUpZgajcefifgckchfjgkjgeWS2eikrHWayjjg6aZnnbqYmi"
          + "oenglhbhZGhlcU3XZiykal-NeikhjefmffffddhaWaiddcmaXWlhYgmVibnhbjjd"
          + "gfgfegicYjfXWckcXmjbbbkcdfgffgfhgafgfbphprYKZmsvQjlTej6lgbfeidej"
          + "bcfiakfnbdoZlk9VSzRAfe1njdhgahkZekeckceggbjdYYlZcdiadcjfeieefjcd"
          + "edcgfhZjilajjkadlkUmkigadleceheehcfdgedclbAlhqPfrdNcj0kRhgchfegd"
          + "fhcelcbfWTRcizgfhXOdmgbbfgleckbfeiddicZiiiYjinghnZdljnYbfedhhecd"
          + "fefebkhfaggiVeiYeZjaeajZdekgahjeeeebjjZeLipUVyvIFI4kPisheccmgcfm"
          + "bkiafhge5oFWymPesgPnoRM-bhffhaklggebifcgpjbhkhdjfjfgmcepcfgfhdcj"
          + "ediefeheegehaghgiZcgecicdidfhdfilfgffiieVSkdVdk4uAcoefkkcjcfgfcd"
          + "ZhhdicilX1lZfihUroiekpQIgaciiddhegfgdjdecdhdclajdeiehhbdhehZhhcf"
          + "bgndcickZLmqcYpflZVmkYVwjdgckhbbUeoedkmgOe-nSTollcRzsTPgibVeZhbf"
          + "dengedkdVrkMUm6mjYHWtpUckZWggYYhcheedelhblieWlvIqtYVmnTekcZfkdfc"
          + "fffcidfZhcmZkfkXlkgfmoelfnchgdggyffiiacbelJIUPiAkbp1sqr1hgjcofie"
          + "lbpeicgnmBmLHYPas0ipvvgcdeYhejjjodeihZmYeijXeYkfokfkgdkkjggbledm"
          + "ahgeebecTdgcdeeYUXnbYfeYgbdkYeecakegZcbWi1jbeaWwLXqZdjnaYgYigaif"
          + "UodjeYfcXTpefeVAqeOVpnT9eafchVadleXkZfgVmVkebmWbghbhhkYeYhcghdbg"
          + "hcfgheigphddheamqmheflcYkiejchjYgcihcfljlPRikfivlvkmnhbAZpigiaja"
          + "fcjiehnhaijdbjpTapNbfUabbglgiajdefhfdfegdhkYijefVjdejbjifjeffgde"
          + "hXlfWldbbTWfVbmTbfUlcdagbeZfgfcfVbiUeheYlGNgaefgo-SslejQYbZacacc"
          + "WYWXibcenpVleZilTevkZhikakecbhfXdeVicfibRXbkbbYZRaecZZfbbZjeZiec"
          + "gciidgifmbajcfelchkgehhcgceghcjdegnibhkfRNZhfbqjhoiaiUNoXgdffekk"
          + "kekeXlgee2lckgLZfAOkhkuoYemchifodjcgjgcfqkZjjbdkwTbqcikghYmgdlbi"
          + "laneYmbkqRZqYethmxZTvVT-jgoakgXlZUrampst0YFeVWXnWjoQkpTMlmyaXsmY"
          + "VfoqietfZRwhgqPdElhquTp6hoqrcZrlldghejhgjnkograWl4cfxcV4eiaklYml"
          + "gdgifegkrYenigahaeZejafeacgdeddiiYjmdZhllC0lngK-XThdbefhfYifechg"
          + "bWlhabejZWXQcgTorWrhgiO2cbojfdmoZhgbgeekZedbZhfbcWmdfZedegffegej"
          + "gegehdgdiehiekiidjgaflbjbgieehhgdjhhihgmnlokgsuebrtjehsohdhichfl"
          + "jdZiggYekKdhbVAncdSVofdYmeUhlcZciadjecdfdYhmYchiescddkeehhaeeiee"
          + "YhjciXkfdWepkOmjgjZXtggXYlacejjdUmrjbdtZLbuyeMRgK7Lfgs8ZVhoYYp1d"
          + "arqaYgqQs6ALojTCXiVbcGjjVgldccqihiicblkasjWejfXXidiWdekbhWibhafb"
          + "kfhifghejUikdenajRggiWkhifgfjdcgqZabgfWW-RasiSxQpNnppKelpffahmda"
          + "mpYfldYY3fZOvkXItqdPoluQjghaegjZpdbjffiangjggljXcemVYbnTgdhbkdkf"
          + "dgffigalrjYnemblfodmaaapdialbdghcbcgelYlZYgcTiYsF1cwYJ1wTkjlkXdn"
          + "cfSjjhgkTmfkYkogAynIkyXkbijpjeWkZiYiicgiiiarinhgZodffsZjefhchhZd"
          + "kbdichfepechiiYiavWangjibbehebieehSedeZje0CVnemFAw4jfZmzaQfkbXfw"
          + "ajdhdefjlrlkYnzBYAhicSQ4lRhhmVYofhhfZkfgfghcXnfRmffUnhcZhgbhhgaf"
          + "aggechfgUjiedjfZSdjgegboZdegfeekhkhgencijqWohoZROmTpmaathfYblnii"
          + "hkphfehgvMshbkLrUmcSgpT-cknZemnhigjgcggffkgdUfXkWkjWXlVqVkffcfgi"
          + "YhjecekfVbhvcVqljdMumdWohkWjgageYxicZnhWa5ilQk1UmwAqkjmIdhfdjcdb"
          + "nqTYlkVTjPkeecWaUXvdMcptddkgdnYlhhbiifbirZdljfZoechhdgcnhffkcfhf"
          + "XhehjgYkWhhgnqShjYoedliZjYjefecgXpkkbfdWJpflmmbuiAjemjbigcYdgeic"
          + "diihefdbe4bWVUfLrehcaiueffXdffipfheffdfgqigcceafnbkacbhjfffhehek"
          + "fkXhYjbdXiXjdlSmabZdYgZifghfbiecTgehUqU1LNptZnK-cuWfRomMdqhjZejc"
          + "cfTnWcShKqvWZnbfPwIsTl-LcmalaZegcieecdWngnhXbobjjpRgjgTnciXjgZif"
          + "bihabjegYjbZZhbmaeifWehfagjgbejiUnjccnofXwXgggQ2ybandnSsedrpfRhn"
          + "jkfdgmiiM-EofgpcrlWkdelDqbioigXhaifblehgSgRoddkhdagjbgiZiehhdihd"
          + "ejceichhinagcecllqZgglaiehfehjaibhZfghZkAombWgpraJuoZdTomlYdeqbb"
          + "akfjeehgezNjmjgbqbbqZfXjYohbZmmbedahdbfeYeflajgfachfZgiaefffaggf"
          + "gdjdidhZXdgjkiaWdbYijpgZfeckehjdiWtiheTjRJqkfdCbVUR1hr5kcdTghcgn"
          + "ehpjicVm1g-YiZQ0unIKaS0efhVibckcmiefiedbedhgdXXumeheaasfkcegefjd"
          + "jgbidgefiidYgnbebkcciqpQggajgffgeegkhhbgobkqkjaUXhTkaZuUfkYcijgZ"
          + "fniehggeoaleZUaYsMwleli-bnVdglefWikdgekjevdYbmkcrlZVZtYchecedfee"
          + "efdcZigepYhYcmYblonVilbddfjeejhebjXWhkjeqA0oZgV5cOoajaRpheiefgkd"
          + "mnZbhndToOpdboiUWeoajhZqgdifdddZhfcfiddhnYanefbfgZifcidjgheiefhd"
          + "fciihgbjXccmfgcdZbgdkfSrgcafhfbgkhihrZYoojbachlORcsMekbthddZeicb"
          + "gkgiiYidoyGoaZpHe0XoiV-OicikddeZegdjbfhcdgViYdhYhnPkiYoYhdfjibge"
          + "fgdffjdZTsYhedmcbkUdjbZibofZigqbjnSanbVTcrprnX-VXYHecdOWdhvecn2Y"
          + "jXNmgYUjiq3fdctf6gBahiYPjPvodYkqhWcigZehZdwaXanbqjTcfkgToVjjiefk"
          + "ffffgegignYdhaddbwWcebhebgifdgghjeeggelcraWqhWtbI-UlmWoUXicjgahl"
          + "hfkbigkbhlccelhSbfuUnpPpidYclfejhfchgedfiYbmgWhfjXqhahfjigdcfhfg"
          + "fdgjhdelasadiZeiflZciTemefkafdheZigTdinlS1VbZcggZdabcQpfllmeleXb"
          + "dYZQdsrmoGpaiaA3ijofsTsimeldgcTShaibjnffQQneopYXUcdfmnhUfjaggcfX"
          + "mcdldhbZjlTqpnnSVfiampgcdhchdghddYkjbbbhbtfgdUrMOdaTcYZ-aggegYei"
          + "dmlfadfcncdZYkepf1VZkudahjmfchbajdgffgediTifheeiYYjleZhidfgjdgjd"
          + "gffniZkeZtTYibmTPtoQcfjneWsZheejfinocWeaZqCqda-XWffguaItiacdecdl"
          + "hceZgaYdHSzUegO-IwSnbduVkcdmchdaghceiejbZnkRqqRuUpYXcYjmdeigebie"
          + "ehcXgkcZicnbXmhfgkaoUJwfbeeijZekcfhfhhVlpYdfs-QphiWtiakWpjhbiiha"
          + "UfxgaYciWfaRWbocjZkZZfaaXlkbblfVfjehdcgdhifYqekdmTfnofkngefjcdgd"
          + "dfgdjbdadcgfkgkZeWglbebghdciZhcclZlbjcSblZZkhVwPjbdYijjnnjlccraZ"
          + "gkgjieejuXtWTidnUGyRZtA1hancYlffcjgeegkcdXbccqUegfTjieRoeedmbdkh"
          + "ZalcgegeXJspXgfTmfepxmddoedfghjXaojjchfl-vNhSlhGKoIgdI2eTkZZgZra"
          + "eYZeeTkpymO5ebNdOouUqVUwYdgfhVqxWcYkiSpdUfndbg7QhomMfyWgnXdffhYf"
          + "ckejiaifhVnoyfXosOlUUqTdbekdachhVexcTfZcbAwLhtQx4hVQT6eFmZrrZWjj"
          + "bvmXmhXP4MUlbOourZjtQ0RpnYgqrcWlppYipZhbmWhnbc4XdgfWQ2eHggcbflUZ"
          + "akdleZgdUhRlpUjpZXifpZVqkkcbmiegYvuYdebPOaPgxnZlNG4LnYT-WtpZZrsa"
          + "c0iVnfdUH1bmfMf-LbmKuog0hbYWqRcYXmdckYbpXlbnXIsnomladihjihYWleda"
          + "ejcgheifXucjgXniXdnafdapdffefffjffVoZejcTnXudbochihSlsdmjgkieiYf"
          + "hcbvTcgftoanbobPhApcoeg1mghfbnYUehgjeffenjhdYikdnaiahZkfghgefclZ"
          + "diiXhgcivVpfZajl2eicXfgekijibdbfhagSogZTeCpbqqimRzRkPlrWgehlgULh"
          + "cgyQwdXoib0D4pFrBqA0jpqpSppqWhcdYkkYkVgmYigUYOqdWyVhdbnmXlejhdji"
          + "rZcjgiakpfaigjaWggYhhVldfhdfjckcaUefebelfesScndXyQcqhSzAuYcaqZea"
          + "NlpUagliSrixrUcVxKbRmqiVgcoXmihggigdhfdginRhcTarmeeZUcWqaembcdqc"
          + "hajnbjckpcWjYifZmhcaYafdhohdhekbiYwnVuXhzWRdL4eFtIfracahfesgejca"
          + "iXgccbWi-KtZaujIpKgvVwZXiZekUghYgddhdfdgtVglZakVnehiVhefdfbaehec"
          + "bjeibjfdblJkmafZucieckkWndikebkaboksTcnWcgTtehlf6XWgYQ-OqocflSdW"
          + "lkescaZarhTgXskrmYZedgsYWimmpUWdmbekbeaeZUpVUpQqaclbrsaecclmkcal"
          + "gekbiZkbYtfEdalagrhbhXjsejabmbeedVghnMmfVWdlzmmheJpboeTgZfmeiaWg"
          + "lhgmfWmW2hAyZDuFyQhTD6lMaeolYcdiimicfcjVxUTiZimUpbnpazMchafbiiZi"
          + "diegbemieiQicUckeclZmpFvdWnebfdlgXigXlobvsVthfjIRU-WcwgntNfhchXj"
          + "jXibamddpMwiheeahqYXZeZXdlbfauefffghhajenblUjegZkgZkgghgddgkYigj"
          + "cekfjZkjgcnbgdfdfecjethQfXckafcfjgkfidmjfekYtUVaxOodXpWnkfZemelj"
          + "hXWXjbebl-jZhhpXWamVYdaudphemfbjcYejbcekVcgmnfdhffgiilYpWneZfdgc"
          + "hfdfjeWgpVfdbgmXTydrhYvdZahgcbZnXgihmSiluRgldgiYUrOkadhXclXdhgfl"
          + "V2PfZfuU-MhvTflQmiSuaZoRjibjdrcgjfamblXgxYdvQjgNgpUjbamdfdfdedhd"
          + "jiZdjhegucmeVeuVtWmedacdkeecjheafYcjVeiexYZxZllAgTggnpXTbXliXhnd"
          + "ZjkgWtdiXmemSqPsesnZfYqjgdVglVnlegdidhYjTffibgVwYsVegffefnXdhgdf"
          + "gmZeghccevOdZnbUcfZqanRheZcicfecvYjaiXiZ-D2iO0kd0hexOgbleceibpdh"
          + "aeghUkwXgVgWmcMpZYejvMqKejcoWZuefgckcnjZhXohjjhdnhpQmYhYhkacnYih"
          + "aejbjYkldvdalRUsjLobdhjVmWjfkeichoKikf0UblZmmXiN-TgyShnLrXcbVglU"
          + "omUmYfoQgXkjWWcjX4JsbrYWbTilSjxboWdgfhbYYamlgkkjanlVdVcpkfbiidck"
          + "hfZfdegecphbYkflelgniXmgiYaclZafdcjibikgAmZWleQ6VqscfdcfYmcSmdic"
          + "qYladoabeUvSprVpzSmhhhfJjUogbliljZfifZccbXmiYjdowcdcWkbTnZchgfch"
          + "dfdeahgamebtddlYbmWngcnXWedibfjgrgeZXpeasaXtTVhTtQyWcpZWkYXgdjjj"
          + "haiejogjZfndkcVp-XXpEmmJmeghZoUgTgdeeahgcgaZgjhblanncmfbbheeaegc"
          + "ghiroaYwxVeYhpWmVgvaKhjbheVqgehcOqiUYfkqPajWRjWgpljtvqZfgfTdmheX"
          + "arOZjlddblg5mcU6NYzAdpFheVpTWgipddWmhgkgXrkaYfgGufidfkkoqQkphehq"
          + "egcfegVdfdkWdxcbuJwZecdshcXgkRaihpiodkgaoLL4PbdZOthOioxSrbgnhfRW"
          + "slbkVnfMccqZTlinGmRO-IN8eqfjjYxYjVVhbaVZfpfjec1aWYqflYelaahZaeed"
          + "qaabfmXZdidhVYfhVZjfldhndhgjfelYmBkiWpUwXvlqYjicZdkSfuAnmbZidhqY"
          + "eYsYYoecobYWkqSURgtXaUZ1flTbkZdenkZanicaYUhgfTmlWgwVeqicfkdgxWYl"
          + "cXnYSigTwaTsYbliY2aNtZfVVbqZXagqjXlSlxCngQqvI1mbvefS2VnMnOuYoaVh"
          + "YmamkdY-O2NjTQlWXRkZyacXdbheenjlcdcgafggcsanodZWofvMcigrdfcbcdgf"
          + "igVjidfjgpKiebjanbqlOeiWkcVmdabcaUeggdhmC-VovG1epXhghrecYoafnefh"
          + "cnqTpkUhOoMbrNtVlVUxLkVhPmlgabiogdhaiaXnhgpbkSpkjcjZbwecifZdfcZd"
          + "adidhbfitVlnPxdXvdTtHrjQeeUlchTiXhjbgddbrhSeedmYqI1mRwPqfuZcQniZ"
          + "icbmWgmovSdsUfhKZfhAxfZsOopctRZkmcbikehcobapZckbSamYnclchdhjpaZl"
          + "VhfZYfjlnWmbUZU99hbkQqTRkehnRioPUqRgejmhAuNhxdsTYUjrTZaPfcQ4XYma"
          + "pXesjXWcdOgkgYfWVcsLzmjcqtLgqbjZZnncXhmXuhiXbfadpQecbUWvZcmYbcod"
          + "dtXidgebLliXfmklmOqgdmNtkifeijafgqOshbXmYmfpdbcqthUjcfxAiZflSfob"
          + "SaedbarpdskNlXXdxaidapagiagmcjYiemfZinjfYbcnqbdgkPsmOochgdgcfoWd"
          + "macfYjhoqeiYZaecakciedakegjaegZjqeNjicrXbK-PnqQUQnIohfcnSozKkbcp"
          + "eehqaekSXbminfThXZXSihpkbakekiNodhalXefZnscYbZbfiRoZWshqkahfehWY"
          + "ZigcjSmelgVb0YfRieZ3bUzleVbmffYobohggdhpiZ3BnZau2FwDS8CUahlwNelk"
          + "feGrfchjPzpjidnQjSep5hZrJ-MdoL5QpfbmdlkXqMpaYrCiebzNSqZyTnXekddo"
          + "ageZZmZbnlYfglgYsdgedVrgejiYdYdcLktOkcl9mnRkwDsHULjhgjjmdkvZV-HV"
          + "FpYXxMkttX1TngaPegYmldmVtPO3PqenZjOmijWoawVogbddUxhZUSunibbZlfdc";

  /// 64 rows of 128 weights, -31 to 31.
  static final int[] PROJECTION = projection();

  private RegionTable() {}

  private static int[] projection() {
    int[] projection = new int[ROWS.length()];
    for (int i = 0; i < projection.length; i++) {
      projection[i] = DIGITS.indexOf(ROWS.charAt(i)) - 31;
    }
    return projection;
  }
}
