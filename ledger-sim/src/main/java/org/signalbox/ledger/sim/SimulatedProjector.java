package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;

/**
 * A database that books entries and its position in one transaction: fails at times, and loses its
 * connection right after a commit. What it has committed survives every crash.
 */
final class SimulatedProjector implements LedgerProjectorPort {

  private static final int FAILS_ONE_IN = 20;

  private final SplittableRandom random;
  private final Map<Place, BigDecimal> balances = new HashMap<>();
  private final Map<EntryKind, Map<String, BigDecimal>> sums = new EnumMap<>(EntryKind.class);
  private final Set<AccountId> accounts = new TreeSet<>();
  private long position;
  private long records;
  private long entries;

  /** A balance, by its stable name. */
  private record Place(AccountId account, int serial) {}

  SimulatedProjector(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void project(ProjectorBatch batch) {
    int fate = random.nextInt(FAILS_ONE_IN);
    if (fate == 0) {
      throw new IllegalStateException("the simulated database is away");
    }
    long before = position;
    int lastIndex = -1;
    long last = position;
    for (PositionedRecord record : batch.records()) {
      Invariant.check(record.position() > before, "a record comes once");
      Invariant.check(
          record.position() > last || record.index() == lastIndex + 1, "records come in order");
      last = record.position();
      lastIndex = record.index();
      book(record.record());
    }
    Invariant.check(batch.upTo() >= last && batch.upTo() > before, "a batch moves on");
    records += batch.records().size();
    position = batch.upTo();
    if (fate == 1) {
      throw new IllegalStateException("the connection broke right after the commit");
    }
  }

  private void book(LedgerRecord record) {
    switch (record) {
      case LedgerRecord.EntryPosted entry -> {
        entries++;
        accounts.add(entry.account());
        Place place = new Place(entry.account(), entry.balance().serial());
        BigDecimal change = entry.change().value();
        BigDecimal after = balances.merge(place, change, BigDecimal::add);
        Invariant.check(
            after.compareTo(entry.balance().value().value()) == 0,
            "the entries of a balance add up to its value");
        sums.computeIfAbsent(entry.kind(), kind -> new HashMap<>())
            .merge(entry.balance().tor().text(), change, BigDecimal::add);
      }
      case LedgerRecord.BalanceRemoved removed -> {
        Place place = new Place(removed.account(), removed.balance().serial());
        BigDecimal left = balances.remove(place);
        Invariant.check(left == null || left.signum() == 0, "a balance that goes holds nothing");
      }
      case LedgerRecord.AccountRemoved removed ->
          balances.keySet().removeIf(place -> place.account().equals(removed.account()));
      default -> {
        // Moves no money.
      }
    }
  }

  /** What entries of one kind changed in all balances that hold one kind of value. */
  BigDecimal sum(EntryKind entry, String kind) {
    return sums.getOrDefault(entry, Map.of()).getOrDefault(kind, BigDecimal.ZERO);
  }

  /** All accounts that ever had an entry. */
  Set<AccountId> accounts() {
    return accounts;
  }

  long entries() {
    return entries;
  }

  long records() {
    return records;
  }
}
