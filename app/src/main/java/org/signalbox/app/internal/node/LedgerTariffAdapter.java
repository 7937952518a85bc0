package org.signalbox.app.internal.node;

import java.time.Duration;
import java.util.Optional;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.CatalogStorageFailure;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.ledger.runtime.tariff.TariffFiles;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger price by the tariff that the catalog has in force: first a file that the log can
 * name, then a command that names it.
 *
 * <p>The files are stored before the catalog stores a change, so a full disk refuses the change.
 * The change is stored before the ledger hears of it. So what the ledger does not take at once,
 * being too busy or without room in its log, is not given up: the ledger goes on pricing by the
 * tariff before, and is asked again until it takes the newest. One thread at a time; who asks again
 * and who asks for another exclude each other, so that the newest is logged last.
 */
final class LedgerTariffAdapter implements ActivationPort, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerTariffAdapter.class);
  private static final int ATTEMPTS_AT_ONCE = 20;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Duration pause;
  private final LedgerPort ledger;
  private final TariffFiles files;
  private String wanted = "";
  private volatile boolean closed;

  LedgerTariffAdapter(LedgerPort ledger, TariffFiles files) {
    this(ledger, files, PAUSE);
  }

  LedgerTariffAdapter(LedgerPort ledger, TariffFiles files, Duration pause) {
    this.ledger = ledger;
    this.files = files;
    this.pause = pause;
  }

  /** Brings the ledger to what the catalog holds when the node starts. */
  void begin(Tariff tariff) {
    if (!ledger.read(LedgerView::tariffHash).equals(tariff.version())) {
      files.store(tariff);
      put(tariff.version());
    }
  }

  @Override
  public void prepare(Activation activation) {
    Tariff made = activation.before();
    for (TariffChange change : activation.changes()) {
      Tariff next = made.with(change);
      if (!next.version().equals(made.version())) {
        store(next, made, change);
      }
      made = next;
    }
  }

  private void store(Tariff made, Tariff before, TariffChange change) {
    try {
      files.store(made, before, change);
    } catch (StorageException e) {
      throw new CatalogStorageFailure(e);
    }
  }

  @Override
  public void activate(Activation activation) {
    put(activation.tariff().version());
  }

  private void put(String hash) {
    want(hash);
    for (int attempt = 0; attempt < ATTEMPTS_AT_ONCE; attempt++) {
      if (isSettled(hash)) {
        return;
      }
      pause();
    }
    LOG.atWarn().addKeyValue("tariff", hash).log("the ledger still prices by the tariff before");
    Thread.ofVirtual().name("ledger-tariff").start(() -> insist(hash));
  }

  /** Until it is taken, or another is wanted. */
  private void insist(String hash) {
    while (!closed && !isSettled(hash)) {
      pause();
    }
  }

  private synchronized void want(String hash) {
    wanted = hash;
  }

  /** Asks the ledger, unless another is wanted by now; whether there is nothing left to ask. */
  private synchronized boolean isSettled(String hash) {
    if (!wanted.equals(hash)) {
      return true;
    }
    try {
      ledger.ask(at -> new ActivateTariff(at, Optional.empty(), hash), Admission.NEW_WORK);
      LOG.atInfo().addKeyValue("tariff", hash).log("the ledger prices by a tariff");
      return true;
    } catch (LedgerUnavailable | LedgerSilence e) {
      return false;
    }
  }

  private void pause() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
