package org.recourse.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/// The walls of the house (ARCHITECTURE.md), as rules with their reasons.
@AnalyzeClasses(packages = "org.recourse", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule fingerprintUsesOnlyWhatABrowserHas = classes()
      .that()
      .resideInAPackage("org.recourse.fingerprint..")
      .and()
      .resideOutsideOfPackage("org.recourse.fingerprint.web..")
      .should()
      .onlyDependOnClassesThat(resideInAnyPackage(
          "org.recourse.fingerprint..",
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.util",
          "java.util.function",
          "java.util.stream",
          "org.jspecify.annotations"))
      .because("the same classes run on a requester's own device, compiled to WebAssembly");

  @ArchTest
  static final ArchRule fingerprintComputesNoCosine = noClasses()
      .that()
      .resideInAPackage("org.recourse.fingerprint..")
      .should()
      .callMethod(Math.class, "sin", double.class)
      .orShould()
      .callMethod(Math.class, "cos", double.class)
      .orShould()
      .callMethod(Math.class, "random")
      .orShould()
      .callMethod(Math.class, "fma", float.class, float.class, float.class)
      .because(
          "their last bit may differ between machines, and one bit changes fingerprints already in banks");

  @ArchTest
  static final ArchRule librariesKnowNoNetworkAndNoDatabase = noClasses()
      .that()
      .resideInAnyPackage(
          "org.recourse.fingerprint..",
          "org.recourse.match..",
          "org.recourse.media..",
          "org.recourse.hub..",
          "org.recourse.exchange..",
          "org.recourse.casework..",
          "org.recourse.evidence..")
      .and()
      .resideOutsideOfPackage("org.recourse.fingerprint.web..")
      .should()
      .dependOnClassesThat(nameMatching("java\\.net\\.(?!UR[IL]).*|javax?\\.sql\\..*"))
      .because("a library that cannot reach the network cannot leak what it works on");

  @ArchTest
  static final ArchRule librariesReadNoClock = noClasses()
      .that()
      .resideInAnyPackage(
          "org.recourse.fingerprint..",
          "org.recourse.match..",
          "org.recourse.hub..",
          "org.recourse.exchange..",
          "org.recourse.casework..",
          "org.recourse.evidence..")
      .should()
      .callMethod(System.class, "currentTimeMillis")
      .orShould()
      .callMethod(java.time.Instant.class, "now")
      .because("time comes in from the wiring, so that tests can set it");

  @ArchTest
  static final ArchRule dataFlowsDownward = noClasses()
      .that()
      .resideInAnyPackage(
          "org.recourse.fingerprint..",
          "org.recourse.match..",
          "org.recourse.media..",
          "org.recourse.hub..",
          "org.recourse.exchange..",
          "org.recourse.casework..",
          "org.recourse.evidence..")
      .should()
      .dependOnClassesThat(resideInAnyPackage(
          "org.recourse.cli..", "org.recourse.server..", "org.recourse.storage.."))
      .because("libraries name the ports they need; wiring and adapters are not imported");

  @ArchTest
  static final ArchRule onlyStorageSpeaksSql = noClasses()
      .that()
      .resideOutsideOfPackage("org.recourse.storage..")
      .should()
      .dependOnClassesThat(
          resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."))
      .because("what is intimate is encrypted in one place, and cannot be written past it");

  @ArchTest
  static final ArchRule facesDoNotKnowEachOther = SlicesRuleDefinition.slices()
      .matching("org.recourse.server.(hma|coop|exchange|intake|console)..")
      .should()
      .notDependOnEachOther()
      .because("each face can be shut without the others");

  @ArchTest
  static final ArchRule matchAndMediaDoNotKnowEachOther = noClasses()
      .that()
      .resideInAPackage("org.recourse.match..")
      .should()
      .dependOnClassesThat(resideInAPackage("org.recourse.media.."))
      .because("an engine matches fingerprints wherever they come from");

  @ArchTest
  static final ArchRule mediaDoesNotKnowBanks = noClasses()
      .that()
      .resideInAPackage("org.recourse.media..")
      .should()
      .dependOnClassesThat(resideInAPackage("org.recourse.match.."))
      .because("what decodes hostile bytes must know nothing worth stealing");

  @ArchTest
  static final ArchRule mediaIsDecodedOnlyInTheChild = noClasses()
      .that()
      .resideOutsideOfPackages(
          "org.recourse.media.internal.decode..",
          "org.recourse.media.internal.worker..",
          "org.recourse.cli.demo..",
          "org.recourse.benchmarks.accuracy..")
      .should()
      .accessClassesThat(resideInAnyPackage("org.bytedeco.ffmpeg..", "javax.imageio.."))
      .because(
          "hostile bytes are decoded in the jailed child process and nowhere else; the demonstration and the accuracy benchmark open pictures that we made or chose");

  @ArchTest
  static final ArchRule internalsStayInside = SlicesRuleDefinition.slices()
      .matching("org.recourse.(*).internal..")
      .should()
      .notDependOnEachOther()
      .because("a module's `internal` is how it works, and may change without asking");

  @ArchTest
  static final ArchRule rolesInsteadOfSuffixes = noClasses()
      .should()
      .haveSimpleNameEndingWith("Impl")
      .orShould()
      .haveSimpleNameEndingWith("Utils")
      .orShould()
      .haveSimpleNameEndingWith("Manager")
      .orShould()
      .haveSimpleNameEndingWith("Helper")
      .because("a name says the role, an implementation's name its means (docs/glossary.md)");

  @ArchTest
  static final ArchRule accessorsAreNouns = methods()
      .that()
      .arePublic()
      .and()
      .areDeclaredInClassesThat(resideInAPackage("org.recourse..")
          .and(simpleNameEndingWith("Version").negate())
          .and(assignableTo("org.springframework.security.core.Authentication").negate())
          .and(assignableTo("jakarta.servlet.ServletRequest").negate()))
      .should()
      .haveNameNotMatching("get[A-Z].*")
      .because("accessors are nouns: notice.sentAt(); a framework's own types name theirs");
}
