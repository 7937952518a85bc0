package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** Of one network function few changes are kept; what is more is never told to nobody. */
class SqlNfChangeStoreTest {

  private static final NfProfile AMF = ProfileText.profile(ProfileText.AMF);
  private static final NfProfile LATER =
      ProfileText.profile(ProfileText.AMF.replace("\"rack\": 12.50", "\"rack\": 13"));

  private final VirtualClock clock = VirtualClock.at("2026-11-26T12:00:00Z");
  @TempDir private Path folder;
  private Database database;
  private SqlNfRegisterStore register;
  private SqlNfChangeStore changes;
  private long revision;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("nrf.db"), 2),
            fault -> {
              throw new IllegalStateException(fault);
            });
    register = new SqlNfRegisterStore(database, clock);
    changes = new SqlNfChangeStore(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void put(NfProfile profile) {
    note(Optional.of(StandardCharsets.UTF_8.decode(profile.encoded()).toString()));
    register.put(profile, OptionalLong.empty()).join();
  }

  private void remove() {
    note(Optional.empty());
    register.remove(AMF.id(), OptionalLong.empty()).join();
  }

  private void note(Optional<String> json) {
    long next = ++revision;
    boolean _ =
        database
            .writer()
            .submit(connection -> {
              changes.note(connection, next, AMF.id(), json);
              return true;
            })
            .join();
  }

  private NfChange last() {
    NfChangeStore.Page page = changes.changes(0, revision, 100);
    assertThat(page.changes()).hasSize(SqlNfChangeStore.OF_ONE_MAX);
    return page.changes().getLast();
  }

  @Test
  void shouldTellTheRemovalOfOneWhoseRegistrationWasTheLastThatIsKept() {
    // Given
    put(AMF);
    put(LATER);
    for (int i = 0; i < 3; i++) {
      remove();
      put(AMF);
    }

    // When
    remove();

    // Then
    assertThat(last())
        .isInstanceOfSatisfying(
            NfChange.Removed.class,
            removed -> assertThat(removed.before().id()).isEqualTo(AMF.id()));
  }

  @Test
  void shouldTellTheRegistrationOfOneWhoseRemovalWasTheLastThatIsKept() {
    // Given
    for (int i = 0; i < 4; i++) {
      put(AMF);
      remove();
    }

    // When
    put(LATER);

    // Then
    assertThat(last())
        .isInstanceOfSatisfying(
            NfChange.Registered.class,
            registered -> assertThat(registered.entry().revision()).isEqualTo(revision));
  }

  @Test
  void shouldTellTheSumOfChangesAsAChange() {
    // Given
    put(AMF);
    for (int i = 0; i < 4; i++) {
      put(LATER);
      put(AMF);
    }

    // When
    put(LATER);

    // Then
    assertThat(last()).isInstanceOf(NfChange.Changed.class);
  }
}
