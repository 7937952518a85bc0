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
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes in SQL, written in the transaction that makes them.
 *
 * <p>Bounded: an hour of them, and {@value #OF_ONE_MAX} of one network function, of which the last
 * then becomes the sum of itself and what follows. Some have heard of that last one before it
 * became the sum, others have not, and nobody knows who: so the sum tells all of them how things
 * stand now. Of one that was registered and removed the removal is told, also to who never heard of
 * it; of one that was removed and registered again the registration alone.
 */
public final class SqlNfChangeStore implements NfChangeStore {

  static final int OF_ONE_MAX = 8;

  private static final Logger LOG = LoggerFactory.getLogger(SqlNfChangeStore.class);
  private static final Duration KEPT = Duration.ofHours(1);

  private static final String LAST =
      "SELECT COUNT(*), MAX(revision) FROM nf_changes WHERE nf_instance_id = ?";
  private static final String INSERT =
      "INSERT INTO nf_changes (revision, changed_at, profile_after, nf_instance_id, profile_before)"
          + " VALUES (?, ?, ?, ?, (SELECT profile FROM nf_instances WHERE nf_instance_id = ?))";

  // First what stands before, which needs what stood after: MariaDB assigns from left to right.
  private static final String FOLD_REMOVAL =
      "UPDATE nf_changes SET profile_before = COALESCE(profile_before, profile_after),"
          + " revision = ?, changed_at = ?, profile_after = ? WHERE revision = ?";
  private static final String FOLD_PUT =
      "UPDATE nf_changes SET profile_before = CASE WHEN profile_after IS NULL THEN NULL"
          + " ELSE profile_before END,"
          + " revision = ?, changed_at = ?, profile_after = ? WHERE revision = ?";
  private static final String SELECT =
      "SELECT revision, nf_instance_id, profile_before, profile_after FROM nf_changes"
          + " WHERE revision > ? AND revision <= ? ORDER BY revision LIMIT ?";
  private static final String FORGET = "DELETE FROM nf_changes WHERE changed_at < ?";

  private final Database database;
  private final InstantSource clock;

  /** Works on a database whose tables are up to date. */
  public SqlNfChangeStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Notes what is about to change, while the profile before it is still there.
   *
   * @param json of the profile after it; empty when it is removed
   */
  void note(Connection connection, long revision, NfInstanceId id, Optional<String> json)
      throws SQLException {
    Noted noted = noted(connection, id);
    boolean isFold = noted.count() >= OF_ONE_MAX;
    String fold = json.isPresent() ? FOLD_PUT : FOLD_REMOVAL;
    try (PreparedStatement write = connection.prepareStatement(isFold ? fold : INSERT)) {
      write.setLong(1, revision);
      write.setLong(2, clock.millis());
      if (json.isPresent()) {
        write.setString(3, json.get());
      } else {
        write.setNull(3, Types.VARCHAR);
      }
      if (isFold) {
        write.setLong(4, noted.last());
      } else {
        write.setString(4, id.toString());
        write.setString(5, id.toString());
      }
      write.executeUpdate();
    }
  }

  /** What is noted of one network function. */
  private record Noted(int count, long last) {}

  private static Noted noted(Connection connection, NfInstanceId id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST)) {
      select.setString(1, id.toString());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? new Noted(rows.getInt(1), rows.getLong(2)) : new Noted(0, 0);
      }
    }
  }

  @Override
  public Page changes(long after, long upTo, int most) {
    List<NfChange> found = new ArrayList<>();
    int rows = 0;
    long last = after;
    try (Connection connection = database.readers().getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setLong(1, after);
      select.setLong(2, upTo);
      select.setInt(3, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows++;
          last = row.getLong(1);
          change(row).ifPresent(found::add);
        }
      }
    } catch (SQLException e) {
      throw new OperatorFault("cannot read changes of network functions: " + e.getMessage(), e);
    }
    return new Page(found, rows < most ? Math.max(after, upTo) : last);
  }

  /** Empty where it cannot be read, or holds neither profile. */
  private static Optional<NfChange> change(ResultSet row) throws SQLException {
    long revision = row.getLong(1);
    try {
      Optional<NfProfile> before = profile(row.getString(3));
      Optional<NfEntry> after =
          profile(row.getString(4)).map(profile -> new NfEntry(profile, revision));
      if (before.isEmpty()) {
        return after.map(NfChange.Registered::new);
      }
      // Of the revision before it no more is known than that it is another one.
      NfEntry stood = new NfEntry(before.get(), revision - 1);
      return Optional.of(
          after.isPresent()
              ? new NfChange.Changed(stood, after.get())
              : new NfChange.Removed(stood, revision));
    } catch (RuntimeException e) {
      // Somebody else wrote into the table; the others must not be lost with it.
      LOG.atWarn()
          .addKeyValue("nfInstanceId", row.getString(2))
          .setCause(e)
          .log("stored change cannot be read and is told to nobody");
      return Optional.empty();
    }
  }

  private static Optional<NfProfile> profile(@Nullable String json) {
    return Optional.ofNullable(json)
        .map(text -> NfProfile.restore(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public CompletableFuture<Boolean> forgetOld() {
    long before = clock.instant().minus(KEPT).toEpochMilli();
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
