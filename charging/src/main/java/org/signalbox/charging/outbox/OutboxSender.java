package org.signalbox.charging.outbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.internal.OutboxStore;
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
 * and one that does not answer at all is left alone, with all that waits for it, for a second, two,
 * four and so on up to ten minutes.
 *
 * <p>One thread of its own between {@link #start} and {@link #close}; {@link #step} is what it does
 * once. {@value #AT_ONCE} posts are under way at most.
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
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final InstantSource clock;
  private final OutboxDoors doors;
  private final ExecutorService deliveries =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox-", 0).factory());
  private final OutboxStore store = new OutboxStore();

  /** Made for the first post: it reads all certificates that the machine trusts. */
  private volatile Optional<HttpClient> http = Optional.empty();

  /** How often in a row an address did not answer. Of the thread that posts. */
  private final Map<String, Integer> silences = new HashMap<>();

  private volatile boolean isClosed;
  private Optional<Thread> thread = Optional.empty();

  /**
   * @param doors where that goes which is not posted
   */
  public OutboxSender(Database database, InstantSource clock, OutboxDoors doors) {
    this.database = database;
    this.clock = clock;
    this.doors = doors;
  }

  /**
   * A post that was tried.
   *
   * @param failure why it was not taken; empty where it was
   * @param isSilent whether nobody answered at all
   */
  private record Attempt(OutboxItem item, String failure, boolean isSilent) {}

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
   * Posts what is due, all at once, and waits for the answers.
   *
   * @return how many posts were tried
   */
  public int step() {
    List<OutboxItem> due = store.due(database.readers(), clock.instant(), AT_ONCE, AT_ONCE_TO_ONE);
    List<CompletableFuture<Attempt>> attempts = due.stream().map(this::send).toList();
    List<CompletableFuture<Integer>> noted = new ArrayList<>();
    Map<String, Boolean> silent = new HashMap<>();
    Map<String, String> reasons = new HashMap<>();
    for (CompletableFuture<Attempt> attempt : attempts) {
      Attempt made = attempt.join();
      noted.add(note(made));
      silent.merge(made.item().address(), made.isSilent(), Boolean::logicalAnd);
      reasons.put(made.item().address(), made.failure());
    }
    silent.forEach((address, isSilent) -> {
      if (isSilent) {
        noted.add(leaveAlone(address, reasons.getOrDefault(address, "")));
      } else {
        silences.remove(address);
      }
    });
    try {
      noted.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new CdrStorageFailure(e.getCause() == null ? e : e.getCause());
    }
    return due.size();
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

  private HttpClient http() {
    if (http.isEmpty()) {
      http =
          Optional.of(
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .connectTimeout(PATIENCE)
                  .build());
    }
    return http.get();
  }

  private CompletableFuture<Attempt> send(OutboxItem item) {
    return doors
        .of(item.address())
        .map(door -> CompletableFuture.supplyAsync(() -> deliver(door, item), deliveries))
        .orElseGet(() -> post(item));
  }

  private static Attempt deliver(DeliveryPort door, OutboxItem item) {
    Optional<String> failure = door.deliver(item);
    return new Attempt(item, failure.orElse(""), failure.isPresent());
  }

  private CompletableFuture<Attempt> post(OutboxItem item) {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(item.address()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header(ID_HEADER, item.id())
              .POST(HttpRequest.BodyPublishers.ofString(item.body()))
              .build();
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          new Attempt(item, "no address: " + e.getMessage(), true));
    }
    return http()
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((response, fault) -> new Attempt(item, failure(response, fault), fault != null));
  }

  /** Why it was not taken; empty where it was. */
  private static String failure(@Nullable HttpResponse<Void> response, @Nullable Throwable fault) {
    if (fault != null) {
      Throwable cause = fault.getCause();
      return cause == null ? fault.toString() : cause.toString();
    }
    if (response == null) {
      return "no answer";
    }
    return response.statusCode() / 100 == 2 ? "" : "status " + response.statusCode();
  }

  private CompletableFuture<Integer> note(Attempt attempt) {
    OutboxItem item = attempt.item();
    if (attempt.failure().isEmpty()) {
      return removal(item);
    }
    Instant now = clock.instant();
    if (now.isAfter(item.createdAt().plus(GIVEN_UP_AFTER))) {
      LOG.atError()
          .addKeyValue("id", item.id())
          .addKeyValue("address", item.address())
          .addKeyValue("reason", attempt.failure())
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
        thread.get().join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.ifPresent(HttpClient::shutdownNow);
    deliveries.shutdownNow();
  }
}
