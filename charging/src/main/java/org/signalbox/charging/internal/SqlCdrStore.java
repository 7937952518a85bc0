package org.signalbox.charging.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.CdrTotals;
import org.signalbox.charging.StoredCdr;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlWriter;

/**
 * The CDR store over a database: changes go through the one writer and share its commits, reads use
 * the pool.
 *
 * <p>Whether a CDR is there already is asked inside the writer's transaction. Within one process
 * nothing can come between; a second process on the same server meets the table's unique key.
 */
public final class SqlCdrStore implements CdrStore {

  private static final int DELETE_BATCH = 1_000;
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final InstantSource clock;
  private final CdrColumns columns;
  private final CdrReadStore reads;
  private final CdrWriteStore writes;
  private final CdrKeyStore keys;

  /** Made by the first query: it loads a thousand classes, which the start need not wait for. */
  private @Nullable CdrQueryStore queries;

  public SqlCdrStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.columns = new CdrColumns(database.dialect());
    this.reads = new CdrReadStore(columns);
    this.writes = new CdrWriteStore(columns);
    this.keys = new CdrKeyStore(database.dialect());
  }

  @Override
  public boolean add(List<Cdr> runs) {
    if (runs.stream().map(Cdr::key).distinct().count() < runs.size()) {
      // Two bills under one name: the second would find the first there.
      return false;
    }
    Instant now = clock.instant();
    try {
      return write(connection -> {
        for (Cdr run : runs) {
          if (keys.find(connection, run).isPresent()) {
            return false;
          }
        }
        writes.insert(connection, runs, now);
        return true;
      });
    } catch (CdrStorageFailure e) {
      if (isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void put(List<Cdr> cdrs) {
    Instant now = clock.instant();
    write(connection -> {
      for (Cdr cdr : cdrs) {
        Optional<Long> id = keys.find(connection, cdr);
        if (id.isPresent()) {
          writes.update(connection, id.get(), cdr, now);
        } else {
          writes.insert(connection, List.of(cdr), now);
        }
      }
      return cdrs.size();
    });
  }

  @Override
  public void reprice(List<StoredCdr> priced) {
    Instant now = clock.instant();
    write(connection -> {
      writes.reprice(connection, priced, now);
      return priced.size();
    });
  }

  @Override
  public void read(CdrQuery query, Consumer<StoredCdr> consumer) {
    readRows(
        queries().select(CdrReadStore.ALL_COLUMNS, query), row -> consumer.accept(reads.cdr(row)));
  }

  @Override
  public long[] orderIds(CdrQuery query) {
    LongStream.Builder ids = LongStream.builder();
    readRows(queries().select(List.of("id"), query), row -> ids.add(row.getLong(1)));
    return ids.build().toArray();
  }

  @Override
  public long count(CdrQuery query) {
    long[] count = new long[1];
    readRows(queries().count(query), row -> count[0] = row.getLong(1));
    return count[0];
  }

  @Override
  public long remove(CdrQuery query) {
    return write(connection -> {
      List<Long> ids = new ArrayList<>();
      reads.run(connection, queries().select(List.of("id"), query), row -> ids.add(row.getLong(1)));
      for (int from = 0; from < ids.size(); from += DELETE_BATCH) {
        int until = Math.min(ids.size(), from + DELETE_BATCH);
        reads.change(connection, queries().delete(ids.subList(from, until)));
      }
      return (long) ids.size();
    });
  }

  @Override
  public long erase(String tenant, String account, String pseudonym) {
    Instant now = clock.instant();
    return write(connection -> {
      ErasedCdrs whose = new ErasedCdrs(tenant, account, pseudonym);
      new OutboxStore().erase(connection, whose);
      new RefusedCdrStore().erase(connection, whose);
      return writes.erase(connection, whose, now);
    });
  }

  @Override
  public SortedMap<String, CdrTotals> totals(CdrQuery query) {
    SortedMap<String, CdrTotals> byRun = new TreeMap<>();
    // Added here and not in SQL: SQLite has no exact decimals to add with.
    readRows(
        queries().select(List.of("run_id", "cost", "cost_details"), query),
        row -> {
          String run = row.getString(1);
          byRun.put(run, byRun.getOrDefault(run, CdrTotals.NONE).plus(reads.cost(row, 2, 3)));
        });
    return byRun;
  }

  private synchronized CdrQueryStore queries() {
    CdrQueryStore made = queries;
    if (made == null) {
      made = new CdrQueryStore(columns);
      queries = made;
    }
    return made;
  }

  private void readRows(Query query, CdrReadStore.Row each) {
    try (Connection connection = database.readers().getConnection()) {
      // One transaction: one snapshot, and the only way PostgreSQL streams an answer.
      connection.setAutoCommit(false);
      try {
        reads.run(connection, query, each);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new CdrStorageFailure(e);
    }
  }

  private <T> T write(SqlWriter.Work<T> work) {
    try {
      return database.writer().submit(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new CdrStorageFailure(e.getCause() == null ? e : e.getCause());
    } catch (SqlWriter.WriterOverloaded e) {
      throw new CdrStorageFailure(e);
    }
  }

  private static boolean isDuplicate(CdrStorageFailure failure) {
    @Nullable Throwable one = failure;
    while (one != null) {
      if (one instanceof SQLIntegrityConstraintViolationException
          || (one instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()))) {
        return true;
      }
      one = one.getCause();
    }
    return false;
  }
}
