package org.recourse.casework.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Statements for tests.
final class Statements {

  private static final Provision LAW = new Provision("section 201k of the criminal code");

  private Statements() {}

  static StatementOfReasons plain() {
    return with(Set.of(Finding.INTIMATE_WITHOUT_CONSENT), new Basis.Illegal(LAW));
  }

  static StatementOfReasons with(Set<Finding> findings, Basis basis) {
    return new StatementOfReasons(
        new StatementId("6f0a4a55-9f0d"),
        new ItemReference("post:4711"),
        new Restriction(
            Set.of(Measure.REMOVED), Set.of(), LocalDate.of(2026, 11, 21), Optional.empty()),
        Occasion.NOTICE,
        findings,
        new Automation(false, Automation.Decision.BY_A_PERSON),
        basis,
        new RedressPaths(Optional.of(LocalDate.of(2027, 5, 21)), true),
        Instant.parse("2026-11-21T10:15:30Z"));
  }

  static StatementOfReasons random(Random random) {
    LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1000));
    Basis basis = random.nextBoolean()
        ? new Basis.Illegal(LAW)
        : new Basis.AgainstTerms(new Provision("clause 4"), random.nextBoolean());
    return new StatementOfReasons(
        new StatementId("statement-" + random.nextInt(1_000_000)),
        new ItemReference("item-" + (100_000 + random.nextInt(100_000))),
        new Restriction(
            some(Measure.class, random),
            random.nextBoolean() ? Set.of() : Set.of("DE", "NO"),
            from,
            random.nextBoolean() ? Optional.empty() : Optional.of(from.plusDays(30))),
        one(Occasion.values(), random),
        some(Finding.class, random),
        new Automation(random.nextBoolean(), one(Automation.Decision.values(), random)),
        basis,
        new RedressPaths(
            random.nextBoolean() ? Optional.empty() : Optional.of(from.plusMonths(6)),
            random.nextBoolean()),
        from.atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
  }

  static DsaFacts facts(Random random) {
    return new DsaFacts(
        one(Depicted.values(), random),
        some(ContentKind.class, random),
        LocalDate.of(2025, 1, 1).plusDays(random.nextInt(300)),
        random.nextBoolean() ? Optional.empty() : Optional.of("ZH"));
  }

  private static <E> E one(E[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static <E extends Enum<E>> Set<E> some(Class<E> type, Random random) {
    EnumSet<E> some = EnumSet.noneOf(type);
    E[] values = type.getEnumConstants();
    do {
      some.add(one(values, random));
    } while (random.nextBoolean());
    return some;
  }
}
