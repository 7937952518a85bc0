package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.sql.SqlDialect;

/** The rows that a projector writes: CDRs, and how far it is. Inside the writer's transaction. */
public final class CdrRowProjector {

  private final CdrWriteStore writes;

  public CdrRowProjector(SqlDialect dialect) {
    this.writes = new CdrWriteStore(new CdrColumns(dialect));
  }

  /** How far a projector is; 0 when it never stored anything. */
  public long position(DataSource readers, String projector) {
    try (Connection connection = readers.getConnection()) {
      return position(connection, projector);
    } catch (SQLException e) {
      throw new CdrStorageFailure(e);
    }
  }

  private static long position(Connection connection, String projector) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT position FROM ledger_positions WHERE projector = ?")) {
      query.setString(1, projector);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /**
   * Moves the position on. The row is locked from here to the commit, so two nodes on one server do
   * not both store a batch.
   *
   * @return false when it is that far already
   */
  public boolean advance(Connection connection, String projector, long upTo) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE ledger_positions SET position = ? WHERE projector = ? AND position < ?")) {
      update.setLong(1, upTo);
      update.setString(2, projector);
      update.setLong(3, upTo);
      if (update.executeUpdate() == 1) {
        return true;
      }
    }
    if (position(connection, projector) > 0) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger_positions (projector, position) VALUES (?, ?)")) {
      insert.setString(1, projector);
      insert.setLong(2, upTo);
      insert.executeUpdate();
      return true;
    }
  }

  /** Stores CDRs; one that is there stays, or is replaced where the note says so. */
  public void store(Connection connection, List<CdrNote> notes, Instant now) throws SQLException {
    Map<CdrKey, Long> known = writes.find(connection, notes.stream().map(CdrNote::cdr).toList());
    List<Cdr> fresh = new ArrayList<>();
    for (CdrNote note : notes) {
      Long id = known.get(note.cdr().key());
      if (id == null) {
        fresh.add(note.cdr());
      } else if (note.isReplacing()) {
        writes.update(connection, id, note.cdr(), now);
      }
    }
    if (!fresh.isEmpty()) {
      writes.insert(connection, fresh, now);
    }
  }
}
