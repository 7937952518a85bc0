package org.signalbox.charging;

import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.signalbox.charging.internal.SqlCdrStore;
import org.signalbox.sql.Database;

/**
 * The CDRs in the {@code cdrs} table. Any thread may call; every method blocks.
 *
 * <p>What {@link #add} and the other changes acknowledged was committed and synced before, and
 * every later read finds it. A failure of the database is thrown as {@link CdrStorageFailure}, a
 * value that the database cannot keep without loss as {@link IllegalArgumentException}.
 */
public interface CdrStore {

  /** The store in a database; the clock dates what is stored. */
  static CdrStore of(Database database, InstantSource clock) {
    return new SqlCdrStore(database, clock);
  }

  /**
   * Stores the runs of one event, all or none.
   *
   * @return false when one of them is there already, and then nothing was stored
   */
  boolean add(List<Cdr> runs);

  /** Stores CDRs, all or none, each in place of the one of its key where there is one. */
  void put(List<Cdr> cdrs);

  /** Sets the price of CDRs that are still there, all in one step; nothing else changes. */
  void reprice(List<StoredCdr> priced);

  /**
   * Hands the CDRs asked for to a consumer, one by one, so that any number of them takes little
   * memory.
   */
  void read(CdrQuery query, Consumer<StoredCdr> consumer);

  /** The order ids of the CDRs asked for: eight bytes for each. */
  long[] orderIds(CdrQuery query);

  /** How many CDRs satisfy the conditions; order, limit and offset do not count. */
  long count(CdrQuery query);

  /**
   * Removes the CDRs asked for, all in one step.
   *
   * @return how many there were
   */
  long remove(CdrQuery query);

  /**
   * Puts another name in the place of an account's in its CDRs, and empties everything else in them
   * that says who called whom. Costs, usage and times stay.
   *
   * @return how many there were
   */
  long erase(String tenant, String account, String pseudonym);

  /** The totals of the CDRs asked for, by run. */
  SortedMap<String, CdrTotals> totals(CdrQuery query);
}
