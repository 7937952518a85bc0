package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.activation;
import static org.signalbox.rating.Tariffs.as;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.change;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.profile;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.slotFrom;
import static org.signalbox.rating.Tariffs.terms;
import static org.signalbox.rating.Tariffs.timing;
import static org.signalbox.rating.Tariffs.using;
import static org.signalbox.rating.Tariffs.withFee;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read when they ask why a price is what it is. */
class ExplanationTest {

  private static List<String> sentences(Tariff tariff, PriceQuery query) {
    return tariff.explain(query).steps().stream().map(ExplainStep::sentence).toList();
  }

  @Test
  void shouldTellTheCallOfThePosts() {
    // When
    List<String> sentences = sentences(Tariffs.ofThePosts(), call("6140000", "123s"));

    // Then
    assertThat(sentences)
        .containsExactly(
            "There is no rating profile *out:cgrates.org:call:1001.",
            "Rating profile *out:cgrates.org:call:*any applies.",
            "At 2025-08-04T13:00:00Z its plan is RatingPlan_VoiceCalls, activated at"
                + " 2014-01-14T00:00:00Z.",
            "Prefix 614 of destination Dest_AU_Mobile is the longest that plan"
                + " RatingPlan_VoiceCalls prices at that time.",
            "From 0s of usage rate Mobile costs 22 per 1m0s, in increments of 1m0s: 3 billed.",
            "The exact total for 3m0s, kept to 12 decimals, is 66.");
  }

  @Test
  void shouldTellEachSlotAndTheConnectFee() {
    // Given
    Tariff tariff =
        Tariffs.ofOneRate(
            withFee("0.5", slotFrom("0s", "1", "60s", "60s")), slotFrom("60s", "0.1", "60s", "1s"));

    // When
    List<String> sentences = sentences(tariff, call("614", "90s"));

    // Then
    assertThat(sentences)
        .containsSubsequence(
            "Plan RP prices every other number, by its *any destination.",
            "From 0s of usage rate R costs 1 per 1m0s, in increments of 1m0s: 1 billed.",
            "From 1m0s of usage rate R costs 0.1 per 1m0s, in increments of 1s: 30 billed.",
            "The connect fee is 0.5.",
            "The exact total for 1m30s, kept to 12 decimals, is 1.55.");
  }

  @Test
  void shouldCountUnitsWhereUsageIsNotTime() {
    // Given
    Tariff tariff = Tariffs.ofOneRate(slot("0.1", "1", "1"));

    // When
    List<String> sentences = sentences(tariff, as(TypeOfRecord.SMS, using(3, call("614", "0s"))));

    // Then
    assertThat(sentences)
        .containsSubsequence(
            "From 0 units of usage rate R costs 0.1 per 1 units, in increments of 1 units:"
                + " 3 billed.",
            "The exact total for 3 units, kept to 12 decimals, is 0.3.");
  }

  @Test
  void shouldTellWhichTimingDecides() {
    // Given
    Tariff tariff =
        Tariffs.ofOnePlan(
            plan(
                "RP",
                binding(
                    "*any", timing("NIGHT", "00:00:00"), "10", terms("N", slot("1", "1s", "1s"))),
                binding(
                    "*any", timing("PEAK", "08:00:00"), "10", terms("P", slot("2", "1s", "1s")))));

    // When
    List<String> sentences = sentences(tariff, call("614", "2025-08-04T07:59:59Z", "2s"));

    // Then
    assertThat(sentences)
        .containsSubsequence(
            "On Monday 2025-08-04 07:59:59 timing NIGHT of weight 10 decides, out of 2.",
            "On Monday 2025-08-04 08:00 timing PEAK of weight 10 decides, out of 2.");
  }

  @Test
  void shouldTellTheWayThroughFallbacks() {
    // Given
    Tariff tariff =
        Tariff.empty()
            .with(
                change(
                    List.of(),
                    List.of(
                        plan("NONE"),
                        plan("ALL", binding("*any", terms("R", slot("1", "1s", "1s"))))),
                    List.of(
                        profile("1001", activation("NONE", "nobody", "b")),
                        profile("b", activation("NONE", "c")),
                        profile("c", activation("NONE", "d")),
                        profile("d", activation("ALL")))));

    // When
    List<String> sentences = sentences(tariff, call("614", "1s"));

    // Then
    assertThat(sentences)
        .containsSubsequence(
            "Rating profile *out:cgrates.org:call:1001 applies.",
            "Plan NONE has no price for 614.",
            "Its fallback subject nobody is tried next.",
            "There is no rating profile *out:cgrates.org:call:nobody.",
            "Its fallback subject b is tried next.",
            "Its fallback subject c is tried next.",
            "Its fallback subject d is not tried: the limit of fallbacks is reached.",
            "There is no price: UNAUTHORIZED_DESTINATION.");
  }

  @Test
  void shouldTellOfAnEmptyNumberAndAPlanThatIsMissing() {
    // Given
    Tariff tariff =
        Tariff.empty()
            .with(
                change(
                    List.of(),
                    List.of(plan("NONE")),
                    List.of(
                        profile("1001", activation("TYPO", "b")),
                        profile("b", activation("NONE")))));

    // When
    List<String> sentences = sentences(tariff, call("", "1s"));

    // Then
    assertThat(sentences)
        .containsSubsequence(
            "Rating plan TYPO is not loaded.", "Plan NONE has no price for an empty number.");
  }

  @Test
  void shouldTellOfAProfileWithoutActivations() {
    // Given
    Tariff tariff = Tariff.empty().with(change(List.of(), List.of(), List.of(profile("1001"))));

    // When
    List<String> sentences = sentences(tariff, call("614", "1s"));

    // Then
    assertThat(sentences)
        .contains(
            "No activation of *out:cgrates.org:call:1001 is in force at 2025-08-04T13:00:00Z; it"
                + " has none.");
  }
}
