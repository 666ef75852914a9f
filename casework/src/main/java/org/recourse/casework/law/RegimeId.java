package org.recourse.casework.law;

/// Which regime. The names are stable codes, used unchanged in stored rows, metrics and
/// exports.
public enum RegimeId {
  /// United States: TAKE IT DOWN Act, 47 USC 223a.
  US_TIDA,
  /// United States: copyright notices, 17 USC 512.
  US_DMCA,
  /// European Union: Digital Services Act, Regulation (EU) 2022/2065.
  EU_DSA,
  /// European Union: Directive (EU) 2024/1385 on violence against women.
  EU_VAW,
  /// United Kingdom: Online Safety Act 2023, user-to-user services.
  UK_OSA,
  /// United Kingdom: Online Safety Act 2023, search services.
  UK_SEARCH,
  /// Republic of Korea: Telecommunications Business Act, art. 22-5.
  KR_TBA,
  /// China: Civil Code, arts 1194 to 1197.
  CN_CIVIL,
  /// China: infringement reports to sites and to the regulator.
  CN_CAC,
  /// China: personal safety protection orders.
  CN_PSPO,
  /// Australia: Online Safety Act 2021.
  AU_OSA,
  /// India: Information Technology Rules 2021.
  IN_IT,
  /// Taiwan: Sexual Assault Crime Prevention Act, art. 13.
  TW_SACPA,
  /// United States: reports of providers to NCMEC, 18 USC 2258A.
  US_2258A,
  /// United Kingdom: reports of providers to the National Crime Agency.
  UK_CSEA,
  /// Brazil: Marco Civil, art. 21.
  BR_MCI
}
