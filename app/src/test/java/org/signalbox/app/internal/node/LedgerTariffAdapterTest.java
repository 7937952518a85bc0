package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.catalog.ActivationPort.Activation;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.tariff.TariffFiles;
import org.signalbox.rating.Destination;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.testsupport.Await;

class LedgerTariffAdapterTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder = Path.of("");

  /** Refuses at first; then takes its time over the first that it takes. */
  private static final class SlowLedger implements LedgerPort {

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final CountDownLatch isAsked = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private int refusals = 25;

    @Override
    public Receipt ask(CommandDraft draft, Admission admission) {
      LedgerCommand command = draft.at(AT);
      if (refusals > 0) {
        refusals--;
        throw new LedgerUnavailable(AdmissionRefusal.DISK_FULL, "");
      }
      if (logged.isEmpty() && isAsked.getCount() > 0) {
        isAsked.countDown();
        try {
          mayGoOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      logged.add(((LedgerCommand.ActivateTariff) command).hash());
      return new Receipt(1, LedgerReply.DONE, List.of());
    }

    @Override
    public void submit(CommandDraft draft, Admission admission, Consumer<Outcome> answer) {
      answer.accept(ask(draft, admission));
    }

    @Override
    public <T> CompletableFuture<T> readLater(Function<LedgerView, T> question) {
      return CompletableFuture.completedFuture(read(question));
    }

    @Override
    public void watch(Consumer<List<LedgerRecord>> watcher) {
      // Nobody watches here.
    }

    @Override
    public <T> T read(Function<LedgerView, T> question) {
      throw new IllegalStateException("nobody asks for the state");
    }

    @Override
    public boolean awaitProjected(long position) {
      return true;
    }

    @Override
    public long position() {
      return 1;
    }
  }

  private static Activation activation(Tariff before, String destination) {
    TariffChange change =
        new TariffChange(
            List.of(new Destination(destination, List.of("41"))),
            List.of(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of());
    return new Activation(before, List.of(change), before.with(change), AT);
  }

  @Test
  void shouldLogTheNewestTariffLastWhoeverIsStillAskingForTheOneBefore()
      throws InterruptedException {
    // Given
    Activation first = activation(Tariff.empty(), "DST_A");
    Activation second = activation(first.tariff(), "DST_B");
    SlowLedger ledger = new SlowLedger();
    try (FolderStorageAdapter storage = FolderStorageAdapter.lock(folder)) {
      LedgerTariffAdapter adapter =
          new LedgerTariffAdapter(ledger, TariffFiles.of(storage), Duration.ofMillis(1));
      adapter.activate(first);
      ledger.isAsked.await();

      // When
      Thread newer = Thread.ofPlatform().start(() -> adapter.activate(second));
      Await.until(
          () -> newer.getState() == Thread.State.BLOCKED || !ledger.logged.isEmpty(),
          () -> "the newer waits, or is logged");
      ledger.mayGoOn.countDown();
      newer.join();
      Await.until(() -> ledger.logged.size() == 2, () -> "both are logged");

      // Then
      assertThat(ledger.logged)
          .containsExactly(first.tariff().version(), second.tariff().version());
    }
  }

  @Test
  void shouldHaveTheFilesOfATariffBeforeItIsActivated() {
    // Given
    Activation first = activation(Tariff.empty(), "DST_A");
    try (FolderStorageAdapter storage = FolderStorageAdapter.lock(folder)) {
      TariffFiles files = TariffFiles.of(storage);
      LedgerTariffAdapter adapter =
          new LedgerTariffAdapter(new SlowLedger(), files, Duration.ofMillis(1));

      // When
      adapter.prepare(first);

      // Then
      assertThat(files.isStored(first.tariff().version())).isTrue();
    }
  }
}
