package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.charging.SampleCdrs.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.testsupport.Seeded;
import org.signalbox.testsupport.VirtualClock;

/** What a CDR store does on every database. A subclass gives each test an empty database. */
public abstract class CdrStoreContract extends CdrKeyContract {

  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");

  private CdrStore store() {
    return CdrStore.of(database(), clock);
  }

  private static List<StoredCdr> all(CdrStore store, CdrQuery query) {
    List<StoredCdr> found = new ArrayList<>();
    store.read(query, found::add);
    return found;
  }

  @Test
  void shouldGiveBackWhatWasStored() {
    // Given
    CdrStore store = store();
    Cdr cdr = SampleCdrs.withExtraFields(call("1"), Map.of("Spaß \"", "ü\\'\n", "b", ""));

    // When
    boolean added = store.add(List.of(cdr));

    // Then
    assertThat(added).isTrue();
    assertThat(all(store, CdrQuery.ALL))
        .singleElement()
        .satisfies(stored -> {
          assertThat(stored.cdr()).isEqualTo(cdr);
          assertThat(stored.createdAt()).isEqualTo(clock.instant());
          assertThat(stored.updatedAt()).isEmpty();
        });
  }

  @Test
  void shouldKeepEveryDigitOfACost() {
    // Given
    CdrStore store = store();
    String smallest = "0." + "0".repeat(29) + "1";
    String largest = "9".repeat(30) + ".5";

    // When
    store.add(
        List.of(
            call("t", "1", "a", "0.0123456789"),
            call("t", "1", "b", "22"),
            call("t", "1", "c", smallest),
            call("t", "1", "d", largest)));

    // Then
    assertThat(all(store, CdrQuery.ALL))
        .extracting(stored -> stored.cdr().cost().outward().toString())
        .containsExactly("0.0123456789", "22", smallest, largest);
    assertThat(store.totals(CdrQuery.ALL).get("c"))
        .isEqualTo(new CdrTotals(1, 0, Amount.of(smallest)));
  }

  @Test
  void shouldRefuseTheSameCallAndRunAgain() {
    // Given
    CdrStore store = store();
    store.add(List.of(call("1")));

    // When
    boolean again = store.add(List.of(call("cgrates.org", "1", "*default", "7")));

    // Then
    assertThat(again).isFalse();
    assertThat(all(store, CdrQuery.ALL))
        .singleElement()
        .satisfies(stored -> assertThat(stored.cdr()).isEqualTo(call("1")));
  }

  @Test
  void shouldStoreAllRunsOfAnEventOrNone() {
    // Given
    CdrStore store = store();
    store.add(List.of(call("cgrates.org", "1", "wholesale", "1")));

    // When
    boolean added =
        store.add(
            List.of(
                call("cgrates.org", "1", "customer", "2"),
                call("cgrates.org", "1", "wholesale", "1")));

    // Then
    assertThat(added).isFalse();
    assertThat(store.count(CdrQuery.ALL)).isEqualTo(1);
  }

  @Test
  void shouldTakeTheSameCallOfTwoTenantsForTwoCalls() {
    // Given
    CdrStore store = store();
    store.add(List.of(call("a.org", "1", "*default", "1")));

    // When
    boolean added = store.add(List.of(call("b.org", "1", "*default", "1")));

    // Then
    assertThat(added).isTrue();
    assertThat(store.count(CdrQuery.ALL)).isEqualTo(2);
  }

  @Test
  void shouldStoreOneOfAThousandRacingDuplicates() throws Exception {
    // Given
    CdrStore store = store();
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      racers.add(() -> store.add(List.of(call("1"))));
    }

    // When
    List<Future<Boolean>> outcomes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = threads.invokeAll(racers);
    }

    // Then
    assertThat(outcomes.stream().filter(Future::resultNow)).hasSize(1);
    assertThat(store.count(CdrQuery.ALL)).isEqualTo(1);
  }

  @Test
  void shouldReplaceACdrAndKeepItsPlace() {
    // Given
    CdrStore store = store();
    store.add(List.of(call("1"), call("2")));
    clock.advance(Duration.ofHours(1));

    // When
    store.put(List.of(call("cgrates.org", "1", "*default", "7"), call("3")));

    // Then
    List<StoredCdr> found = all(store, CdrQuery.ALL);
    assertThat(found)
        .extracting(stored -> stored.cdr().cost().outward().toString())
        .containsExactly("7", "88", "88");
    assertThat(found)
        .extracting(StoredCdr::updatedAt)
        .containsExactly(Optional.of(clock.instant()), Optional.empty(), Optional.empty());
  }

  @Test
  void shouldRepriceOnlyWhatIsStillThere() {
    // Given
    CdrStore store = store();
    store.add(List.of(call("1"), call("2")));
    List<StoredCdr> before = all(store, CdrQuery.ALL);
    store.remove(CdrQuery.where(new CdrCondition.OrderIdOneOf(List.of(before.get(1).orderId()))));

    // When
    store.reprice(before.stream().map(CdrStoreContract::unrated).toList());

    // Then
    assertThat(all(store, CdrQuery.ALL))
        .singleElement()
        .satisfies(stored -> {
          assertThat(stored.cdr()).isEqualTo(unrated(before.getFirst()).cdr());
          assertThat(stored.updatedAt()).contains(clock.instant());
        });
  }

  private static StoredCdr unrated(StoredCdr stored) {
    return new StoredCdr(
        stored.orderId(),
        stored.cdr().priced("", CdrCost.unrated(), "UNAUTHORIZED_DESTINATION"),
        stored.createdAt(),
        stored.updatedAt(),
        stored.debits());
  }

  @Test
  void shouldAddUpByRunAndCountTheUnratedApart() {
    // Given
    CdrStore store = store();
    store.add(
        List.of(
            call("t", "1", "a", "0.1"),
            call("t", "2", "a", "0.2"),
            call("t", "3", "a", "1").priced("", CdrCost.unrated(), "RATING_PLAN_NOT_FOUND"),
            call("t", "1", "b", "66")));

    // When
    Map<String, CdrTotals> totals = store.totals(CdrQuery.ALL);

    // Then
    assertThat(totals)
        .containsExactly(
            Map.entry("a", new CdrTotals(2, 1, Amount.of("0.3"))),
            Map.entry("b", new CdrTotals(1, 0, Amount.of(66))));
  }

  @Test
  void shouldRemoveWhatTheQueryFinds() {
    // Given
    CdrStore store = store();
    store.add(
        List.of(call("t", "1", "a", "3"), call("t", "2", "a", "2"), call("t", "3", "a", "1")));
    CdrOrder dearest = new CdrOrder(CdrOrder.By.COST, true);

    // When
    long removed = store.remove(new CdrQuery(List.of(), dearest, OptionalInt.of(2), 0));

    // Then
    assertThat(removed).isEqualTo(2);
    assertThat(all(store, CdrQuery.ALL))
        .extracting(stored -> stored.cdr().origin().id())
        .containsExactly("3");
  }

  @Test
  void shouldCompareCostsAsNumbers() {
    // Given
    CdrStore store = store();
    for (String cost : List.of("9", "10", "-2", "-10", "0.5", "0", "10.01", "-2.5")) {
      store.add(List.of(call("t", cost, "a", cost)));
    }

    // When
    List<StoredCdr> ordered =
        all(
            store,
            new CdrQuery(
                List.of(
                    new CdrCondition.CostRange(
                        Optional.of(Amount.of("-2.5")), Optional.of(Amount.of("10.01")))),
                new CdrOrder(CdrOrder.By.COST, false),
                OptionalInt.empty(),
                0));

    // Then
    assertThat(ordered)
        .extracting(stored -> stored.cdr().cost().outward().toString())
        .containsExactly("-2.5", "-2", "0", "0.5", "9", "10");
  }

  @Test
  void shouldFailWithoutStoringWhenTheDatabaseIsClosed() {
    // Given
    CdrStore store = store();
    database().close();

    // When
    var adding = assertThatThrownBy(() -> store.add(List.of(call("1"))));

    // Then
    adding.isInstanceOf(CdrStorageFailure.class);
  }

  @Test
  @Seeded
  void shouldAnswerRandomQueriesAsAPlainListDoes(SplittableRandom random) {
    // Given
    CdrStore store = store();
    RandomCdrs cdrs = new RandomCdrs(random);
    for (int i = 0; i < 120; i++) {
      store.add(List.of(cdrs.next(i)));
      clock.advance(Duration.ofMillis(random.nextInt(3) * 500L));
    }
    store.put(List.of(cdrs.changed(all(store, CdrQuery.ALL).get(random.nextInt(120)).cdr())));
    CdrListModel model = new CdrListModel(all(store, CdrQuery.ALL));

    for (int i = 0; i < 300; i++) {
      CdrQuery query = cdrs.query(model);

      // When
      List<StoredCdr> found = all(store, query);

      // Then
      assertThat(found).as("%s", query).isEqualTo(model.find(query));
      assertThat(store.count(query)).as("%s", query).isEqualTo(model.count(query));
      assertThat(store.totals(query)).as("%s", query).isEqualTo(model.totals(query));
    }
  }
}
