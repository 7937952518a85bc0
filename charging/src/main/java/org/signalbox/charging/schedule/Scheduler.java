package org.signalbox.charging.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.ledger.LedgerCommand.RunPlan;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger what has come due of the action plans, on the clock of each tenant.
 *
 * <p>The ledger knows what has run; so after an outage only the last moment that was missed runs,
 * once, and a crash in the middle of a million accounts goes on where it stopped. One moment runs
 * on {@value #ACCOUNTS_AT_ONCE} accounts a command, so that calls are not kept waiting. Two nodes
 * that both tell do no harm.
 *
 * <p>One thread of its own between {@link #start} and {@link #close}; {@link #step} is what it does
 * once.
 */
public final class Scheduler implements AutoCloseable {

  /** Accounts of one command. */
  static final int ACCOUNTS_AT_ONCE = 250;

  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  private final LedgerPort ledger;
  private final InstantSource clock;
  private final Function<String, ZoneId> zones;

  /** What was found of a timing when it was last looked at: most have nothing due for weeks. */
  private final Map<PlanMark.Id, Awaited> awaited = new HashMap<>();

  private volatile boolean isClosed;
  private Optional<Thread> thread = Optional.empty();

  /**
   * @param zones the time zone of a tenant
   */
  public Scheduler(LedgerPort ledger, InstantSource clock, Function<String, ZoneId> zones) {
    this.ledger = ledger;
    this.clock = clock;
    this.zones = zones;
  }

  /** The next moment of a timing as it was, with what it was reckoned from. */
  private record Awaited(Watched of, Optional<Instant> next) {}

  /** A moment that has come. */
  private record Due(Watched timing, Instant moment) {}

  /** Looks again and again until it is closed. */
  public void start(Duration every) {
    thread =
        Optional.of(
            Thread.ofPlatform()
                .name("scheduler")
                .daemon()
                .start(() -> {
                  while (!isClosed) {
                    attempt();
                    pause(every);
                  }
                }));
  }

  /** One look; what goes wrong is told, and the next look begins anew. */
  void attempt() {
    try {
      step();
    } catch (LedgerUnavailable | LedgerSilence e) {
      // Nothing is lost: the ledger knows what has run, and the next look finds the rest.
      LOG.warn("scheduler waits for the ledger; reason={}", e.getMessage());
    } catch (RuntimeException e) {
      // A boundary: one defect must not keep the plans of all others from ever running again.
      LOG.error("scheduler could not look for what is due; it tries again", e);
    }
  }

  private void pause(Duration every) {
    try {
      Thread.sleep(every);
    } catch (InterruptedException e) {
      isClosed = true;
    }
  }

  /**
   * Has the ledger run everything that has come due, earliest first.
   *
   * @return on how many accounts something ran or was looked at
   */
  public int step() {
    Instant now = clock.instant();
    List<Watched> watched = ledger.read(Watched::all);
    awaited.keySet().retainAll(watched.stream().map(Watched::id).toList());
    List<Due> due = new ArrayList<>();
    for (Watched timing : watched) {
      moment(timing, now).ifPresent(moment -> due.add(new Due(timing, moment)));
    }
    due.sort(
        Comparator.comparing(Due::moment)
            .thenComparing(Comparator.comparing((Due of) -> of.timing().weight()).reversed())
            .thenComparing(of -> of.timing().id()));
    int accounts = 0;
    for (Due one : due) {
      accounts += run(one);
    }
    return accounts;
  }

  private Optional<Instant> moment(Watched timing, Instant now) {
    if (timing.running().isPresent()) {
      return timing.running();
    }
    DueMoments moments = new DueMoments(timing.schedule(), zones.apply(timing.id().tenant()));
    Awaited known = awaited.get(timing.id());
    if (known == null || !known.of().equals(timing)) {
      known = new Awaited(timing, moments.next(timing.after()));
      awaited.put(timing.id(), known);
    }
    boolean isDue = known.next().map(next -> !next.isAfter(now)).orElse(false);
    return isDue ? moments.last(timing.after(), now) : Optional.empty();
  }

  private int run(Due due) {
    PlanMark.Id id = due.timing().id();
    int accounts = 0;
    boolean hasMore = true;
    while (hasMore && !isClosed) {
      LedgerReply reply =
          ledger
              .ask(at -> new RunPlan(at, id, due.moment(), ACCOUNTS_AT_ONCE), Admission.NEW_WORK)
              .reply();
      hasMore = reply instanceof LedgerReply.PlanRan ran && ran.hasMore();
      accounts += reply instanceof LedgerReply.PlanRan ran ? ran.accounts() : 0;
    }
    LOG.info(
        "action plan ran; plan={} timing={} tenant={} due={} accounts={}",
        id.plan(),
        id.timing(),
        id.tenant(),
        due.moment(),
        accounts);
    return accounts;
  }

  /** Stops; what runs is finished to the end of its command. */
  @Override
  public void close() {
    isClosed = true;
    try {
      if (thread.isPresent()) {
        thread.get().interrupt();
        thread.get().join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
