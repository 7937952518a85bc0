package org.signalbox.sbi.nrf.management;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfChangeListener;
import org.signalbox.registers.nf.NfChangeStore;
import org.signalbox.registers.nf.subscription.KeptSubscription;
import org.signalbox.registers.nf.subscription.MovedSubscriptions;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.OwnerPort;
import org.signalbox.sbi.http.OctetBudget;
import org.signalbox.sbi.http.SbiClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers of changes (NFStatusNotify, TS 29.510 §5.2.2.6).
 *
 * <p>The register hands changes over and goes on; one virtual thread compares each with all
 * subscriptions, in order. What is to be sent waits in one queue a subscription ({@link
 * DeliveryQueue}), so that a subscriber hears of a network function in the order of its changes,
 * and one that does not answer holds up nobody else. Of a subscription that is gone nothing more is
 * sent, but for what is on its way. Where one comes from another instance, what it missed goes
 * first ({@link MissedChanges}).
 *
 * <p>Changes that wait are bounded in the octets of the profiles that they hold, for each network
 * function too ({@link WaitingChanges}); one too many is told to nobody, and counted.
 */
public final class StatusNotifier implements NfChangeListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);
  private static final long MAX_CHANGE_OCTETS = 64L << 20;

  /** Of what waits for all subscribers, or is on its way to them. */
  private static final long MAX_DELIVERY_OCTETS = 64L << 20;

  private final NfSubscriptions subscriptions;
  private final OwnerPort owners;
  private final DeliveryQueue.Means means;
  private final NotifierFigures figures;
  private final MissedChanges missed;
  private final WaitingChanges changes = new WaitingChanges(new OctetBudget(MAX_CHANGE_OCTETS));
  private final Map<String, DeliveryQueue> queues = new ConcurrentHashMap<>();
  private final Thread thread;

  private StatusNotifier(Subscribers subscribers, SbiClient client, DeliveryPolicy policy) {
    this.subscriptions = subscribers.subscriptions();
    this.owners = subscribers.owners();
    this.missed = new MissedChanges(subscriptions, subscribers.changes(), this::tell);
    this.figures = new NotifierFigures();
    this.means =
        new DeliveryQueue.Means(client, policy, figures, new OctetBudget(MAX_DELIVERY_OCTETS));
    this.thread = Thread.ofVirtual().name("nf-status-notify").unstarted(this::work);
  }

  /**
   * Who is told.
   *
   * @param owners who subscribers are by the time that they are told
   * @param changes of before, for those that have missed some
   */
  public record Subscribers(
      NfSubscriptions subscriptions, OwnerPort owners, NfChangeStore changes) {}

  /** Starts; register it as a listener to have it told. */
  public static StatusNotifier start(
      Subscribers subscribers, SbiClient client, DeliveryPolicy policy) {
    StatusNotifier notifier = new StatusNotifier(subscribers, client, policy);
    notifier.subscriptions.onLeaving(notifier::forget);
    notifier.thread.start();
    return notifier;
  }

  /** What became of notifications so far. */
  public NotifierFigures figures() {
    return figures;
  }

  @Override
  public void changed(NfChange change) {
    // Every heart-beat may tell another load, and hardly anybody asks to hear of that.
    if (change.isOfLoadAlone() && !subscriptions.hearOfLoad()) {
      return;
    }
    // The register calls with its lock: what comes later begins later, so the newest is the newest.
    if (!changes.add(UntoldChange.begin(change, subscriptions.untold()))) {
      figures.dropped();
      LOG.atError().addKeyValue("waiting", changes.size()).log("a change is notified to nobody");
    }
  }

  private void work() {
    try {
      while (true) {
        Optional<UntoldChange> next = changes.take();
        // What has come here first hears of what it missed: taken before anything later is told.
        tellMoved();
        next.ifPresent(this::tell);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellMoved() throws InterruptedException {
    for (Optional<MovedSubscriptions> moved = subscriptions.nextMoved();
        moved.isPresent();
        moved = subscriptions.nextMoved()) {
      missed.tell(moved.get());
    }
  }

  private void tell(UntoldChange untold) {
    NfChange change = untold.change();
    boolean isOfLoadAlone = change.isOfLoadAlone();
    for (KeptSubscription kept : subscriptions.told()) {
      if (isOfLoadAlone
          ? kept.subscription().delivery().attributes().hearOfLoad()
          : change.revision() > kept.since()) {
        tell(untold, kept.subscription());
      }
    }
    untold.ticket().release();
  }

  private void tell(UntoldChange untold, NfSubscription subscription) {
    try {
      NfChange change = untold.change();
      Optional<byte[]> body = Notification.of(change, subscription, owners);
      if (body.isPresent()) {
        queue(subscription)
            .ifPresent(queue -> queue.add(WaitingChanges.id(change), body.get(), untold.ticket()));
      }
    } catch (RuntimeException e) {
      // One subscription that cannot be served must not silence all others.
      LOG.atError()
          .setCause(e)
          .addKeyValue("subscription", subscription)
          .log("a notification could not be made");
    }
  }

  /** Has subscriptions that have just come here told of what they missed. */
  public void look() {
    changes.wake();
  }

  /** The queue of one; empty when it is gone by now. */
  private Optional<DeliveryQueue> queue(NfSubscription subscription) {
    URI callback = subscription.delivery().callback().uri();
    return Optional.ofNullable(
        queues.compute(
            subscription.key().id(),
            (id, known) -> {
              // Asked inside, so that no queue is made of one that was forgotten just before.
              if (!subscriptions.isKept(id)) {
                return known;
              }
              return known != null && known.isTo(callback)
                  ? known
                  : new DeliveryQueue(callback, means);
            }));
  }

  private void forget(String id) {
    DeliveryQueue gone = queues.remove(id);
    if (gone != null) {
      gone.close();
    }
  }

  /** Stops; what waits is not sent any more. */
  @Override
  public void close() {
    thread.interrupt();
    queues.values().forEach(DeliveryQueue::close);
  }
}
