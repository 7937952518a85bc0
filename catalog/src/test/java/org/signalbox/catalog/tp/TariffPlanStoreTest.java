package org.signalbox.catalog.tp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.signalbox.catalog.CatalogStorageFailure;
import org.signalbox.catalog.ObservedDatabase;
import org.signalbox.catalog.SamplePlans;
import org.signalbox.catalog.TestCatalog;
import org.signalbox.testsupport.Seeded;

class TariffPlanStoreTest {

  private static final String TPID = "cgrates.org";

  private @TempDir Path folder;
  private ObservedDatabase database;
  private TariffPlanStore plans;

  @BeforeEach
  void open() {
    database = new ObservedDatabase(TestCatalog.database(folder));
    plans = new TariffPlanStore(database);
  }

  @Seeded
  @ParameterizedTest
  @EnumSource(TpKind.class)
  void shouldGiveBackWhatWasWritten(TpKind kind, SplittableRandom random) {
    // Given
    RandomItems items = new RandomItems(random);
    List<TpItem> written = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      written.add(items.of(kind));
    }
    // When
    plans.put(TPID, written);
    // Then
    for (TpItem item : new TariffPlan(written).all()) {
      assertThat(plans.find(TPID, kind, item.id())).contains(item);
    }
  }

  @Seeded
  @Test
  void shouldGiveBackAWholePlanAfterARestart(SplittableRandom random) {
    // Given
    RandomItems items = new RandomItems(random);
    List<TpItem> written = new ArrayList<>();
    for (TpKind kind : TpKind.values()) {
      for (int i = 0; i < 10; i++) {
        written.add(items.of(kind));
      }
    }
    plans.put(TPID, written);
    // When
    TariffPlan plan = restarted().plan(TPID);
    // Then
    assertThat(plan.all()).containsExactlyInAnyOrderElementsOf(new TariffPlan(written).all());
  }

  @Test
  void shouldKeepPrefixesInTheirOrder() {
    // Given
    TpDestination fixed = SamplePlans.destination("Dest_AU_Fixed", "613", "612", "618", "617");
    // When
    plans.put(TPID, List.of(fixed));
    // Then
    assertThat(plans.find(TPID, TpKind.DESTINATION, "Dest_AU_Fixed")).contains(fixed);
  }

  @ParameterizedTest
  @CsvSource({"0.0123456789", "22", "0.0000004", "123456789012345678901234567890.0000000001"})
  void shouldKeepEveryDigitOfARate(String rate) {
    // Given
    TpRate written = SamplePlans.rate("R", SamplePlans.slot(rate, "60s", "0s"));
    plans.put(TPID, List.of(written));
    // When
    TpRate read = (TpRate) restarted().find(TPID, TpKind.RATE, "R").orElseThrow();
    // Then
    assertThat(read.slots().getFirst().rate()).hasToString(rate);
  }

  @Test
  void shouldReplaceTheWholeItem() {
    // Given
    plans.put(TPID, List.of(SamplePlans.destination("D", "1", "2", "3")));
    // When
    plans.put(TPID, List.of(SamplePlans.destination("D", "4")));
    // Then
    assertThat(plans.find(TPID, TpKind.DESTINATION, "D"))
        .contains(SamplePlans.destination("D", "4"));
  }

  @Test
  void shouldKeepAnItemThatIsLongerThanARow() {
    // Given
    List<String> prefixes = new ArrayList<>();
    for (int i = 0; i < 150_000; i++) {
      prefixes.add("😀" + i);
    }
    TpDestination long1 = new TpDestination("LONG", prefixes);
    // When
    plans.put(TPID, List.of(long1));
    // Then
    assertThat(plans.find(TPID, TpKind.DESTINATION, "LONG")).contains(long1);
    assertThat(plans.plan(TPID).all()).containsExactly(long1);
  }

  @Test
  void shouldLeaveNothingOfALongItemWhenAShortOneReplacesIt() {
    // Given
    plans.put(TPID, List.of(SamplePlans.destination("D", "1".repeat(3_000_000))));
    // When
    plans.put(TPID, List.of(SamplePlans.destination("D", "1")));
    // Then
    assertThat(plans.plan(TPID).all()).containsExactly(SamplePlans.destination("D", "1"));
  }

  @Test
  void shouldListIdsInAscendingOrder() {
    // Given
    store("b", "C", "a", "B10", "B9");
    // When
    List<String> ids = plans.ids(TPID, TpKind.DESTINATION, Page.ALL);
    // Then
    assertThat(ids).containsExactly("B10", "B9", "C", "a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "0,0,'',D1 D2 D3 X",
        "2,0,'',D1 D2",
        "2,1,'',D2 D3",
        "0,3,'',X",
        "0,9,'',-",
        "0,0,D,D1 D2 D3",
        "1,1,D,D2",
        "0,0,%,-",
        "-1,-1,'',D1 D2 D3 X"
      })
  void shouldListThePageAskedFor(long limit, long offset, String search, String expected) {
    // Given
    store("D2", "X", "D1", "D3");
    // When
    List<String> ids = plans.ids(TPID, TpKind.DESTINATION, new Page(limit, offset, search));
    // Then
    assertThat(String.join(" ", ids)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void shouldKeepPlansAndKindsApart() {
    // Given
    plans.put("one", List.of(SamplePlans.destination("SAME", "1")));
    plans.put("two", List.of(SamplePlans.destination("SAME", "2")));
    // When
    plans.put("two", List.of(SamplePlans.ratingPlan("SAME", "DR", "*any")));
    // Then
    assertThat(plans.find("one", TpKind.DESTINATION, "SAME"))
        .contains(SamplePlans.destination("SAME", "1"));
    assertThat(plans.find("two", TpKind.DESTINATION, "SAME"))
        .contains(SamplePlans.destination("SAME", "2"));
    assertThat(plans.find("one", TpKind.RATING_PLAN, "SAME")).isEmpty();
    assertThat(plans.tpids()).containsExactly("one", "two");
  }

  @Test
  void shouldRemoveWhatIsThereAndPassOverWhatIsNot() {
    // Given
    store("A", "B");
    // When
    plans.remove(TPID, TpKind.DESTINATION, List.of("A", "NEVER"));
    // Then
    assertThat(plans.ids(TPID, TpKind.DESTINATION, Page.ALL)).containsExactly("B");
  }

  @Test
  void shouldRemoveAWholePlanAndNoOther() {
    // Given
    store("A");
    plans.put("other", List.of(SamplePlans.destination("A", "1")));
    // When
    plans.removePlan(TPID);
    // Then
    assertThat(plans.plan(TPID).isEmpty()).isTrue();
    assertThat(plans.tpids()).containsExactly("other");
  }

  @Test
  void shouldStoreNothingWhenTheDatabaseFails() {
    // Given
    store("A");
    database.failNext(1);
    // When
    assertThatThrownBy(() -> store("B"))
        // Then
        .isInstanceOf(CatalogStorageFailure.class)
        .hasMessage("disk I/O error");
    assertThat(plans.ids(TPID, TpKind.DESTINATION, Page.ALL)).containsExactly("A");
  }

  private void store(String... ids) {
    List<TpItem> items = new ArrayList<>();
    for (String id : ids) {
      items.add(SamplePlans.destination(id, "1"));
    }
    plans.put(TPID, items);
  }

  private TariffPlanStore restarted() {
    database.close();
    return new TariffPlanStore(TestCatalog.database(folder));
  }
}
