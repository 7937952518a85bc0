package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrDebits;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.StoredCdr;
import org.signalbox.sql.SqlDialect;

/** Inserts and updates CDRs inside the writer's transaction. */
final class CdrWriteStore {

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
            + (isSqlite() ? ", cost_key, cgrid_given" : "")
            + ") VALUES ("
            + String.join(", ", WRITTEN.stream().map(this::placeholder).toList())
            + (isSqlite() ? ", ?, ?, ?, ?, ?)" : ", ?, ?, ?)");
    String keyed = isSqlite() ? ", cgrid_given = ? WHERE id = ?" : " WHERE id = ?";
    this.update = "UPDATE cdrs SET " + assignments(WRITTEN) + keyed;
    List<String> all = new ArrayList<>(WRITTEN);
    all.addAll(DEBITED);
    this.replace = "UPDATE cdrs SET " + assignments(all) + keyed;
    this.reprice =
        "UPDATE cdrs SET "
            + assignments(List.of("cost_source", "cost", "cost_details", "extra_info"))
            + " WHERE id = ?";
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
          bindKeyed(statement, next + 2, cdr);
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
      statement.setLong(bindKeyed(statement, next, cdr), id);
      statement.executeUpdate();
    }
  }

  /** What the ledger took before was given back; what it took now takes its place. */
  void replace(Connection connection, long id, CdrNote note, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(replace)) {
      int next = bindDebits(statement, bindAll(statement, note.cdr()), note.debits());
      next = bindChange(statement, next, note.cdr(), now);
      statement.setLong(bindKeyed(statement, next, note.cdr()), id);
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
                + (isSqlite() ? ", cgrid_given = 1" : "")
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

  /** By what the row is found again; see {@link CdrKeyStore}. */
  private int bindKeyed(PreparedStatement to, int first, Cdr cdr) throws SQLException {
    if (isSqlite()) {
      to.setInt(first, CdrKeyStore.isMadeOfOrigin(cdr) ? 0 : 1);
      return first + 1;
    }
    return first;
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
