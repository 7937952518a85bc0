package org.signalbox.sbi.nrf.management;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfChangeListener;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.http.SbiClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers of changes (NFStatusNotify, TS 29.510 §5.2.2.6).
 *
 * <p>The register hands changes over and goes on; one virtual thread compares each with all
 * subscriptions, in order. What is to be sent waits in one queue a subscription ({@link
 * DeliveryQueue}), so that a subscriber hears of a network function in the order of its changes,
 * and one that does not answer holds up nobody else.
 */
public final class StatusNotifier implements NfChangeListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);
  private static final int MAX_CHANGES = 100_000;

  private final NfSubscriptions subscriptions;
  private final SbiClient client;
  private final DeliveryPolicy policy;
  private final NotifierFigures figures;
  private final BlockingQueue<NfChange> changes = new LinkedBlockingQueue<>(MAX_CHANGES);
  private final Map<String, DeliveryQueue> queues = new ConcurrentHashMap<>();
  private final Thread thread;

  private StatusNotifier(
      NfSubscriptions subscriptions,
      SbiClient client,
      DeliveryPolicy policy,
      NotifierFigures figures) {
    this.subscriptions = subscriptions;
    this.client = client;
    this.policy = policy;
    this.figures = figures;
    this.thread = Thread.ofVirtual().name("nf-status-notify").unstarted(this::work);
  }

  /** Starts; register it as a listener to have it told. */
  public static StatusNotifier start(
      NfSubscriptions subscriptions, SbiClient client, DeliveryPolicy policy) {
    StatusNotifier notifier =
        new StatusNotifier(subscriptions, client, policy, new NotifierFigures());
    notifier.thread.start();
    return notifier;
  }

  /** What became of notifications so far. */
  public NotifierFigures figures() {
    return figures;
  }

  @Override
  public void changed(NfChange change) {
    if (!changes.offer(change)) {
      figures.dropped();
      LOG.atError().addKeyValue("waiting", MAX_CHANGES).log("a change is notified to nobody");
    }
  }

  private void work() {
    try {
      while (true) {
        tell(changes.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(NfChange change) {
    for (NfSubscription subscription : subscriptions.kept()) {
      try {
        Optional<byte[]> body = Notification.of(change, subscription);
        body.ifPresent(octets -> queue(subscription).add(octets));
      } catch (RuntimeException e) {
        // One subscription that cannot be served must not silence all others.
        LOG.atError()
            .setCause(e)
            .addKeyValue("subscription", subscription)
            .log("a notification could not be made");
      }
    }
  }

  private DeliveryQueue queue(NfSubscription subscription) {
    return queues.compute(
        subscription.key().id(),
        (id, known) ->
            known != null && known.isTo(subscription.delivery().callback().uri())
                ? known
                : new DeliveryQueue(
                    subscription.delivery().callback().uri(), client, policy, figures));
  }

  /** Forgets the queues of subscriptions that are gone; now and then. */
  public void forgetEnded() {
    Set<String> kept =
        subscriptions.kept().stream().map(one -> one.key().id()).collect(Collectors.toSet());
    queues.keySet().retainAll(kept);
  }

  /** Stops; what waits is not sent any more. */
  @Override
  public void close() {
    thread.interrupt();
    queues.values().forEach(DeliveryQueue::close);
  }
}
