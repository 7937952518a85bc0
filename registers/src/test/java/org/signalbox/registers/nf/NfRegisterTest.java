package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NfRegisterTest {

  @TempDir Path folder;
  private TestRegister test;
  private final NfProfile amf = ProfileText.profile(ProfileText.AMF);

  @BeforeEach
  void open() {
    test = TestRegister.on(folder);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private NfRegister register() {
    return test.register;
  }

  private NfEntry entry() {
    return register().find(amf.id()).orElseThrow();
  }

  @Test
  void shouldTellNewFromReplaced() {
    // Given
    NfOutcome first = register().put(amf);

    // When
    NfOutcome second = register().put(amf.withLoad(5));

    // Then
    assertThat(first).isInstanceOf(NfOutcome.Created.class);
    assertThat(second).isInstanceOf(NfOutcome.Replaced.class);
    assertThat(test.changes)
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("Registered", "Changed");
  }

  @Test
  void shouldSurviveARestartWithoutTellingAnybody() {
    // Given
    register().put(amf);

    // When
    test = test.restarted(folder);

    // Then
    assertThat(entry().profile()).isEqualTo(amf);
    assertThat(test.changes).isEmpty();
  }

  @Test
  void shouldRefuseAReplacementOfWhatChangedMeanwhile() {
    // Given
    register().put(amf);
    NfEntry seen = entry();
    register().put(amf.withStatus(NfStatus.UNDISCOVERABLE));

    // When
    NfOutcome outcome = register().replace(seen, amf.withStatus(NfStatus.SUSPENDED));

    // Then
    assertThat(outcome).isInstanceOf(NfOutcome.Stale.class);
    assertThat(entry().profile().status()).isEqualTo(NfStatus.UNDISCOVERABLE);
  }

  @Test
  void shouldNotBringBackWhatWasRemovedMeanwhile() {
    // Given
    register().put(amf);
    NfEntry seen = entry();
    register().remove(amf.id());

    // When
    NfOutcome outcome = register().replace(seen, amf.withStatus(NfStatus.UNDISCOVERABLE));

    // Then
    assertThat(outcome).isInstanceOf(NfOutcome.Absent.class);
    assertThat(register().size()).isZero();
  }

  @Test
  void shouldTakeAHeartBeatWithoutAWrite() {
    // Given
    register().put(amf);
    long revision = entry().revision();

    // When
    var beaten = register().beat(amf.id(), OptionalInt.of(42));

    // Then
    assertThat(beaten.orElseThrow().profile().standing().load()).contains(42);
    assertThat(entry().revision()).isEqualTo(revision);
    assertThat(test.changes.getLast())
        .isInstanceOfSatisfying(
            NfChange.Changed.class, changed -> assertThat(changed.isOfLoadAlone()).isTrue());
  }

  @Test
  void shouldTakeAHeartBeatAtOnceOfOneInService() {
    // Given
    register().put(amf);

    // When
    var heard = register().beatAtOnce(amf.id(), OptionalInt.of(42));

    // Then
    assertThat(heard).contains(entry());
    assertThat(entry().profile()).isEqualTo(amf.withLoad(42));
  }

  @Test
  void shouldCountAHeartBeatAtOnceAsHeard() {
    // Given
    register().put(amf);
    test.pass(Duration.ofSeconds(12));

    // When
    var _ = register().beatAtOnce(amf.id(), OptionalInt.empty());

    // Then
    test.pass(Duration.ofSeconds(12));
    assertThat(entry().profile().status()).isEqualTo(NfStatus.REGISTERED);
  }

  @Test
  void shouldNotTakeBackTheSuspendedAtOnceSinceThatIsStored() {
    // Given
    register().put(amf.withStatus(NfStatus.SUSPENDED));

    // When
    var heard = register().beatAtOnce(amf.id(), OptionalInt.of(42));

    // Then
    assertThat(heard).isEmpty();
    assertThat(entry().profile().status()).isEqualTo(NfStatus.SUSPENDED);
  }

  @Test
  void shouldSuspendTheSilentAndRemoveItLater() {
    // Given
    register().put(amf);

    // When
    test.pass(Duration.ofMillis(13_250));
    NfStatus afterInterval = entry().profile().status();
    test.pass(Duration.ofSeconds(30));

    // Then
    assertThat(afterInterval).isEqualTo(NfStatus.SUSPENDED);
    assertThat(register().find(amf.id())).isEmpty();
    assertThat(test.changes)
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("Registered", "Changed", "Removed");
  }

  @Test
  void shouldKeepWhoBeatsInTime() {
    // Given
    register().put(amf);

    // When
    for (int i = 0; i < 12; i++) {
      test.pass(Duration.ofSeconds(10));
      register().beat(amf.id(), OptionalInt.empty());
    }

    // Then
    assertThat(test.changes).hasSize(1);
  }

  @Test
  void shouldTakeTheSuspendedBackAtItsHeartBeat() {
    // Given
    register().put(amf);
    test.pass(Duration.ofSeconds(20));

    // When
    register().beat(amf.id(), OptionalInt.empty());

    // Then
    assertThat(entry().profile().status()).isEqualTo(NfStatus.REGISTERED);
    test = test.restarted(folder);
    assertThat(entry().profile().status()).isEqualTo(NfStatus.REGISTERED);
  }

  @Test
  void shouldNotCountAnOutageAsSilence() {
    // Given
    register().put(amf);
    test.pass(Duration.ofSeconds(9));
    test.clock.advance(Duration.ofHours(5));

    // When
    test = test.restarted(folder);
    test.pass(Duration.ofSeconds(10));

    // Then
    assertThat(entry().profile().status()).isEqualTo(NfStatus.REGISTERED);
  }

  @Test
  void shouldNotCountTimeInWhichTheProcessStoodStill() {
    // Given
    register().put(amf);
    test.pass(Duration.ofSeconds(9));

    // When
    test.clock.advance(Duration.ofMinutes(10));
    register().tick();
    test.settle();

    // Then
    assertThat(entry().profile().status()).isEqualTo(NfStatus.REGISTERED);
  }

  @Test
  void shouldNotLetAClockSetBackKeepTheSilentAlive() {
    // Given
    register().put(amf);
    test.clock.advance(Duration.ofDays(-1));

    // When
    test.pass(Duration.ofSeconds(14));

    // Then
    assertThat(entry().profile().status()).isEqualTo(NfStatus.SUSPENDED);
  }

  @Test
  void shouldAskTheUnknownToRegister() {
    // When
    var beaten = register().beat(amf.id(), OptionalInt.of(1));

    // Then
    assertThat(beaten).isEmpty();
  }
}
