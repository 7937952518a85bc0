package org.signalbox.charging.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrDebits;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.StoredCdr;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.sql.SqlDialect;

/** Runs queries on a connection and reads rows back into CDRs. */
final class CdrReadStore {

  /** Every column a CDR is read from, in the order {@link #cdr} reads them. */
  static final List<String> ALL_COLUMNS =
      List.of(
          "id",
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
          "created_at",
          "updated_at",
          "time_zone",
          "debits",
          "ledger_position");

  private static final int FETCH_SIZE = 500;

  private final CdrColumns columns;

  CdrReadStore(CdrColumns columns) {
    this.columns = columns;
  }

  /** Receives the rows of an answer, one by one. */
  interface Row {
    void take(ResultSet row) throws SQLException;
  }

  void run(Connection connection, Query query, Row each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.getSQL())) {
      bind(statement, query);
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.take(rows);
        }
      }
    }
  }

  /** Runs a statement that changes rows; returns how many. */
  int change(Connection connection, Query query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.getSQL())) {
      bind(statement, query);
      return statement.executeUpdate();
    }
  }

  StoredCdr cdr(ResultSet row) throws SQLException {
    CdrTimes times = new CdrTimes(time(row, 14), time(row, 15), ZoneId.of(row.getString(24)));
    Cdr cdr =
        new Cdr(
            new CdrKey(row.getString(9), row.getString(2), row.getString(3)),
            new CdrOrigin(row.getString(6), row.getString(4), row.getString(5)),
            new TypeOfRecord(row.getString(7)),
            row.getString(8),
            new CdrParties(
                row.getString(10), row.getString(11), row.getString(12), row.getString(13)),
            times,
            row.getLong(16),
            ExtraFieldsText.read(row.getString(17)),
            row.getString(18),
            cost(row, 19, 20),
            row.getString(21),
            false);
    return new StoredCdr(
        row.getLong(1), cdr, time(row, 22).orElse(Instant.EPOCH), time(row, 23), debits(row));
  }

  private static CdrDebits debits(ResultSet row) throws SQLException {
    String debits = row.getString(25);
    return debits == null
        ? CdrDebits.NONE
        : new CdrDebits(row.getLong(26), DebitsText.read(debits));
  }

  /** The cost, from the number's column and the details' column. */
  CdrCost cost(ResultSet row, int number, int details) throws SQLException {
    BigDecimal value =
        columns.dialect() == SqlDialect.SQLITE
            ? new BigDecimal(row.getString(number))
            : row.getBigDecimal(number);
    return CdrCost.ofOutward(Amount.of(value), row.getString(details));
  }

  private Optional<Instant> time(ResultSet row, int column) throws SQLException {
    if (columns.dialect() == SqlDialect.SQLITE) {
      return Optional.ofNullable(row.getString(column)).map(CdrColumns::timeOfText);
    }
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(utc -> utc.toInstant(ZoneOffset.UTC));
  }

  private static void bind(PreparedStatement statement, Query query) throws SQLException {
    int index = 1;
    for (Object value : query.getBindValues()) {
      statement.setObject(index++, value);
    }
  }
}
