package org.signalbox.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;

/**
 * The rules between modules, for the classes below one base package: the product's, or the
 * controls'.
 *
 * @param base the package that holds one package a module
 */
record ModuleRules(String base) {

  private static final String CLOCK_OR_RESOLVER =
      "java.lang.System.(nanoTime|currentTimeMillis)\\(\\)"
          + "|java.net.InetAddress.(getByName|getAllByName|getLocalHost|isReachable)\\(.*\\)"
          + "|java.time.(Instant|LocalDate|LocalDateTime|LocalTime|OffsetDateTime|ZonedDateTime)"
          + ".now\\(.*\\)";

  private static final String[] WORLD = {
    "java.io..",
    "java.net..",
    "java.nio..",
    "java.sql..",
    "javax.sql..",
    "java.util.logging..",
    "org.slf4j..",
    "java.util.concurrent..",
    "java.util.random..",
    "io.netty..",
    "com.linecorp..",
    "org.jooq.."
  };

  /** The module a class belongs to; empty for a class that is not below the base package. */
  String module(JavaClass type) {
    String prefix = base + ".";
    String name = type.getPackageName();
    if (!name.startsWith(prefix)) {
      return "";
    }
    // A module named with a hyphen has the package below the one of its first word.
    String[] parts = name.substring(prefix.length()).split("\\.");
    String hyphened = parts.length > 1 ? parts[0] + "-" + parts[1] : "";
    return HouseModules.ALLOWED.containsKey(hyphened) ? hyphened : parts[0];
  }

  ArchRule internalsStayInternal() {
    return ArchRuleDefinition.classes()
        .should(
            eachDependency(
                "reach into no internal package of another module",
                dependency -> {
                  String target = dependency.getTargetClass().getPackageName() + ".";
                  return target.startsWith(base + ".")
                      && target.contains(".internal.")
                      && !module(dependency.getTargetClass())
                          .equals(module(dependency.getOriginClass()));
                }));
  }

  ArchRule useOnlyAllowedModules() {
    return ArchRuleDefinition.classes()
        .should(
            eachDependency(
                "use only the modules of the table",
                dependency -> {
                  String origin = module(dependency.getOriginClass());
                  String target = module(dependency.getTargetClass());
                  Set<String> allowed = HouseModules.ALLOWED.get(origin);
                  return allowed != null
                      && !target.isEmpty()
                      && !target.equals(origin)
                      && !allowed.contains(target);
                }));
  }

  ArchRule freeOfCycles() {
    return slices().matching(base + ".(*)..").should().beFreeOfCycles();
  }

  ArchRule doorsNeverImportEachOther() {
    return ArchRuleDefinition.classes()
        .should(
            eachDependency(
                "import no other door",
                dependency -> {
                  String origin = module(dependency.getOriginClass());
                  String target = module(dependency.getTargetClass());
                  return HouseModules.DOORS.contains(origin)
                      && HouseModules.DOORS.contains(target)
                      && !origin.equals(target);
                }));
  }

  ArchRule nettyStaysInternal() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("..internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..");
  }

  ArchRule sqlOnlyInStoresAndProjectors() {
    return noClasses()
        .that(
            describe(
                "are neither stores nor projectors nor of the module sql",
                type -> !module(type).equals("sql") && !isStore(outermost(type))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.jooq..");
  }

  private static boolean isStore(JavaClass type) {
    return type.getSimpleName().endsWith("Store") || type.getSimpleName().endsWith("Projector");
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  ArchRule clockOnlyInAssembly() {
    return ArchRuleDefinition.classes()
        .that(describe("are not of app", type -> !module(type).equals("app")))
        .should(
            new CallCondition(
                "read the time only from an InstantSource",
                java.util.regex.Pattern.compile(
                    "java.time.(Instant|LocalDate|LocalDateTime|LocalTime|OffsetDateTime|ZonedDateTime)"
                        + ".now\\(.*\\)|java.lang.System.currentTimeMillis\\(\\)")));
  }

  ArchRule pureModulesReadNoClock() {
    return ArchRuleDefinition.classes()
        .that(pure())
        .should(
            new CallCondition(
                "read no clock and ask no resolver",
                java.util.regex.Pattern.compile(CLOCK_OR_RESOLVER)));
  }

  ArchRule pureModulesTouchNothing() {
    return noClasses()
        .that(pure())
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(WORLD)
                .and(describe("are not mere values", type -> !isHarmless(type)))
                .or(describe("are threads, clocks or dice", ModuleRules::isImpure)));
  }

  /** Types of the listed packages that carry no input or output. */
  private static boolean isHarmless(JavaClass type) {
    return Set.of("java.io.Serializable", "java.net.InetAddress").contains(type.getFullName())
        || type.getPackageName().startsWith("java.nio.charset")
        || type.getPackageName().equals("java.nio");
  }

  private static boolean isImpure(JavaClass type) {
    return Set.of(
            "java.lang.Thread",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.time.Clock",
            "java.time.InstantSource",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.security.SecureRandom",
            "java.lang.Math$RandomNumberGeneratorHolder")
        .contains(type.getFullName());
  }

  private DescribedPredicate<JavaClass> pure() {
    return describe("are of a pure module", type -> HouseModules.PURE.contains(module(type)));
  }

  private static ArchCondition<JavaClass> eachDependency(
      String description, java.util.function.Predicate<Dependency> broken) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (broken.test(dependency)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
