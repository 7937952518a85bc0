package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrNote;
import org.signalbox.sql.RowRefusal;
import org.signalbox.sql.SqlDialect;

/** The rows that a projector writes: CDRs, and how far it is. Inside the writer's transaction. */
public final class CdrRowProjector {

  private final CdrWriteStore writes;
  private final CdrKeyStore keys;
  private final RefusedCdrStore asides = new RefusedCdrStore();
  private final LedgerPositionStore positions = new LedgerPositionStore();

  public CdrRowProjector(SqlDialect dialect) {
    this.writes = new CdrWriteStore(new CdrColumns(dialect));
    this.keys = new CdrKeyStore(dialect);
  }

  /** How far a projector is; 0 when it never stored anything. */
  public long position(DataSource readers, String projector) {
    return positions.position(readers, projector);
  }

  /**
   * Moves the position on.
   *
   * @return false when it is that far already
   */
  public boolean advance(Connection connection, String projector, long upTo) throws SQLException {
    return positions.advance(connection, projector, upTo);
  }

  /**
   * Stores CDRs one by one, so that each that the database refuses is known.
   *
   * @return those that are not stored
   * @throws SQLException when the database refuses all, or is gone
   */
  public List<RefusedCdr> storeEach(Connection connection, List<PlacedCdr> cdrs, Instant now)
      throws SQLException {
    List<RefusedCdr> refused = new ArrayList<>();
    for (PlacedCdr placed : cdrs) {
      Savepoint before = connection.setSavepoint();
      try {
        store(connection, List.of(placed.note()), now);
      } catch (SQLException e) {
        if (!RowRefusal.isOfTheRow(e)) {
          throw e;
        }
        connection.rollback(before);
        refused.add(RefusedCdr.of(placed, e));
      } catch (IllegalArgumentException | ArithmeticException e) {
        connection.rollback(before);
        refused.add(RefusedCdr.of(placed, e));
      }
      connection.releaseSavepoint(before);
    }
    return refused;
  }

  /** Puts CDRs aside that cannot be stored. */
  public void putAside(Connection connection, List<RefusedCdr> refused, Instant now)
      throws SQLException {
    asides.add(connection, refused, now);
  }

  /**
   * Stores CDRs in the order of the log; one that is there stays, or is replaced where the note
   * says so. Where the ledger took something for the one that is there, and then again under the
   * same name, both are kept.
   */
  public void store(Connection connection, List<CdrNote> notes, Instant now) throws SQLException {
    Map<CdrKey, CdrKeyStore.Found> known =
        keys.find(connection, notes.stream().map(CdrNote::cdr).toList());
    Map<CdrKey, CdrNote> fresh = new LinkedHashMap<>();
    for (CdrNote note : notes) {
      CdrKey key = note.cdr().key();
      CdrNote waiting = fresh.get(key);
      CdrKeyStore.Found found = known.get(key);
      if (note.isReplacing() && found != null) {
        writes.replace(connection, found.id(), note, now);
      } else if (note.isReplacing()) {
        fresh.put(key, note);
      } else if (waiting != null) {
        addAnother(note, waiting.debits().position(), fresh);
      } else if (found != null) {
        addAnother(note, found.position(), fresh);
      } else {
        fresh.put(key, note);
      }
    }
    if (!fresh.isEmpty()) {
      writes.insertNotes(connection, List.copyOf(fresh.values()), now);
    }
  }

  private static void addAnother(CdrNote note, long position, Map<CdrKey, CdrNote> fresh) {
    if (note.isAnotherThan(position)) {
      fresh.putIfAbsent(note.again().cdr().key(), note.again());
    }
  }
}
