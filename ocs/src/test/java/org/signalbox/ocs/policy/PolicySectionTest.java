package org.signalbox.ocs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlReader;
import org.signalbox.core.Problem;
import org.signalbox.ocs.message.FinalUnit;
import org.signalbox.ocs.message.RedirectAddressType;

/** The policies of a file. */
class PolicySectionTest {

  private final List<Problem> problems = new ArrayList<>();

  private GrantPolicies read(String text) {
    SectionReader root =
        SectionReader.of(
            new YamlReader("ocs.yaml", problems)
                .read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(),
            "policies",
            problems);
    return new PolicySection(problems).read(root.named("policies", "policies"));
  }

  private List<String> told() {
    return problems.stream().map(Problem::toString).toList();
  }

  @Test
  void shouldReadEveryKeyOfAPolicy() {
    // When
    GrantPolicies policies =
        read(
            """
            policies:
              films:
                like: data
                octets: {default: 500MB, minimum: 1MB, maximum: 2GB, least: 10kB, threshold: 10%}
                time: {maximum: unlimited, threshold: 30s}
                money: {default: 0.50}
                units: {maximum: 20}
                validity: 30m
                validity-low: off
                quota-holding: 10m
                final-unit: {redirect: "http://top.up/", type: url}
                pool: {id: 7, multiplier: 3}
                tariff-change: false
                never-refused: false
            """);

    // Then
    GrantPolicy films = policies.find("films").orElseThrow();
    assertThat(told()).isEmpty();
    assertThat(films.slice(UnitKind.OCTETS))
        .isEqualTo(
            new SliceRule(500_000_000, 1_000_000, 2_000_000_000, 10_000, new Threshold.Share(10)));
    assertThat(films.slice(UnitKind.TIME).maximum()).isEqualTo(SliceRule.UNLIMITED);
    assertThat(films.slice(UnitKind.TIME).threshold())
        .isEqualTo(new Threshold.Fixed(30_000_000_000L));
    assertThat(films.slice(UnitKind.MONEY).standard()).isEqualTo(500_000_000);
    assertThat(films.times().validity()).contains(Duration.ofMinutes(30));
    assertThat(films.times().lowValidity()).isEmpty();
    assertThat(films.times().validitySeconds(true)).isEqualTo(1_800);
    assertThat(films.finalUnit())
        .isEqualTo(new FinalUnit.Redirect(RedirectAddressType.URL, "http://top.up/"));
    assertThat(films.pool()).contains(new CreditPool(7, 3));
    assertThat(films.tellsTariffChange()).isFalse();
  }

  @Test
  void shouldChangeAStandardPolicyThatAFileNames() {
    // When
    GrantPolicies policies = read("policies: {voice: {time: {default: 10m}}}");

    // Then
    SliceRule changed = policies.find("voice").orElseThrow().slice(UnitKind.TIME);
    assertThat(changed.standard()).isEqualTo(600_000_000_000L);
    assertThat(changed.maximum()).isEqualTo(3_600_000_000_000L);
  }

  @Test
  void shouldReadWhatARestrictionLetsPass() {
    // When
    GrantPolicies policies =
        read("policies: {walled: {final-unit: {restrict: permit out ip from any to any}}}");

    // Then
    assertThat(policies.find("walled").orElseThrow().finalUnit())
        .isEqualTo(new FinalUnit.Restrict(List.of("permit out ip from any to any"), List.of()));
  }

  @Test
  void shouldTellAllThatIsWrongWithAPolicyAtOnce() {
    // When
    read(
        """
        policies:
          odd:
            like: dato
            octets: {default: 5GiB, minimum: 2GB}
            validity: 500ms
            final-unit: {}
            pool: {multiplier: 0}
            slices: 3
        """);

    // Then
    assertThat(told())
        .anySatisfy(text -> assertThat(text).contains("3:5", "dato", "\"data\""))
        .anySatisfy(text -> assertThat(text).contains("4:23", "5GiB", "a size such as"))
        .anySatisfy(text -> assertThat(text).contains("minimum above the maximum"))
        .anySatisfy(text -> assertThat(text).contains("500ms", "whole seconds"))
        .anySatisfy(text -> assertThat(text).contains("neither redirect nor restrict"))
        .anySatisfy(text -> assertThat(text).contains("no id"))
        .anySatisfy(text -> assertThat(text).contains("unknown key \"slices\""))
        .hasSize(8);
  }

  @Test
  void shouldRefuseNeverAnEmergencyCallByDefault() {
    // When
    GrantPolicy free = GrantPolicies.STANDARD.find(GrantPolicies.FREE).orElseThrow();

    // Then
    assertThat(free.isNeverRefused()).isTrue();
  }

  @Test
  void shouldTellDataClientsBothWhenToAskAgainAndHowLongToHold() {
    // When
    GrantPolicy data = GrantPolicies.STANDARD.find(GrantPolicies.DATA).orElseThrow();

    // Then
    assertThat(data.slice(UnitKind.OCTETS).threshold().of(1_000)).isEqualTo(200);
    assertThat(data.times().holding()).isPresent();
  }
}
