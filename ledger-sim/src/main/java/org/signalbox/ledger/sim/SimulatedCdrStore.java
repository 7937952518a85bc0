package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.CdrProjector;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.CostDetailsPort;
import org.signalbox.charging.DebitedCdrs;
import org.signalbox.charging.StoredCdr;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;

/**
 * A database of CDRs that fails: it is away, breaks in the middle of a transaction, or right after
 * the commit, so that nobody is told of it. The real projector writes to it, and what it committed
 * survives every crash. One thread.
 */
final class SimulatedCdrStore implements Database, SqlWriter {

  private static final String GIVEN_UP = "*supervision";
  private static final int FATES = 20;

  static final CostDetailsPort DETAILS = cost -> "{\"charges\":" + cost.hashCode() + "}";
  static final DebitedCdrs DEBITED = new DebitedCdrs(SimulatedTariffs::tariff, DETAILS);

  private final Database real;
  private final SplittableRandom random;

  /**
   * @param real a database of no other simulation; what it holds is removed
   */
  SimulatedCdrStore(Database real, SplittableRandom random) {
    this.real = real;
    this.random = random;
    CdrStore.of(real, () -> Instant.EPOCH).remove(CdrQuery.ALL);
    var _ = real.writer().submit(SimulatedCdrStore::forget).join();
  }

  private static boolean forget(Connection connection) throws SQLException {
    for (String table : List.of("ledger_positions", "refused_cdrs")) {
      try (var delete = connection.prepareStatement("DELETE FROM " + table)) {
        delete.executeUpdate();
      }
    }
    return true;
  }

  /** What a process that starts has of it. */
  LedgerProjectorPort projector() {
    return CdrProjector.of(this, () -> Instant.EPOCH, DEBITED);
  }

  @Override
  public <T> CompletableFuture<T> submit(Work<T> work) {
    return switch (random.nextInt(FATES)) {
      case 0 -> CompletableFuture.failedFuture(new SQLException("the database is away"));
      case 1 ->
          real.writer()
              .submit(connection -> {
                work.run(connection);
                throw new SQLException("the connection broke within the transaction");
              });
      case 2 ->
          real.writer()
              .submit(work)
              .thenCompose(done ->
                  CompletableFuture.failedFuture(
                      new SQLException("the connection broke right after the commit")));
      default -> real.writer().submit(work);
    };
  }

  /** Says which CDRs are not what they must be. */
  List<String> differences(ReferenceCdrs expected) {
    List<String> differences = new ArrayList<>();
    Map<CdrKey, ReferenceCdrs.Bill> found = new HashMap<>();
    CdrStore.of(real, () -> Instant.EPOCH)
        .read(
            CdrQuery.ALL,
            stored -> {
              Cdr cdr = stored.cdr();
              if (found.put(cdr.key(), bill(stored)) != null) {
                differences.add(cdr.key() + " is there twice");
              }
            });
    expected
        .bills()
        .forEach((key, bill) -> {
          ReferenceCdrs.Bill stored = found.remove(key);
          if (stored == null || !isEqual(bill, stored)) {
            differences.add(key + " is " + stored + ", expected " + bill);
          }
        });
    found.forEach((key, bill) -> differences.add(key + " is " + bill + ", expected none"));
    long refused = CdrProjector.refused(real);
    if (refused != expected.unreadable()) {
      differences.add(refused + " were put aside, expected " + expected.unreadable());
    }
    return differences;
  }

  /** All CDRs. */
  List<StoredCdr> all() {
    List<StoredCdr> all = new ArrayList<>();
    CdrStore.of(real, () -> Instant.EPOCH).read(CdrQuery.ALL, all::add);
    return all;
  }

  /** How many CDRs there are. */
  long stored() {
    return CdrStore.of(real, () -> Instant.EPOCH).count(CdrQuery.ALL);
  }

  private static ReferenceCdrs.Bill bill(StoredCdr stored) {
    Cdr cdr = stored.cdr();
    Map<String, BigDecimal> taken = new TreeMap<>();
    stored
        .debits()
        .repayments()
        .forEach(each -> taken.merge(each.source().kind(), each.value().value(), BigDecimal::add));
    return new ReferenceCdrs.Bill(
        cdr.usage(),
        cdr.cost() instanceof CdrCost.Rated rated
            ? Optional.of(rated.amount().value())
            : Optional.empty(),
        cdr.extraFields().containsValue(GIVEN_UP),
        taken);
  }

  private static boolean isEqual(ReferenceCdrs.Bill a, ReferenceCdrs.Bill b) {
    BigDecimal none = BigDecimal.ONE.negate();
    boolean tookAlike =
        a.taken().keySet().equals(b.taken().keySet())
            && a.taken().entrySet().stream()
                .allMatch(each -> each.getValue().compareTo(b.taken().get(each.getKey())) == 0);
    return a.usage() == b.usage()
        && a.isGivenUp() == b.isGivenUp()
        && tookAlike
        && a.cost().orElse(none).compareTo(b.cost().orElse(none)) == 0;
  }

  @Override
  public SqlDialect dialect() {
    return real.dialect();
  }

  @Override
  public DataSource readers() {
    return real.readers();
  }

  @Override
  public SqlWriter writer() {
    return this;
  }

  @Override
  public int waiting() {
    return real.writer().waiting();
  }

  @Override
  public void close() {
    // Whoever opened the real one closes it.
  }
}
