package org.signalbox.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.internal.Keyed;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;

/**
 * How far a timing of a plan has run for a tenant. Immutable.
 *
 * @param id which timing, and for whom
 * @param doneNanos the last due moment that has run on all accounts; 0 for none
 * @param runningNanos the due moment that runs now; 0 for none
 * @param cursor the last account on which it has run; empty at the beginning
 */
public record PlanMark(Id id, long doneNanos, long runningNanos, Optional<AccountId> cursor)
    implements Keyed<PlanMark.Id> {

  /** Nothing has run. */
  public static PlanMark none(Id id) {
    return new PlanMark(id, 0, 0, Optional.empty());
  }

  @Override
  public Id key() {
    return id;
  }

  /** The last due moment that has run on all accounts; empty for none. */
  public Optional<Instant> done() {
    return doneNanos == 0 ? Optional.empty() : Optional.of(LedgerTime.instant(doneNanos));
  }

  /** The due moment that runs now; empty for none. */
  public Optional<Instant> running() {
    return runningNanos == 0 ? Optional.empty() : Optional.of(LedgerTime.instant(runningNanos));
  }

  /**
   * A timing of a plan, for a tenant.
   *
   * @param plan the plan
   * @param timing its timing
   * @param tenant whose accounts, since every tenant has its own clock on the wall
   */
  public record Id(String plan, String timing, String tenant) implements Comparable<Id> {

    public Id {
      Texts.requireName("action plan", plan);
      Texts.requireName("timing", timing);
      Texts.requireName("tenant", tenant);
    }

    @Override
    public int compareTo(Id other) {
      int order = plan.compareTo(other.plan);
      order = order != 0 ? order : timing.compareTo(other.timing);
      return order != 0 ? order : tenant.compareTo(other.tenant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Id that
          && plan.equals(that.plan)
          && timing.equals(that.timing)
          && tenant.equals(that.tenant);
    }

    /** The same in every process. */
    @Override
    public int hashCode() {
      return 31 * (31 * plan.hashCode() + timing.hashCode()) + tenant.hashCode();
    }
  }
}
