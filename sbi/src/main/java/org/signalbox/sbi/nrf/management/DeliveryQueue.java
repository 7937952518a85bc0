package org.signalbox.sbi.nrf.management;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.subscription.UntoldChanges;
import org.signalbox.sbi.http.OctetBudget;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be sent to one subscriber, one at a time and in order.
 *
 * <p>Tried again is what got no answer, 429 or a server's error. Any other answer ends it: a
 * subscriber may refuse what it does not know (an Open5GS network function answers 400 to a changed
 * profile, and 404 to the leaving of one it never met) and wants to hear of the next all the same.
 *
 * <p>Bounded in number ({@link DeliveryPolicy#waiting}), in octets, and by a budget that all
 * subscribers share: the oldest that waits here goes, of the network function of which most wait,
 * and where none does, the new one.
 *
 * <p>Thread-safe; nothing waits for a network.
 */
final class DeliveryQueue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);

  /** Of what waits for one subscriber: some sixteen of the largest profiles. */
  static final long OCTETS_MAX = 4L << 20;

  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  /** A redirection is not followed: it could lead anywhere. */
  private static final int NOT_TAKEN = 300;

  private final URI callback;
  private final SbiClient client;
  private final DeliveryPolicy policy;
  private final NotifierFigures figures;
  private final OctetBudget budget;
  private final Deque<Item> waiting = new ArrayDeque<>();

  /** Of those that wait; guarded by this. */
  private long octets;

  private boolean sending;
  private boolean closed;

  /**
   * What all queues share.
   *
   * @param client sends
   * @param policy how
   * @param figures what became of it
   * @param budget of what waits and what is on its way
   */
  record Means(
      SbiClient client, DeliveryPolicy policy, NotifierFigures figures, OctetBudget budget) {}

  /**
   * A notification.
   *
   * @param whose the network function that it is about
   * @param ticket held once, to be released when it is settled
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
  private record Item(NfInstanceId whose, byte[] body, UntoldChanges.Ticket ticket) {}

  DeliveryQueue(URI callback, Means means) {
    this.callback = callback;
    this.client = means.client();
    this.policy = means.policy();
    this.figures = means.figures();
    this.budget = means.budget();
  }

  boolean isTo(URI other) {
    return callback.equals(other);
  }

  /** Adds one, and holds its ticket until it is settled. */
  void add(NfInstanceId whose, byte[] body, UntoldChanges.Ticket ticket) {
    synchronized (this) {
      if (closed) {
        return;
      }
      while (isFullFor(body)) {
        giveUpOne();
      }
      while (!budget.take(body.length)) {
        if (waiting.isEmpty()) {
          figures.dropped();
          return;
        }
        giveUpOne();
      }
      ticket.hold();
      waiting.addLast(new Item(whose, body, ticket));
      octets += body.length;
    }
    sendNext();
  }

  private boolean isFullFor(byte[] body) {
    return !waiting.isEmpty()
        && (waiting.size() >= policy.waiting() || octets + body.length > OCTETS_MAX);
  }

  /** The oldest of the network function of which most wait: one alone cannot push out others. */
  private void giveUpOne() {
    Map<NfInstanceId, Integer> counts = new HashMap<>();
    waiting.forEach(item -> counts.merge(item.whose(), 1, Integer::sum));
    int most = Collections.max(counts.values());
    Item oldest =
        waiting.stream()
            .filter(item -> counts.getOrDefault(item.whose(), 0) == most)
            .findFirst()
            .orElseThrow();
    waiting.remove(oldest);
    octets -= oldest.body().length;
    budget.giveBack(oldest.body().length);
    oldest.ticket().release();
    figures.dropped();
  }

  /** Its octets are given back when it has been sent or given up. */
  private Item removeFirst() {
    Item item = waiting.removeFirst();
    octets -= item.body().length;
    return item;
  }

  private void letGo(Item item) {
    budget.giveBack(item.body().length);
    item.ticket().release();
  }

  private void sendNext() {
    Item item;
    synchronized (this) {
      if (sending || closed || waiting.isEmpty()) {
        return;
      }
      sending = true;
      item = removeFirst();
    }
    send(item, 1);
  }

  private void send(Item item, int attempt) {
    SbiCall call =
        new SbiCall(
            SbiMethod.POST,
            callback,
            Map.of(
                "content-type",
                "application/json",
                "accept",
                ProblemDetails.MEDIA_TYPE,
                "user-agent",
                policy.sender(),
                "3gpp-sbi-callback",
                "Nnrf_NFManagement_NFStatusNotify"),
            item.body(),
            policy.patience());
    CompletableFuture<?> _ =
        client.send(call).handle((reply, fault) -> after(item, attempt, reply, fault));
  }

  private boolean after(
      Item item, int attempt, @Nullable SbiReply reply, @Nullable Throwable fault) {
    int status = reply == null ? 0 : reply.status();
    boolean again = status == 0 || status == TOO_MANY || status >= SERVER_ERROR;
    if (again && attempt < policy.attempts()) {
      figures.retried();
      Executor later =
          CompletableFuture.delayedExecutor(
              policy.pauseAfter(attempt).toMillis(), TimeUnit.MILLISECONDS);
      later.execute(() -> sendAgain(item, attempt + 1));
      return false;
    }
    letGo(item);
    settle(again, status, fault);
    synchronized (this) {
      sending = false;
    }
    sendNext();
    return true;
  }

  private void sendAgain(Item item, int attempt) {
    synchronized (this) {
      if (closed) {
        letGo(item);
        return;
      }
    }
    send(item, attempt);
  }

  private void settle(boolean givenUp, int status, @Nullable Throwable fault) {
    if (givenUp) {
      figures.dropped();
      LOG.atWarn()
          .addKeyValue("callback", callback)
          .addKeyValue("status", status)
          .addKeyValue("fault", fault == null ? "" : fault.toString())
          .log("a notification was given up");
    } else if (status >= NOT_TAKEN) {
      figures.refused();
      LOG.atDebug()
          .addKeyValue("callback", callback)
          .addKeyValue("status", status)
          .log("a notification was not taken");
    } else {
      figures.delivered();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!waiting.isEmpty()) {
      letGo(removeFirst());
    }
  }
}
