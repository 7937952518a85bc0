package org.signalbox.sbi.nrf.management;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfChangeStore;
import org.signalbox.registers.nf.subscription.MovedSubscriptions;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.UntoldChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscriptions that have come here from another instance, or that were here before a
 * restart, of what changed while nobody told them. Run by the thread of {@link StatusNotifier};
 * waits for the database.
 */
final class MissedChanges {

  private static final Logger LOG = LoggerFactory.getLogger(MissedChanges.class);

  /** Read at once; each holds two whole profiles. */
  private static final int PAGE = 20;

  private static final long PAUSE_MILLIS = 250;

  private final NfSubscriptions subscriptions;
  private final NfChangeStore changes;
  private final BiConsumer<UntoldChange, NfSubscription> teller;

  /**
   * @param teller tells one subscription of one change
   */
  MissedChanges(
      NfSubscriptions subscriptions,
      NfChangeStore changes,
      BiConsumer<UntoldChange, NfSubscription> teller) {
    this.subscriptions = subscriptions;
    this.changes = changes;
    this.teller = teller;
  }

  /** Tells them; while the database is away it waits, as nothing changes then either. */
  void tell(MovedSubscriptions moved) throws InterruptedException {
    long told = moved.after();
    while (told < moved.upTo()) {
      Optional<NfChangeStore.Page> page = read(told, moved.upTo());
      if (page.isEmpty()) {
        Thread.sleep(PAUSE_MILLIS);
        continue;
      }
      page.get().changes().forEach(change -> tell(change, moved));
      told = page.get().readUpTo();
    }
    moved.ticket().release();
  }

  private Optional<NfChangeStore.Page> read(long after, long upTo) {
    try {
      return Optional.of(changes.changes(after, upTo, PAGE));
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("changes of before cannot be read; tried again");
      return Optional.empty();
    }
  }

  private void tell(NfChange change, MovedSubscriptions moved) {
    UntoldChanges.Ticket ticket = subscriptions.untold().hold(change.revision());
    UntoldChange untold = new UntoldChange(change, ticket);
    for (String id : moved.ids()) {
      subscriptions.keptHere(id).ifPresent(subscription -> teller.accept(untold, subscription));
    }
    ticket.release();
  }
}
