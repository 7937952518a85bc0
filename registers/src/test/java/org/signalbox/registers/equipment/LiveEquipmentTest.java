package org.signalbox.registers.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Imei;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Supi;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.VirtualClock;

/** What is told to the register holds at once, after a restart, and can be traced back. */
class LiveEquipmentTest {

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");
  private static final Imei STOLEN = Imei.parse("582419929911423").orElseThrow();
  private static final Optional<Supi> NOBODY = Optional.empty();

  @TempDir Path folder;

  @Test
  void shouldAnswerByAnEntryAfterTheRegisterIsOpenedAgain() {
    // Given
    try (Database database = database();
        LiveEquipment live = open(database)) {
      var _ = live.put(List.of(entry("582419929911423", EquipmentMark.BLACKLISTED)), "ann");
    }

    // When
    try (Database database = database();
        LiveEquipment live = open(database)) {

      // Then
      assertThat(live.check(STOLEN, NOBODY))
          .hasValue(new Verdict(Basis.EXACT, Optional.of(EquipmentStatus.BLACKLISTED)));
      assertThat(live.find(EntryKey.of(EquipmentSelector.one(STOLEN))))
          .hasValueSatisfying(stored -> assertThat(stored.entry().reason()).isEqualTo("stolen"));
    }
  }

  @Test
  void shouldRecordWhoChangedWhatFromWhatToWhat() {
    // Given
    try (Database database = database();
        LiveEquipment live = open(database)) {
      var _ = live.put(List.of(entry("58241992", EquipmentMark.GREYLISTED)), "ann");

      // When
      var _ = live.put(List.of(entry("58241992", EquipmentMark.BLACKLISTED)), "bob");
      var _ = live.remove(List.of(entry("58241992", EquipmentMark.BLACKLISTED).key()), "eve");

      // Then
      String before = "GREYLISTED since " + NOW + " stolen";
      String after = "BLACKLISTED since " + NOW + " stolen";
      assertThat(live.changes(10))
          .containsExactly(
              change(3, "eve", EquipmentChange.Action.REMOVE, after, ""),
              change(2, "bob", EquipmentChange.Action.SET, before, after),
              change(1, "ann", EquipmentChange.Action.SET, "", before));
      assertThat(live.size()).isZero();
    }
  }

  private static EquipmentChange change(
      long id, String actor, EquipmentChange.Action action, String before, String after) {
    return new EquipmentChange(id, NOW, actor, action, "58241992", "", before, after);
  }

  /** A later release has run on the database, or runs beside this one. */
  @Test
  void shouldTellChangesOfAKindThatItDoesNotKnow() throws SQLException {
    // Given
    try (Database database = database();
        LiveEquipment live = open(database)) {
      var _ = live.put(List.of(entry("58241992", EquipmentMark.GREYLISTED)), "ann");
      sql(database, "UPDATE equipment_changes SET action = 'SET_FOR_A_WHILE'");

      // When
      List<EquipmentChange> changes = live.changes(10);

      // Then
      assertThat(changes)
          .extracting(EquipmentChange::action)
          .containsExactly(EquipmentChange.Action.OTHER);
    }
  }

  @Test
  void shouldKeepWhatCameBesideAnImportThatReplacesAllElse() {
    // Given
    try (Database database = database();
        LiveEquipment live = open(database)) {
      var _ = live.put(List.of(entry("11111111111111", EquipmentMark.BLACKLISTED)), "ann");
      BulkChange bulk = live.begin("import", "list.csv");
      bulk.put(List.of(entry("22222222222222", EquipmentMark.BLACKLISTED)));
      var _ = live.put(List.of(entry("33333333333333", EquipmentMark.BLACKLISTED)), "bob");

      // When
      long removed = bulk.removeOthers();
      bulk.end("1 entry");

      // Then
      assertThat(removed).isEqualTo(1);
      assertThat(live.page(EntryFilter.ALL, Optional.empty(), 10))
          .extracting(stored -> stored.entry().key().equipment().text())
          .containsExactly("22222222222222", "33333333333333");
    }
  }

  /** An entry that is set while others are being removed was not meant by who removes. */
  @Test
  void shouldNotRemoveWhatIsSetWhileOthersAreBeingRemoved() {
    // Given
    EntryKey key = entry("11111111111111", EquipmentMark.BLACKLISTED).key();
    try (Database database = database();
        LiveEquipment live = open(database)) {
      var _ = live.put(List.of(entry("11111111111111", EquipmentMark.BLACKLISTED)), "ann");
      BulkChange bulk = live.begin("import", "list.csv");
      EquipmentChange begun = live.changes(1).getFirst();

      // When
      long removed =
          live.removeUntouched(
              begun,
              each -> {
                var _ = live.put(List.of(entry("11111111111111", EquipmentMark.GREYLISTED)), "bob");
                return false;
              });
      bulk.end("1 entry");

      // Then
      assertThat(removed).isZero();
      assertThat(live.markOf(key)).hasValue(EquipmentMark.GREYLISTED);
      assertThat(live.find(key)).isPresent();
    }
  }

  @Test
  void shouldPutARangeAgainWhereThereIsRoomForNoOther() {
    // Given
    try (Database database = database();
        LiveEquipment live = open(database)) {
      BulkChange bulk = live.begin("import", "ranges");
      bulk.put(
          LongStream.range(0, EquipmentRegister.RANGES_MAX)
              .mapToObj(i -> range(i, EquipmentMark.BLACKLISTED))
              .toList());
      bulk.end("all");

      // When
      var _ = live.put(List.of(range(7, EquipmentMark.GREYLISTED)), "ann");

      // Then
      assertThat(live.markOf(range(7, EquipmentMark.GREYLISTED).key()))
          .hasValue(EquipmentMark.GREYLISTED);
      assertThatThrownBy(() ->
              live.put(
                  List.of(range(EquipmentRegister.RANGES_MAX, EquipmentMark.GREYLISTED)), "ann"))
          .isInstanceOf(OperatorFault.class)
          .hasMessageContaining("more than 100000 ranges");
    }
  }

  private static EquipmentEntry range(long number, EquipmentMark mark) {
    long first = 100 * number;
    return entry(Imei.digits(first) + ".." + Imei.digits(first + 50), mark);
  }

  @Test
  void shouldAnswerOnceADatabaseThatFailedAtTheStartIsThereAgain() throws SQLException {
    // Given
    try (Database database = database()) {
      sql(database, "ALTER TABLE equipment RENAME TO elsewhere");
      try (LiveEquipment live =
          LiveEquipment.open(database, EquipmentPolicy.USUAL, new VirtualClock(NOW))) {
        Await.until(
            () -> live.loading() == EquipmentLoading.State.FAILED, () -> "the loading to fail");

        // When
        sql(database, "ALTER TABLE elsewhere RENAME TO equipment");
        Await.until(live::isLoaded, () -> "the register to be loaded");

        // Then
        assertThat(live.check(STOLEN, NOBODY))
            .hasValue(new Verdict(Basis.DEFAULT, Optional.of(EquipmentStatus.WHITELISTED)));
      }
    }
  }

  private static void sql(Database database, String statement) throws SQLException {
    try (Connection connection = database.readers().getConnection();
        Statement change = connection.createStatement()) {
      var _ = change.execute(statement);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59Z", "4000-01-01T00:00:00Z"})
  void shouldRefuseATimeThatNoListCanTell(String since) {
    // Given
    EquipmentEntry entry = entry("58241992", EquipmentMark.BLACKLISTED);

    // When Then
    assertThatThrownBy(
            () -> new EquipmentEntry(entry.key(), entry.mark(), "stolen", Instant.parse(since)))
        .hasMessage("found the time " + since + ", expected one of the years 1970 to 3999");
  }

  @Test
  void shouldPageThroughEntriesWithoutLosingOrRepeatingOne() {
    // Given
    try (Database database = database();
        LiveEquipment live = open(database)) {
      var _ =
          live.put(
              LongStream.range(0, 25)
                  .mapToObj(
                      i -> entry(Imei.digits(35_209_900_000_000L + i), EquipmentMark.GREYLISTED))
                  .toList(),
              "ann");
      var _ = live.put(List.of(entry("11111111", EquipmentMark.BLACKLISTED)), "ann");
      EntryFilter filter =
          new EntryFilter(Optional.of(EquipmentMark.GREYLISTED), "352099", Optional.empty());

      // When
      List<StoredEntry> first = live.page(filter, Optional.empty(), 20);
      List<StoredEntry> second = live.page(filter, Optional.of(first.getLast().entry().key()), 20);

      // Then
      assertThat(first).hasSize(20);
      assertThat(second).hasSize(5).doesNotContainAnyElementsOf(first);
    }
  }

  @Test
  void shouldRefuseMoreEntriesAtOnceThanOneTransactionShouldHold() {
    // Given
    try (Database database = database();
        LiveEquipment live = open(database)) {
      List<EquipmentEntry> many =
          LongStream.range(0, LiveEquipment.CHANGED_AT_ONCE_MAX + 1)
              .mapToObj(i -> entry(Imei.digits(i), EquipmentMark.BLACKLISTED))
              .toList();

      // When Then
      assertThatThrownBy(() -> live.put(many, "ann"))
          .isInstanceOf(OperatorFault.class)
          .hasMessageContaining("found 1001 entries, expected at most 1000 at once");
      assertThat(live.size()).isZero();
    }
  }

  private Database database() {
    return Database.open(
        new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private static LiveEquipment open(Database database) {
    LiveEquipment live = LiveEquipment.open(database, EquipmentPolicy.USUAL, new VirtualClock(NOW));
    live.awaitLoaded();
    return live;
  }

  private static EquipmentEntry entry(String equipment, EquipmentMark mark) {
    return new EquipmentEntry(
        EntryKey.of(EquipmentSelector.parse(equipment).orElseThrow()), mark, "stolen", NOW);
  }
}
