package org.signalbox.ledger.runtime;

import java.util.function.BooleanSupplier;
import org.signalbox.ledger.LedgerRecord;

/**
 * Carries records out of the ledger: into SQL, into an outbox. Each projector has its own thread.
 *
 * <p>Records come in order and at least once. A projector that stores the position in the same
 * transaction as its work has them exactly once in effect: after a restart it is given what lies
 * behind the position it tells.
 */
public interface LedgerProjectorPort {

  /** Names it in metrics; unique. */
  String name();

  /**
   * Whether it has work with such a record. Others are not kept for it: a call makes a dozen
   * records, of which most projectors want one. The same for the same record, always. Any thread.
   */
  default boolean wants(LedgerRecord record) {
    return true;
  }

  /**
   * The position stored with the last batch; 0 for none. Asked before the first batch, and again
   * after one that failed, since its work may have been stored all the same.
   */
  long position();

  /**
   * Up to where its work survives a power cut, of what it has stored. The log is kept behind that.
   * Any thread.
   *
   * @param stored the position it told last, or was given
   */
  default long durable(long stored) {
    return stored;
  }

  /**
   * Stores the work of a batch together with {@link ProjectorBatch#upTo}. When it throws, the batch
   * comes again after a while.
   */
  void project(ProjectorBatch batch);

  /**
   * The same for a projector that may take its time, so that those who answer have the processor.
   *
   * @param isHurried whether somebody waits for what it stores, or much waits behind the batch; may
   *     be asked as often as it likes, by any thread
   */
  default void project(ProjectorBatch batch, BooleanSupplier isHurried) {
    project(batch);
  }

  /**
   * Whether its thread may be behind all others while it is in {@link #project}: it works there by
   * itself, and nobody waits for a lock that it holds. Any thread; must not wait for a lock.
   */
  default boolean canWait() {
    return false;
  }

  /** Returns when all that is stored survives a power cut. On the projector's thread. */
  default void settle() {}

  /** The ledger stopped; nothing comes any more. On the projector's thread. */
  default void stopped() {}
}
