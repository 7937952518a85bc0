package org.signalbox.charging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.signalbox.charging.internal.CdrRowProjector;
import org.signalbox.charging.internal.PlacedCdr;
import org.signalbox.charging.internal.RefusedCdr;
import org.signalbox.charging.internal.RefusedCdrStore;
import org.signalbox.charging.internal.StoringPace;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.sql.Database;
import org.signalbox.sql.RowRefusal;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the CDRs of what the ledger charged into SQL, exactly once: the rows of a batch and its
 * position are one transaction. A crash before the commit leaves neither, one after it both; where
 * nobody knows, the position in the table tells.
 *
 * <p>A CDR of the same tenant, CGRID and run that is there already stays, unless the note says that
 * it is replaced.
 *
 * <p>A CDR that the table never takes, or that none can be made of, is put into a table of refused
 * ones: its money is in the ledger, and what comes behind it must not wait. Whoever reads the log,
 * the metrics or the health of the node learns of it. The projector's thread, which waits while the
 * writer's makes the CDRs and stores them.
 */
public final class CdrProjector implements LedgerProjectorPort {

  private static final Logger LOG = LoggerFactory.getLogger(CdrProjector.class);

  /**
   * Records whose CDRs are made and stored together, before those of the next: a millisecond or two
   * of work, which others wait for at most.
   */
  private static final int MADE_AT_ONCE = 50;

  private final Database database;
  private final InstantSource clock;
  private final Function<PositionedRecord, List<CdrNote>> cdrs;
  private final CdrRowProjector rows;

  /** Of the batch that is stored; handed to the writer's thread with it. */
  private BooleanSupplier isHurried = () -> true;

  private final StoringPace pace;

  /** Stores some CDRs in the transaction of their batch. */
  @FunctionalInterface
  private interface Storing {

    /** Those that the database refuses. */
    List<RefusedCdr> store(Connection connection, List<PlacedCdr> made) throws SQLException;
  }

  /**
   * @param clock dates what is stored
   * @param cdrs the CDRs that a record makes; must not depend on anything but the record and its
   *     place. The writer's thread
   */
  CdrProjector(
      Database database, InstantSource clock, Function<PositionedRecord, List<CdrNote>> cdrs) {
    this.database = database;
    this.clock = clock;
    this.cdrs = cdrs;
    this.rows = new CdrRowProjector(database.dialect());
    this.pace =
        database.dialect() == SqlDialect.SQLITE
            ? new StoringPace(System::nanoTime, LockSupport::parkNanos)
            // A server has processors of its own, and locks that are held meanwhile.
            : StoringPace.NONE;
  }

  /**
   * A projector of sessions and events that are over, and of what actions log.
   *
   * @param clock dates what is stored
   */
  public static CdrProjector of(Database database, InstantSource clock, DebitedCdrs debited) {
    return new CdrProjector(
        database,
        clock,
        placed ->
            switch (placed.record()) {
              case LedgerRecord.SessionClosed closed -> debited.of(closed, placed.position());
              case LedgerRecord.EffectDue due ->
                  ActionCdrs.of(due, placed.position() + ":" + placed.index());
              default -> List.of();
            });
  }

  /** How many CDRs were put aside, by this node or an earlier one. Any thread. */
  public static long refused(Database database) {
    return new RefusedCdrStore().count(database.readers());
  }

  @Override
  public String name() {
    return LedgerPort.CDR_PROJECTOR;
  }

  @Override
  public boolean wants(LedgerRecord record) {
    return makesCdr(record);
  }

  /** Whether there may be CDRs of a record: sessions and events that are over, {@code *cdrlog}. */
  static boolean makesCdr(LedgerRecord record) {
    return record instanceof LedgerRecord.SessionClosed
        || (record instanceof LedgerRecord.EffectDue due
            && due.effect().kind() == AccountAction.EffectKind.CDR_LOG);
  }

  @Override
  public long position() {
    return rows.position(database.readers(), name());
  }

  @Override
  public void project(ProjectorBatch batch) {
    project(batch, () -> true);
  }

  @Override
  public void project(ProjectorBatch batch, BooleanSupplier isHurried) {
    // A server has locks in mid transaction that others wait for.
    this.isHurried = database.dialect() == SqlDialect.SQLITE ? isHurried : () -> true;
    Instant now = clock.instant();
    try {
      write(
          batch,
          now,
          (connection, made) -> {
            rows.store(connection, made.stream().map(PlacedCdr::note).toList(), now);
            return List.of();
          });
    } catch (CompletionException e) {
      if (!RowRefusal.isOfTheRow(e.getCause())) {
        throw new CdrStorageFailure(e.getCause() == null ? e : e.getCause());
      }
      projectEach(batch, now);
    }
  }

  /** Stores all that can be, and puts the rest aside. */
  private void projectEach(ProjectorBatch batch, Instant now) {
    try {
      write(batch, now, (connection, made) -> rows.storeEach(connection, made, now));
    } catch (CompletionException e) {
      throw new CdrStorageFailure(e.getCause() == null ? e : e.getCause());
    }
  }

  private void write(ProjectorBatch batch, Instant now, Storing storing) {
    Optional<List<RefusedCdr>> refused;
    try {
      refused =
          database
              .writer()
              .submit(
                  connection ->
                      rows.advance(connection, name(), batch.upTo())
                          ? Optional.of(stored(connection, batch.records(), now, storing))
                          : Optional.<List<RefusedCdr>>empty(),
                  isHurried)
              .join();
    } catch (SqlWriter.WriterOverloaded e) {
      throw new CdrStorageFailure(e);
    }
    refused
        .orElseThrow(() ->
            new IllegalStateException(
                "the CDRs of position "
                    + batch.upTo()
                    + " were stored before, by this or another node"))
        .forEach(CdrProjector::tell);
  }

  /**
   * Makes the CDRs of some records, stores them, and goes on with the next. A batch has thousands,
   * and all of them made at once would live through several turns of the collector. Between them
   * the thread lets others have the processor.
   */
  private List<RefusedCdr> stored(
      Connection connection, List<PositionedRecord> records, Instant now, Storing storing)
      throws SQLException {
    List<RefusedCdr> refused = new ArrayList<>();
    pace.begin();
    for (int from = 0; from < records.size(); from += MADE_AT_ONCE) {
      int to = Math.min(records.size(), from + MADE_AT_ONCE);
      List<PlacedCdr> made = made(records.subList(from, to), refused);
      refused.addAll(storing.store(connection, made));
      pace.done(isHurried.getAsBoolean() || database.writer().waiting() > 0);
    }
    rows.putAside(connection, refused, now);
    return refused;
  }

  private static void tell(RefusedCdr refused) {
    LOG.atError()
        .addKeyValue("position", refused.position())
        .addKeyValue("index", refused.index())
        .addKeyValue("reason", refused.reason())
        .log("a CDR cannot be stored, and is in the table refused_cdrs");
  }

  /** Those of some records, in the order of the log. */
  private List<PlacedCdr> made(List<PositionedRecord> records, List<RefusedCdr> refused) {
    List<PlacedCdr> placed = new ArrayList<>(records.size());
    for (PositionedRecord record : records) {
      try {
        List<CdrNote> notes = cdrs.apply(record);
        for (int part = 0; part < notes.size(); part++) {
          placed.add(new PlacedCdr(notes.get(part), record.position(), record.index(), part));
        }
      } catch (IllegalArgumentException | ArithmeticException e) {
        refused.add(RefusedCdr.of(record, e));
      }
    }
    return placed;
  }
}
