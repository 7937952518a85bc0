package org.signalbox.ledger.sim;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.runtime.AdmissionRefusal;

/** What clients were told, until it is compared with the log; and counts. */
final class SimulationJournal {

  private final Supplier<Instant> clock;
  private final TreeMap<Long, Acknowledged> acknowledged = new TreeMap<>();
  private final Map<AdmissionRefusal, Long> refusals = new EnumMap<>(AdmissionRefusal.class);
  private long answers;
  private long repeats;

  /** An answer that a client has. */
  record Acknowledged(Optional<RequestKey> key, LedgerReply reply) {}

  SimulationJournal(Supplier<Instant> clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.get();
  }

  void acknowledged(long position, Optional<RequestKey> key, LedgerReply reply) {
    answers++;
    Acknowledged before = acknowledged.put(position, new Acknowledged(key, reply));
    Invariant.check(before == null, "a position answers one request");
  }

  /** The answers of positions that were not compared yet; forgets them. */
  Map<Long, Acknowledged> takeAcknowledged() {
    Map<Long, Acknowledged> taken = new TreeMap<>(acknowledged);
    acknowledged.clear();
    return taken;
  }

  void refused(AdmissionRefusal reason, String detail) {
    Invariant.check(reason != AdmissionRefusal.UNFIT, "clients send what fits: " + detail);
    refusals.merge(reason, 1L, Long::sum);
  }

  void countRepeat() {
    repeats++;
  }

  long answers() {
    return answers;
  }

  long repeats() {
    return repeats;
  }

  long refusals(AdmissionRefusal reason) {
    return refusals.getOrDefault(reason, 0L);
  }
}
