package org.signalbox.app.internal.node;

import java.time.Duration;
import java.util.Optional;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.ledger.runtime.tariff.TariffFiles;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger price by the tariff that the catalog has in force: first a file that the log can
 * name, then a command that names it.
 *
 * <p>A change of the catalog is stored before the ledger hears of it. So what the ledger does not
 * take at once, being too busy or without room on its disk, is not given up: the ledger goes on
 * pricing by the tariff before, and is asked again until it takes the newest. One thread at a time.
 */
final class LedgerTariffAdapter implements ActivationPort, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerTariffAdapter.class);
  private static final int ATTEMPTS_AT_ONCE = 20;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final LedgerPort ledger;
  private final TariffFiles files;
  private volatile String wanted = "";
  private volatile boolean closed;

  LedgerTariffAdapter(LedgerPort ledger, TariffFiles files) {
    this.ledger = ledger;
    this.files = files;
  }

  /** Brings the ledger to what the catalog holds when the node starts. */
  void begin(Tariff tariff) {
    if (!ledger.read(LedgerView::tariffHash).equals(tariff.version())) {
      files.store(tariff);
      put(tariff.version());
    }
  }

  @Override
  public void activate(Activation activation) {
    Tariff made = activation.before();
    for (TariffChange change : activation.changes()) {
      Tariff next = made.with(change);
      if (!next.version().equals(made.version())) {
        files.store(next, made, change);
      }
      made = next;
    }
    put(activation.tariff().version());
  }

  private void put(String hash) {
    wanted = hash;
    for (int attempt = 0; attempt < ATTEMPTS_AT_ONCE; attempt++) {
      if (isTaken(hash)) {
        return;
      }
      pause();
    }
    LOG.atWarn().addKeyValue("tariff", hash).log("the ledger still prices by the tariff before");
    Thread.ofVirtual().name("ledger-tariff").start(() -> insist(hash));
  }

  /** Until it is taken, or another is wanted. */
  private void insist(String hash) {
    while (!closed && wanted.equals(hash)) {
      if (isTaken(hash)) {
        LOG.atInfo().addKeyValue("tariff", hash).log("the ledger prices by the new tariff");
        return;
      }
      pause();
    }
  }

  private boolean isTaken(String hash) {
    try {
      ledger.ask(at -> new ActivateTariff(at, Optional.empty(), hash), Admission.NEW_WORK);
      return true;
    } catch (LedgerUnavailable | LedgerSilence e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
