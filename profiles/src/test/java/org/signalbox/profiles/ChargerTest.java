package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.profiles.ProfileFixture.NOW;
import static org.signalbox.profiles.ProfileFixture.TERMS;
import static org.signalbox.profiles.ProfileFixture.attribute;
import static org.signalbox.profiles.ProfileFixture.change;
import static org.signalbox.profiles.ProfileFixture.charger;
import static org.signalbox.profiles.ProfileFixture.chargerWithAttributes;
import static org.signalbox.profiles.ProfileFixture.event;
import static org.signalbox.profiles.ProfileFixture.key;
import static org.signalbox.profiles.ProfileFixture.matchingIds;
import static org.signalbox.profiles.ProfileFixture.runs;
import static org.signalbox.profiles.ProfileFixture.set;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargerTest {

  private static final Event CALL = event("Account", "1001", "Destination", "6140000");

  @Test
  void shouldMakeOneRunForEachMatchingChargerByWeightThenName() {
    // Given
    ProfileSet set =
        set(
            charger("WHOLESALE", 10, "*prefix:~*req.Destination:61"),
            charger("CUSTOMER", 20, "*string:~*req.Account:1001"),
            charger("B", 10),
            charger("OTHER", 30, "*string:~*req.Account:1002"));

    // When
    List<ChargerRun> runs = runs(set, CALL);

    // Then
    assertThat(runs)
        .extracting(ChargerRun::chargerId)
        .containsExactly("CUSTOMER", "B", "WHOLESALE");
    assertThat(runs).extracting(ChargerRun::runId).containsExactly("customer", "b", "wholesale");
  }

  @Test
  void shouldNameTheRunInTheEventAndReportItFirst() {
    // Given
    ProfileSet set = set(charger("RAW"));

    // When
    ChargerRun run = runs(set, CALL).getFirst();

    // Then
    assertThat(run.event().text("RunID")).isEqualTo("raw");
    assertThat(run.event().optionText("*subsys")).isEqualTo("*chargers");
    assertThat(run.alteredFields()).containsExactly("*req.RunID");
    assertThat(run.attributeProfiles()).isEmpty();
  }

  @Test
  void shouldCallARunDefaultWhenTheChargerNamesNone() {
    // Given
    ProfileSet set = set(chargerWithAttributes("DEFAULT", "*none"));

    // When
    ChargerRun run = runs(set, CALL).getFirst();

    // Then
    assertThat(run.runId()).isEqualTo("*default");
    assertThat(run.event().text("RunID")).isEqualTo("*default");
  }

  @Test
  void shouldApplyInlineAttributesToTheRunAlone() {
    // Given
    String inline = "*constant:*req.RequestType:*none";
    ProfileSet set = set(chargerWithAttributes("A", inline), charger("B"));

    // When
    List<ChargerRun> runs = runs(set, CALL);

    // Then
    assertThat(runs.getFirst().event().text("RequestType")).isEqualTo("*none");
    assertThat(runs.getFirst().attributeProfiles()).containsExactly(inline);
    assertThat(runs.getFirst().alteredFields()).containsExactly("*req.RunID", "*req.RequestType");
    assertThat(runs.getFirst().event().optionTexts("*attrProfileIDs")).containsExactly(inline);
    assertThat(runs.get(1).event().field("RequestType")).isEmpty();
  }

  @Test
  void shouldApplyNamedAttributesOfTheChargersContext() {
    // Given
    AttributeProfile wholesale =
        new AttributeProfile(
            key("ATTR_WHOLESALE"),
            List.of("*chargers"),
            List.of(),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Subject", "*constant", "carrier1")),
            false,
            BigDecimal.ZERO);
    ProfileSet set = set(wholesale, chargerWithAttributes("WHOLESALE", "ATTR_WHOLESALE"));

    // When
    ChargerRun run = runs(set, CALL).getFirst();

    // Then
    assertThat(run.attributeProfiles()).containsExactly("cgrates.org:ATTR_WHOLESALE");
    assertThat(run.event().text("Subject")).isEqualTo("carrier1");
    assertThat(run.event().option("*context")).isEmpty();
  }

  @Test
  void shouldKeepTheContextThatTheEventCarries() {
    // Given
    AttributeProfile ofCdrs =
        new AttributeProfile(
            key("A"),
            List.of("*cdrs"),
            List.of(),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Subject", "*constant", "x")),
            false,
            BigDecimal.ZERO);
    ProfileSet set = set(ofCdrs, chargerWithAttributes("C", "A"));

    // When
    ChargerRun inCdrs = runs(set, CALL.withOption("*context", FieldValue.text("*cdrs"))).getFirst();

    // Then
    assertThat(inCdrs.event().text("Subject")).isEqualTo("x");
    assertThat(runs(set, CALL).getFirst().event().field("Subject")).isEmpty();
  }

  @Test
  void shouldSelectAttributesByTheContextWhenTheChargerNamesNone() {
    // Given
    ProfileSet set =
        set(attribute("ANY", change("*req.Subject", "*constant", "x")), chargerWithAttributes("C"));

    // When
    ChargerRun run = runs(set, CALL).getFirst();

    // Then
    assertThat(run.event().text("Subject")).isEqualTo("x");
    assertThat(run.event().option("*attrProfileIDs")).contains(FieldValue.nothing());
  }

  @Test
  void shouldChargeAnEventWhoseAttributesAreNotFound() {
    // Given
    ProfileSet set = set(chargerWithAttributes("C", "UNKNOWN"));

    // When
    ChargerRun run = runs(set, CALL).getFirst();

    // Then
    assertThat(run.attributeProfiles()).isEmpty();
    assertThat(run.alteredFields()).containsExactly("*req.RunID");
  }

  @Test
  void shouldChargeWhollyOrNotAtAll() {
    // Given
    ProfileSet set =
        set(charger("GOOD"), chargerWithAttributes("ZBAD", "*sum:*req.X:~*req.Account&abc"));

    // When
    ChargerOutcome outcome = set.charge(CALL, TERMS);

    // Then
    assertThat(outcome).isEqualTo(new ChargerOutcome.Failed("SERVER_ERROR: not a number: \"abc\""));
  }

  @Test
  void shouldFailWhenAFieldThatAttributesMustFillIsNot() {
    // Given
    Event waiting = CALL.withField("Subject", FieldValue.text("*attributes"));
    ProfileSet set = set(chargerWithAttributes("C", "UNKNOWN"));

    // When
    ChargerOutcome outcome = set.charge(waiting, TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(new ChargerOutcome.Failed("SERVER_ERROR: MANDATORY_IE_MISSING: [Subject]"));
  }

  @Test
  void shouldFindNoRunWithoutAMatchingCharger() {
    // Given
    ProfileSet set = set(charger("C", "*string:~*req.Account:nobody"));

    // When
    ChargerOutcome outcome = set.charge(CALL, TERMS);

    // Then
    assertThat(outcome).isEqualTo(new ChargerOutcome.NotFound());
  }

  @Test
  void shouldFailWhenAFilterCannotJudgeTheEvent() {
    // Given
    ProfileSet set = set(charger("C", "*gt:~*req.Account:2025-01-01T00:00:00Z"));

    // When
    ChargerOutcome outcome = set.charge(CALL, TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(
            new ChargerOutcome.Failed(
                "SERVER_ERROR: incomparable: <1001> with <2025-01-01T00:00:00Z>"));
  }

  @Test
  void shouldUseOnlyChargersOfTheTenantOfTheEvent() {
    // Given
    ProfileSet set = set(charger("C"));

    // When
    List<String> matching = matchingIds(set, CALL.withTenant("other.org"));

    // Then
    assertThat(matching).isEmpty();
  }

  @Test
  void shouldUseOnlyChargersInForceAtTheTimeOfTheEvent() {
    // Given
    ChargerProfile future =
        new ChargerProfile(
            key("FUTURE"),
            List.of(),
            new ActivationInterval(Optional.of(NOW.plusSeconds(10)), Optional.empty()),
            "",
            List.of("*none"),
            BigDecimal.ZERO);
    ProfileSet set = set(future);
    Event later =
        new Event(
            CALL.tenant(),
            CALL.id(),
            Optional.of(NOW.plusSeconds(10)),
            CALL.fields(),
            CALL.options());

    // When / Then
    assertThat(matchingIds(set, CALL)).isEmpty();
    assertThat(matchingIds(set, later)).containsExactly("FUTURE");
  }

  @Test
  void shouldRefuseAChargerWithAWrongInlineAttribute() {
    // Given
    ChargerProfile wrong = chargerWithAttributes("C", "*constant:*req.X");

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessage("inline parse error for string: <*constant:*req.X>");
  }

  @Test
  void shouldRefuseAnInlineAttributeWithoutAPath() {
    // Given
    ChargerProfile wrong = chargerWithAttributes("C", "*constant::x");

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessage("empty path in inline AttributeProfile <*constant::x>");
  }

  @Test
  void shouldOrderByExactWeights() {
    // Given
    ProfileSet set =
        set(weighted("A", "0.1"), weighted("B", "0.10000000000000000001"), weighted("C", "-1"));

    // When
    List<String> matching = matchingIds(set, CALL);

    // Then
    assertThat(matching).containsExactly("B", "A", "C");
  }

  private static ChargerProfile weighted(String id, String weight) {
    return new ChargerProfile(
        key(id),
        List.of(),
        ActivationInterval.ALWAYS,
        "",
        List.of("*none"),
        new BigDecimal(weight));
  }
}
