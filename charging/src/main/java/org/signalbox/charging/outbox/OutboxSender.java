package org.signalbox.charging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.internal.OutboxStore;
import org.signalbox.charging.outbox.AddressRound.Attempt;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what is in the outbox, and takes what is not posted to its door. A post that is answered
 * with 2xx is done; any other is tried again after a second, two, four and so on up to ten minutes,
 * and given up after a day. It may come twice, under the same {@value #ID_HEADER}, and after a
 * later one.
 *
 * <p>No address holds up the others: {@value #AT_ONCE_TO_ONE} posts to one are under way at most,
 * and while they are, other addresses have theirs. One that does not answer at all is left alone,
 * with all that waits for it, for a second, two, four and so on up to ten minutes.
 *
 * <p>One thread of its own between {@link #start} and {@link #close}; {@link #step} is what it does
 * once. {@value #AT_ONCE} posts are under way at most, each on a virtual thread.
 */
public final class OutboxSender implements AutoCloseable {

  /** Names a post, the same however often it comes. */
  public static final String ID_HEADER = "Idempotency-Key";

  /** Posts under way at most. */
  static final int AT_ONCE = 64;

  /** Posts to one address under way at most. */
  static final int AT_ONCE_TO_ONE = 8;

  /** Addresses whose silence is counted at most; beyond, all are counted anew. */
  private static final int SILENT_MAX = 10_000;

  /** How long an item is tried. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final InstantSource clock;
  private final OutboxDoors doors;
  private final OutboxPatience patience;
  private final HttpDelivery http;
  private final ExecutorService deliveries =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 0).factory());
  private final OutboxStore store = new OutboxStore();

  /** What is under way, by address. Of the thread that posts. */
  private final Map<String, AddressRound> underWay = new LinkedHashMap<>();

  /** How often in a row an address did not answer. Of the thread that posts. */
  private final Map<String, Integer> silences = new HashMap<>();

  private volatile boolean isClosed;
  private Optional<Thread> thread = Optional.empty();

  /**
   * @param doors where that goes which is not posted
   */
  public OutboxSender(Database database, InstantSource clock, OutboxDoors doors) {
    this(database, clock, doors, OutboxPatience.DEFAULT);
  }

  OutboxSender(Database database, InstantSource clock, OutboxDoors doors, OutboxPatience patience) {
    this.database = database;
    this.clock = clock;
    this.doors = doors;
    this.patience = patience;
    this.http = new HttpDelivery(patience.post());
  }

  /** Posts again and again until it is closed. */
  public void start(Duration every) {
    thread = Optional.of(Thread.ofPlatform().name("outbox").daemon().start(() -> loop(every)));
  }

  private void loop(Duration every) {
    while (!isClosed) {
      pause(attempt() ? Duration.ZERO : every);
    }
  }

  /** One look; what goes wrong is told, and the next look begins anew. Whether there is more. */
  boolean attempt() {
    try {
      return step() > 0;
    } catch (CdrStorageFailure | SqlWriter.WriterOverloaded e) {
      LOG.warn("the outbox waits for the database; reason={}", e.getMessage());
    } catch (RuntimeException e) {
      // A boundary: one post that cannot be handled must not keep all others back for ever.
      LOG.error("the outbox could not be sent; it is tried again", e);
    }
    return false;
  }

  private void pause(Duration every) {
    try {
      Thread.sleep(every);
    } catch (InterruptedException e) {
      isClosed = true;
    }
  }

  /**
   * Begins what is due, waits a little for the answers, and notes those that are there. What takes
   * longer goes on, and is noted by a later step.
   *
   * @return how many posts were begun
   */
  public int step() {
    noteEnded();
    List<AddressRound> begun = begin();
    CompletableFuture<Void> end =
        CompletableFuture.allOf(
            begun.stream().map(AddressRound::end).toArray(CompletableFuture[]::new));
    // Whether they are over or not is seen below.
    end.completeOnTimeout(null, patience.step().toNanos(), TimeUnit.NANOSECONDS).join();
    noteEnded();
    return begun.stream().mapToInt(round -> round.attempts().size()).sum();
  }

  /** Begins what is due to addresses to which nothing is under way, as far as there is room. */
  private List<AddressRound> begin() {
    int busy = underWay.values().stream().mapToInt(round -> round.attempts().size()).sum();
    // Addresses with something under way stand in the table still, and must not take the places of
    // others.
    int most = AT_ONCE + underWay.size() * AT_ONCE_TO_ONE;
    Map<String, List<OutboxItem>> due =
        store.due(database.readers(), clock.instant(), most, AT_ONCE_TO_ONE).stream()
            .filter(item -> !underWay.containsKey(item.address()))
            .limit(AT_ONCE - busy)
            .collect(
                Collectors.groupingBy(
                    OutboxItem::address, LinkedHashMap::new, Collectors.toList()));
    List<AddressRound> begun = new ArrayList<>();
    due.forEach((address, items) ->
        begun.add(new AddressRound(address, items.stream().map(this::send).toList())));
    begun.forEach(round -> underWay.put(round.address(), round));
    return begun;
  }

  private void noteEnded() {
    List<AddressRound> ended = underWay.values().stream().filter(AddressRound::isOver).toList();
    // Where noting fails they are still in the table, and are tried again.
    ended.forEach(round -> underWay.remove(round.address()));
    List<CompletableFuture<Integer>> noted = new ArrayList<>();
    for (AddressRound round : ended) {
      List<Attempt> attempts = round.ended();
      attempts.forEach(attempt -> noted.add(note(attempt)));
      if (attempts.stream().allMatch(attempt -> attempt.outcome().isSilent())) {
        noted.add(leaveAlone(round.address(), attempts.getLast().outcome().failure().orElse("")));
      } else {
        silences.remove(round.address());
      }
    }
    try {
      noted.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new CdrStorageFailure(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Lets all that waits for a silent address wait. */
  private CompletableFuture<Integer> leaveAlone(String address, String reason) {
    if (silences.size() >= SILENT_MAX) {
      silences.clear();
    }
    int before = silences.merge(address, 1, Integer::sum) - 1;
    Duration pause = pause(before);
    LOG.atWarn()
        .addKeyValue("address", address)
        .addKeyValue("reason", reason)
        .addKeyValue("pause", pause)
        .log("an address does not answer; what waits for it is left alone");
    Instant later = clock.instant().plus(pause);
    return database.writer().submit(connection -> store.putOff(connection, address, later));
  }

  private CompletableFuture<Attempt> send(OutboxItem item) {
    return CompletableFuture.supplyAsync(() -> new Attempt(item, outcome(item)), deliveries);
  }

  private DeliveryOutcome outcome(OutboxItem item) {
    try {
      Optional<DeliveryPort> door = doors.of(item.address());
      return door.isPresent()
          ? door.get().deliver(item).map(DeliveryOutcome::unanswered).orElse(DeliveryOutcome.TAKEN)
          : http.deliver(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DeliveryOutcome.refused("the outbox is closing");
    } catch (RuntimeException e) {
      // A boundary: an item that cannot be handled fails alone.
      LOG.atError()
          .addKeyValue("id", item.id())
          .addKeyValue("address", item.address())
          .setCause(e)
          .log("an item of the outbox could not be handled; it is tried again");
      return DeliveryOutcome.refused(e.toString());
    }
  }

  private CompletableFuture<Integer> note(Attempt attempt) {
    OutboxItem item = attempt.item();
    Optional<String> failure = attempt.outcome().failure();
    if (failure.isEmpty()) {
      return removal(item);
    }
    Instant now = clock.instant();
    if (now.isAfter(item.createdAt().plus(GIVEN_UP_AFTER))) {
      LOG.atError()
          .addKeyValue("id", item.id())
          .addKeyValue("address", item.address())
          .addKeyValue("reason", failure.get())
          .log("a post is given up after a day");
      return removal(item);
    }
    Instant later = now.plus(pause(item.attempts()));
    return database.writer().submit(connection -> store.putOff(connection, item, later));
  }

  private CompletableFuture<Integer> removal(OutboxItem item) {
    return database.writer().submit(connection -> store.remove(connection, item));
  }

  /** How long to wait after so many attempts before the one that failed. */
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Stops; what was posted and not noted is posted again at the next start. */
  @Override
  public void close() {
    isClosed = true;
    try {
      if (thread.isPresent()) {
        thread.get().interrupt();
        thread.get().join(patience.post());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deliveries.shutdownNow();
    http.close();
  }
}
