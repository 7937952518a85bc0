package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.CdrNote.Kind;
import org.signalbox.charging.internal.OutboxStore;
import org.signalbox.charging.outbox.OutboxItem;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.Repayment;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.sql.Database;
import org.signalbox.sql.TableDumpStore;
import org.signalbox.sql.TableRestoreStore;
import org.signalbox.sql.TableRestoreStore.TableDump;
import org.signalbox.testsupport.VirtualClock;

/** What the projector of CDRs does on every database. */
public abstract class CdrProjectorContract {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");

  /** The open database, without CDRs. */
  protected abstract Database database();

  final void forgetPositions() {
    database()
        .writer()
        .submit(connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM ledger_positions");
          }
        })
        .join();
  }

  private CdrProjector projector(Database on) {
    return new CdrProjector(on, clock, placed -> oneEach(placed.record()));
  }

  /** Each record makes one CDR, named by its session. */
  private static List<CdrNote> oneEach(LedgerRecord record) {
    return record instanceof LedgerRecord.SessionOpened opened
        ? List.of(new CdrNote(SampleCdrs.call(opened.session()), false, true))
        : List.of();
  }

  private static ProjectorBatch batch(int from, int to) {
    List<PositionedRecord> records = new ArrayList<>();
    for (int position = from; position <= to; position++) {
      records.add(
          new PositionedRecord(
              position, 0, AT, new LedgerRecord.SessionOpened("projected-" + position)));
    }
    return new ProjectorBatch(records, to);
  }

  private Set<String> stored() {
    Set<String> ids = new TreeSet<>();
    CdrStore.of(database(), clock)
        .read(CdrQuery.ALL, stored -> assertThat(ids.add(stored.cdr().origin().id())).isTrue());
    return ids;
  }

  private void removeAll() {
    CdrStore.of(database(), clock).remove(CdrQuery.ALL);
    forgetPositions();
  }

  @Test
  void shouldStoreAThousandCdrsAndTheirPositionTogether() {
    // Given
    forgetPositions();
    CdrProjector projector = projector(database());

    // When
    projector.project(batch(1, 1_200));

    // Then
    assertThat(stored()).hasSize(1_200);
    assertThat(projector(database()).position()).isEqualTo(1_200);
  }

  @Test
  void shouldStoreEveryCdrOnceWhereverATransactionBreaks() {
    // Given
    boolean isBroken = true;
    int breaks = 0;

    // When
    for (int breaksAt = 1; isBroken; breaksAt++) {
      removeAll();
      CdrStore.of(database(), clock).add(List.of(SampleCdrs.call("projected-4")));
      projector(database()).project(batch(1, 2));
      isBroken = storesOnceThough(breaksAt);
      breaks += isBroken ? 1 : 0;
    }

    // Then
    assertThat(breaks).isGreaterThan(20);
  }

  /** Breaks at a call, goes on as a restarted projector does; whether there was such a call. */
  private boolean storesOnceThough(int breaksAt) {
    BreakingDatabase breaking = new BreakingDatabase(database(), breaksAt);
    boolean isBroken = false;
    try {
      projector(breaking).project(batch(3, 5));
    } catch (CdrStorageFailure e) {
      isBroken = true;
    }
    CdrProjector restarted = projector(database());
    long reached = restarted.position();
    assertThat(reached).as("broken at call %d", breaksAt).isEqualTo(breaking.isCommitted() ? 5 : 2);
    if (reached < 5) {
      restarted.project(batch(3, 5));
    }
    assertThat(stored())
        .as("broken at call %d", breaksAt)
        .containsExactly("projected-1", "projected-2", "projected-3", "projected-4", "projected-5");
    return isBroken;
  }

  @Test
  void shouldLeaveACdrThatIsThereUnlessItIsReplaced() {
    // Given
    forgetPositions();
    CdrStore store = CdrStore.of(database(), clock);
    store.add(List.of(priced("a", "1"), priced("b", "1")));
    CdrProjector projector =
        new CdrProjector(
            database(),
            clock,
            record ->
                List.of(
                    new CdrNote(priced("a", "2"), true, false),
                    new CdrNote(priced("b", "2"), true, true),
                    new CdrNote(priced("c", "2"), true, false),
                    new CdrNote(priced("c", "3"), true, false)));

    // When
    projector.project(batch(1, 1));

    // Then
    List<String> costs = new ArrayList<>();
    store.read(
        CdrQuery.ALL,
        stored ->
            costs.add(stored.cdr().origin().id() + " " + stored.cdr().cost().outward().toString()));
    assertThat(costs).containsExactly("a 1", "b 2", "c 2");
  }

  @Test
  void shouldKeepWhatTheLedgerTookAgainUnderTheSameName() {
    // Given
    removeAll();

    // When
    project(1, debited("a", "1", 1), debited("a", "2", 2));
    project(2, debited("a", "3", 3), replacing("a", "9", 4), debited("b", "1", 5));
    project(3, replacing("b", "2", 6), debited("b", "3", 7));

    // Then
    assertThat(positionsAndCosts()).containsExactly("4 9", "2 2", "3 3", "6 2", "7 3");
  }

  @Test
  void shouldKeepWhatTheLedgerTookAgainFarBehindInOneBatch() {
    // Given
    removeAll();
    CdrProjector projector =
        new CdrProjector(
            database(),
            clock,
            placed ->
                placed.position() % 1_100 == 1
                    ? List.of(debited("a", "1", placed.position()))
                    : List.of());

    // When
    projector.project(batch(1, 1_200));

    // Then
    assertThat(positionsAndCosts()).containsExactly("1 1", "1101 1");
  }

  @Test
  void shouldKeepWhatTheLedgerTookBesideACdrThatItNeverSaw() {
    // Given
    removeAll();
    CdrStore.of(database(), clock).add(List.of(priced("a", "0")));

    // When
    project(1, debited("a", "2", 1));

    // Then
    assertThat(positionsAndCosts()).containsExactly("0 0", "1 2");
  }

  @Test
  void shouldKeepOneCdrOfAnEventThatTookNothingTwice() {
    // Given
    removeAll();

    // When
    project(
        1, new CdrNote(priced("a", "0"), false, false, Kind.EVENT, new CdrDebits(1, List.of())));
    project(
        2, new CdrNote(priced("a", "0"), false, false, Kind.EVENT, new CdrDebits(2, List.of())));

    // Then
    assertThat(positionsAndCosts()).containsExactly("1 0");
  }

  @Test
  void shouldKeepWhatWasUsedAgainUnderTheSameNameThoughItWasRefusedBefore() {
    // Given
    removeAll();

    // When
    project(1, unpaid("a", Kind.SESSION, 1));
    project(2, unpaid("a", Kind.REFUSED_SESSION, 2));
    project(3, unpaid("a", Kind.SESSION, 3));

    // Then
    assertThat(positionsAndCosts()).containsExactly("1 0", "2 0", "3 0");
  }

  /** What was used in a session, and nothing was taken for. */
  private static CdrNote unpaid(String originId, Kind kind, long position) {
    return new CdrNote(
        priced(originId, "0"), false, false, kind, new CdrDebits(position, List.of()));
  }

  final void project(int position, CdrNote... notes) {
    new CdrProjector(database(), clock, record -> List.of(notes))
        .project(batch(position, position));
  }

  private List<String> positionsAndCosts() {
    List<String> costs = new ArrayList<>();
    CdrStore.of(database(), clock)
        .read(
            CdrQuery.ALL,
            stored -> costs.add(stored.debits().position() + " " + stored.cdr().cost().outward()));
    return costs;
  }

  /** What was taken by the command of a position. */
  private static CdrNote debited(String originId, String cost, long position) {
    return taken(priced(originId, cost), false, position);
  }

  private static CdrNote replacing(String originId, String cost, long position) {
    return taken(priced(originId, cost), true, position);
  }

  private static CdrNote taken(Cdr cdr, boolean isReplacing, long position) {
    Draw.Source source = new Draw.Source(new AccountId("cgrates.org", "1001"), 1, "*monetary");
    return new CdrNote(
        cdr,
        true,
        isReplacing,
        Kind.EVENT,
        new CdrDebits(position, List.of(new Repayment(source, cdr.cost().outward()))));
  }

  private static Cdr priced(String originId, String cost) {
    return SampleCdrs.call("cgrates.org", originId, "*default", cost);
  }

  @Test
  void shouldBringAllRowsBackFromADump() throws Exception {
    // Given
    forgetPositions();
    CdrStore store = CdrStore.of(database(), clock);
    store.add(
        List.of(
            SampleCdrs.withExtraFields(SampleCdrs.call("odd"), Map.of("Spaß \"", "ü\\'\n")),
            SampleCdrs.call("t", "1", "c", "0." + "0".repeat(29) + "1")));
    projector(database()).project(batch(1, 3));
    List<StoredCdr> before = all(store);
    List<TableDump> dumped = dump();
    store.remove(CdrQuery.ALL);
    forgetPositions();

    // When
    TableRestoreStore.restore(database(), dumped);

    // Then
    assertThat(all(store)).isEqualTo(before);
    assertThat(projector(database()).position()).isEqualTo(3);
    store.add(List.of(SampleCdrs.call("after")));
    assertThat(all(store).getLast().orderId()).isGreaterThan(before.getLast().orderId());
  }

  private static List<StoredCdr> all(CdrStore store) {
    List<StoredCdr> found = new ArrayList<>();
    store.read(CdrQuery.ALL, found::add);
    return found;
  }

  private List<TableDump> dump() throws Exception {
    List<TableDump> dumped = new ArrayList<>();
    try (TableDumpStore dump = TableDumpStore.open(database())) {
      for (String table : dump.tables()) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        long count = dump.write(table, rows);
        assertThat(count).isEqualTo(dump.rows(table));
        dumped.add(new TableDump(table, count, () -> new ByteArrayInputStream(rows.toByteArray())));
      }
    }
    return dumped;
  }

  @Test
  void shouldKeepCostsAndNoNamesOfAnErasedAccount() {
    // Given
    CdrStore store = CdrStore.of(database(), clock);
    Cdr named = SampleCdrs.withExtraFields(SampleCdrs.call("named"), Map.of("IMSI", "50557000"));
    store.add(List.of(named));

    // When
    long erased = store.erase("cgrates.org", "1002", "erased-0");

    // Then
    Cdr left = all(store).getFirst().cdr();
    assertThat(erased).isEqualTo(1);
    assertThat(left.parties()).isEqualTo(new CdrParties("call", "erased-0", "erased-0", ""));
    assertThat(left.origin()).isEqualTo(new CdrOrigin("", "", ""));
    assertThat(left.extraFields()).isEmpty();
    assertThat(left.cost().outward()).isEqualTo(named.cost().outward());
    assertThat(left.usage()).isEqualTo(named.usage());
    assertThat(left.times()).isEqualTo(named.times());
    assertThat(store.erase("other", "erased-0", "erased-1")).isZero();
  }

  @Test
  void shouldRefuseABatchThatAnotherNodeHasStored() {
    // Given
    forgetPositions();
    projector(database()).project(batch(1, 3));
    CdrProjector late = projector(database());
    String refusal = "";

    // When
    try {
      late.project(batch(1, 3));
    } catch (IllegalStateException e) {
      refusal = String.valueOf(e.getMessage());
    }

    // Then
    assertThat(refusal).contains("the CDRs of position 3 were stored before");
    assertThat(stored()).hasSize(3);
  }

  private void forgetRefused() {
    database()
        .writer()
        .submit(connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM refused_cdrs");
          }
        })
        .join();
  }

  @Test
  void shouldPutAsideWhatNoCdrCanBeMadeOfAndGoOn() {
    // Given
    forgetPositions();
    forgetRefused();
    CdrProjector projector =
        new CdrProjector(
            database(),
            clock,
            placed -> {
              if (placed.position() == 2) {
                throw new IllegalArgumentException("CostDetails longer than 1000000");
              }
              return oneEach(placed.record());
            });

    // When
    projector.project(batch(1, 3));

    // Then
    assertThat(stored()).containsExactly("projected-1", "projected-3");
    assertThat(projector.position()).isEqualTo(3);
    assertThat(CdrProjector.refused(database())).isEqualTo(1);
  }

  @Test
  void shouldTakeTheNameOfAnErasedAccountOutOfWhatIsStillToBePosted() {
    // Given
    OutboxStore outbox = new OutboxStore();
    Instant now = clock.instant();
    database()
        .writer()
        .submit(connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM outbox");
          }
          outbox.add(
              connection,
              List.of(
                  new OutboxItem(7, 0, "http://a", "{\"ID\":\"cgrates.org:1002\"}", now, 0),
                  new OutboxItem(8, 0, "http://a", "{\"ID\":\"cgrates.org:10021\"}", now, 0),
                  new OutboxItem(9, 0, "*internal", call("1002"), now, 0),
                  new OutboxItem(10, 0, "*internal", call("10021"), now, 0)));
          return true;
        })
        .join();

    // When
    CdrStore.of(database(), clock).erase("cgrates.org", "1002", "erased-0");

    // Then
    assertThat(outbox.due(database().readers(), now, 10, 10))
        .extracting(OutboxItem::body)
        .containsExactlyInAnyOrder(
            "{\"ID\":\"cgrates.org:erased-0\"}", "{\"ID\":\"cgrates.org:10021\"}", call("10021"));
  }

  private static String call(String account) {
    return "{\"method\":\"A.B\",\"params\":[{\"Account\":\"" + account + "\"}],\"id\":\"9:0\"}";
  }
}
