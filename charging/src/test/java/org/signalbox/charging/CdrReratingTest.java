package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.ChargingFixture.call;
import static org.signalbox.charging.ChargingFixture.with;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;

class CdrReratingTest {

  @TempDir private Path folder;
  private ChargingFixture charging;

  @BeforeEach
  void open() {
    charging = new ChargingFixture(folder);
    charging.addCharger("DEFAULT", "");
  }

  @AfterEach
  void close() {
    charging.close();
  }

  private void store(int calls) {
    List<Cdr> cdrs = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      cdrs.add(SampleCdrs.call(Integer.toString(i)));
    }
    charging.store().add(cdrs);
  }

  private void reprice(String rate) {
    charging.setTariff(SampleTariff.with(charging.tariff(), "call", SampleTariff.minutes(rate)));
  }

  private long rerate(CdrQuery query) {
    return new CdrRerating(charging.ports()).rerate(query, true);
  }

  @Test
  void shouldReallyChangeTheStoredCost() {
    // Given
    charging.pipeline().process(call("1", "181s"), CdrFlags.CDR);
    reprice("10");
    charging.clock().advance(Duration.ofDays(1));

    // When
    long rerated = rerate(CdrQuery.ALL);

    // Then
    assertThat(rerated).isEqualTo(1);
    List<StoredCdr> stored = new ArrayList<>();
    charging.store().read(CdrQuery.ALL, stored::add);
    assertThat(stored)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.cdr().cost()).isEqualTo(new CdrCost.Rated(Amount.of(40), "{\"Cost\":40}"));
          assertThat(one.updatedAt()).contains(charging.clock().instant());
          assertThat(one.createdAt())
              .isEqualTo(charging.clock().instant().minus(Duration.ofDays(1)));
        });
  }

  @Test
  void shouldGoThroughMoreThanOneBatch() {
    // Given
    store(1_203);
    reprice("1");

    // When
    long rerated = rerate(CdrQuery.ALL);

    // Then
    assertThat(rerated).isEqualTo(1_203);
    assertThat(charging.store().totals(CdrQuery.ALL))
        .containsEntry("*default", new CdrTotals(1_203, 0, Amount.of(4_812)));
  }

  @Test
  void shouldTouchOnlyWhatTheQueryFinds() {
    // Given
    store(3);
    reprice("1");

    // When
    rerate(CdrQuery.ALL.paged(OptionalInt.of(1), 1));

    // Then
    assertThat(charging.costs()).containsExactly("*default=88", "*default=4", "*default=88");
  }

  @Test
  void shouldFinishAQueryForTheUnratedThatRatingEmpties() {
    // Given
    charging.setTariff(Tariff.empty());
    for (int i = 0; i < 3; i++) {
      charging.pipeline().process(call("" + i, "60s"), CdrFlags.CDR);
    }
    charging.setTariff(SampleTariff.ofThePosts());

    // When
    rerate(CdrQuery.where(new CdrCondition.IsRated(false)));

    // Then
    assertThat(charging.costs()).containsExactly("*default=22", "*default=22", "*default=22");
    assertThat(charging.stored()).extracting(Cdr::extraText).containsOnly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*rated", "*dynaprepaid"})
  void shouldLeaveCdrsOfErasedAccountsAsTheyAre(String requestType) {
    // Given
    String pseudonym = "erased-0123456789abcdef0123456789abcdef";
    charging.pipeline().process(with(call("1", "60s"), "RequestType", requestType), CdrFlags.CDR);
    charging.store().erase(ChargingFixture.TENANT, "1002", pseudonym);
    List<String> before = charging.costs();
    reprice("10");

    // When
    rerate(CdrQuery.ALL);

    // Then
    assertThat(charging.costs()).isEqualTo(before).containsExactly("*default=22");
    boolean isThere =
        charging
            .ledger()
            .read(
                view -> view.account(new AccountId(ChargingFixture.TENANT, pseudonym)).isPresent());
    assertThat(isThere).isFalse();
  }

  @Test
  void shouldChangeNothingWhenOnlyTried() {
    // Given
    store(1);
    reprice("1");

    // When
    long tried = new CdrRerating(charging.ports()).rerate(CdrQuery.ALL, false);

    // Then
    assertThat(tried).isEqualTo(1);
    assertThat(charging.costs()).containsExactly("*default=88");
  }

  @Test
  void shouldSeeTheHoursThatTheCallHad() {
    // Given
    Timing evening =
        new Timing(
            "EVENING",
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            LocalTime.of(17, 0));
    charging
        .pipeline()
        .process(with(call("1", "60s"), "AnswerTime", "2022-02-15T17:30:00+02:00"), CdrFlags.CDR);
    charging.setTariff(
        SampleTariff.with(
            charging.tariff(),
            "call",
            List.of(
                SampleTariff.binding(Timing.ANY, "10", SampleTariff.minutes("22")),
                SampleTariff.binding(evening, "20", SampleTariff.minutes("5")))));

    // When
    rerate(CdrQuery.ALL);

    // Then
    assertThat(charging.costs()).containsExactly("*default=5");
  }

  @Test
  void shouldGiveTheSameResultWhenRunAgain() {
    // Given
    store(5);
    reprice("7");
    rerate(CdrQuery.ALL);
    List<String> once = charging.costs();

    // When
    rerate(CdrQuery.ALL);

    // Then
    assertThat(charging.costs()).isEqualTo(once).containsOnly("*default=28");
  }

  @Test
  void shouldTellTheListenerOfWhatItStored() {
    // Given
    store(1);

    // When
    rerate(CdrQuery.ALL);

    // Then
    assertThat(charging.heard()).containsExactly("*default rated");
  }
}
