package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrDebits;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.StoredCdr;
import org.signalbox.sql.SqlDialect;

/** Inserts and updates CDRs inside the writer's transaction. */
final class CdrWriteStore {

  /** Keys that one query looks for. */
  private static final int FOUND_AT_ONCE = 500;

  private static final List<String> WRITTEN =
      List.of(
          "cgrid",
          "run_id",
          "origin_host",
          "source",
          "origin_id",
          "tor",
          "request_type",
          "tenant",
          "category",
          "account",
          "subject",
          "destination",
          "setup_time",
          "answer_time",
          "usage",
          "extra_fields",
          "cost_source",
          "cost",
          "cost_details",
          "extra_info",
          "time_zone");

  /** What only a projector writes. */
  private static final List<String> DEBITED = List.of("debits", "ledger_position");

  private final CdrColumns columns;
  private final String insert;
  private final String update;
  private final String replace;
  private final String reprice;

  CdrWriteStore(CdrColumns columns) {
    this.columns = columns;
    this.insert =
        "INSERT INTO cdrs ("
            + String.join(", ", WRITTEN.stream().map(this::quoted).toList())
            + ", debits, ledger_position, created_at"
            + (isSqlite() ? ", cost_key" : "")
            + ") VALUES ("
            + String.join(", ", WRITTEN.stream().map(this::placeholder).toList())
            + (isSqlite() ? ", ?, ?, ?, ?)" : ", ?, ?, ?)");
    this.update = "UPDATE cdrs SET " + assignments(WRITTEN) + " WHERE id = ?";
    List<String> all = new ArrayList<>(WRITTEN);
    all.addAll(DEBITED);
    this.replace = "UPDATE cdrs SET " + assignments(all) + " WHERE id = ?";
    this.reprice =
        "UPDATE cdrs SET "
            + assignments(List.of("cost_source", "cost", "cost_details", "extra_info"))
            + " WHERE id = ?";
  }

  /** The id of the CDR of that key. */
  Optional<Long> find(Connection connection, CdrKey key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id FROM cdrs WHERE tenant = ? AND cgrid = ? AND run_id = ?")) {
      query.setString(1, key.tenant());
      query.setString(2, key.cgrId());
      query.setString(3, key.runId());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }

  /**
   * A CDR that is there.
   *
   * @param id of its row
   * @param position what the ledger took for it was taken there; 0 for nothing
   */
  record Found(long id, long position) {}

  /** Those of the CDRs whose keys are there, by key. */
  Map<CdrKey, Found> find(Connection connection, List<Cdr> cdrs) throws SQLException {
    Map<String, List<String>> byTenant = new TreeMap<>();
    for (Cdr cdr : cdrs) {
      byTenant
          .computeIfAbsent(cdr.key().tenant(), tenant -> new ArrayList<>())
          .add(cdr.key().cgrId());
    }
    Map<CdrKey, Found> found = new HashMap<>();
    for (Map.Entry<String, List<String>> tenant : byTenant.entrySet()) {
      List<String> ids = tenant.getValue();
      for (int from = 0; from < ids.size(); from += FOUND_AT_ONCE) {
        int until = Math.min(ids.size(), from + FOUND_AT_ONCE);
        find(connection, tenant.getKey(), ids.subList(from, until), found);
      }
    }
    return found;
  }

  private static void find(
      Connection connection, String tenant, List<String> cgrIds, Map<CdrKey, Found> found)
      throws SQLException {
    String places = String.join(", ", Collections.nCopies(cgrIds.size(), "?"));
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT id, cgrid, run_id, ledger_position FROM cdrs WHERE tenant = ? AND cgrid IN ("
                + places
                + ")")) {
      query.setString(1, tenant);
      for (int i = 0; i < cgrIds.size(); i++) {
        query.setString(i + 2, cgrIds.get(i));
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

  /** Inserts CDRs that the ledger took nothing for. */
  void insert(Connection connection, List<Cdr> cdrs, Instant now) throws SQLException {
    insertNotes(connection, cdrs.stream().map(cdr -> new CdrNote(cdr, false, false)).toList(), now);
  }

  void insertNotes(Connection connection, List<CdrNote> notes, Instant now) throws SQLException {
    Object createdAt = columns.time(now);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (CdrNote note : notes) {
        Cdr cdr = note.cdr();
        int next = bindDebits(statement, bindAll(statement, cdr), note.debits());
        statement.setObject(next, createdAt);
        if (isSqlite()) {
          statement.setString(next + 1, SortableNumber.of(cdr.cost().outward()));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** What the ledger took stays noted. */
  void update(Connection connection, long id, Cdr cdr, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      int next = bindChange(statement, bindAll(statement, cdr), cdr, now);
      statement.setLong(next, id);
      statement.executeUpdate();
    }
  }

  /** What the ledger took before was given back; what it took now takes its place. */
  void replace(Connection connection, long id, CdrNote note, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(replace)) {
      int next = bindDebits(statement, bindAll(statement, note.cdr()), note.debits());
      statement.setLong(bindChange(statement, next, note.cdr(), now), id);
      statement.executeUpdate();
    }
  }

  void reprice(Connection connection, List<StoredCdr> priced, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(reprice)) {
      for (StoredCdr stored : priced) {
        int next = bindPrice(statement, 1, stored.cdr());
        next = bindChange(statement, next, stored.cdr(), now);
        statement.setLong(next, stored.orderId());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Leaves cost, usage and times, and nothing that says who called whom. */
  long erase(Connection connection, ErasedCdrs erased, Instant now) throws SQLException {
    String json = columns.dialect() == SqlDialect.POSTGRESQL ? "CAST(? AS JSON)" : "?";
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE cdrs SET account = ?, subject = ?, destination = '', origin_id = '',"
                + " origin_host = '', source = '', extra_info = '', extra_fields = "
                + json
                + ", debits = NULL, cost_details = "
                + json
                + ", updated_at = ? WHERE tenant = ? AND account = ?")) {
      update.setString(1, erased.pseudonym());
      update.setString(2, erased.pseudonym());
      update.setString(3, ExtraFieldsText.write(new TreeMap<>()));
      update.setString(4, CdrCost.NO_DETAILS);
      update.setObject(5, columns.time(now));
      update.setString(6, erased.tenant());
      update.setString(7, erased.account());
      return update.executeUpdate();
    }
  }

  private int bindAll(PreparedStatement to, Cdr cdr) throws SQLException {
    to.setString(1, cdr.key().cgrId());
    to.setString(2, cdr.key().runId());
    to.setString(3, cdr.origin().host());
    to.setString(4, cdr.origin().source());
    to.setString(5, cdr.origin().id());
    to.setString(6, cdr.tor().text());
    to.setString(7, cdr.requestType());
    to.setString(8, cdr.key().tenant());
    to.setString(9, cdr.parties().category());
    to.setString(10, cdr.parties().account());
    to.setString(11, cdr.parties().subject());
    to.setString(12, cdr.parties().destination());
    bindTime(to, 13, cdr.times().setup());
    bindTime(to, 14, cdr.times().answer());
    to.setLong(15, cdr.usage());
    to.setString(16, ExtraFieldsText.write(cdr.extraFields()));
    int next = bindPrice(to, 17, cdr);
    to.setString(next, cdr.times().zone().getId());
    return next + 1;
  }

  private int bindPrice(PreparedStatement to, int first, Cdr cdr) throws SQLException {
    to.setString(first, cdr.costSource());
    to.setObject(first + 1, columns.cost(cdr.cost().outward()));
    to.setString(first + 2, cdr.cost().outwardDetails());
    to.setString(first + 3, cdr.extraText());
    return first + 4;
  }

  private static int bindDebits(PreparedStatement to, int first, CdrDebits debits)
      throws SQLException {
    if (debits.position() == 0) {
      to.setNull(first, Types.VARCHAR);
      to.setNull(first + 1, Types.BIGINT);
    } else {
      to.setString(first, DebitsText.write(debits.repayments()));
      to.setLong(first + 1, debits.position());
    }
    return first + 2;
  }

  private int bindChange(PreparedStatement to, int first, Cdr cdr, Instant now)
      throws SQLException {
    to.setObject(first, columns.time(now));
    if (isSqlite()) {
      to.setString(first + 1, SortableNumber.of(cdr.cost().outward()));
      return first + 2;
    }
    return first + 1;
  }

  private void bindTime(PreparedStatement to, int index, Optional<Instant> time)
      throws SQLException {
    if (time.isPresent()) {
      to.setObject(index, columns.time(time.get()));
    } else {
      to.setNull(index, isSqlite() ? Types.VARCHAR : Types.TIMESTAMP);
    }
  }

  private String assignments(List<String> names) {
    StringBuilder out = new StringBuilder();
    for (String name : names) {
      out.append(quoted(name)).append(" = ").append(placeholder(name)).append(", ");
    }
    return out.append(isSqlite() ? "updated_at = ?, cost_key = ?" : "updated_at = ?").toString();
  }

  private String placeholder(String name) {
    boolean json = name.equals("extra_fields") || name.equals("cost_details");
    return json && columns.dialect() == SqlDialect.POSTGRESQL ? "CAST(? AS JSON)" : "?";
  }

  /** {@code usage} is a reserved word in MariaDB. */
  private String quoted(String name) {
    return columns.dialect() == SqlDialect.MARIADB ? "`" + name + "`" : name;
  }

  private boolean isSqlite() {
    return columns.dialect() == SqlDialect.SQLITE;
  }
}
