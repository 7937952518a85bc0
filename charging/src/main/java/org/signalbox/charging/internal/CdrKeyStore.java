package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrKey;
import org.signalbox.sql.SqlDialect;

/**
 * Finds the rows of CDRs by their keys, inside the writer's transaction.
 *
 * <p>A CGRID is a digest: an index by it is written to anywhere, two pages for each CDR, which a
 * server has disks for and an embedded database does not. SQLite has such an index only for CGRIDs
 * that clients made themselves. One that is made of the CDR's origin ({@link CdrKey#cgrIdOf}) is
 * the same exactly where what it is made of is the same, so it is found by that; clients count
 * their sessions, and those of one time stand together (docs/decisions/0019-indexes-of-cdrs.md).
 */
final class CdrKeyStore {

  /** Keys that one query looks for. */
  private static final int FOUND_AT_ONCE = 500;

  private static final String FOUND = "SELECT id, cgrid, run_id, ledger_position FROM cdrs WHERE ";

  /** By the unique key of PostgreSQL and MariaDB. */
  private static final String BY_CGRID = FOUND + "tenant = ? AND cgrid IN (";

  /** By {@code cdrs_given_key_idx}. */
  private static final String BY_GIVEN_CGRID =
      FOUND + "cgrid_given = 1 AND tenant = ? AND cgrid IN (";

  /** By {@code cdrs_made_key_idx}. */
  private static final String BY_ORIGIN =
      FOUND + "cgrid_given = 0 AND tenant = ? AND origin_id || origin_host IN (";

  /**
   * By {@code cdrs_cgrid_idx}, a look into each of its sections: for a CGRID that a client made and
   * that is a digest by its looks, so that another CDR's may be the same.
   */
  private static final String BY_MADE_CGRID =
      FOUND + "cgrid_given = 0 AND tenant = ? AND cgrid IN (";

  private static final String ANY_GIVEN =
      "SELECT EXISTS (SELECT 1 FROM cdrs WHERE cgrid_given = 1)";

  private final SqlDialect dialect;

  CdrKeyStore(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * A CDR that is there.
   *
   * @param id of its row
   * @param position what the ledger took for it was taken there; 0 for nothing
   */
  record Found(long id, long position) {}

  /**
   * Whether the CGRID is what {@link CdrKey#cgrIdOf} makes of the origin, and the two texts of that
   * one behind the other are the same text in a row: the halves of a pair would become one there.
   */
  static boolean isMadeOfOrigin(Cdr cdr) {
    String id = cdr.origin().id();
    boolean endsInHalf = !id.isEmpty() && Character.isHighSurrogate(id.charAt(id.length() - 1));
    return !endsInHalf
        && cdr.key().cgrId().equals(CdrKey.cgrIdOf(cdr.origin().id(), cdr.origin().host()));
  }

  /** The id of the CDR of the same key. */
  Optional<Long> find(Connection connection, Cdr cdr) throws SQLException {
    Found found = find(connection, List.of(cdr)).get(cdr.key());
    return Optional.ofNullable(found).map(Found::id);
  }

  /** Those of the CDRs whose keys are there, by key. */
  Map<CdrKey, Found> find(Connection connection, List<Cdr> cdrs) throws SQLException {
    Map<String, List<Cdr>> byTenant = new TreeMap<>();
    for (Cdr cdr : cdrs) {
      byTenant.computeIfAbsent(cdr.key().tenant(), tenant -> new ArrayList<>()).add(cdr);
    }
    Map<CdrKey, Found> found = new HashMap<>();
    for (Map.Entry<String, List<Cdr>> tenant : byTenant.entrySet()) {
      List<Cdr> all = tenant.getValue();
      for (int from = 0; from < all.size(); from += FOUND_AT_ONCE) {
        List<Cdr> some = all.subList(from, Math.min(all.size(), from + FOUND_AT_ONCE));
        find(connection, tenant.getKey(), some, found);
      }
    }
    return found;
  }

  private void find(Connection connection, String tenant, List<Cdr> cdrs, Map<CdrKey, Found> found)
      throws SQLException {
    Search search = new Search(connection, tenant, found);
    List<String> cgrIds = new ArrayList<>(cdrs.size());
    cdrs.forEach(cdr -> cgrIds.add(cdr.key().cgrId()));
    if (dialect != SqlDialect.SQLITE) {
      search.run(BY_CGRID, cgrIds);
      return;
    }
    List<String> origins = new ArrayList<>(cdrs.size());
    List<String> digests = new ArrayList<>();
    for (Cdr cdr : cdrs) {
      if (isMadeOfOrigin(cdr)) {
        origins.add(cdr.origin().id() + cdr.origin().host());
      } else if (CdrKey.isDigest(cdr.key().cgrId())) {
        digests.add(cdr.key().cgrId());
      }
    }
    search.run(BY_ORIGIN, origins);
    search.run(BY_MADE_CGRID, digests);
    if (hasGiven(connection)) {
      search.run(BY_GIVEN_CGRID, cgrIds);
    }
  }

  private static boolean hasGiven(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ANY_GIVEN);
        ResultSet rows = query.executeQuery()) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /** Looks for CDRs of one tenant, and adds what it finds. */
  private record Search(Connection connection, String tenant, Map<CdrKey, Found> found) {

    /**
     * @param select up to the list of what is wanted
     */
    void run(String select, List<String> wanted) throws SQLException {
      if (wanted.isEmpty()) {
        return;
      }
      String places = String.join(", ", Collections.nCopies(wanted.size(), "?"));
      try (PreparedStatement query = connection.prepareStatement(select + places + ")")) {
        query.setString(1, tenant);
        for (int i = 0; i < wanted.size(); i++) {
          query.setString(i + 2, wanted.get(i));
        }
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            found.put(
                new CdrKey(tenant, rows.getString(2), rows.getString(3)),
                new Found(rows.getLong(1), rows.getLong(4)));
          }
        }
      }
    }
  }
}
