package org.signalbox.charging;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.signalbox.charging.internal.CdrRowProjector;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlWriter;

/**
 * Carries the CDRs of what the ledger charged into SQL, exactly once: the rows of a batch and its
 * position are one transaction. A crash before the commit leaves neither, one after it both; where
 * nobody knows, the position in the table tells.
 *
 * <p>A CDR of the same tenant, CGRID and run that is there already stays, unless the note says that
 * it is replaced. The projector's thread.
 */
public final class CdrProjector implements LedgerProjectorPort {

  private final Database database;
  private final InstantSource clock;
  private final Function<PositionedRecord, List<CdrNote>> cdrs;
  private final CdrRowProjector rows;

  /**
   * @param clock dates what is stored
   * @param cdrs the CDRs that a record makes; must not depend on anything but the record and its
   *     place
   */
  CdrProjector(
      Database database, InstantSource clock, Function<PositionedRecord, List<CdrNote>> cdrs) {
    this.database = database;
    this.clock = clock;
    this.cdrs = cdrs;
    this.rows = new CdrRowProjector(database.dialect());
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
              case LedgerRecord.SessionClosed closed -> debited.of(closed);
              case LedgerRecord.EffectDue due ->
                  ActionCdrs.of(due, placed.position() + ":" + placed.index());
              default -> List.of();
            });
  }

  @Override
  public String name() {
    return LedgerPort.CDR_PROJECTOR;
  }

  @Override
  public long position() {
    return rows.position(database.readers(), name());
  }

  @Override
  public void project(ProjectorBatch batch) {
    List<CdrNote> batched = latest(batch);
    Instant now = clock.instant();
    try {
      boolean isStored =
          database
              .writer()
              .submit(connection -> {
                if (!rows.advance(connection, name(), batch.upTo())) {
                  return false;
                }
                rows.store(connection, batched, now);
                return true;
              })
              .join();
      if (!isStored) {
        throw new IllegalStateException(
            "the CDRs of position "
                + batch.upTo()
                + " were stored before, by this or another node");
      }
    } catch (CompletionException e) {
      throw new CdrStorageFailure(e.getCause() == null ? e : e.getCause());
    } catch (SqlWriter.WriterOverloaded e) {
      throw new CdrStorageFailure(e);
    }
  }

  /** One of each key; the rows keep the order of the log. */
  private List<CdrNote> latest(ProjectorBatch batch) {
    Map<CdrKey, CdrNote> latest = new LinkedHashMap<>();
    for (PositionedRecord record : batch.records()) {
      for (CdrNote note : cdrs.apply(record)) {
        if (note.isReplacing()) {
          latest.put(note.cdr().key(), note);
        } else {
          latest.putIfAbsent(note.cdr().key(), note);
        }
      }
    }
    return List.copyOf(latest.values());
  }
}
