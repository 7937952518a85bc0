package org.signalbox.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.CallPrice;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogStorageFailure;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.ObservedDatabase;
import org.signalbox.catalog.SamplePlans;
import org.signalbox.catalog.TestCatalog;
import org.signalbox.rating.Destination;
import org.signalbox.rating.TariffChange;

class StoredCatalogTest {

  private static final String MOBILE = "61400000000";

  private @TempDir Path folder;
  private ObservedDatabase database;
  private TestCatalog catalog;

  @BeforeEach
  void open() {
    database = new ObservedDatabase(TestCatalog.database(folder));
    catalog = TestCatalog.over(database);
  }

  @Test
  void shouldPriceNothingWhenTheDatabaseIsEmpty() {
    // Given
    CatalogVersion version = catalog.live.current();
    // When
    String price = CallPrice.of(version.tariff(), MOBILE, 123);
    // Then
    assertThat(price).isEqualTo("RATING_PLAN_NOT_FOUND");
  }

  @Test
  void shouldFindEveryAcknowledgedChangeAfterARestart() {
    // Given
    catalog.load(SamplePlans.mobileAt("22"));
    String version = catalog.live.current().tariff().version();
    // When
    TestCatalog restarted = restart();
    // Then
    assertThat(restarted.live.current().tariff().version()).isEqualTo(version);
    assertThat(CallPrice.of(restarted.live.current().tariff(), MOBILE, 123)).isEqualTo("66");
    restarted.close();
  }

  @Test
  void shouldLeaveAVersionInUseAloneWhenTheCatalogChanges() {
    // Given
    CatalogVersion before = catalog.load(SamplePlans.mobileAt("22"));
    // When
    CatalogVersion after = catalog.load(SamplePlans.mobileAt("30"));
    // Then
    assertThat(CallPrice.of(before.tariff(), MOBILE, 60)).isEqualTo("22");
    assertThat(CallPrice.of(after.tariff(), MOBILE, 60)).isEqualTo("30");
  }

  @Test
  void shouldKeepTheOldVersionInForceWhenTheDatabaseFails() {
    // Given
    catalog.load(SamplePlans.mobileAt("22"));
    database.failNext(1);
    // When
    assertThatThrownBy(() -> catalog.load(SamplePlans.mobileAt("30")))
        // Then
        .isInstanceOf(CatalogStorageFailure.class)
        .hasMessage("disk I/O error");
    assertThat(CallPrice.of(catalog.live.current().tariff(), MOBILE, 60)).isEqualTo("22");
  }

  @Test
  void shouldFindTheOldVersionAfterARestartWhenTheDatabaseFailed() {
    // Given
    catalog.load(SamplePlans.mobileAt("22"));
    database.failNext(1);
    assertThatThrownBy(() -> catalog.load(SamplePlans.mobileAt("30")))
        .isInstanceOf(CatalogStorageFailure.class);
    // When
    TestCatalog restarted = restart();
    // Then
    assertThat(CallPrice.of(restarted.live.current().tariff(), MOBILE, 60)).isEqualTo("22");
    restarted.close();
  }

  @Test
  void shouldAcceptChangesAgainWhenTheDatabaseHasRecovered() {
    // Given
    database.failNext(1);
    assertThatThrownBy(() -> catalog.load(SamplePlans.mobileAt("22")))
        .isInstanceOf(CatalogStorageFailure.class);
    // When
    CatalogVersion version = catalog.load(SamplePlans.mobileAt("30"));
    // Then
    assertThat(CallPrice.of(version.tariff(), MOBILE, 60)).isEqualTo("30");
  }

  @Test
  void shouldNotPutAChangeInForceBeforeItIsStored() throws Exception {
    // Given
    catalog.load(SamplePlans.mobileAt("22"));
    database.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CatalogVersion> change =
          threads.submit(() -> catalog.load(SamplePlans.mobileAt("30")));
      database.awaitHeld();
      // When
      String priceWhileStoring = CallPrice.of(catalog.live.current().tariff(), MOBILE, 60);
      // Then
      assertThat(change.isDone()).isFalse();
      assertThat(priceWhileStoring).isEqualTo("22");
      database.release();
      assertThat(CallPrice.of(change.get().tariff(), MOBILE, 60)).isEqualTo("30");
    }
  }

  @Test
  void shouldStoreAllChangesThatWaitedForOneSyncTogether() throws Exception {
    // Given
    int waiting = 50;
    database.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CatalogVersion>> changes = new ArrayList<>();
      changes.add(threads.submit(setting("FIRST")));
      database.awaitHeld();
      for (int i = 0; i < waiting; i++) {
        changes.add(threads.submit(setting("D" + i)));
      }
      awaitQueued(waiting);
      // When
      database.release();
      for (Future<CatalogVersion> change : changes) {
        change.get();
      }
    }
    // Then
    assertThat(database.submitted()).isEqualTo(2);
    assertThat(catalog.live.current().tariff().destinations()).hasSize(waiting + 1);
  }

  @Test
  void shouldRefuseOneChangeOfABatchAndCarryOutTheOthers() throws Exception {
    // Given
    database.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CatalogVersion> first = threads.submit(setting("FIRST"));
      database.awaitHeld();
      Future<CatalogVersion> refused =
          threads.submit(() ->
              catalog.live.change(live -> {
                throw new IllegalArgumentException("not this one");
              }));
      Future<CatalogVersion> other = threads.submit(setting("OTHER"));
      awaitQueued(2);
      // When
      database.release();
      first.get();
      other.get();
      // Then
      assertThatThrownBy(refused::get).hasRootCauseMessage("not this one");
    }
    assertThat(catalog.live.current().tariff().destination("OTHER")).isPresent();
  }

  @Test
  void shouldTryTheChangesOfABatchOneByOneWhenTheyCannotBeStoredTogether() throws Exception {
    // Given
    database.hold();
    List<Future<CatalogVersion>> changes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CatalogVersion> first = threads.submit(setting("FIRST"));
      database.awaitHeld();
      changes.add(threads.submit(setting("A")));
      changes.add(threads.submit(setting("B")));
      awaitQueued(2);
      database.failNext(2);
      // When
      database.release();
      // Then
      assertThatThrownBy(first::get).hasRootCauseMessage("disk I/O error");
      for (Future<CatalogVersion> change : changes) {
        change.get();
      }
    }
    assertThat(catalog.live.current().tariff().destinations().map(Destination::id))
        .containsExactlyInAnyOrder("A", "B");
  }

  @Test
  void shouldLetEachChangeOfABatchSeeTheOnesBefore() throws Exception {
    // Given
    database.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CatalogVersion> first = threads.submit(setting("FIRST"));
      database.awaitHeld();
      List<Future<CatalogVersion>> appending = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String prefix = "6" + i;
        appending.add(threads.submit(() -> catalog.live.change(live -> append(live, prefix))));
      }
      awaitQueued(20);
      // When
      database.release();
      first.get();
      for (Future<CatalogVersion> change : appending) {
        change.get();
      }
    }
    // Then
    assertThat(catalog.live.current().tariff().destination("SUM").orElseThrow().prefixes())
        .hasSize(20);
  }

  @Test
  void shouldActivateByTheHashOfTheTariffWhenItChanges() {
    // Given
    List<ActivationPort.Activation> activations = new ArrayList<>();
    catalog.close();
    catalog = TestCatalog.open(folder, activations::add);
    // When
    CatalogVersion version = catalog.load(SamplePlans.mobileAt("22"));
    // Then
    assertThat(activations)
        .singleElement()
        .satisfies(activation -> {
          assertThat(activation.tariff()).isSameAs(version.tariff());
          assertThat(activation.effectiveAt()).isEqualTo(catalog.clock.instant());
          assertThat(activation.before().with(activation.changes().getFirst()).version())
              .isEqualTo(version.tariff().version());
        });
  }

  @Test
  void shouldForgetWhatWasRemovedAfterARestart() {
    // Given
    catalog.load(SamplePlans.mobileAt("22"));
    catalog.live.change(live ->
        CatalogChange.of(
            new TariffChange(
                List.of(),
                List.of(),
                List.of(),
                Set.of("Dest_AU_Mobile"),
                Set.of("RP_Voice"),
                Set.of(SamplePlans.ANYBODY))));
    // When
    TestCatalog restarted = restart();
    // Then
    assertThat(restarted.live.current().tariff().version())
        .isEqualTo(CatalogVersion.EMPTY.tariff().version());
    restarted.close();
  }

  private TestCatalog restart() {
    catalog.close();
    return TestCatalog.open(folder);
  }

  private Callable<CatalogVersion> setting(String destination) {
    return () ->
        catalog.live.change(
            live -> CatalogChange.of(setting(new Destination(destination, List.of("1")))));
  }

  private static CatalogChange append(CatalogVersion live, String prefix) {
    List<String> prefixes = new ArrayList<>();
    live.tariff().destination("SUM").ifPresent(sum -> prefixes.addAll(sum.prefixes()));
    prefixes.add(prefix);
    return CatalogChange.of(setting(new Destination("SUM", prefixes)));
  }

  private static TariffChange setting(Destination destination) {
    return new TariffChange(
        List.of(destination), List.of(), List.of(), Set.of(), Set.of(), Set.of());
  }

  private void awaitQueued(int changes) {
    while (((StoredCatalog) catalog.live).waiting() < changes) {
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldNotFindAChangeAfterARestartThatWasRefusedBeforeItWasStored() {
    // Given
    catalog.close();
    catalog = TestCatalog.open(folder, new FullDisk());

    // When
    assertThatThrownBy(() -> catalog.load(SamplePlans.mobileAt("22")))
        .isInstanceOf(CatalogStorageFailure.class)
        .hasMessageContaining("no room");
    String before = catalog.live.current().tariff().version();
    catalog.close();
    catalog = TestCatalog.open(folder, ActivationPort.AT_ONCE);

    // Then
    assertThat(catalog.live.current().tariff().version()).isEqualTo(before);
  }

  /** Has no room for what taking effect needs. */
  private static final class FullDisk implements ActivationPort {

    @Override
    public void prepare(Activation activation) {
      throw new CatalogStorageFailure(new IOException("no room for a tariff"));
    }

    @Override
    public void activate(Activation activation) {
      throw new AssertionError("what was not prepared is not activated");
    }
  }
}
