package org.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules between modules hold, and each is able to fail. */
class ModuleBoundariesTest {

  private static final JavaClasses PRODUCT = HouseModules.imported();
  private static final JavaClasses CONTROLS =
      new ClassFileImporter().importPackages("org.signalbox.architecture.controls");

  record NamedRule(String name, Function<ModuleRules, ArchRule> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<NamedRule> rules() {
    return List.of(
        new NamedRule("internals stay internal", ModuleRules::internalsStayInternal),
        new NamedRule("only allowed modules are used", ModuleRules::useOnlyAllowedModules),
        new NamedRule("no cycles", ModuleRules::freeOfCycles),
        new NamedRule("doors never import each other", ModuleRules::doorsNeverImportEachOther),
        new NamedRule("Netty stays internal", ModuleRules::nettyStaysInternal),
        new NamedRule("SQL only in stores", ModuleRules::sqlOnlyInStoresAndProjectors),
        new NamedRule("clock only in assembly", ModuleRules::clockOnlyInAssembly),
        new NamedRule("pure modules read no clock", ModuleRules::pureModulesReadNoClock),
        new NamedRule("pure modules touch nothing", ModuleRules::pureModulesTouchNothing));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldHold(NamedRule rule) {
    // When
    var evaluated =
        rule.of().apply(new ModuleRules("org.signalbox")).allowEmptyShould(true).evaluate(PRODUCT);

    // Then
    assertThat(evaluated.getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldFailOnTheControls(NamedRule rule) {
    // Given
    ArchRule onControls = rule.of().apply(new ModuleRules("org.signalbox.architecture.controls"));

    // When
    var evaluated = onControls.evaluate(CONTROLS);

    // Then
    assertThat(evaluated.hasViolation()).isTrue();
  }

  @Test
  void shouldReadTheClassesOfEveryModule() {
    // When
    List<String> modules =
        PRODUCT.stream().map(new ModuleRules("org.signalbox")::module).distinct().sorted().toList();

    // Then
    assertThat(modules).containsAll(HouseModules.all()).contains("app");
  }
}
