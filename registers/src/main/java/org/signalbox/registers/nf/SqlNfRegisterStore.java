package org.signalbox.registers.nf;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles in SQL: a SQLite file of one instance, or a server that several instances share.
 *
 * <p>Every transaction first raises the one row of {@code nf_revision}. On a server this row stays
 * locked until the commit, so revisions become visible in their order: who has seen a revision has
 * seen all before it, and asking for what is behind the last one misses nothing.
 */
public final class SqlNfRegisterStore implements NfRegisterStore {

  private static final Logger LOG = LoggerFactory.getLogger(SqlNfRegisterStore.class);

  private static final Duration REMOVED_KEPT = Duration.ofDays(1);

  private static final String RAISE = "UPDATE nf_revision SET revision = revision + 1 WHERE id = 1";
  private static final String REVISION = "SELECT revision FROM nf_revision WHERE id = 1";
  private static final String CURRENT =
      "SELECT revision, profile IS NOT NULL FROM nf_instances WHERE nf_instance_id = ?";
  private static final String INSERT =
      "INSERT INTO nf_instances (revision, profile, changed_at, nf_instance_id)"
          + " VALUES (?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE nf_instances SET revision = ?, profile = ?, changed_at = ? WHERE nf_instance_id = ?";
  private static final String ROWS = "SELECT nf_instance_id, revision, profile FROM nf_instances";
  private static final String ONE = ROWS + " WHERE nf_instance_id = ?";
  private static final String SELECT = ROWS + " WHERE revision > ?";
  private static final String PRESENT = SELECT + " AND profile IS NOT NULL ORDER BY revision";
  private static final String CHANGED = SELECT + " ORDER BY revision";
  private static final String BEATS =
      "SELECT nf_instance_id, nf_load FROM nf_beats WHERE revision > ? AND told_by <> ?";
  private static final String UPDATE_BEAT =
      "UPDATE nf_beats SET revision = ?, nf_load = ?, told_by = ? WHERE nf_instance_id = ?";
  private static final String INSERT_BEAT =
      "INSERT INTO nf_beats (revision, nf_load, told_by, nf_instance_id) VALUES (?, ?, ?, ?)";
  private static final String DELETE_BEAT = "DELETE FROM nf_beats WHERE nf_instance_id = ?";
  private static final String FORGET =
      "DELETE FROM nf_instances WHERE profile IS NULL AND changed_at < ?";

  private final Database database;
  private final InstantSource clock;
  private final SqlNfChangeStore changes;

  /** Tells heart-beats of this instance from those of others. */
  private final String self = UUID.randomUUID().toString();

  /** Works on a database whose tables are up to date. */
  public SqlNfRegisterStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.changes = new SqlNfChangeStore(database, clock);
  }

  @Override
  public boolean isShared() {
    return database.dialect() != SqlDialect.SQLITE;
  }

  @Override
  public Content load() {
    return read(PRESENT, 0);
  }

  @Override
  public Content changesSince(long revision) {
    return read(CHANGED, revision);
  }

  @Override
  public Optional<Stored> find(NfInstanceId id) {
    try (Connection connection = database.readers().getConnection();
        PreparedStatement select = connection.prepareStatement(ONE)) {
      select.setString(1, id.toString());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? StoredRow.of(rows).stored() : Optional.empty();
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static OperatorFault unreadable(SQLException e) {
    return new OperatorFault("cannot read network functions: " + e.getMessage(), e);
  }

  /** The revision is read first: what comes in meanwhile is read again, which harms nobody. */
  private Content read(String query, long since) {
    try (Connection connection = database.readers().getConnection()) {
      long newest = revision(connection, REVISION);
      if (newest == since) {
        return new Content(List.of(), List.of(), since);
      }
      return new Content(profiles(connection, query, since), beats(connection, since), newest);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Rows first, then their profiles on all processors: most of a start goes into reading JSON. */
  private static List<Stored> profiles(Connection connection, String query, long since)
      throws SQLException {
    List<StoredRow> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, since);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(StoredRow.of(rows));
        }
      }
    }
    return found.parallelStream().flatMap(row -> row.stored().stream()).toList();
  }

  /** A row as it was read; {@code json} is empty for a removed profile. */
  private record StoredRow(NfInstanceId id, long revision, Optional<String> json) {

    static StoredRow of(ResultSet row) throws SQLException {
      return new StoredRow(
          NfInstanceId.parse(row.getString(1)).orElseThrow(),
          row.getLong(2),
          Optional.ofNullable(row.getString(3)));
    }

    Optional<Stored> stored() {
      if (json.isEmpty()) {
        return Optional.of(new Stored(id, revision, Optional.empty()));
      }
      try {
        NfProfile profile = NfProfile.restore(json.get().getBytes(StandardCharsets.UTF_8));
        return Optional.of(new Stored(id, revision, Optional.of(profile)));
      } catch (RuntimeException e) {
        // Somebody else wrote into the table; the others must not be lost with it.
        LOG.atWarn()
            .addKeyValue("nfInstanceId", id)
            .setCause(e)
            .log("stored profile cannot be read and is left aside");
        return Optional.empty();
      }
    }
  }

  private List<Beat> beats(Connection connection, long since) throws SQLException {
    List<Beat> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(BEATS)) {
      select.setLong(1, since);
      select.setString(2, self);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          int load = rows.getInt(2);
          OptionalInt told = rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(load);
          found.add(new Beat(NfInstanceId.parse(rows.getString(1)).orElseThrow(), told));
        }
      }
    }
    return found;
  }

  @Override
  public CompletableFuture<Written> put(NfProfile profile, OptionalLong expected) {
    String json = StandardCharsets.UTF_8.decode(profile.encoded()).toString();
    return database
        .writer()
        .submit(connection -> write(connection, profile.id(), Optional.of(json), expected));
  }

  @Override
  public CompletableFuture<Written> remove(NfInstanceId id, OptionalLong expected) {
    return database
        .writer()
        .submit(connection -> write(connection, id, Optional.empty(), expected));
  }

  private Written write(
      Connection connection, NfInstanceId id, Optional<String> json, OptionalLong expected)
      throws SQLException {
    long revision = raised(connection);
    Row row = current(connection, id);
    boolean missed =
        (json.isEmpty() && !row.present())
            || (expected.isPresent() && !row.isOf(expected.getAsLong()));
    if (missed) {
      return new Written.Missed();
    }
    if (isShared()) {
      changes.note(connection, revision, id, json);
    }
    try (PreparedStatement change = connection.prepareStatement(row.known() ? UPDATE : INSERT)) {
      change.setLong(1, revision);
      if (json.isPresent()) {
        change.setString(2, json.get());
      } else {
        change.setNull(2, Types.VARCHAR);
      }
      change.setLong(3, clock.millis());
      change.setString(4, id.toString());
      change.executeUpdate();
    }
    if (json.isEmpty()) {
      deleteBeat(connection, id);
    }
    return new Written.Done(revision, row.present());
  }

  private static void deleteBeat(Connection connection, NfInstanceId id) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE_BEAT)) {
      delete.setString(1, id.toString());
      delete.executeUpdate();
    }
  }

  /** What is stored of a network function; {@code present} when it is not removed. */
  private record Row(boolean known, boolean present, long revision) {

    boolean isOf(long expected) {
      return present && revision == expected;
    }
  }

  /** A locking read: the transaction may have begun before another instance committed. */
  private Row current(Connection connection, NfInstanceId id) throws SQLException {
    String query = isShared() ? CURRENT + " FOR UPDATE" : CURRENT;
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, id.toString());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? new Row(true, rows.getBoolean(2), rows.getLong(1))
            : new Row(false, false, 0);
      }
    }
  }

  private long raised(Connection connection) throws SQLException {
    try (PreparedStatement raise = connection.prepareStatement(RAISE)) {
      raise.executeUpdate();
    }
    return revision(connection, isShared() ? REVISION + " FOR UPDATE" : REVISION);
  }

  private static long revision(Connection connection, String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("the table nf_revision has lost its row");
      }
      return rows.getLong(1);
    }
  }

  @Override
  public CompletableFuture<Boolean> saveBeats(List<Beat> beats) {
    List<Beat> copy = List.copyOf(beats);
    return database
        .writer()
        .submit(connection -> {
          long revision = raised(connection);
          for (Beat missing : updateBeats(connection, copy, revision)) {
            insertBeat(connection, missing, revision);
          }
          return true;
        });
  }

  /** Those of which there is no row yet. */
  private List<Beat> updateBeats(Connection connection, List<Beat> beats, long revision)
      throws SQLException {
    List<Beat> missing = new ArrayList<>();
    try (PreparedStatement update = connection.prepareStatement(UPDATE_BEAT)) {
      for (Beat beat : beats) {
        bind(update, beat, revision);
        update.addBatch();
      }
      int[] counts = update.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0) {
          missing.add(beats.get(i));
        }
      }
    }
    return missing;
  }

  private void insertBeat(Connection connection, Beat beat, long revision) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_BEAT)) {
      bind(insert, beat, revision);
      insert.executeUpdate();
    }
  }

  private void bind(PreparedStatement statement, Beat beat, long revision) throws SQLException {
    statement.setLong(1, revision);
    if (beat.load().isPresent()) {
      statement.setInt(2, beat.load().getAsInt());
    } else {
      statement.setNull(2, Types.INTEGER);
    }
    statement.setString(3, self);
    statement.setString(4, beat.id().toString());
  }

  @Override
  public CompletableFuture<Boolean> forgetRemoved() {
    long before = clock.instant().minus(REMOVED_KEPT).toEpochMilli();
    return database
        .writer()
        .submit(connection -> {
          try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setLong(1, before);
            forget.executeUpdate();
          }
          return true;
        });
  }
}
